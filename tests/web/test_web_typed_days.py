"""Which days what is being typed may mean."""

from __future__ import annotations

from datetime import date

import pytest

from web.typed_days import after, before, days_meant, lacks_year, told_of
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


@pytest.mark.parametrize(
    ("text", "lacking"),
    [("6 March", True), ("march", True), ("29 February", True), ("6 March 2025", False)],
)
def test_day_without_year_is_told_apart(text: str, lacking: bool) -> None:
    """What is no day at all needs other words than what lacks its year."""
    assert lacks_year(text) is lacking
    assert not lacks_year("31 June")


def test_other_end_of_a_range_tells_the_year() -> None:
    """From 30 December to 2 January is four days, not a year and four days."""
    assert before("30 December", date(2025, 1, 2)) == date(2024, 12, 30)
    assert before("6 March", date(2025, 3, 6)) == date(2025, 3, 6)
    assert after("2 January", date(2024, 12, 30)) == date(2025, 1, 2)
    assert after("March", date(2025, 3, 6)) == date(2025, 3, 31)


def test_other_end_of_a_range_without_such_a_day_tells_nothing() -> None:
    """Neither year has a 29 February; the one before last is too far to be meant."""
    assert before("29 February", date(2023, 2, 1)) is None
    assert before("6 March 2025", date(2025, 3, 7)) is None


def test_days_that_are_told_of_come_before_others() -> None:
    """And where none is told of, all may be meant."""
    both = days_meant("6 March", (2025, 2024))
    assert told_of(both, lambda days: int(days.start == date(2024, 3, 6))) == both[1:]
    assert told_of(both, lambda _: 0) == both
    assert told_of(both[:1], lambda _: 0) == both[:1]
