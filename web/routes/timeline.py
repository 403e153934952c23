"""GET /timeline and /timeline/<day>: entries in order of time, under a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Blueprint, render_template, request

from search.errors import NotFoundError
from search.query import Window
from search.vocabulary import DayRange
from web import links
from web.params import Asked, read_asked
from web.routes.context import context
from web.views.highlights import wants_highlights
from web.views.page import Frame, form_of, with_switch
from web.views.stretch import grain_for
from web.views.timeline import day_view, timeline_view

blueprint = Blueprint("timeline", __name__)


@blueprint.get("/timeline")
def show() -> str:
    """A page of the timeline."""
    asked = read_asked(request.args)
    here = context()
    query = links.first_page(asked.query)
    window = Window(page=asked.query.page, grain=asked.grain or grain_for(query.filters.days))
    # What stands out stands in the list below: both come from one generation.
    answers = here.answers.held()
    page = answers.timeline(query, window)
    stands_out = wants_highlights(query, page=window.page, total=page.total)
    view = timeline_view(
        page,
        highlights=answers.highlights(query) if stands_out else None,
        asked=Asked(query=query, grain=asked.grain),
        window=window,
        marks=here.marks,
    )
    frame = Frame(
        title=f"Timeline{': ' + query.text if query.text else ''} · {view.total}",
        section="timeline",
        form=form_of(asked, action=links.TIMELINE),
        live=True,
        collects=not view.empty,
    )
    return render_template("pages/timeline.html", frame=with_switch(frame, query), view=view)


@blueprint.get("/timeline/<day>")
def show_day(day: str) -> str:
    """One day of the timeline."""
    on = _day(day)
    asked = read_asked(request.args)
    here = context()
    window = Window(page=asked.query.page)
    query = links.without_days(asked.query)
    page = here.answers.timeline(links.with_days(query, DayRange.day(on)), window)
    view = day_view(page, on=on, query=query, window=window, marks=here.marks)
    form = form_of(Asked(query=query), action=links.TIMELINE)
    form = replace(form, hidden=(*form.hidden, ("from", day), ("to", day)))
    frame = Frame(title=view.heading, section="timeline", form=form, collects=True)
    return render_template("pages/day.html", frame=frame, view=view)


def _day(text: str) -> date:
    """The day in an address, which has one spelling only."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        on = None
    if on is None or on.isoformat() != text or not date.min < on < date.max:
        raise NotFoundError(
            f"“{text[:40]}” is no day.", remedy="A day's address looks like /timeline/2025-03-07."
        )
    return on
