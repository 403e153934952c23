"""GET /entity/<id>: one person, place, organisation, group or media house."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from search.errors import NotFoundError
from search.query import Window
from web import links
from web.routes.context import context
from web.views.entity import entity_page, entity_query
from web.views.page import Frame

ENTRIES = 20

blueprint = Blueprint("entity", __name__)


@blueprint.get("/entity/<entity_id>")
def show(entity_id: str) -> ResponseReturnValue:
    """A named thing; the address that it had under another of its names leads to it."""
    here = context()
    try:
        found = here.answers.entity(entity_id)
    except NotFoundError:
        renamed = here.answers.renamed(entity_id)
        if renamed is None:
            raise
        return redirect(links.entity(renamed))
    timeline = here.answers.timeline(entity_query(found), Window(size=ENTRIES))
    view = entity_page(found, timeline=timeline, marks=here.marks)
    return render_template(
        "pages/entity.html", frame=Frame(title=view.name, collects=True), view=view
    )
