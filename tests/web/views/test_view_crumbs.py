"""Does the way back lead through the year and the month?"""

from __future__ import annotations

from datetime import date

import pytest

from search.vocabulary import DayRange, Grain
from web.views.crumbs import crumbs_of


def address(days: DayRange | None, grain: Grain | None) -> str:
    """An address that shows what it was made of."""
    if days is None:
        return "/all"
    return f"/{days.first}/{days.last}/{grain.value if grain else ''}"


def way(first: date | None, last: date | None) -> list[tuple[str, str]]:
    """The words and addresses of the way to some days."""
    crumbs = crumbs_of(DayRange.inclusive(first, last), address)
    return [(crumb.label, crumb.href) for crumb in crumbs]


def test_all_days_are_where_the_way_begins() -> None:
    """And where one is, it is no link."""
    assert [(c.label, c.href) for c in crumbs_of(None, address)] == [("All days", "")]


def test_day_lies_in_its_month_and_year() -> None:
    """Each a step back; the last is where one is."""
    assert way(date(2025, 3, 7), date(2025, 3, 7)) == [
        ("All days", "/all"),
        ("2025", "/2025-01-01/2025-12-31/"),
        ("March", "/2025-03-01/2025-03-31/day"),
        ("7", ""),
    ]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), ["All days", "2024", "February"]),
        (date(2025, 1, 1), date(2025, 12, 31), ["All days", "2025"]),
        (date(2025, 3, 6), date(2025, 3, 8), ["All days", "2025", "March", "6 to 8 March 2025"]),
        (date(2025, 3, 6), date(2025, 4, 8), ["All days", "2025", "6 March to 8 April 2025"]),
        (date(2024, 3, 6), date(2025, 4, 8), ["All days", "6 March 2024 to 8 April 2025"]),
        (date(2025, 3, 6), None, ["All days", "6 March 2025 or later"]),
    ],
)
def test_range_lies_in_what_holds_all_of_it(
    first: date, last: date | None, labels: list[str]
) -> None:
    """A range over two months lies in no month."""
    made = way(first, last)
    assert [label for label, _ in made] == labels
    assert made[-1][1] == ""
