"""GET /timeline and /timeline/<day>: entries in order of time, under a question, from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from search.answers import Answers
from search.errors import NotFoundError
from search.query import ENTRY_PAGE_SIZE, Window
from search.vocabulary import DayRange
from web import links
from web.params import Asked, read_asked, read_at
from web.routes.context import context
from web.typed_days import told_of, years_of
from web.views.highlights import wants_highlights
from web.views.jump import Jump, typed_day, unclear_jump
from web.views.page import Frame, form_of, with_switch
from web.views.stretch import grain_for
from web.views.timeline import day_view, timeline_view

blueprint = Blueprint("timeline", __name__)


@blueprint.get("/timeline")
def show() -> ResponseReturnValue:
    """A page of the timeline; with a day that is not written as in an address, the way to it."""
    asked = read_asked(request.args)
    here = context()
    query = links.first_page(asked.query)
    # What stands out stands in the list below: both come from one generation.
    answers = here.answers.held()
    typed = read_at(request.args)
    wanted = _wanted(typed, asked, answers)
    if isinstance(wanted, date):
        chosen = query.filters.days
        outside = chosen is not None and not chosen.overlaps(DayRange.day(wanted))
        if outside or wanted.isoformat() != typed:
            wider = replace(asked, query=links.without_days(query)) if outside else asked
            return redirect(links.at(wanted, wider), code=302)
    unclear = wanted if isinstance(wanted, Jump) else None
    at = wanted if isinstance(wanted, date) else None
    page = answers.timeline(query, _window(asked, at))
    plain = not typed and asked.lanes is None
    stands_out = plain and wants_highlights(query, page=page.window.page, total=page.total)
    view = timeline_view(
        page,
        highlights=answers.highlights(query) if stands_out else None,
        asked=replace(asked, query=query),
        marks=here.marks,
        jump=unclear,
    )
    frame = Frame(
        title=f"Timeline{': ' + query.text if query.text else ''} · {view.total}",
        section="timeline",
        form=form_of(asked, action=links.TIMELINE),
        live=True,
        collects=not view.empty,
    )
    html = render_template("pages/timeline.html", frame=with_switch(frame, query), view=view)
    return make_response(html, 422 if unclear is not None else 200)


@blueprint.get("/timeline/<day>")
def show_day(day: str) -> str:
    """One day of the timeline."""
    on = _day(day)
    given = read_asked(request.args)
    here = context()
    window = Window(page=given.query.page)
    query = links.without_days(given.query)
    asked = Asked(query=query, lanes=given.lanes)
    page = here.answers.timeline(links.with_days(query, DayRange.day(on)), window)
    view = day_view(page, on=on, asked=asked, marks=here.marks)
    form = form_of(asked, action=links.TIMELINE)
    form = replace(form, hidden=(*form.hidden, ("from", day), ("to", day)))
    frame = Frame(title=view.heading, section="timeline", form=form, collects=True)
    return render_template("pages/day.html", frame=frame, view=view)


def _window(asked: Asked, at: date | None = None, *, size: int = ENTRY_PAGE_SIZE) -> Window:
    grain = asked.grain or grain_for(asked.query.filters.days)
    return Window(page=asked.query.page, size=size, grain=grain, at=at)


def _wanted(typed: str, asked: Asked, answers: Answers) -> date | Jump | None:
    """The day that was typed, or the form that says why none is meant; None for nothing typed."""
    if not typed:
        return None
    meant = typed_day(typed, ())
    if not meant:
        everywhere = links.without_days(links.first_page(asked.query))
        years = years_of(answers.timeline(everywhere, Window(size=1)).strip)

        def amount(days: DayRange) -> int:
            return answers.timeline(links.with_days(everywhere, days), Window(size=1)).total

        meant = told_of(typed_day(typed, years), amount)
    if len(meant) == 1 and meant[0].start is not None:
        return meant[0].start
    return unclear_jump(asked, typed, meant)


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
