"""TIMEX3 values stand for the days that the standard says."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.timex import days_of, grain_of
from index.model.days import DayRange, Grain


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-03-07", date(2025, 3, 7), date(2025, 3, 7)),
        ("2025-03-07TNI", date(2025, 3, 7), date(2025, 3, 7)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("2025-W10", date(2025, 3, 3), date(2025, 3, 9)),
        ("2025-W10-WE", date(2025, 3, 8), date(2025, 3, 9)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("2025-03-06/2025-03-08", date(2025, 3, 6), date(2025, 3, 8)),
        ("9999", date(9999, 1, 1), None),
    ],
)
def test_days_of_covers_the_value(value: str, first: date, last: date | None) -> None:
    """Days are derived from the value alone, so a wrong table here moves every date."""
    assert days_of(value) == DayRange.inclusive(first, last)


@pytest.mark.parametrize(
    "value",
    ["PRESENT_REF", "P3M", "XXXX-WXX-5", "XXXX-12-08", "BC0480-08", "2025-02-30", "2025-13", ""],
)
def test_days_of_claims_nothing_for_what_is_no_calendar_time(value: str) -> None:
    """A duration, an unknown year or a day that does not exist must never become days."""
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("value", "grain"),
    [
        ("2025-03-07", Grain.DAY),
        ("2025-03-07TMO", Grain.PART_OF_DAY),
        ("XXXX-WXX-5", Grain.DAY),
        ("2025-W10", Grain.WEEK),
        ("2025-03", Grain.MONTH),
        ("2025-Q1", Grain.QUARTER),
        ("2025-SU", Grain.SEASON),
        ("2011", Grain.YEAR),
        ("BC0480", Grain.YEAR),
        ("199", Grain.DECADE),
        ("18", Grain.CENTURY),
        ("2025-03-06/2025-03-07", Grain.INTERVAL),
        ("PRESENT_REF", None),
        ("P3M", None),
    ],
)
def test_grain_of_tells_how_fine_a_value_is(value: str, grain: Grain | None) -> None:
    """The page draws a mark by grain: a year must not look like a day."""
    assert grain_of(value) is grain
