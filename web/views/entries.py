"""How is an entry shown in a list? Under the day or span that it is known to belong to.

An entry of several days, of a month or with an open end stands under a heading of its own, never
under a day that nobody stated. Within a day, entries stand under its parts where these are known.
Keeps out: which figures are said of an entry (main_figures.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from search.query import Query
from search.results.passages import Fragment
from search.results.timeline import EntryView
from search.vocabulary import Ground, Precision, TimelineEntry
from web import links
from web.views.certainty import UNDATED, Sign, precision_of, sign_of_entry
from web.views.counts import count
from web.views.dates import PARTS, Written, plain, write_range
from web.views.main_figures import MainFigures, main_figures
from web.views.sources import SourceMark, SourceMarks

PLACES_SHOWN = 4
NO_PART = "At no stated time of day"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLink:
    """A named thing and its page."""

    name: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """An entry in a list.

    Args:
        id: its permanent id.
        href: its page.
        headline: the id of the passage whose words stand for it.
        sign: how sure its date is.
        part: the part of the day, "" when none is known.
        fragments: the words of its headline passage.
        sources: marks of the sources that speak of it.
        evidence: "3 passages from 2 sources", or the one source's name.
        dayless: "2 of them without a day", where its other passages have one; else "".
        places: where, the most frequent first.
        figures: the few figures of victims that are said here.
    """

    id: str
    href: str
    headline: str
    sign: Sign
    part: str
    fragments: tuple[Fragment, ...]
    sources: tuple[SourceMark, ...]
    evidence: str
    dayless: str
    places: tuple[NamedLink, ...]
    figures: MainFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """Entries of one part of a day.

    Args:
        id: for its heading on the page.
        label: "Night"; "" where nothing is known of any part.
        entries: in order.
    """

    id: str
    label: str
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGroup:
    """Entries of one day or span.

    Args:
        id: for links to it on the page.
        heading: the day or span.
        href: the page of the day; "" for a span.
        span: whether it is more than a day, or open.
        entries: in order.
        landing: what is said where a reader who asked for a day lands; "" elsewhere.
    """

    id: str
    heading: Written
    href: str
    span: bool
    entries: tuple[EntryLine, ...]
    landing: str = ""

    @property
    def parts(self) -> tuple[DayPart, ...]:
        """Its entries by part of the day, in order; one part without a label when none is known."""
        parts = tuple(
            DayPart(id=f"{self.id}-{part or 'whole'}", label=part.capitalize(), entries=tuple(own))
            for part, own in groupby(self.entries, key=lambda line: line.part)
        )
        if not any(part.label for part in parts):
            return parts
        return tuple(part if part.label else replace(part, label=NO_PART) for part in parts)


def group_entries(
    entries: tuple[EntryView, ...], *, query: Query, marks: SourceMarks
) -> tuple[EntryGroup, ...]:
    """Entries under headings of their days, in the order in which the days first appear."""
    return tuple(_group(own, query=query, marks=marks) for own in by_heading(entries))


def by_heading(entries: tuple[EntryView, ...]) -> tuple[tuple[EntryView, ...], ...]:
    """Entries that share a day or span, in the order in which these first appear."""
    gathered: dict[str, list[EntryView]] = {}
    for view in entries:
        gathered.setdefault(plain(_heading(view.entry)), []).append(view)
    return tuple(tuple(members) for members in gathered.values())


def entry_line(view: EntryView, marks: SourceMarks) -> EntryLine:
    """An entry in a list."""
    entry = view.entry
    return EntryLine(
        id=entry.id,
        href=links.entry(entry.id),
        headline=view.headline.passage.id,
        sign=sign_of_entry(entry) if entry.days is not None else UNDATED,
        part=PARTS.get(entry.part, ""),
        fragments=view.headline.fragments,
        sources=sources_of(view, marks),
        evidence=_short_evidence(view, marks),
        dayless=_dayless(view),
        figures=main_figures(view),
        places=tuple(
            NamedLink(name=place.name, href=links.entity(place.id), kind=place.kind.value)
            for place in view.places[:PLACES_SHOWN]
        ),
    )


def sources_of(view: EntryView, marks: SourceMarks) -> tuple[SourceMark, ...]:
    """The marks of the sources behind an entry; articles without a known source count as one."""
    known = marks.all(view.sources)
    unknown = any(passage.article.source is None for passage in view.passages)
    return (*known, marks.mark(None)) if unknown else known


def evidence_of(view: EntryView) -> str:
    """How much stands behind an entry: "3 passages from 2 sources"."""
    passages = count(len(view.passages), "passage")
    unknown = any(passage.article.source is None for passage in view.passages)
    total = len(view.sources) + (1 if unknown else 0)
    return f"{passages} from {count(total, 'source')}" if total else passages


def _short_evidence(view: EntryView, marks: SourceMarks) -> str:
    """The same for a list, where a lone source is named instead of counted."""
    sources = sources_of(view, marks)
    if len(sources) != 1:
        return evidence_of(view)
    label = sources[0].label
    return label if len(view.passages) == 1 else f"{count(len(view.passages), 'passage')}, {label}"


def _dayless(view: EntryView) -> str:
    """How many of its passages have no day of their own; "" for none, and where none has one."""
    entry = view.entry
    if entry.days is None:
        return ""
    grounds = dict(zip(entry.passages, entry.grounds, strict=True))
    without = [one for one in view.passages if grounds.get(one.passage.id) is not Ground.DAY]
    if not without:
        return ""
    if len(view.passages) == 1:
        return "without a day of its own"
    return f"{len(without)} without a day of {'its' if len(without) == 1 else 'their'} own"


def _heading(entry: TimelineEntry) -> Written:
    if entry.days is None:
        return ()
    grain = None if entry.days.is_one_day else entry.grain
    return write_range(entry.days, grain=grain, weekday=True)


def _group(members: tuple[EntryView, ...], *, query: Query, marks: SourceMarks) -> EntryGroup:
    first = members[0].entry
    days = first.days
    one_day = days.start if days is not None and days.is_one_day else None
    precision = precision_of(days, None)
    return EntryGroup(
        id=f"day-{one_day.isoformat()}" if one_day is not None else f"span-{first.id}",
        heading=_heading(first),
        href=links.day(one_day, query) if one_day is not None else "",
        span=precision not in (Precision.DAY, Precision.PART_OF_DAY),
        entries=tuple(entry_line(view, marks) for view in members),
    )
