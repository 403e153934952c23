"""Where does a page of the timeline lie? The whole span in a line, and the page on it.

The line is for the eye and the pointer; the same stands beside it in words, and the form that jumps
to a day does by keyboard what it does by pointer. Keeps out: the strip that narrows (strip.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from search.results.counts import Bar, Histogram
from search.results.timeline import TimelinePage
from search.vocabulary import DayRange, TimelineEntry
from web.views.dates import day_text, plain, write_range

HEIGHT = 18
LEAST = 2
# So many can be told apart on a phone.
MOST_BINS = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """A stretch of the whole span.

    Args:
        x: left edge, percent.
        width: percent.
        top: distance from the top, pixels.
        height: pixels; 0 where nothing is told.
        href: the page of the timeline that it stands on; "" where nothing is told.
        name: its days.
        here: whether the page covers some of it.
    """

    x: float
    width: float
    top: float
    height: float
    href: str
    name: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The whole span with a page of it.

    Args:
        bins: in order; empty when there is no more than one.
        mark_x: left edge of the mark of the page, percent.
        mark_width: its width, percent; 0 where the page lies outside of what is drawn.
        first: the first days of the span.
        last: its last days.
        words: what the page covers; "" when it lists nothing dated.
    """

    bins: tuple[Bin, ...]
    mark_x: float
    mark_width: float
    first: str
    last: str
    words: str


def day_in_order(entry: TimelineEntry) -> date | None:
    """The day by which an entry has its place in order of time; None when it has none."""
    if entry.days is None:
        return None
    return entry.days.start if entry.days.start is not None else entry.days.last


def position_of(
    page: TimelinePage, link: Callable[[DayRange], str], *, chosen: DayRange | None
) -> Position:
    """The place of a page on the whole span.

    Args:
        page: the page.
        chosen: the days that it is narrowed to; what begins before them counts from their first.
        link: the address of the page that holds a day.
    """
    days = [day for view in page.entries if (day := day_in_order(view.entry)) is not None]
    covered = _within(DayRange.inclusive(days[0], days[-1]), chosen) if days else None
    bars = _coarser(page.strip)
    if len(bars) < 2:
        bars = ()
    peak = max((bar.count for bar in bars), default=0)
    width = 100 / len(bars) if bars else 100.0
    bins = tuple(
        _bin(bar, x=place * width, width=width, peak=peak, covered=covered, link=link)
        for place, bar in enumerate(bars)
    )
    here = [one for one in bins if one.here]
    return Position(
        bins=bins,
        mark_x=here[0].x if here else 0,
        mark_width=round(here[-1].x + here[-1].width - here[0].x, 3) if here else 0,
        first=_edge(bars[0].days.start) if bars else "",
        last=_edge(bars[-1].days.last) if bars else "",
        words=_words(page, covered),
    )


def _bin(
    bar: Bar,
    *,
    x: float,
    width: float,
    peak: int,
    covered: DayRange | None,
    link: Callable[[DayRange], str],
) -> Bin:
    height = max(LEAST, HEIGHT * bar.count / peak) if bar.count else 0
    return Bin(
        x=round(x, 3),
        width=round(width, 3),
        top=round(HEIGHT - height, 1),
        height=round(height, 1),
        href=link(bar.days) if bar.count else "",
        name=plain(write_range(bar.days)),
        here=covered is not None and bar.days.overlaps(covered),
    )


def _within(covered: DayRange, chosen: DayRange | None) -> DayRange:
    """What lies within the chosen days, of entries that all overlap them."""
    if chosen is None:
        return covered
    first, last = covered.first, covered.last
    if first is None or last is None:
        return covered
    low, high = chosen.first or first, chosen.last or last
    return DayRange.inclusive(min(max(first, low), high), max(min(last, high), low))


def _coarser(histogram: Histogram) -> tuple[Bar, ...]:
    """All bars, joined by month, year, decade or century until they are few enough.

    A passage of several days counts in each of them, so the joined counts show where much is told,
    and are never said as numbers.
    """
    bars = histogram.bars
    for period in (_month, _year, _decade, _century):
        if len(bars) <= MOST_BINS:
            return bars
        bars = _joined(histogram.bars, period)
    return bars


def _joined(bars: tuple[Bar, ...], period: Callable[[date], object]) -> tuple[Bar, ...]:
    gathered: dict[object, list[Bar]] = {}
    for bar in bars:
        if bar.days.start is not None:
            gathered.setdefault(period(bar.days.start), []).append(bar)
    return tuple(
        Bar(
            days=DayRange(start=own[0].days.start, end=own[-1].days.end),
            count=sum(bar.count for bar in own),
        )
        for own in gathered.values()
    )


def _month(day: date) -> object:
    return day.year, day.month


def _year(day: date) -> object:
    return day.year


def _decade(day: date) -> object:
    return day.year // 10


def _century(day: date) -> object:
    return day.year // 100


def _edge(day: date | None) -> str:
    return "" if day is None else day_text(day)


def _words(page: TimelinePage, covered: DayRange | None) -> str:
    if covered is None:
        return ""
    first = (page.window.page - 1) * page.window.size + 1
    last = first + len(page.entries) - 1
    days = plain(write_range(covered))
    if len(page.entries) == page.total:
        return days
    return f"{days} · entries {first:,} to {last:,} of {page.total:,}"
