"""Is a period of the calendar the one that holds some days?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.periods import opened, period_holding, period_of
from search.results.counts import Bar
from search.vocabulary import DayRange, Grain

GRAINS = (Grain.YEAR, Grain.MONTH, Grain.DAY)
VALUES = {Grain.YEAR: 4, Grain.MONTH: 7, Grain.DAY: 10}


@given(day=st.dates(), grain=st.sampled_from(GRAINS))
def test_period_is_of_the_day_and_ends_with_it(day: date, grain: Grain) -> None:
    """The first day of a period and the last are written alike, their neighbours are not."""
    period = period_of(day, grain)
    same = day.isoformat()[: VALUES[grain]]
    assert period.first is not None
    assert period.overlaps(DayRange.day(day))
    assert period.first.isoformat()[: VALUES[grain]] == same
    if period.end is not None:
        assert period.last is not None
        assert period.last.isoformat()[: VALUES[grain]] == same
        assert period.end.isoformat()[: VALUES[grain]] != same


@pytest.mark.parametrize(
    ("first", "last", "grain"),
    [
        (date(2025, 3, 6), date(2025, 3, 6), Grain.DAY),
        (date(2025, 3, 6), date(2025, 3, 7), Grain.MONTH),
        (date(2025, 3, 31), date(2025, 4, 1), Grain.YEAR),
        (date(2024, 12, 31), date(2025, 1, 1), None),
        (date(2025, 3, 6), None, None),
        (None, date(2025, 3, 6), None),
    ],
)
def test_the_finest_period_that_holds_days(
    first: date | None, last: date | None, grain: Grain | None
) -> None:
    """What is open is in none."""
    days = DayRange.inclusive(first, last)
    holding = [one for one in GRAINS if period_holding(days, one) is not None]
    assert (holding[-1] if holding else None) is grain
    assert period_holding(None, Grain.YEAR) is None


def test_the_only_period_opens_and_the_chosen_one_before_it() -> None:
    """Of several, none is guessed."""
    years = [Bar(days=period_of(date(year, 1, 1), Grain.YEAR), count=1) for year in (2024, 2025)]
    assert opened(years, None) is None
    assert opened(years[:1], None) == years[0].days
    assert opened(years[:1], years[1].days) == years[1].days
