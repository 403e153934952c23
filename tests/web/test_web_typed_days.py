"""Which days what is being typed may mean."""

from __future__ import annotations

import pytest

from web.typed_days import days_meant
from web.views.dates import write_filter


def meant(text: str, *years: int) -> list[str]:
    return [write_filter(days) for days in days_meant(text, years)]


@pytest.mark.parametrize("text", ["6 March 2025", "March 6, 2025", "6 Mar 2025", "2025-03-06"])
def test_date_with_its_year_means_one_day(text: str) -> None:
    """The years of the collection have no say in what was typed in full."""
    assert meant(text, 2011, 2019) == ["6 March 2025"]


def test_date_without_year_means_one_day_a_year() -> None:
    """ "6 March" is typed by who has one year in mind, and does not say which."""
    assert meant("6 March", 2025, 2011) == ["6 March 2025", "6 March 2011"]
    assert meant("march", 2025) == ["March 2025"]


def test_day_that_a_year_lacks_is_passed_over() -> None:
    """There was no 29 February in 2025."""
    assert meant("29 February", 2025, 2024) == ["29 February 2024"]


@pytest.mark.parametrize("text", ["", "Mar", "Dec", "6", "6/3", "6 Baniyas", "31 June", "in March"])
def test_what_is_no_date_means_no_day(text: str) -> None:
    """ "Mar" begins Marinella as well; a list full of months would hide it."""
    assert meant(text, 2025) == []
