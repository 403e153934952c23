"""Does the strip show the days that matter, and say where the others are?"""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from search.results.counts import Bar, Histogram
from search.vocabulary import DayRange, Grain
from web.views.stretch import LEAST_BARS, MOST_BARS, grain_for, stretch_of

FIRST = date(2011, 3, 15)
COUNTS = st.lists(st.integers(0, 5), max_size=400)


def histogram_of(counts: list[int]) -> Histogram:
    """Day bars with the given counts from FIRST on."""
    bars = tuple(
        Bar(days=DayRange.day(FIRST + timedelta(days=place)), count=count)
        for place, count in enumerate(counts)
    )
    return Histogram(grain=Grain.DAY, bars=bars)


def chosen_days(first: int, last: int) -> DayRange:
    """The days from one place to another, both included."""
    return DayRange.inclusive(FIRST + timedelta(days=first), FIRST + timedelta(days=last))


@given(COUNTS, st.none() | st.tuples(st.integers(0, 399), st.integers(0, 60)))
def test_bars_follow_each_other_and_are_few_enough(
    counts: list[int], choice: tuple[int, int] | None
) -> None:
    """A gap in the strip would look like days without events."""
    chosen = None if choice is None else chosen_days(choice[0], choice[0] + choice[1])
    bars = stretch_of(histogram_of(counts), chosen).bars
    assert len(bars) <= MOST_BARS
    assert not bars or len(bars) >= LEAST_BARS[Grain.DAY]
    for before, after in itertools.pairwise(bars):
        assert before.days.end == after.days.start


@given(COUNTS)
def test_whatever_is_not_drawn_is_led_to(counts: list[int]) -> None:
    """Days that fall off the strip must stay within reach."""
    histogram = histogram_of(counts)
    stretch = stretch_of(histogram, None)
    drawn = {bar.days for bar in stretch.bars}
    for bar in histogram.bars:
        if bar.count and bar.days not in drawn:
            beyond = [days for days in (stretch.earlier, stretch.later) if days is not None]
            assert any(days.overlaps(bar.days) for days in beyond)


def test_busiest_stretch_is_drawn_when_all_does_not_fit() -> None:
    """Two days of clashes must not shrink to a line because a report recalls a war's beginning."""
    counts = [1] + [0] * 1000 + [3, 40, 12] + [0] * 500 + [1]
    stretch = stretch_of(histogram_of(counts), None)
    assert {3, 40, 12} <= {bar.count for bar in stretch.bars}
    assert stretch.earlier == chosen_days(0, 0)
    assert stretch.later is not None


def test_chosen_days_are_drawn_with_their_neighbours() -> None:
    """A narrowed strip shows what lies on either side, to be chosen next."""
    counts = [1] * 1000
    bars = stretch_of(histogram_of(counts), chosen_days(500, 501)).bars
    assert len(bars) == LEAST_BARS[Grain.DAY]
    assert bars[0].days.start is not None
    assert bars[0].days.start < FIRST + timedelta(days=500)


def test_grain_follows_the_length_of_the_choice() -> None:
    """Ten years cannot be drawn day by day."""
    assert grain_for(None) is Grain.DAY
    assert grain_for(chosen_days(0, 10)) is Grain.DAY
    assert grain_for(chosen_days(0, 300)) is Grain.MONTH
    assert grain_for(chosen_days(0, 20_000)) is Grain.YEAR
    assert grain_for(DayRange(start=FIRST, end=None)) is Grain.DAY


def test_few_bars_are_padded_with_empty_ones() -> None:
    """One day drawn over the whole page would look like a wall."""
    stretch = stretch_of(histogram_of([4]), None)
    assert sum(bar.count for bar in stretch.bars) == 4
    assert stretch.earlier is None
    assert stretch.later is None
