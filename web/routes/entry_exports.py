"""GET /entry/<passage id>.json, .csv and .ics: an entry, or a passage by itself, to take along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from search.answers import Answers
from search.errors import NotFoundError
from search.results.passages import PassageView
from search.results.timeline import EntryView
from web import links
from web.exports.delivery import CALENDAR, JSON, TABLE, Form, deliver
from web.exports.entry_record import entry_json
from web.exports.entry_table import passages_table
from web.exports.icalendar import calendar, has_event
from web.routes.context import base_address, context
from web.routes.entry import superseded

blueprint = Blueprint("entry_exports", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands at an address: an entry with its passages, or a lone passage."""

    id: str
    entry: EntryView | None
    passages: tuple[PassageView, ...]
    answers: Answers

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return f"dateline-{'entry' if self.entry is not None else 'passage'}-{self.id}"


@blueprint.get("/entry/<passage_id>.json")
def entry_as_json(passage_id: str) -> Response:
    """Everything known of an entry, for programs."""
    found = find_entry(passage_id, JSON)
    if isinstance(found, Response):
        return found
    text = entry_json(
        found.entry,
        found.passages,
        permanent_id=found.id,
        base=base_address(),
    )
    return deliver([text], form=JSON, name=found.name)


@blueprint.get("/entry/<passage_id>.csv")
def entry_as_csv(passage_id: str) -> Response:
    """The passages of an entry as a table."""
    found = find_entry(passage_id, TABLE)
    if isinstance(found, Response):
        return found
    chunks = passages_table(
        found.passages,
        entry=found.entry,
        base=base_address(),
    )
    return deliver(chunks, form=TABLE, name=found.name)


@blueprint.get("/entry/<passage_id>.ics")
def entry_as_ics(passage_id: str) -> Response:
    """An entry for calendars, where both its days are known."""
    found = find_entry(passage_id, CALENDAR)
    if isinstance(found, Response):
        return found
    if found.entry is None or not has_event(found.entry.entry):
        raise NotFoundError(
            "A calendar cannot hold this: its first or its last day is not known.",
            remedy=f"Take {links.entry(found.id)}{TABLE.suffix} or {JSON.suffix} instead.",
        )
    chunks = calendar(
        [found.entry],
        name="Dateline",
        note="The event is a sentence of a report, on the days that it speaks of.",
        base=base_address(),
        at=datetime.now(UTC),
    )
    return deliver(chunks, form=CALENDAR, name=found.name)


def find_entry(passage_id: str, form: Form) -> Found | Response:
    """What an address leads to, or the answer that the page itself would give."""
    answers = context().answers.held()
    place = answers.locate(passage_id)
    if not place.passage:
        return superseded(place.article)
    home = place.entry or place.passage
    if home != passage_id:
        return redirect(links.entry(home) + form.suffix, code=302)
    if not place.entry:
        passage = answers.passage(passage_id)
        return Found(id=passage_id, entry=None, passages=(passage,), answers=answers)
    entry = answers.entry(passage_id)
    return Found(id=passage_id, entry=entry, passages=entry.passages, answers=answers)
