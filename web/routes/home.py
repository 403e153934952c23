"""GET /: the search box over the whole corpus at a glance."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.routes.context import context
from web.views.home import home_view
from web.views.page import Frame

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def show() -> str:
    """The first page."""
    here = context()
    view = home_view(here.answers.overview(), marks=here.marks)
    return render_template(
        "pages/home.html", frame=Frame(title="Dateline", section="home"), view=view
    )
