"""GET /map: where the passages under a question say that things happened."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from web import links
from web.map_address import MAP, read_box
from web.params import Asked, read_asked
from web.routes.context import context
from web.views.page import Frame, form_of, with_switch
from web.views.places import places_view

PLACES = 300  # places that a map shows at most

blueprint = Blueprint("places", __name__)


@blueprint.get("/map")
def show() -> str:
    """The places of an answer on a map and in tables."""
    asked = read_asked(request.args)
    box = read_box(request.args)
    query = links.first_page(asked.query)
    view = places_view(context().answers.places(query, limit=PLACES), query=query, box=box)
    frame = Frame(
        title=f"Map{': ' + query.text if query.text else ''} · {view.status}",
        section="map",
        form=form_of(Asked(query=query), action=MAP),
        live=True,
    )
    return render_template("pages/map.html", frame=with_switch(frame, query), view=view)
