"""Do the handles over a strip stand where its days are, and say what they narrow to?"""

from __future__ import annotations

from datetime import date, timedelta

from search.results.counts import Bar
from search.vocabulary import DayRange, Grain
from web.views.brush import PUBLICATION, SPOKEN_OF, Brush, brush_of

FIRST = date(2025, 3, 1)
BARS = tuple(
    Bar(days=DayRange.day(FIRST + timedelta(days=place)), count=place % 3) for place in range(10)
)


def brush_over(chosen: DayRange | None, bars: tuple[Bar, ...] = BARS) -> Brush:
    """The brush over ten days from 1 March 2025."""
    found = brush_of(bars, Grain.DAY, chosen=chosen, fields=SPOKEN_OF, form="question")
    assert found is not None
    return found


def test_every_bar_has_its_first_day_and_the_last_its_end() -> None:
    """From these alone the script makes both days of a choice."""
    starts = brush_over(None).starts.split()
    assert starts[0] == "2025-03-01"
    assert starts[-2:] == ["2025-03-10", "2025-03-11"]
    assert len(starts) == len(BARS) + 1


def test_handles_enclose_the_chosen_days() -> None:
    """The first stands before its bar, the last behind its own."""
    brush = brush_over(DayRange.inclusive(date(2025, 3, 3), date(2025, 3, 4)))
    assert [(handle.bar, handle.x) for handle in brush.handles] == [(2, 20.0), (3, 40.0)]
    assert (brush.left, brush.width) == (20.0, 20.0)
    assert [handle.text for handle in brush.handles] == ["3 March 2025", "4 March 2025"]


def test_nothing_chosen_is_said_of_both_handles() -> None:
    """Else who hears the first day drawn takes it for a choice."""
    brush = brush_over(None)
    assert brush.width == 0
    assert [handle.text for handle in brush.handles] == [
        "1 March 2025, not narrowed",
        "10 March 2025, not narrowed",
    ]


def test_open_end_is_not_narrowed() -> None:
    """ "6 March or later" has a first day only."""
    brush = brush_over(DayRange.inclusive(date(2025, 3, 6), None))
    assert [handle.text for handle in brush.handles] == [
        "6 March 2025",
        "10 March 2025, not narrowed",
    ]
    assert [handle.bar for handle in brush.handles] == [5, 9]


def test_days_that_are_not_drawn_leave_the_handles_at_the_ends() -> None:
    """There is no bar to stand at."""
    brush = brush_over(DayRange.day(date(1999, 1, 1)))
    assert [handle.bar for handle in brush.handles] == [0, 9]


def test_fields_are_those_of_the_strip() -> None:
    """A choice of publication days must never narrow the days spoken of."""
    brush = brush_of(BARS, Grain.DAY, chosen=None, fields=PUBLICATION, form="question")
    assert brush is not None
    assert [handle.field for handle in brush.handles] == ["published_from", "published_to"]


def test_one_bar_has_no_brush() -> None:
    """There is nothing to choose from."""
    assert brush_of(BARS[:1], Grain.DAY, chosen=None, fields=SPOKEN_OF, form="q") is None
