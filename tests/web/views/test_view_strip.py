"""Does the strip say the same as the numbers?"""

from __future__ import annotations

from datetime import date, timedelta

from search.results.counts import Bar, Histogram
from search.vocabulary import DayRange, Grain
from web.views.strip import HEIGHT, LEAST, PASSAGES, strip_of

FIRST = date(2025, 3, 1)


def strip_over(counts: list[int], chosen: DayRange | None = None):
    """A strip of days from FIRST on."""
    bars = tuple(
        Bar(days=DayRange.day(FIRST + timedelta(days=place)), count=count)
        for place, count in enumerate(counts)
    )
    histogram = Histogram(grain=Grain.DAY, bars=bars, wider=1, undated=2)
    return strip_of(
        histogram,
        style=PASSAGES,
        chosen=chosen,
        link=lambda days: f"/to/{days.start}",
        clear_href="/all",
    )


def test_bar_is_named_with_its_day_and_count() -> None:
    """The name is all that a screen reader has of a bar."""
    (bar,) = strip_over([0] * 6 + [14] + [0] * 30).filled
    assert (bar.name, bar.amount, bar.href) == ("7 March 2025", "14 passages", "/to/2025-03-07")


def test_heights_are_in_proportion_and_never_vanish() -> None:
    """One report of a killing is a bar that can be seen, beside a day with a thousand."""
    tall, half, small = strip_over([1000, 500, 1] + [0] * 30).filled
    assert tall.height == HEIGHT
    assert half.height == HEIGHT / 2
    assert small.height == LEAST


def test_empty_bars_lead_nowhere() -> None:
    """A link to no result wastes the reader's time."""
    bars = strip_over([0, 0, 3]).bars
    assert {bar.href for bar in bars if not bar.height} == {""}
    assert sum(bool(bar.href) for bar in bars) == 1


def test_what_no_bar_can_show_is_said() -> None:
    """Undated sentences are part of the answer, too."""
    notes = strip_over([1]).notes
    assert "1 passage over longer or open times" in notes
    assert "2 passages undated" in notes


def test_chosen_days_stand_out_and_can_be_cleared() -> None:
    """Which days are chosen must be seen where they are chosen."""
    strip = strip_over([1, 1, 1], DayRange.day(FIRST))
    assert [bar.chosen for bar in strip.filled] == [True, False, False]
    assert strip.clear_href == "/all"
    assert strip_over([1]).clear_href == ""
