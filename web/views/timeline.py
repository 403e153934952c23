"""What does a timeline show? Entries under the day or span that they are known to belong to.

An entry of several days, of a month or with an open end stands under a heading of its own, never
under a day that nobody stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from search.query import Query, Window
from search.results import (
    DayRange,
    EntryView,
    Fragment,
    Grain,
    Precision,
    TimelineEntry,
    TimelinePage,
)
from web import links
from web.params import GRAINS, Asked
from web.views.certainty import UNDATED, Sign, precision_of, sign_of_entry
from web.views.counts import count
from web.views.dates import PARTS, Written, day_text, plain, write_range
from web.views.facets import Chip, FacetBox, chips_of, facet_boxes, facet_labels
from web.views.pager import Pager, pager_of
from web.views.results import Choice, SpellingView, spellings_of
from web.views.sources import SourceMark, SourceMarks
from web.views.strip import PASSAGES, Strip, strip_of

PLACES_SHOWN = 4
GRAIN_LABELS = {Grain.YEAR: "Years", Grain.MONTH: "Months", Grain.DAY: "Days"}


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
        sign: how sure its date is.
        part: the part of the day, "" when none is known.
        fragments: the words of its headline passage.
        sources: marks of the sources that speak of it.
        evidence: "3 passages from 2 sources", or the one source's name.
        places: where, the most frequent first.
    """

    id: str
    href: str
    sign: Sign
    part: str
    fragments: tuple[Fragment, ...]
    sources: tuple[SourceMark, ...]
    evidence: str
    places: tuple[NamedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGroup:
    """Entries of one day or span.

    Args:
        id: for links to it on the page.
        heading: the day or span.
        href: the page of the day; "" for a span.
        span: whether it is more than a day, or open.
        entries: in order.
    """

    id: str
    heading: Written
    href: str
    span: bool
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A page of the timeline."""

    total: str
    status: str
    empty: bool
    partial_only: bool
    groups: tuple[EntryGroup, ...]
    undated: tuple[EntryLine, ...]
    undated_total: str
    undated_beyond: int
    strip: Strip
    zooms: tuple[Choice, ...]
    facets: tuple[FacetBox, ...]
    chips: tuple[Chip, ...]
    clear_href: str
    spellings: tuple[SpellingView, ...]
    typed_only_href: str
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """One day of the timeline: what happened on it, and what longer time includes it."""

    heading: str
    machine: str
    status: str
    on_day: tuple[EntryLine, ...]
    around: tuple[EntryGroup, ...]
    previous: Choice
    next: Choice
    whole: str
    results: str
    chips: tuple[Chip, ...]
    pager: Pager


def timeline_view(
    page: TimelinePage, *, asked: Asked, window: Window, marks: SourceMarks
) -> TimelineView:
    """A page of the timeline as it is shown.

    Args:
        page: the answer.
        asked: the question as asked, on its first page, with the grain that was asked for.
        window: the part that was asked for.
        marks: the marks of the sources.
    """

    query = asked.query

    def address(other: Query) -> str:
        return links.timeline(other, grain=asked.grain)

    chips = chips_of(query, facet_labels(page.facets), address)
    return TimelineView(
        total=count(page.total, "entry"),
        status=_status(page),
        empty=page.total == 0 and page.undated_total == 0,
        partial_only=page.partial_only,
        groups=group_entries(page.entries, query=query, marks=marks),
        undated=tuple(entry_line(view, marks) for view in page.undated),
        undated_total=count(page.undated_total, "entry"),
        undated_beyond=max(0, page.undated_total - len(page.undated)),
        strip=strip_of(
            page.strip,
            style=PASSAGES,
            chosen=query.filters.days,
            link=lambda days: _zoom_in(days, page.strip.grain, query),
            clear_href=links.timeline(links.without_days(query)),
        ),
        zooms=tuple(
            Choice(
                label=label,
                href=links.timeline(query, grain=grain),
                current=page.strip.grain is grain,
            )
            for grain, label in GRAIN_LABELS.items()
        ),
        facets=facet_boxes(page.facets, query, address),
        chips=chips,
        clear_href=address(links.without_filters(query)) if len(chips) > 1 else "",
        spellings=spellings_of(page.expansions),
        typed_only_href=(address(links.with_typed_spelling_only(query)) if page.expansions else ""),
        pager=_pager(page, window, lambda number: address(links.on_page(query, number))),
    )


def day_view(
    page: TimelinePage, *, on: date, query: Query, window: Window, marks: SourceMarks
) -> DayView:
    """One day as it is shown.

    Args:
        page: the timeline narrowed to the day.
        on: the day.
        query: the question without its days, on its first page.
        window: the part that was asked for.
        marks: the marks of the sources.
    """
    only = DayRange.day(on)
    exact = [view for view in page.entries if view.entry.days == only]
    wider = [view for view in page.entries if view.entry.days != only]
    narrowed = links.with_days(query, only)
    chips = chips_of(query, facet_labels(page.facets), lambda asked: links.day(on, asked))
    return DayView(
        heading=day_text(on, weekday=True),
        machine=on.isoformat(),
        status=count(page.total, "entry"),
        on_day=tuple(entry_line(view, marks) for view in exact),
        around=group_entries(tuple(wider), query=query, marks=marks),
        previous=_neighbour(on - timedelta(days=1), query),
        next=_neighbour(on + timedelta(days=1), query),
        whole=links.timeline(query),
        results=links.search(narrowed),
        chips=chips,
        pager=_pager(page, window, lambda number: links.day(on, links.on_page(query, number))),
    )


def group_entries(
    entries: tuple[EntryView, ...], *, query: Query, marks: SourceMarks
) -> tuple[EntryGroup, ...]:
    """Entries under headings of their days, in the order in which the days first appear."""
    gathered: dict[str, list[EntryView]] = {}
    for view in entries:
        gathered.setdefault(plain(_heading(view.entry)), []).append(view)
    return tuple(_group(members, query=query, marks=marks) for members in gathered.values())


def entry_line(view: EntryView, marks: SourceMarks) -> EntryLine:
    """An entry in a list."""
    entry = view.entry
    return EntryLine(
        id=entry.id,
        href=links.entry(entry.id),
        sign=sign_of_entry(entry) if entry.days is not None else UNDATED,
        part=PARTS.get(entry.part, ""),
        fragments=view.headline.fragments,
        sources=sources_of(view, marks),
        evidence=_short_evidence(view, marks),
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


def _status(page: TimelinePage) -> str:
    if page.total == 0 and page.undated_total == 0:
        return "No entry matches"
    dated = count(page.total, "dated entry")
    if page.undated_total:
        return f"{dated}, {page.undated_total:,} undated"
    return dated


def _heading(entry: TimelineEntry) -> Written:
    if entry.days is None:
        return ()
    grain = None if entry.days.is_one_day else entry.grain
    return write_range(entry.days, grain=grain, weekday=True)


def _group(members: list[EntryView], *, query: Query, marks: SourceMarks) -> EntryGroup:
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


def _zoom_in(days: DayRange, grain: Grain, query: Query) -> str:
    """Where a bar leads: one step finer, or to the page of a day."""
    if grain is Grain.DAY:
        return links.timeline(links.with_days(query, days))
    finer = GRAINS[min(GRAINS.index(grain) + 1, len(GRAINS) - 1)]
    return links.timeline(links.with_days(query, days), grain=finer)


def _pager(page: TimelinePage, window: Window, address: links.PageAddress) -> Pager:
    return pager_of(total=page.total, size=window.size, page=window.page, address=address)


def _neighbour(on: date, query: Query) -> Choice:
    return Choice(label=day_text(on, weekday=True), href=links.day(on, query))
