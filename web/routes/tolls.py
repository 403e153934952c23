"""GET /tolls: the figures of victims under a question, side by side."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from web import links
from web.params import Asked, read_asked
from web.routes.context import context
from web.views.page import Frame, form_of, with_switch
from web.views.tolls import tolls_view

blueprint = Blueprint("tolls", __name__)


@blueprint.get("/tolls")
def show() -> str:
    """Tolls by category, claimant and time."""
    asked = read_asked(request.args)
    here = context()
    query = links.first_page(asked.query)
    view = tolls_view(here.answers.figures(query), query=query, marks=here.marks)
    frame = Frame(
        title=f"Figures{': ' + query.text if query.text else ''} · {view.status}",
        section="tolls",
        form=form_of(Asked(query=query), action=links.TOLLS),
        live=True,
    )
    return render_template("pages/tolls.html", frame=with_switch(frame, query), view=view)
