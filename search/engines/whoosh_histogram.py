"""How are things spread over time? Histograms counted over arrays.

Articles without a filter on their passages are counted from calendars that were made at commit;
anything else from its day ranges. Keeps out: which things are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.model.days import DayRange, Grain
from index.stores.array_file import Array
from index.stores.calendars import GRAINS, OPEN_END, OPEN_START, first_day, period, periods_of
from index.stores.columns import Columns
from index.stores.ragged import distinct, gather
from search.engines.whoosh_filters import Inside
from search.engines.whoosh_ground import Ints, flagged
from search.results.counts import Bar, Histogram

_MOST_BARS = 100
# A strip that was asked for by the day may span ten years; beyond, the next grain answers.
_MOST_BARS_ASKED = 3_660
# From this share of the articles on, all rows are looked at in the order in which they lie.
_MOST = 8


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """The day ranges of some things.

    Args:
        things: how many things there are.
        thing: the thing that each range belongs to, 0 to things - 1, ascending.
        start: first day of each range.
        end: day after its last.
    """

    things: int
    thing: Ints
    start: Array
    end: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """What one grain shows.

    Args:
        low: the first period that anything falls into.
        counts: things in each period from there on; empty when nothing falls into any.
        things: things that fall into one.
    """

    low: int
    counts: Ints
    things: int


def histogram(spread: Spread, *, grain: Grain | None) -> Histogram:
    """Counts over time.

    Args:
        spread: the things and their day ranges.
        grain: the grain asked for, or None for the finest that shows something in 100 bars.
    """
    periods = {one: periods_of(spread.start, spread.end, one) for one in GRAINS}

    def span(one: Grain) -> int:
        last, first = periods[one].last, periods[one].first
        return int(last.max() - first.min()) + 1 if len(first) else 0

    def count(one: Grain) -> _Counted:
        owner, number = periods[one].each(spread.thing)
        return _count(owner, number, things=_different(spread.thing[periods[one].fits]))

    return _histogram(
        _choose(span, grain), count, things=spread.things, dated=_different(spread.thing)
    )


def event_days(parts: Sequence[Inside], *, grain: Grain | None) -> Histogram:
    """The days that articles speak of, counting articles, by a grain as in `histogram`."""
    if any(one.passages is not None for one in parts):
        return histogram(spread_of_articles(parts), grain=grain)
    slices = [(one.part.columns, one.articles) for one in parts if len(one.articles)]

    def bounds(one: Grain) -> tuple[int, int]:
        low = [getattr(columns, f"{one.value}_low")[own].min() for columns, own in slices]
        high = [getattr(columns, f"{one.value}_high")[own].max() for columns, own in slices]
        return (int(min(low)), int(max(high))) if low else (0, -1)

    def span(one: Grain) -> int:
        low, high = bounds(one)
        return max(high - low + 1, 0)

    def count(one: Grain) -> _Counted:
        low, high = bounds(one)
        if high < low:
            return _Counted(0, np.zeros(0, dtype=np.int64), 0)
        counts = np.zeros(high - low + 1, dtype=np.int64)
        things = 0
        for columns, own in slices:
            counts += np.bincount(numbers_of(columns, one, own) - low, minlength=len(counts))
            some = getattr(columns, f"{one.value}_low")[own] != OPEN_END
            things += int(np.count_nonzero(some))
        return _Counted(low, counts, things)

    dated = sum(int(np.count_nonzero(columns.dated[own])) for columns, own in slices)
    things = sum(len(own) for _, own in slices)
    return _histogram(_choose(span, grain), count, things=things, dated=dated)


def publication_days(parts: Sequence[Inside]) -> Histogram:
    """The days of publication, counting articles."""
    days = [one.part.columns.published_day[one.articles] for one in parts]
    day = np.concatenate(days) if days else np.zeros(0, dtype=np.int32)
    known = day[day != OPEN_START]
    # Days are counted first; whatever wider is shown is summed over the few different days.
    low = int(known.min()) if len(known) else 0
    on_day = np.bincount(known - low)
    different = low + np.flatnonzero(on_day)

    def span(one: Grain) -> int:
        number = period(different, one)
        return int(number[-1] - number[0]) + 1 if len(number) else 0

    def count(one: Grain) -> _Counted:
        number = period(different, one)
        if not len(number):
            return _Counted(0, number, 0)
        counts = np.bincount(number - number[0], weights=on_day[different - low])
        return _Counted(int(number[0]), counts.astype(np.int64), len(known))

    return _histogram(_choose(span, None), count, things=len(day), dated=len(known))


def numbers_of(columns: Columns, grain: Grain, articles: Ints) -> Ints:
    """The periods of some articles, one after the other."""
    first, numbers = getattr(columns, f"first_{grain.value}"), getattr(columns, grain.value)
    if len(articles) * _MOST < columns.articles:
        found: Ints = numbers[gather(first, articles)].astype(np.int64)
        return found
    flags = flagged(articles, columns.articles)
    chosen: Ints = numbers[np.repeat(flags, np.diff(first).astype(np.int64))].astype(np.int64)
    return chosen


def spread_of_articles(parts: Sequence[Inside]) -> Spread:
    """The day ranges of the passages that are in, by article."""
    owners: list[Ints] = []
    bounds: list[tuple[Array, Array]] = []
    base = 0
    for one in parts:
        columns = one.part.columns
        passages = np.zeros(0, dtype=np.int64) if one.passages is None else one.passages
        rows = gather(columns.first_day_range, passages)
        article = columns.passage_article[columns.day_passage[rows]]
        owners.append(base + np.searchsorted(one.articles, article))
        bounds.append((columns.day_start[rows], columns.day_end[rows]))
        base += len(one.articles)
    return Spread(
        base,
        np.concatenate(owners),
        np.concatenate([start for start, _ in bounds]),
        np.concatenate([end for _, end in bounds]),
    )


def _choose(span: Callable[[Grain], int], grain: Grain | None) -> Grain:
    """The grain that is shown.

    Args:
        span: how many bars a grain takes.
        grain: the grain asked for, or None.
    """
    asked = grain in GRAINS
    candidates = GRAINS[GRAINS.index(grain) :] if grain is not None and asked else GRAINS
    most = _MOST_BARS_ASKED if asked else _MOST_BARS
    for candidate in candidates:
        bars = span(candidate)
        if not bars and asked:
            return candidate
        if bars and (bars <= most or candidate is Grain.YEAR):
            return candidate
    return candidates[0]


def _histogram(
    grain: Grain, count: Callable[[Grain], _Counted], *, things: int, dated: int
) -> Histogram:
    counted = count(grain)
    return Histogram(
        grain=grain,
        bars=tuple(
            Bar(days=days_of_period(counted.low + offset, grain), count=number)
            for offset, number in enumerate(counted.counts.tolist())
        ),
        wider=dated - counted.things,
        undated=things - dated,
    )


def _count(owner: Ints, number: Ints, *, things: int) -> _Counted:
    """How many owners each period has; an owner counts once in a period."""
    if not len(number):
        return _Counted(0, number, 0)
    low = int(number.min())
    span = int(number.max()) - low + 1
    pairs = distinct(owner * span + (number - low))
    return _Counted(low, np.bincount(pairs % span, minlength=span), things)


def _different(thing: Ints) -> int:
    """How many different things there are among ascending ones."""
    return int(np.count_nonzero(np.diff(thing, prepend=-1)))


@lru_cache(maxsize=16_384)
def days_of_period(number: int, grain: Grain) -> DayRange:
    """The days of a period, by its number."""
    return DayRange(start=first_day(number, grain), end=first_day(number + 1, grain))
