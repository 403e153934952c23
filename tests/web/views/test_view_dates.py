"""Do dates read as people write them, and never say more than is known?"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.vocabulary import Basis, DayRange, Grain, Published
from web.views.dates import bounds_text, part_of, plain, write_bar, write_published, write_range

SIXTH, SEVENTH = date(2025, 3, 6), date(2025, 3, 7)


@pytest.mark.parametrize(
    ("days", "grain", "text"),
    [
        (DayRange.day(SEVENTH), Grain.DAY, "7 March 2025"),
        (DayRange.inclusive(SIXTH, SEVENTH), Grain.INTERVAL, "6 to 7 March 2025"),
        (
            DayRange.inclusive(date(2025, 2, 28), date(2025, 3, 3)),
            None,
            "28 February to 3 March 2025",
        ),
        (
            DayRange.inclusive(date(2024, 12, 8), date(2025, 3, 8)),
            None,
            "8 December 2024 to 8 March 2025",
        ),
        (DayRange.inclusive(date(2025, 3, 1), date(2025, 3, 31)), Grain.MONTH, "March 2025"),
        (
            DayRange.inclusive(date(2025, 1, 1), date(2025, 3, 31)),
            Grain.QUARTER,
            "January to March 2025",
        ),
        (
            DayRange.inclusive(date(2024, 11, 1), date(2025, 2, 28)),
            None,
            "November 2024 to February 2025",
        ),
        (DayRange.inclusive(date(2011, 1, 1), date(2011, 12, 31)), Grain.YEAR, "2011"),
        (DayRange.inclusive(date(2011, 1, 1), date(2024, 12, 31)), None, "2011 to 2024"),
        (DayRange.inclusive(date(1980, 1, 1), date(1989, 12, 31)), Grain.DECADE, "1980s"),
        (
            DayRange.inclusive(date(2025, 3, 3), date(2025, 3, 9)),
            Grain.WEEK,
            "week of 3 to 9 March 2025",
        ),
        (DayRange(start=SIXTH, end=None), Grain.DAY, "since 6 March 2025 (not before)"),
        (DayRange(start=None, end=SEVENTH), Grain.DAY, "until 6 March 2025 (not after)"),
    ],
)
def test_range_is_written_for_people(days: DayRange, grain: Grain | None, text: str) -> None:
    """The day is what readers come for; it must read without a second look."""
    assert plain(write_range(days, grain=grain)) == text


def test_day_carries_weekday_and_part_when_asked() -> None:
    """The form that headings use."""
    written = write_range(DayRange.day(SEVENTH), weekday=True, part="NI")
    assert plain(written) == "Friday 7 March 2025, night"
    assert [piece.machine for piece in written] == ["2025-03-07"]


def test_interval_has_a_machine_value_for_each_end() -> None:
    """There is no machine value for a range, so each end carries its own."""
    written = write_range(DayRange.inclusive(SIXTH, SEVENTH))
    assert [piece.machine for piece in written] == ["2025-03-06", "", "2025-03-07"]


@given(st.dates(date(1, 2, 1), date(9998, 1, 1)), st.integers(0, 4000), st.sampled_from(Grain))
def test_written_range_names_no_day_outside_it(first: date, length: int, grain: Grain) -> None:
    """Whatever the grain says, the text must not reach beyond the range."""
    last = min(first + timedelta(days=length), date(9998, 12, 31))
    written = write_range(DayRange.inclusive(first, last), grain=grain)
    machines = [piece.machine for piece in written if piece.machine]
    assert machines or grain is Grain.DECADE
    for machine in machines:
        assert first.isoformat()[: len(machine)] <= machine <= last.isoformat()[: len(machine)]


def test_part_of_day_is_read_from_its_value() -> None:
    """A clock time is no part of a day with a name."""
    assert part_of("2025-03-07TNI") == "NI"
    assert part_of("2025-03-07T10:00") == ""
    assert part_of("2025-03-07") == ""


def test_inferred_publication_says_which_days_are_possible() -> None:
    """An inferred day without its bounds would pass for knowledge."""
    published = Published(
        day=date(2025, 3, 8),
        bounds=DayRange.inclusive(date(2025, 3, 8), date(2025, 3, 13)),
        basis=Basis.INFERRED,
    )
    assert plain(write_published(published)) == "8 March 2025"
    assert bounds_text(published) == "8 to 13 March 2025"
    assert bounds_text(Published.stated(date(2025, 3, 8))) == ""


@pytest.mark.parametrize(
    ("minutes", "zone"), [(0, "UTC"), (180, "UTC+3"), (-210, "UTC−3:30"), (345, "UTC+5:45")]
)
def test_instant_of_publication_is_given_with_its_zone(minutes: int, zone: str) -> None:
    """Hours without a zone mislead across borders, and another zone would show another day."""
    at = datetime(2025, 3, 8, 1, 30, tzinfo=timezone(timedelta(minutes=minutes)))
    written = write_published(Published.stated(date(2025, 3, 8), at=at))
    assert plain(written) == f"8 March 2025, 01:30 {zone}"
    assert datetime.fromisoformat(written[0].machine) == at


def test_bars_are_named_by_their_grain() -> None:
    """A bar of a month must not be named after its first day."""
    month = DayRange.inclusive(date(2025, 3, 1), date(2025, 3, 31))
    assert write_bar(month, Grain.MONTH) == "March 2025"
    assert write_bar(month, Grain.YEAR) == "2025"
    assert write_bar(DayRange.day(SEVENTH), Grain.DAY) == "7 March 2025"
