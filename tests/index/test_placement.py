"""Where in time a passage stands."""

from __future__ import annotations

from datetime import date

import pytest

from index.model import Basis, DateMention, DayRange, Grain, Precision, TimexType
from index.placement import UNDATED, place

MONDAY = date(2031, 5, 5)
TUESDAY = date(2031, 5, 6)
SHIFT = 100  # passages rarely begin the body


def mention(
    text: str,
    surface: str,
    days: DayRange | None,
    *,
    grain: Grain | None = Grain.DAY,
    value: str = "",
    kind: TimexType = TimexType.DATE,
) -> DateMention:
    start = text.index(surface) + SHIFT
    return DateMention(
        start=start,
        end=start + len(surface),
        surface=surface,
        type=kind,
        value=value,
        days=days,
        grain=grain,
        rule="test",
        basis=Basis.RESOLVED,
    )


def test_place_on_the_day_that_is_stated() -> None:
    """The plain case."""
    text = "The bridge burned on Monday."
    placed = place(text, [mention(text, "Monday", DayRange.day(MONDAY))], start=SHIFT)
    assert (placed.days, placed.precision) == (DayRange.day(MONDAY), Precision.DAY)


def test_place_prefers_the_day_to_an_open_range() -> None:
    """ "Reported Tuesday that 40 have died since Monday" is a statement of Tuesday."""
    text = "The clinic said Tuesday that 40 have died since Monday."
    dates = [
        mention(text, "Tuesday", DayRange.day(TUESDAY)),
        mention(text, "Monday", DayRange(start=MONDAY, end=None)),
    ]
    assert place(text, dates, start=SHIFT).days == DayRange.day(TUESDAY)


def test_place_of_an_open_range_is_not_before() -> None:
    """Nobody knows when within "since Monday"."""
    text = "Forty people have died since Monday."
    dates = [mention(text, "Monday", DayRange(start=MONDAY, end=None))]
    assert place(text, dates, start=SHIFT).precision is Precision.NOT_BEFORE


def test_place_joins_neighbouring_days() -> None:
    """ "On Monday and Tuesday" is an interval, not its first day."""
    text = "Shells fell on Monday and Tuesday."
    dates = [
        mention(text, "Monday", DayRange.day(MONDAY)),
        mention(text, "Tuesday", DayRange.day(TUESDAY)),
    ]
    placed = place(text, dates, start=SHIFT)
    assert placed.days == DayRange.inclusive(MONDAY, TUESDAY)
    assert placed.precision is Precision.INTERVAL


def test_place_keeps_days_apart_that_words_keep_apart() -> None:
    """Two clauses with a day each do not make an interval."""
    text = "Shells fell on Tuesday, a day after the truce of Monday ended."
    dates = [
        mention(text, "Tuesday", DayRange.day(TUESDAY)),
        mention(text, "Monday", DayRange.day(MONDAY)),
    ]
    assert place(text, dates, start=SHIFT).days == DayRange.day(TUESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "It was one of the deadliest days since the war began 14 years ago.",
        "The worst fire in the town since 14 years ago left ten dead.",
    ],
)
def test_place_never_uses_a_date_that_looks_back(text: str) -> None:
    """A sentence about today must not appear in 2017."""
    surface = "14 years ago"
    year = DayRange.inclusive(date(2017, 1, 1), date(2017, 12, 31))
    dates = [mention(text, surface, year, grain=Grain.YEAR)]
    assert place(text, dates, start=SHIFT) == UNDATED


def test_place_of_a_month_is_an_interval() -> None:
    """A month is never one of its days."""
    text = "He took office in April 2031."
    month = DayRange.inclusive(date(2031, 4, 1), date(2031, 4, 30))
    placed = place(text, [mention(text, "April 2031", month, grain=Grain.MONTH)], start=SHIFT)
    assert (placed.days, placed.precision) == (month, Precision.INTERVAL)


def test_place_keeps_the_part_of_day() -> None:
    """Night and morning order a day."""
    text = "Shots were heard Monday night."
    dates = [
        mention(
            text,
            "Monday night",
            DayRange.day(MONDAY),
            grain=Grain.PART_OF_DAY,
            value="2031-05-05TNI",
            kind=TimexType.TIME,
        )
    ]
    placed = place(text, dates, start=SHIFT)
    assert (placed.precision, placed.part) == (Precision.PART_OF_DAY, "NI")


def test_place_without_a_resolved_date_is_undated() -> None:
    """No day is invented."""
    text = "The bridge burned some day."
    assert place(text, [mention(text, "some day", None)], start=SHIFT) == UNDATED
