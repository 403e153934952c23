"""What would remain under other days? Years, months and days, counted exactly over arrays.

A thing counts in a period when one of its ranges of days reaches into it, however long that is.
Keeps out: which things are counted, and the bars of a strip (whoosh_histogram.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache, reduce
from itertools import groupby
from typing import Protocol

import numpy as np

from index.model.days import DayRange, Grain
from index.stores.calendars import OPEN_START, first_day, narrow_enough, period
from index.stores.ragged import gather
from index.stores.rows import day_bounds
from search.engines.whoosh_conditions import Range
from search.engines.whoosh_filters import Inside, Remaining
from search.engines.whoosh_ground import Ints, Mask
from search.engines.whoosh_histogram import Spread, days_of_period, numbers_of, spread_of_articles
from search.engines.whoosh_reach import WINDOW, reach_bits
from search.periods import opened, period_holding
from search.query import Filters
from search.results.counts import Bar, Calendar, Periods

_EPOCH = 1970
# How many things each of some periods has, by their numbers.
_Counted = dict[int, int]


class _Things(Protocol):
    """Things with the days that they speak of."""

    def touched(self, grain: Grain, within: DayRange | None) -> Ints:
        """The periods in some days of ranges that are short enough for a bar; may repeat."""
        ...

    def bits(self, edges: Ints) -> Ints:
        """For each thing the periods between edges that it reaches into (`reach_bits`)."""
        ...


class _Given:
    """Things that are given with all their ranges."""

    def __init__(self, spread: Spread) -> None:
        self._spread = spread

    def touched(self, grain: Grain, within: DayRange | None) -> Ints:
        start, end = self._spread.start, self._spread.end
        narrow = narrow_enough(start, end, grain)
        if within is not None:
            first, last = day_bounds(within)
            narrow &= (start < last) & (end > first)
            start, end = np.maximum(start[narrow], first), np.minimum(end[narrow], last)
        else:
            start, end = start[narrow], end[narrow]
        if not len(start):
            return np.zeros(0, dtype=np.int64)
        low = int(start.min())
        begun = np.bincount(start - low, minlength=int(end.max()) - low + 1)
        covered = np.cumsum(begun - np.bincount(end - low, minlength=len(begun)))
        return period(low + np.flatnonzero(covered), grain)

    def bits(self, edges: Ints) -> Ints:
        spread = self._spread
        return reach_bits(spread.thing, spread.start, spread.end, things=spread.things, edges=edges)


class _Articles:
    """Articles, each with the days of all its passages, of which much is known beforehand."""

    def __init__(self, parts: Sequence[Inside]) -> None:
        self._parts = [(one.part, one.articles) for one in parts]

    def touched(self, grain: Grain, within: DayRange | None) -> Ints:
        numbers = _joined([numbers_of(part.columns, grain, own) for part, own in self._parts])
        return _within(numbers, grain, within)

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
    days = _Days(_joined(published))
    return Calendar(
        spoken=_periods(lambda *asked: _reaching(ways, *asked), filters.days),
        published=_periods(days.lying, filters.published),
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


class _Days:
    """The days of things that have one each, by their ordinals; `OPEN_START` for none."""

    def __init__(self, days: Ints) -> None:
        known = days[days != OPEN_START]
        low = int(known.min()) if len(known) else 0
        counts = np.bincount(known - low)
        different = np.flatnonzero(counts)
        self._days, self._counts = low + different, counts[different]

    def lying(self, grain: Grain, within: DayRange | None, own: int | None) -> _Counted:
        """How many lie in each period."""
        counted: _Counted = {} if own is None else {own: 0}
        numbers = period(self._days, grain)
        inside = _is_within(numbers, grain, within)
        for number, count in zip(
            numbers[inside].tolist(), self._counts[inside].tolist(), strict=True
        ):
            counted[number] = counted.get(number, 0) + count
        return counted


def _reaching(
    ways: Sequence[_Things], grain: Grain, within: DayRange | None, own: int | None
) -> _Counted:
    """How many things reach into each period in all ways, of the periods that the first touches."""
    touched = ways[0].touched(grain, within)
    listed = set() if own is None else {own}
    if len(touched):
        low = int(touched.min())
        listed |= {low + n for n in np.flatnonzero(np.bincount(touched - low)).tolist()}
    counted: _Counted = {}
    for first, numbers in _windows(sorted(listed), aligned=within is None):
        last = first + WINDOW if within is None else numbers[-1] + 1
        edges = _edges(first, last, grain)
        bits = reduce(np.bitwise_and, [things.bits(edges) for things in ways])
        bits = bits[bits != 0]
        for number in numbers:
            counted[number] = int(np.count_nonzero(bits & np.int64(1 << (number - first))))
    return counted


def _windows(numbers: Sequence[int], *, aligned: bool) -> Iterator[tuple[int, list[int]]]:
    """Ascending periods in windows: the first period of each window, and those that are in it.

    Args:
        numbers: the periods.
        aligned: whether windows begin at the same periods always, so that what is kept of them
            serves again.
    """
    base = 0 if aligned or not numbers else numbers[0]
    for window, inside in groupby(numbers, lambda number: (number - base) // WINDOW):
        yield base + window * WINDOW, list(inside)


def _within(numbers: Ints, grain: Grain, within: DayRange | None) -> Ints:
    """Of the periods of a grain those in some days."""
    return numbers if within is None else numbers[_is_within(numbers, grain, within)]


def _is_within(numbers: Ints, grain: Grain, within: DayRange | None) -> Mask:
    """Whether each of some periods lies in some days."""
    inside = np.ones(len(numbers), dtype=np.bool_)
    if within is not None and within.start is not None:
        inside &= numbers >= _number(within.start, grain)
    if within is not None and within.last is not None:
        inside &= numbers <= _number(within.last, grain)
    return inside


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
        first = columns.first_day_range
        rows = gather(first, one.passages)
        lengths = first[one.passages + 1].astype(np.int64) - first[one.passages]
        owners.append(base + np.repeat(np.arange(len(one.passages)), lengths))
        starts.append(columns.day_start[rows])
        ends.append(columns.day_end[rows])
        base += len(one.passages)
    return Spread(base, _joined(owners), _joined(starts), _joined(ends))


def _joined(arrays: Sequence[Ints]) -> Ints:
    return np.concatenate([*arrays, np.zeros(0, dtype=np.int64)])


def _number(day: date, grain: Grain) -> int:
    """The number of the period that a day falls in (`period`)."""
    if grain is Grain.DAY:
        return day.toordinal()
    years = day.year - _EPOCH
    return years if grain is Grain.YEAR else 12 * years + day.month - 1


@lru_cache(maxsize=1_024)
def _edges(first: int, last: int, grain: Grain) -> Ints:
    """The first days of the periods from one up to another, and of that one."""
    return np.asarray([_ordinal(n, grain) for n in range(first, last + 1)], dtype=np.int64)


def _ordinal(number: int, grain: Grain) -> int:
    """The first day of a period; the first or last day of the calendar where it lies beyond it."""
    if grain is Grain.DAY:
        return min(max(number, date.min.toordinal()), date.max.toordinal())
    earliest = _number(date.min, grain)
    return first_day(max(number, earliest), grain).toordinal()
