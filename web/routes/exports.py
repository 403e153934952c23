"""GET /timeline.json, .ics, .csv, .atom, /claims.json and .csv: what a question finds, as files."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from search.query import Query
from web import links
from web.exports.atom import Feed, atom
from web.exports.delivery import CALENDAR, FEED, JSON, TABLE, deliver, deliver_reading, name_of
from web.exports.entry_table import entries_table
from web.exports.feeds import NEWEST, question_told, timeline_entries
from web.exports.figures import Figures, figures_json, figures_table
from web.exports.icalendar import calendar
from web.exports.newest_entries import newest_entries
from web.exports.reading import Reading
from web.exports.timelinejs import timelinejs
from web.params import read_asked
from web.routes.context import base_address, context

blueprint = Blueprint("exports", __name__)


@blueprint.get("/timeline.json")
def timeline_json() -> Response:
    """The dated entries for TimelineJS 3."""
    reading = _reading(undated=False, open_ended=True)
    chunks = timelinejs(
        reading, title=_title(reading.query), question=_question(reading), base=base_address()
    )
    return deliver_reading(chunks, form=JSON, reading=reading, kind="timeline")


@blueprint.get("/timeline.ics")
def timeline_ics() -> Response:
    """The entries that have a first and a last day, for calendars."""
    reading = _reading(undated=False, open_ended=False)
    chunks = calendar(
        reading,
        name=_title(reading.query),
        note=_note(reading),
        base=base_address(),
        at=datetime.now(UTC),
    )
    return deliver_reading(chunks, form=CALENDAR, reading=reading, kind="timeline")


@blueprint.get("/timeline.csv")
def timeline_csv() -> Response:
    """All entries as a table."""
    reading = _reading(undated=True, open_ended=True)
    chunks = entries_table(reading, base=base_address())
    return deliver_reading(chunks, form=TABLE, reading=reading, kind="timeline")


@blueprint.get("/timeline.atom")
def timeline_atom() -> Response:
    """The entries that the newest reports speak of, for feed readers."""
    reading = _reading(undated=True, open_ended=True)
    newest = newest_entries(reading.answers, reading, limit=NEWEST)
    entries = timeline_entries(newest, base=base_address())
    told = question_told(reading.query, reading.facets) or "all entries"
    lacking = " No sentence has all of the words; these have some." if reading.partial_only else ""
    feed = Feed(
        title=f"Timeline: {told}",
        subtitle=f"The entries that the newest reports speak of, {NEWEST} at most.{lacking}",
        href=base_address() + links.feed(links.TIMELINE, reading.query),
        page=_question(reading),
        at=datetime.now(UTC),
    )
    counts = {"Dateline-Entries": str(reading.total), "Dateline-Given": str(len(entries))}
    name = name_of("timeline", reading)
    return deliver([atom(feed, entries)], form=FEED, name=name, headers=counts)


@blueprint.get("/claims.json")
def claims_json() -> Response:
    """The figures in the passages of all entries, for programs."""
    reading = _reading(undated=True, open_ended=True)
    figures = Figures(reading, base=base_address())
    chunks = figures_json(figures, reading, question=_question(reading))
    return deliver_reading(
        chunks, form=JSON, reading=reading, kind="claims", given=lambda: figures.given
    )


@blueprint.get("/claims.csv")
def claims_csv() -> Response:
    """The figures in the passages of all entries, as a table."""
    reading = _reading(undated=True, open_ended=True)
    figures = Figures(reading, base=base_address())
    return deliver_reading(
        figures_table(figures),
        form=TABLE,
        reading=reading,
        kind="claims",
        given=lambda: figures.given,
    )


def _reading(*, undated: bool, open_ended: bool) -> Reading:
    query = links.first_page(read_asked(request.args).query)
    return Reading(context().answers, query, undated=undated, open_ended=open_ended)


def _question(reading: Reading) -> str:
    """The address of the page that shows the same, in full."""
    return base_address() + links.timeline(reading.query)


def _title(query: Query) -> str:
    return f"Timeline: {query.text}" if query.text else "Timeline"


def _note(reading: Reading) -> str:
    """What people should know of a calendar."""
    sentences = [
        "Each event is a sentence of a report, on the days that it speaks of.",
        "Entries without a day, or open on one side, are left out.",
    ]
    if reading.partial_only:
        sentences.append("No sentence has all of the words of the question; these have some.")
    return f"{' '.join(sentences)} {_question(reading)}"
