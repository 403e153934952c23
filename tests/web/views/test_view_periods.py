"""Do the rows of years say which days they mean, what is chosen, and where a click leads?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from search.periods import period_of
from search.query import Filters, Query
from search.results.counts import Bar, Calendar, Periods
from search.vocabulary import DayRange, Grain
from web import links
from web.views.periods import SHOWN, SPARE, PeriodBox, PeriodRow, period_boxes

MARCH = DayRange.inclusive(date(2025, 3, 1), date(2025, 3, 31))
YEAR = DayRange.inclusive(date(2025, 1, 1), date(2025, 12, 31))


def bars(grain: Grain, *days: date) -> tuple[Bar, ...]:
    """A bar for each period that holds one of some days."""
    return tuple(Bar(days=period_of(day, grain), count=1_000) for day in days)


PERIODS = Periods(
    years=bars(Grain.YEAR, date(2024, 1, 1), date(2025, 1, 1)),
    months=bars(Grain.MONTH, date(2025, 2, 1), date(2025, 3, 1)),
    days=bars(Grain.DAY, date(2025, 3, 6), date(2025, 3, 7)),
)
NONE = Periods()


def boxes(
    spoken: Periods = PERIODS, published: Periods = NONE, **filters: DayRange
) -> tuple[PeriodBox, ...]:
    """The facets of time."""
    query = Query(text="fire", filters=Filters(**filters))
    return period_boxes(Calendar(spoken=spoken, published=published), query, links.search)


def rows(box: PeriodBox) -> dict[str, PeriodRow]:
    """All rows by their machine values."""
    found: dict[str, PeriodRow] = {}
    todo = [*box.rows, *box.earlier]
    while todo:
        row = todo.pop()
        found[row.id.partition("-")[2]] = row
        todo += row.parts
    return found


def test_newest_year_comes_first_and_holds_its_months() -> None:
    """Months and days stand as in a calendar."""
    (box,) = boxes(days=MARCH)
    assert [row.label for row in box.rows] == ["2025", "2024"]
    assert [row.label for row in box.rows[0].parts] == ["February", "March"]
    assert [row.label for row in box.rows[0].parts[1].parts] == ["6 March", "7 March"]
    assert box.rows[1].parts == box.rows[0].parts[0].parts == ()
    assert box.rows[0].number == "1,000"


def test_two_clocks_are_told_apart() -> None:
    """In their titles, their addresses and their ids."""
    spoken, published = boxes(published=PERIODS)
    assert (spoken.title, published.title) == ("Years the reports speak of", "Years of publication")
    assert rows(spoken)["2024"].href == "/search?q=fire&from=2024-01-01&to=2024-12-31"
    href = "/search?q=fire&published_from=2024-01-01&published_to=2024-12-31"
    assert rows(published)["2024"].href == href
    assert not {row.id for row in rows(spoken).values()} & {
        row.id for row in rows(published).values()
    }


def test_chosen_again_takes_it_off() -> None:
    """And only what is exactly chosen; its neighbours take its place."""
    (box,) = boxes(days=MARCH)
    found = rows(box)
    assert found["2025-03"].href == "/search?q=fire"
    assert found["2025-02"].href == "/search?q=fire&from=2025-02-01&to=2025-02-28"
    assert found["2025"].href == "/search?q=fire&from=2025-01-01&to=2025-12-31"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (YEAR, {"2025": "chosen"}),
        (MARCH, {"2025": "partly chosen", "2025-03": "chosen"}),
        (
            DayRange.inclusive(date(2025, 3, 6), date(2025, 3, 7)),
            {
                "2025": "partly chosen",
                "2025-03": "partly chosen",
                "2025-03-06": "chosen with others",
                "2025-03-07": "chosen with others",
            },
        ),
        (
            DayRange.inclusive(date(2024, 6, 1), None),
            {
                "2024": "partly chosen",
                "2025": "chosen with others",
                "2025-02": "chosen with others",
                "2025-03": "chosen with others",
                "2025-03-06": "chosen with others",
                "2025-03-07": "chosen with others",
            },
        ),
    ],
)
def test_states_are_told_in_words(days: DayRange, told: dict[str, str]) -> None:
    """For who hears the page; the boxes show the same."""
    (box,) = boxes(days=days)
    found = rows(box)
    assert {key: row.told for key, row in found.items() if row.told} == told
    assert all((row.state == "off") == (not row.told) for row in found.values())


def test_many_years_are_folded_in_unless_one_of_them_is_chosen() -> None:
    """Reports of two days also speak of wars of decades."""
    years = bars(Grain.YEAR, *(date(1990 + n, 1, 1) for n in range(SHOWN + SPARE + 1)))
    many = replace(NONE, years=years)
    (box,) = boxes(many)
    assert len(box.rows) == SHOWN
    assert (len(box.earlier), box.unfolded) == (SPARE + 1, False)
    (box,) = boxes(many, days=period_of(date(1990, 5, 1), Grain.YEAR))
    assert box.unfolded
    (box,) = boxes(replace(NONE, years=years[1:]))
    assert box.earlier == ()


def test_nothing_to_choose_between_is_not_offered() -> None:
    """Unless it is chosen, and must be taken off."""
    one = Periods(
        years=bars(Grain.YEAR, date(2025, 1, 1)),
        months=bars(Grain.MONTH, date(2025, 3, 1)),
        days=bars(Grain.DAY, date(2025, 3, 6)),
    )
    assert boxes(one) == ()
    assert len(boxes(one, days=MARCH)) == 1


def test_years_that_no_address_can_name_are_left_out() -> None:
    """The parameters take the years 1000 to 2999."""
    years = bars(Grain.YEAR, date(79, 1, 1), date(1000, 1, 1), date(2999, 1, 1), date(3000, 1, 1))
    (box,) = boxes(replace(NONE, years=years))
    assert [row.label for row in box.rows] == ["2999", "1000"]
