"""Which days can a reader type, and which are refused?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.days import FIRST_YEAR, LAST_YEAR, Edge, read_day

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-06",
        "6 March 2025",
        "6 Mar 2025",
        "06 mar. 2025",
        "March 6, 2025",
        " 6  MARCH 2025 ",
    ],
)
def test_day_is_read_however_it_is_written_with_its_year(text: str) -> None:
    """Nobody should have to learn a format."""
    assert read_day(text, edge=Edge.FIRST) == date(2025, 3, 6)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_month_or_year_means_its_edge(text: str, first: date, last: date) -> None:
    """ "from March to March" takes in the whole of March."""
    assert read_day(text, edge=Edge.FIRST) == first
    assert read_day(text, edge=Edge.LAST) == last


@pytest.mark.parametrize(
    "text",
    [
        "6/3/2025",
        "06-03-2025",
        "6 March",
        "March",
        "Friday",
        "2025-02-30",
        "31 April 2025",
        "0999-01-01",
        "3000",
        "yesterday",
        "²025",
        "2025-03-06T10:00",
        "6 Marchuary 2025",
    ],
)
def test_text_that_could_mean_two_days_or_none_is_refused(text: str) -> None:
    """A guessed day would narrow to the wrong reports without a word."""
    with pytest.raises(ValueError, match=r"."):
        read_day(text, edge=Edge.FIRST)


@given(DAYS)
def test_day_written_for_people_is_read_back(day: date) -> None:
    """What the pages write can be copied into the form."""
    from web.views.dates import day_text

    assert read_day(day_text(day), edge=Edge.FIRST) == day
    assert read_day(day.isoformat(), edge=Edge.LAST) == day
