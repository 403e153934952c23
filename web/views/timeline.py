"""What does a page of the timeline show? Entries by day, the strip, what can narrow them.

Keeps out: how one entry is shown (entries.py), and what stands side by side (lanes.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from search.query import Query, Reading, Window
from search.results.counts import Histogram
from search.results.timeline import Highlights, TimelinePage
from search.vocabulary import DayRange, Grain
from web import links
from web.params import GRAINS, Asked
from web.views.around import Around, around_of
from web.views.counts import count
from web.views.dates import day_text
from web.views.entries import EntryGroup, EntryLine, entry_line, group_entries
from web.views.highlights import HighlightLine, highlight_lines
from web.views.jump import Jump, landed
from web.views.lanes import LanesView, lanes_view
from web.views.narrowing import Choice, Narrowing, narrowing_of
from web.views.pager import Pager, pager_of
from web.views.sources import SourceMarks
from web.views.strip import PASSAGES, Strip, strip_of
from web.views.take_along import TakeAlong, of_question

GRAIN_LABELS = {Grain.YEAR: "Years", Grain.MONTH: "Months", Grain.DAY: "Days"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A page of the timeline; `lanes` stand in the place of `groups` where they are wanted."""

    total: str
    status: str
    empty: bool
    partial_only: bool
    highlights: tuple[HighlightLine, ...]
    groups: tuple[EntryGroup, ...]
    lanes: LanesView | None
    around: Around
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
    on_day: EntryGroup | None
    wider: tuple[EntryGroup, ...]
    lanes: LanesView | None
    around: Around
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
    marks: SourceMarks,
    jump: Jump | None = None,
) -> TimelineView:
    """A page of the timeline as it is shown.

    Args:
        page: the answer.
        highlights: what stands out, where the page says so.
        asked: the question as asked, on its first page, with the grain and lanes asked for.
        marks: the marks of the sources.
        jump: the form that leads to a day, where it could not.
    """

    query, window = asked.query, page.window

    def address(other: Query) -> str:
        return links.timeline(other, grain=asked.grain, lanes=asked.lanes)

    groups = group_entries(page.entries, query=query, marks=marks)
    groups = landed(groups, page, window.at)

    return TimelineView(
        total=count(page.total, "entry"),
        status=_status(page),
        empty=page.total == 0 and page.undated_total == 0,
        partial_only=page.partial_only,
        highlights=() if highlights is None else highlight_lines(highlights, query),
        groups=groups,
        lanes=_lanes(page, groups, asked, marks),
        around=around_of(
            page, asked, jump, lambda lanes: links.timeline(query, grain=asked.grain, lanes=lanes)
        ),
        undated=tuple(entry_line(view, marks) for view in page.undated),
        undated_total=count(page.undated_total, "entry"),
        undated_beyond=max(0, page.undated_total - len(page.undated)),
        strip=_strip(page.strip, asked),
        zooms=_zooms(page.strip.grain, asked),
        narrowing=narrowing_of(page, reading=Reading.TIMELINE, asked=asked, address=address),
        take_along=of_question(query, total=page.total),
        pager=_pager(page, window, lambda number: address(links.on_page(query, number))),
    )


def day_view(page: TimelinePage, *, on: date, asked: Asked, marks: SourceMarks) -> DayView:
    """One day as it is shown.

    Args:
        page: the timeline narrowed to the day.
        on: the day.
        asked: the question without its days, on its first page, with the lanes asked for.
        marks: the marks of the sources.
    """
    only = DayRange.day(on)
    query, window = asked.query, page.window
    groups = group_entries(page.entries, query=query, marks=marks)
    name = f"day-{on.isoformat()}"
    narrowed = links.with_days(query, only)
    return DayView(
        heading=day_text(on, weekday=True),
        machine=on.isoformat(),
        status=count(page.total, "entry"),
        on_day=next((group for group in groups if group.id == name), None),
        wider=tuple(group for group in groups if group.id != name),
        lanes=_lanes(page, groups, asked, marks),
        around=around_of(
            page,
            replace(asked, query=narrowed),
            None,
            lambda lanes: links.day(on, query, lanes=lanes),
        ),
        previous=_neighbour(on - timedelta(days=1), asked),
        next=_neighbour(on + timedelta(days=1), asked),
        whole=links.timeline(query, lanes=asked.lanes),
        results=links.search(narrowed),
        narrowing=narrowing_of(
            page,
            reading=Reading.TIMELINE,
            asked=asked,
            address=lambda other: links.day(on, other, lanes=asked.lanes),
        ),
        take_along=of_question(narrowed, total=page.total),
        pager=_pager(
            page,
            window,
            lambda number: links.day(on, links.on_page(query, number), lanes=asked.lanes),
        ),
    )


def _status(page: TimelinePage) -> str:
    if page.total == 0 and page.undated_total == 0:
        return "No entry matches"
    dated = count(page.total, "dated entry")
    if page.undated_total:
        return f"{dated}, {page.undated_total:,} undated"
    return dated


def _lanes(
    page: TimelinePage, groups: tuple[EntryGroup, ...], asked: Asked, marks: SourceMarks
) -> LanesView | None:
    if asked.lanes is None or not page.entries:
        return None
    return lanes_view(asked.lanes, groups, page.entries, query=asked.query, marks=marks)


def _strip(histogram: Histogram, asked: Asked) -> Strip:
    query = asked.query
    return strip_of(
        histogram,
        style=PASSAGES,
        chosen=query.filters.days,
        link=lambda days: _zoom_in(days, histogram.grain, asked),
        clear_href=links.timeline(links.without_days(query), lanes=asked.lanes),
    )


def _zooms(current: Grain, asked: Asked) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            label=label,
            href=links.timeline(asked.query, grain=grain, lanes=asked.lanes),
            current=grain is current,
        )
        for grain, label in GRAIN_LABELS.items()
    )


def _zoom_in(days: DayRange, grain: Grain, asked: Asked) -> str:
    """Where a bar leads: one step finer, or to the page of a day."""
    query = links.with_days(asked.query, days)
    if grain is Grain.DAY:
        return links.timeline(query, lanes=asked.lanes)
    finer = GRAINS[min(GRAINS.index(grain) + 1, len(GRAINS) - 1)]
    return links.timeline(query, grain=finer, lanes=asked.lanes)


def _pager(page: TimelinePage, window: Window, address: links.PageAddress) -> Pager:
    return pager_of(total=page.total, size=window.size, page=window.page, address=address)


def _neighbour(on: date, asked: Asked) -> Choice:
    href = links.day(on, asked.query, lanes=asked.lanes)
    return Choice(label=day_text(on, weekday=True), href=href)
