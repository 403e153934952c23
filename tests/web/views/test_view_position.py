"""Is the mark of a page where the page is?"""

from __future__ import annotations

from datetime import date

import pytest

from search.query import Query, Window
from search.service import Service
from search.vocabulary import DayRange
from web.views.position import MOST_BINS, Position, position_of


def position(answers: Service, *, chosen: DayRange | None = None, **window: int) -> Position:
    """The position of a page of all entries."""
    page = answers.timeline(Query(), Window(**window))  # type: ignore[arg-type]
    return position_of(page, lambda days: f"/at/{days.start}", chosen=chosen)


def test_whole_timeline_is_marked_from_end_to_end(answers: Service) -> None:
    """One page of everything covers everything that is drawn."""
    whole = position(answers)
    assert whole.mark_x == 0
    assert whole.mark_width == pytest.approx(100, abs=1)
    assert 1 < len(whole.bins) <= MOST_BINS


def test_pages_follow_each_other_on_the_line(answers: Service) -> None:
    """The mark moves as the reader does, and the words say which entries these are."""
    total = answers.timeline(Query(), Window()).total
    pages = [position(answers, page=number, size=2) for number in range(1, total // 2 + 1)]
    starts = [page.mark_x for page in pages if page.mark_width]
    assert starts == sorted(starts)
    assert f"entries 1 to 2 of {total}" in pages[0].words


def test_chosen_days_bound_the_mark(answers: Service) -> None:
    """What began years before a chosen day does not stretch the mark to there."""
    day = DayRange.day(date(2025, 3, 7))
    marked = [one.name for one in position(answers, chosen=day).bins if one.here]
    assert len(marked) == 1
    assert "2025" in marked[0]


def test_bin_leads_to_its_first_day_unless_it_is_empty(answers: Service) -> None:
    """A link to no entry wastes the reader's time."""
    bins = position(answers).bins
    assert {one.href for one in bins if not one.height} <= {""}
    assert all(one.href.startswith("/at/") for one in bins if one.height)
