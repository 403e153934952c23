"""GET /help: the query language in short, and the legend of the signs."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.routes.context import context
from web.views.help import help_view
from web.views.page import Frame

blueprint = Blueprint("guide", __name__)


@blueprint.get("/help")
def show() -> str:
    """The help page."""
    here = context()
    view = help_view(here.answers.overview(), marks=here.marks)
    return render_template("pages/help.html", frame=Frame(title="Help", section="help"), view=view)
