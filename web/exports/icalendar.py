"""What does a calendar get of a timeline? All-day events as iCalendar (RFC 5545).

An event is written only where both its days are known: a calendar has no way to say "not before",
and an event on the one known day would claim what nobody did. Keeps out: which entries these are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from search.results.timeline import EntryView
from search.vocabulary import Basis, Precision, TimelineEntry
from web import links
from web.views.certainty import sign_of_entry
from web.views.dates import plain, write_range
from web.views.entries import evidence_of

OCTETS = 75  # of a line without its end (RFC 5545, 3.1)
PLAIN = (Precision.DAY, Precision.PART_OF_DAY)

# A calendar must hold a component (RFC 5545, 3.6); one without events holds the zone of its stamps.
NO_EVENTS = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
# What no TEXT may hold (RFC 5545, 3.3.11), and what some readers take for the end of a line.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
_BREAKS = re.compile(r"\r\n|\r|\n")


def calendar(
    entries: Iterable[EntryView], *, name: str, note: str, base: str, at: datetime
) -> Iterator[str]:
    """A calendar as text, a stretch at a time.

    Args:
        entries: entries with both their days.
        name: what calendars list it under.
        note: what it holds, for people.
        base: what stands before a path to make an address, e.g. "http://localhost:8000".
        at: when it is written.
    """
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dateline//Timeline//EN",
        "CALSCALE:GREGORIAN",
        *(f"{key}:{text_value(name)}" for key in ("NAME", "X-WR-CALNAME")),
        *(f"{key}:{text_value(note)}" for key in ("DESCRIPTION", "X-WR-CALDESC")),
    ]
    yield _lines(head)
    empty = True
    for view in entries:
        empty = False
        yield _lines(_event(view, base=base, at=at))
    if empty:
        yield _lines(NO_EVENTS)
    yield _lines(["END:VCALENDAR"])


def has_event(entry: TimelineEntry) -> bool:
    """Whether both days of an entry are known, so that a calendar can hold it."""
    return entry.days is not None and None not in (entry.days.start, entry.days.end)


def uid_of(entry_id: str) -> str:
    """The id of an entry's event: the same wherever and whenever the calendar is written."""
    return f"dateline-entry-{entry_id}"


def text_value(text: str) -> str:
    """A text as a TEXT value: escaped, without control characters."""
    clean = _CONTROLS.sub(" ", _BREAKS.sub("\n", text))
    for plain_form, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        clean = clean.replace(plain_form, escaped)
    return clean


def folded(line: str) -> str:
    """A content line cut into lines of at most 75 octets, never within a character."""
    pieces, begun, room = [], 0, OCTETS
    for place, character in enumerate(line):
        octets = len(character.encode("utf-8", "replace"))
        if octets > room:
            pieces.append(line[begun:place])
            # The space that begins a continuation counts.
            begun, room = place, OCTETS - 1
        room -= octets
    pieces.append(line[begun:])
    return "\r\n ".join(pieces)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(view: EntryView, *, base: str, at: datetime) -> list[str]:
    days = view.entry.days
    if days is None or days.start is None or days.end is None:
        raise ValueError(f"an event needs two days: {view.entry.id}")
    address = base + links.entry(view.entry.id)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid_of(view.entry.id)}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_compact(days.start)}",
        f"DTEND;VALUE=DATE:{_compact(days.end)}",
        f"SUMMARY:{text_value(_summary(view))}",
        f"DESCRIPTION:{text_value(_description(view, address))}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _summary(view: EntryView) -> str:
    """The sentence; calendars show nothing else, so what is no plain day says so before it."""
    words = " ".join(view.headline.text.split())
    certain = view.entry.precision in PLAIN and view.entry.basis is not Basis.INFERRED
    return words if certain else f"[{sign_of_entry(view.entry).word}] {words}"


def _description(view: EntryView, address: str) -> str:
    entry = view.entry
    sign = sign_of_entry(entry)
    lines = [view.headline.text, ""]
    if entry.days is not None:
        grain = None if entry.days.is_one_day else entry.grain
        when = plain(write_range(entry.days, grain=grain, weekday=True, part=entry.part))
        lines.append(f"{when} ({sign.word}). {sign.explanation}")
    sources = f": {', '.join(view.sources)}" if view.sources else ""
    lines.append(f"{evidence_of(view)}{sources}")
    if view.places:
        lines.append(f"Places named: {', '.join(place.name for place in view.places)}")
    return "\n".join([*lines, address])
