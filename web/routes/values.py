"""GET /facets/<facet>: all values of a facet under a question, to choose from."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, render_template, request

from search.query import Query
from web import links
from web.facet_address import list_of, read_wanted
from web.params import Asked, read_asked
from web.routes.context import context
from web.views.page import Frame, carried_form
from web.views.values import values_view

blueprint = Blueprint("values", __name__)


@blueprint.get("/facets/<facet>")
def show(facet: str) -> str:
    """A list of values."""
    given = read_asked(request.args)
    wanted = read_wanted(facet, request.args, page=given.query.page)
    asked = replace(given, query=links.first_page(given.query))
    view = values_view(context().answers.values(asked.query, wanted), asked)
    frame = Frame(
        title=f"{view.title} · {view.status}",
        form=carried_form(asked, action=list_of(wanted.reading, Asked(query=Query()))),
    )
    return render_template("pages/values.html", frame=frame, view=view)
