"""On which days, in which months and years does an article count? Distinct periods, made at commit.

A range of days counts in every period that it overlaps, if it is closed and no longer than 7 days
(days), 92 days (months) or 3,660 days (years): anything wider would look like knowledge that nobody
has. Keeps out: which articles are counted (search).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.model.days import Grain
from index.stores.array_file import Array, smallest
from index.stores.ragged import Int64s, first_positions

OPEN_START = int(np.iinfo(np.int32).min)
OPEN_END = int(np.iinfo(np.int32).max)
GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR)
WIDEST = {Grain.DAY: 7, Grain.MONTH: 92, Grain.YEAR: 3_660}
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """The ranges narrow enough for one grain, as the first and last period that each touches.

    Args:
        fits: the ordinals of these ranges.
        first: the first period of each.
        last: the last period of each.
    """

    fits: Int64s
    first: Int64s
    last: Int64s

    def each(self, owner: Int64s) -> tuple[Int64s, Int64s]:
        """Every period of every range, with its owner; a pair may come more than once.

        Args:
            owner: of all ranges, those that do not fit included.
        """
        widths = self.last - self.first + 1
        begins = np.repeat(self.first, widths)
        steps = np.arange(len(begins)) - np.repeat(np.cumsum(widths) - widths, widths)
        return np.repeat(owner[self.fits], widths), begins + steps


def period(days: Int64s, grain: Grain) -> Int64s:
    """The number of the day, month (since 1970) or year (since 1970) that a day falls in."""
    if grain is Grain.DAY:
        return days
    unit = "M" if grain is Grain.MONTH else "Y"
    return (days - _EPOCH).astype("datetime64[D]").astype(f"datetime64[{unit}]").astype(np.int64)


def first_day(number: int, grain: Grain) -> date:
    """The first day of a period; the last day of the calendar where the period lies beyond it."""
    if grain is Grain.DAY:
        return date.fromordinal(number)
    year, month = divmod(number, 12) if grain is Grain.MONTH else (number, 0)
    year += 1970
    return date.max if year > date.max.year else date(year, month + 1, 1)


def periods_of(start: Array, end: Array, grain: Grain) -> Periods:
    """The periods of half-open day ranges."""
    fits = np.flatnonzero(narrow_enough(start, end, grain))
    return Periods(
        fits,
        period(start[fits].astype(np.int64), grain),
        period(end[fits].astype(np.int64) - 1, grain),
    )


def narrow_enough(start: Array, end: Array, grain: Grain) -> NDArray[np.bool_]:
    """Whether each half-open day range is closed, and short enough to count in periods."""
    closed: NDArray[np.bool_] = (start != OPEN_START) & (end != OPEN_END)
    return closed & (end.astype(np.int64) - start <= WIDEST[grain])


def calendar_arrays(
    article: Int64s, start: Array, end: Array, articles: int
) -> Iterator[tuple[str, Array]]:
    """The periods in which articles count, as named arrays.

    For each grain its periods article by article (`first_day`, `day`), and the lowest and highest
    of each article (`day_low`, `day_high`; low above high where it has none). `dated` tells which
    articles have any range.

    Args:
        article: the article of each range, ascending.
        start: first day of each range.
        end: day after its last.
        articles: how many articles there are.
    """
    dated = np.zeros(articles, dtype=np.bool_)
    dated[article] = True
    yield "dated", dated
    for grain in GRAINS:
        owner, number = periods_of(start, end, grain).each(article)
        order = np.lexsort((number, owner))
        owner, number = owner[order], number[order]
        fresh = (np.diff(owner, prepend=-1) != 0) | (np.diff(number, prepend=OPEN_START) != 0)
        owner, number = owner[fresh], number[fresh]
        first = first_positions(np.bincount(owner, minlength=articles).astype(np.int64))
        low = np.full(articles, OPEN_END, dtype=np.int32)
        high = np.full(articles, OPEN_START, dtype=np.int32)
        some = np.flatnonzero(np.diff(first))
        low[some], high[some] = number[first[some]], number[first[some + 1] - 1]
        yield f"first_{grain.value}", smallest(first)
        yield grain.value, number.astype(np.int32)
        yield f"{grain.value}_low", low
        yield f"{grain.value}_high", high
