"""What does a page of the timeline show? Entries by day, the strip, what can narrow them.

Keeps out: how one entry is shown (entries.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from search.query import Query, Window
from search.results.counts import Histogram
from search.results.timeline import Highlights, TimelinePage
from search.vocabulary import DayRange, Grain
from web import links
from web.params import GRAINS, Asked
from web.views.counts import count
from web.views.dates import day_text
from web.views.entries import EntryGroup, EntryLine, entry_line, group_entries
from web.views.highlights import HighlightLine, highlight_lines
from web.views.narrowing import Choice, Narrowing, narrowing_of
from web.views.pager import Pager, pager_of
from web.views.sources import SourceMarks
from web.views.strip import PASSAGES, Strip, strip_of
from web.views.take_along import TakeAlong, of_question

GRAIN_LABELS = {Grain.YEAR: "Years", Grain.MONTH: "Months", Grain.DAY: "Days"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A page of the timeline."""

    total: str
    status: str
    empty: bool
    partial_only: bool
    highlights: tuple[HighlightLine, ...]
    groups: tuple[EntryGroup, ...]
    undated: tuple[EntryLine, ...]
    undated_total: str
    undated_beyond: int
    strip: Strip
    zooms: tuple[Choice, ...]
    narrowing: Narrowing
    take_along: TakeAlong
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
    narrowing: Narrowing
    take_along: TakeAlong
    pager: Pager


def timeline_view(
    page: TimelinePage,
    *,
    highlights: Highlights | None,
    asked: Asked,
    window: Window,
    marks: SourceMarks,
) -> TimelineView:
    """A page of the timeline as it is shown.

    Args:
        page: the answer.
        highlights: what stands out, where the page says so.
        asked: the question as asked, on its first page, with the grain that was asked for.
        window: the part that was asked for.
        marks: the marks of the sources.
    """

    query = asked.query

    def address(other: Query) -> str:
        return links.timeline(other, grain=asked.grain)

    return TimelineView(
        total=count(page.total, "entry"),
        status=_status(page),
        empty=page.total == 0 and page.undated_total == 0,
        partial_only=page.partial_only,
        highlights=() if highlights is None else highlight_lines(highlights, query),
        groups=group_entries(page.entries, query=query, marks=marks),
        undated=tuple(entry_line(view, marks) for view in page.undated),
        undated_total=count(page.undated_total, "entry"),
        undated_beyond=max(0, page.undated_total - len(page.undated)),
        strip=_strip(page.strip, query),
        zooms=_zooms(page.strip.grain, query),
        narrowing=narrowing_of(page, query=query, address=address),
        take_along=of_question(query, total=page.total),
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
        narrowing=narrowing_of(page, query=query, address=lambda asked: links.day(on, asked)),
        take_along=of_question(narrowed, total=page.total),
        pager=_pager(page, window, lambda number: links.day(on, links.on_page(query, number))),
    )


def _status(page: TimelinePage) -> str:
    if page.total == 0 and page.undated_total == 0:
        return "No entry matches"
    dated = count(page.total, "dated entry")
    if page.undated_total:
        return f"{dated}, {page.undated_total:,} undated"
    return dated


def _strip(histogram: Histogram, query: Query) -> Strip:
    return strip_of(
        histogram,
        style=PASSAGES,
        chosen=query.filters.days,
        link=lambda days: _zoom_in(days, histogram.grain, query),
        clear_href=links.timeline(links.without_days(query)),
    )


def _zooms(current: Grain, query: Query) -> tuple[Choice, ...]:
    return tuple(
        Choice(label=label, href=links.timeline(query, grain=grain), current=grain is current)
        for grain, label in GRAIN_LABELS.items()
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
