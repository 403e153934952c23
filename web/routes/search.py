"""GET /search: the reports that match a question."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, render_template, request

from search.answers import Answers
from search.query import Query
from search.results.hits import Results
from web import links
from web.params import read_asked
from web.routes.context import context
from web.views.facets import chips_of, facet_labels
from web.views.page import Frame, form_of, with_switch
from web.views.results import Relief, narrowings, relief_of, results_view
from web.views.stretch import grain_for

RELIEFS = 6

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def show() -> str:
    """A result list."""
    asked = read_asked(request.args)
    here = context()
    results = _searched(here.answers, asked.query)
    view = results_view(
        results,
        query=asked.query,
        marks=here.marks,
        reliefs=_reliefs(here.answers, asked.query, results),
    )
    frame = Frame(
        title=f"{asked.query.text or 'All reports'} · {view.total}",
        section="search",
        form=form_of(asked),
        live=True,
        collects=not view.empty,
    )
    return render_template("pages/search.html", frame=with_switch(frame, asked.query), view=view)


def _searched(answers: Answers, query: Query) -> Results:
    """The answer, with its days as fine as the strip can draw them, or as the reports give them."""
    results = answers.search(replace(query, grain=grain_for(query.filters.days)))
    if not results.events.bars and results.events.wider:
        return answers.search(query)
    return results


def _reliefs(answers: Answers, query: Query, results: Results) -> tuple[Relief, ...]:
    """For a list without hits: what dropping one filter would bring back, where it brings any."""
    if results.total or query.filters.is_empty:
        return ()
    first = links.first_page(query)
    chips = chips_of(first, facet_labels(results.facets), links.search)
    found = [
        relief_of(chip, answers.search(wider).total)
        for chip, wider in zip(chips[:RELIEFS], narrowings(query), strict=False)
    ]
    return tuple(relief for relief in found if not relief.amount.startswith("0 "))
