"""What does TimelineJS 3 get of a timeline? Its JSON, an event an entry.

The form: https://timeline.knightlab.com/docs/json-format.html. TimelineJS shows headlines and texts
as HTML, so what reports say is escaped here. Its own days say too much for entries that are open on
one side or judged; `display_date` says what is known. Keeps out: which entries these are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

from search.results.timeline import EntryView
from web import links
from web.exports.reading import Reading
from web.views.certainty import sign_of_entry
from web.views.dates import plain, write_range
from web.views.entries import evidence_of


def timelinejs(reading: Reading, *, title: str, question: str, base: str) -> Iterator[str]:
    """A timeline as text, an event at a time.

    Args:
        reading: its entries, dated ones alone.
        title: what stands on the first slide.
        question: the address of the page that shows the same, in full.
        base: what stands before a path to make an address, e.g. "http://localhost:8000".
    """
    yield f'{{"title": {_json(_title(title, question))},\n"events": ['
    for number, view in enumerate(reading):
        yield f"{',' if number else ''}\n{_json(_event(view, base))}"
    yield f'\n],\n"dateline": {_json(counts_record(reading, question))}}}\n'


def counts_record(reading: Reading, question: str) -> dict[str, Any]:
    """What a file holds and lacks, once the reading is through."""
    left = reading.left_out
    return {
        "question": question,
        "generation": reading.generation,
        "partial_only": reading.partial_only,
        "entries": reading.total,
        "given": reading.given,
        "left_out": {"undated": left.undated, "open": left.open, "limit": left.limit},
    }


def _title(title: str, address: str) -> dict[str, Any]:
    link = f'<a href="{escape(address)}">The same in Dateline</a>'
    return {
        "unique_id": "dateline",
        "text": {
            "headline": escape(title),
            "text": f"<p>Each event is a sentence of a report. {link}.</p>",
        },
    }


def _event(view: EntryView, base: str) -> dict[str, Any]:
    entry = view.entry
    days = entry.days
    if days is None:
        raise ValueError(f"an event needs a day: {entry.id}")
    grain = None if days.is_one_day else entry.grain
    written = plain(write_range(days, grain=grain, weekday=True, part=entry.part))
    event: dict[str, Any] = {
        "unique_id": entry.id,
        # An entry that is open to the left has its last day alone.
        "start_date": _date(days.start or days.last),
        "display_date": f"{written} ({sign_of_entry(entry).word})",
        "text": {"headline": escape(view.headline.text), "text": _text(view, base)},
    }
    if days.start is not None and days.last is not None and not days.is_one_day:
        event["end_date"] = _date(days.last)
    return event


def _text(view: EntryView, base: str) -> str:
    sources = f": {', '.join(view.sources)}" if view.sources else ""
    address = escape(base + links.entry(view.entry.id))
    return "".join(
        (
            f"<p>{escape(evidence_of(view) + sources)}</p>",
            f"<p>{escape(sign_of_entry(view.entry).explanation)}</p>",
            f'<p><a href="{address}">{address}</a></p>',
        )
    )


def _date(day: date | None) -> dict[str, int]:
    if day is None:
        raise ValueError("a range without any day")
    return {"year": day.year, "month": day.month, "day": day.day}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
