"""Does every article count in the periods that its days touch, and in no other?"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model.days import Grain
from index.stores.array_file import Array
from index.stores.calendars import (
    GRAINS,
    OPEN_END,
    OPEN_START,
    WIDEST,
    calendar_arrays,
    first_day,
    period,
    periods_of,
)

widths = st.sampled_from([1, 2, 7, 8, 28, 31, 92, 93, 365, 3_660, 3_661]) | st.integers(1, 4_000)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[int, int]:
    """A half-open range of days anywhere in the calendar, perhaps open to a side."""
    start = draw(st.dates())
    end = start + timedelta(days=min(draw(widths), (date.max - start).days))
    if end == start:
        return start.toordinal(), OPEN_END
    return draw(
        st.sampled_from(
            [(start.toordinal(), end.toordinal())] * 6
            + [(OPEN_START, end.toordinal()), (start.toordinal(), OPEN_END)]
        )
    )


def number_of(day: date, grain: Grain) -> int:
    """The period of a day, by the calendar."""
    if grain is Grain.DAY:
        return day.toordinal()
    return (day.year - 1970) * 12 + day.month - 1 if grain is Grain.MONTH else day.year - 1970


def counted(days: tuple[int, int], grain: Grain) -> set[int]:
    """The periods in which a range counts, by looking at each of its days."""
    start, end = days
    if start == OPEN_START or end == OPEN_END or end - start > WIDEST[grain]:
        return set()
    return {number_of(date.fromordinal(n), grain) for n in range(start, end)}


def days_of(values: list[int]) -> Array:
    """Days as they stand in a segment."""
    return np.asarray(values, dtype=np.int32)


@given(st.lists(st.dates(), max_size=20), st.sampled_from(GRAINS))
def test_period_of_a_day_is_that_of_the_calendar(days: list[date], grain: Grain) -> None:
    """Centuries before 1970 count down, and leap years count: a histogram shows no wrong month."""
    numbers = period(np.asarray([day.toordinal() for day in days], dtype=np.int64), grain)
    assert numbers.tolist() == [number_of(day, grain) for day in days]
    for day, number in zip(days, numbers.tolist(), strict=True):
        first = first_day(number, grain)
        assert first <= day
        assert number_of(first, grain) == number
        assert first == date.min or number_of(first - timedelta(days=1), grain) == number - 1


@pytest.mark.parametrize(("grain", "number"), [(Grain.MONTH, 8_030 * 12), (Grain.YEAR, 8_030)])
def test_period_behind_the_last_one_ends_with_the_calendar(grain: Grain, number: int) -> None:
    """The end of the last period has no first day to stand for it."""
    assert first_day(number, grain) == date.max


@given(st.lists(ranges(), max_size=8), st.sampled_from(GRAINS))
def test_range_touches_every_period_of_its_days(days: list[tuple[int, int]], grain: Grain) -> None:
    """A night across New Year counts in both years; what is wider than known counts in none."""
    starts, ends = days_of([start for start, _ in days]), days_of([end for _, end in days])
    owner, numbers = periods_of(starts, ends, grain).each(np.arange(len(days)))
    found = list(zip(owner.tolist(), numbers.tolist(), strict=True))
    assert sorted(found) == [
        (n, p) for n, one in enumerate(days) for p in sorted(counted(one, grain))
    ]


@given(st.lists(st.lists(ranges(), max_size=4), max_size=5))
def test_article_counts_once_in_a_period(articles: list[list[tuple[int, int]]]) -> None:
    """Ten sentences about one day are one report of that day."""
    every = [one for own in articles for one in own]
    article = np.repeat(np.arange(len(articles)), [len(own) for own in articles])
    starts, ends = days_of([start for start, _ in every]), days_of([end for _, end in every])
    found = dict(calendar_arrays(article.astype(np.int64), starts, ends, len(articles)))
    assert found["dated"].tolist() == [bool(own) for own in articles]
    for grain in GRAINS:
        first, numbers = found[f"first_{grain.value}"], found[grain.value]
        lows, highs = found[f"{grain.value}_low"], found[f"{grain.value}_high"]
        assert len(first) == len(articles) + 1
        for n, own in enumerate(articles):
            expected = sorted(set().union(*(counted(one, grain) for one in own)))
            assert numbers[first[n] : first[n + 1]].tolist() == expected
            bounds = (expected[0], expected[-1]) if expected else (OPEN_END, OPEN_START)
            assert (lows[n], highs[n]) == bounds
