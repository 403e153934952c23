"""GET /: the search box over the whole corpus at a glance."""

from __future__ import annotations

from flask import Blueprint, render_template

from search.query import Query, Window
from search.vocabulary import Grain
from web.routes.context import context
from web.views.home import home_view
from web.views.page import Frame

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def show() -> str:
    """The first page."""
    here = context()
    strip = here.answers.timeline(Query(), Window(size=1, grain=Grain.DAY)).strip
    view = home_view(here.answers.overview(), strip=strip, marks=here.marks)
    return render_template(
        "pages/home.html", frame=Frame(title="Dateline", section="home"), view=view
    )
