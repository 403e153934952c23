"""How are things spread over time? Histograms counted over arrays of day ranges.

Keeps out: which things are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from index.model import DayRange, Grain
from index.stores.columns import OPEN_END, OPEN_START, Array
from search.engines.whoosh_ground import Ints
from search.results import Bar, Histogram

_MOST_BARS = 100
# A strip that was asked for by the day may span ten years; beyond, the next grain answers.
_MOST_BARS_ASKED = 3_660
_WIDEST = {Grain.DAY: 7, Grain.MONTH: 92, Grain.YEAR: 3_660}
_GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR)
# Up to so many cells a table of flags, in bytes, is quicker than sorting.
_MOST_FLAGS = 1 << 25
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """The day ranges of some things.

    Args:
        things: how many things there are.
        thing: the thing that each range belongs to, 0 to things - 1.
        start: first day of each range.
        end: day after its last.
    """

    things: int
    thing: Ints
    start: Array
    end: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Periods:
    """The ranges narrow enough for one grain, as the first and last period that each touches."""

    grain: Grain
    thing: Ints
    first: Ints
    last: Ints

    @property
    def span(self) -> int:
        """How many bars it takes."""
        return int(self.last.max() - self.first.min()) + 1 if len(self.first) else 0


def histogram(spread: Spread, *, grain: Grain | None) -> Histogram:
    """Counts over time.

    Args:
        spread: the things and their day ranges.
        grain: the grain asked for, or None for the finest that shows something in 100 bars.
    """
    chosen = _choose(spread, grain)
    bars = _bars(chosen, spread.things)
    dated = _different(spread.thing, spread.things)
    return Histogram(
        grain=chosen.grain,
        bars=bars,
        wider=dated - _different(chosen.thing, spread.things),
        undated=spread.things - dated,
    )


def _choose(spread: Spread, grain: Grain | None) -> _Periods:
    if grain in _GRAINS:
        candidates, most = _GRAINS[_GRAINS.index(grain) :], _MOST_BARS_ASKED
    else:
        candidates, most = _GRAINS, _MOST_BARS
    first = _periods(spread, candidates[0])
    for candidate in candidates:
        periods = _periods(spread, candidate)
        if not periods.span and grain in _GRAINS:
            return periods
        if periods.span and (periods.span <= most or candidate is Grain.YEAR):
            return periods
    return first


def _periods(spread: Spread, grain: Grain) -> _Periods:
    start, end = spread.start.astype(np.int64), spread.end.astype(np.int64)
    fits = (start != OPEN_START) & (end != OPEN_END) & (end - start <= _WIDEST[grain])
    first, last = _period(start[fits], grain), _period(end[fits] - 1, grain)
    return _Periods(grain, spread.thing[fits], first, last)


def _period(days: Ints, grain: Grain) -> Ints:
    """The number of the day, month or year that a day falls in."""
    if grain is Grain.DAY:
        return days
    unit = "M" if grain is Grain.MONTH else "Y"
    return (days - _EPOCH).astype("datetime64[D]").astype(f"datetime64[{unit}]").astype(np.int64)


def _bars(periods: _Periods, things: int) -> tuple[Bar, ...]:
    span = periods.span
    if not span:
        return ()
    lowest = int(periods.first.min())
    widths = periods.last - periods.first + 1
    begins = np.repeat(periods.first - lowest, widths)
    steps = np.arange(len(begins)) - np.repeat(np.cumsum(widths) - widths, widths)
    # A thing counts once in a bar, however many of its ranges touch it.
    pairs = np.repeat(periods.thing, widths) * span + begins + steps
    if things * span <= _MOST_FLAGS:
        flags = np.zeros(things * span, dtype=np.bool_)
        flags[pairs] = True
        pairs = np.flatnonzero(flags)
    else:
        pairs = np.unique(pairs)
    counts = np.bincount(pairs % span, minlength=span)
    return tuple(
        Bar(days=_days(lowest + offset, periods.grain), count=int(count))
        for offset, count in enumerate(counts)
    )


def _different(thing: Ints, things: int) -> int:
    return int(np.count_nonzero(np.bincount(thing, minlength=things)))


def _days(period: int, grain: Grain) -> DayRange:
    return DayRange(start=_first_day(period, grain), end=_first_day(period + 1, grain))


def _first_day(period: int, grain: Grain) -> date:
    """The first day of a period; the last day of the calendar where the period lies beyond it."""
    if grain is Grain.DAY:
        return date.fromordinal(period)
    year, month = divmod(period, 12) if grain is Grain.MONTH else (period, 0)
    year += 1970
    return date.max if year > date.max.year else date(year, month + 1, 1)
