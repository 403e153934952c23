"""What would remain under other days? Years, months and days, counted exactly over arrays.

A thing counts in a period when one of its ranges of days reaches into it, however long that is.
Keeps out: which things are counted, and the bars of a strip (whoosh_histogram.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache, reduce
from itertools import groupby
from typing import Protocol

import numpy as np

from index.model.days import DayRange, Grain
from index.stores.calendars import OPEN_START, first_day, period, periods_of
from index.stores.ragged import gather
from search.engines.whoosh_conditions import Range
from search.engines.whoosh_filters import Inside, Remaining
from search.engines.whoosh_ground import Ints
from search.engines.whoosh_histogram import Spread, days_of_period, numbers_of, spread_of_articles
from search.engines.whoosh_reach import WINDOW, reach_bits
from search.periods import opened, period_holding
from search.query import Filters
from search.results.counts import Bar, Calendar, Periods

# How many things each of some periods has, by their numbers.
_Counted = dict[int, int]


class _Things(Protocol):
    """Things with the days that they speak of."""

    def touched(self, grain: Grain) -> Ints:
        """The periods of ranges that are short enough for a bar; may repeat."""
        ...

    def bits(self, edges: Ints) -> Ints:
        """For each thing the periods between edges that it reaches into (`reach_bits`)."""
        ...


class _Given:
    """Things that are given with all their ranges."""

    def __init__(self, spread: Spread) -> None:
        self._spread = spread

    def touched(self, grain: Grain) -> Ints:
        spread = self._spread
        return periods_of(spread.start, spread.end, grain).each(spread.thing)[1]

    def bits(self, edges: Ints) -> Ints:
        spread = self._spread
        return reach_bits(spread.thing, spread.start, spread.end, things=spread.things, edges=edges)


class _Articles:
    """Articles, each with the days of all its passages, of which much is known beforehand."""

    def __init__(self, parts: Sequence[Inside]) -> None:
        self._parts = [(one.part, one.articles) for one in parts]

    def touched(self, grain: Grain) -> Ints:
        return _joined([numbers_of(part.columns, grain, own) for part, own in self._parts])

    def bits(self, edges: Ints) -> Ints:
        key = tuple(edges.tolist())
        return _joined([part.reach(key)[own] for part, own in self._parts])


def calendar_of_articles(remaining: Remaining, filters: Filters) -> Calendar:
    """What would remain of articles."""
    spoken = remaining.inside(Range.DAYS)
    things: _Things = _Articles(spoken)
    if any(one.passages is not None for one in spoken):
        things = _Given(spread_of_articles(spoken))
    published = [
        one.part.columns.published_day[one.articles] for one in remaining.inside(Range.PUBLISHED)
    ]
    return _calendar([things], published, filters)


def calendar_of_passages(
    spoken: Sequence[Inside],
    published: Sequence[Inside],
    filters: Filters,
    *,
    entries: Spread | None = None,
) -> Calendar:
    """What would remain of passages.

    Args:
        spoken: those that are in under all filters but the days spoken of.
        published: those that are in under all filters but publication.
        filters: the filters.
        entries: the days of the entries of `spoken`, where these must fit, too.
    """
    ways = [_Given(_spread_of_passages(spoken))]
    if entries is not None:
        ways.append(_Given(entries))
    days = [
        one.part.columns.published_day[one.part.columns.passage_article[one.passages]]
        for one in published
        if one.passages is not None
    ]
    return _calendar(ways, days, filters)


def _calendar(ways: Sequence[_Things], published: Sequence[Ints], filters: Filters) -> Calendar:
    """What would remain of things that must reach into a period in all of some ways."""
    known = _joined(published)
    known = known[known != OPEN_START]
    return Calendar(
        spoken=_periods(lambda *asked: _reaching(ways, *asked), filters.days),
        published=_periods(lambda *asked: _lying(known, *asked), filters.published),
    )


def _periods(
    count: Callable[[Grain, DayRange | None, int | None], _Counted], chosen: DayRange | None
) -> Periods:
    """The years, and what is opened of them.

    Args:
        count: counts what is listed of the periods of a grain within some days, the one of the
            given number always.
        chosen: the days that are chosen now.
    """

    def level(grain: Grain, within: DayRange | None) -> tuple[Bar, ...]:
        held = period_holding(chosen, grain)
        own = None if held is None or held.start is None else _number(held.start, grain)
        counted = count(grain, within, own)
        return tuple(
            Bar(days=days_of_period(number, grain), count=counted[number])
            for number in sorted(counted)
            if counted[number] or number == own
        )

    years = level(Grain.YEAR, None)
    year = opened(years, period_holding(chosen, Grain.YEAR))
    months = level(Grain.MONTH, year) if year is not None else ()
    month = opened(months, period_holding(chosen, Grain.MONTH)) if year is not None else None
    days = level(Grain.DAY, month) if month is not None else ()
    return Periods(years=years, months=months, days=days)


def _lying(days: Ints, grain: Grain, within: DayRange | None, own: int | None) -> _Counted:
    """How many of some days lie in each period."""
    numbers = _within(period(days, grain), grain, within)
    counted: _Counted = {} if own is None else {own: 0}
    if len(numbers):
        low = int(numbers.min())
        counts = np.bincount(numbers - low)
        counted |= {low + n: int(counts[n]) for n in np.flatnonzero(counts).tolist()}
    return counted


def _reaching(
    ways: Sequence[_Things], grain: Grain, within: DayRange | None, own: int | None
) -> _Counted:
    """How many things reach into each period in all ways, of the periods that the first touches."""
    touched = _within(ways[0].touched(grain), grain, within)
    listed = set() if own is None else {own}
    if len(touched):
        low = int(touched.min())
        listed |= {low + n for n in np.flatnonzero(np.bincount(touched - low)).tolist()}
    # Windows of years begin at the same years always, so that what is kept of them serves again.
    base = 0 if within is None else min(listed, default=0)
    counted: _Counted = {}
    for window, numbers in groupby(sorted(listed), lambda number: (number - base) // WINDOW):
        first = base + window * WINDOW
        edges = _edges(first, grain)
        bits = reduce(np.bitwise_and, [things.bits(edges) for things in ways])
        for number in numbers:
            counted[number] = int(np.count_nonzero(bits & np.int64(1 << (number - first))))
    return counted


def _within(numbers: Ints, grain: Grain, within: DayRange | None) -> Ints:
    """Of the periods of a grain those in some days."""
    if within is None or within.start is None:
        return numbers
    inside = numbers >= _number(within.start, grain)
    if within.last is not None:
        inside &= numbers <= _number(within.last, grain)
    return numbers[inside]


def _spread_of_passages(parts: Sequence[Inside]) -> Spread:
    """The day ranges of the passages that are in."""
    owners: list[Ints] = []
    starts: list[Ints] = []
    ends: list[Ints] = []
    base = 0
    for one in parts:
        if one.passages is None:
            continue
        columns = one.part.columns
        rows = gather(columns.first_day_range, one.passages)
        owners.append(base + np.searchsorted(one.passages, columns.day_passage[rows]))
        starts.append(columns.day_start[rows])
        ends.append(columns.day_end[rows])
        base += len(one.passages)
    return Spread(base, _joined(owners), _joined(starts), _joined(ends))


def _joined(arrays: Sequence[Ints]) -> Ints:
    return np.concatenate([*arrays, np.zeros(0, dtype=np.int64)])


def _number(day: date, grain: Grain) -> int:
    return int(period(np.asarray([day.toordinal()], dtype=np.int64), grain)[0])


@lru_cache(maxsize=1_024)
def _edges(first: int, grain: Grain) -> Ints:
    """The first days of a window of periods, and the day after the last of them."""
    return np.asarray([_ordinal(first + n, grain) for n in range(WINDOW + 1)], dtype=np.int64)


def _ordinal(number: int, grain: Grain) -> int:
    """The first day of a period; the first or last day of the calendar where it lies beyond it."""
    if grain is Grain.DAY:
        return min(max(number, date.min.toordinal()), date.max.toordinal())
    earliest = _number(date.min, grain)
    return first_day(max(number, earliest), grain).toordinal()
