"""Does a day that is typed lead to its place on the timeline?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest
from flask.testing import FlaskClient

from search.query import ENTRY_PAGE_SIZE

_SIDECAR = """
[[articles]]
file = "listed.txt"
source = { value = "The Quay", basis = "stated" }
published = { day = 2025-08-20, basis = "stated" }
"""
_MONTHS = ("March", "April", "May", "June")


def _report(days: list[str]) -> str:
    lines = [f"Item{number} was lost on {day}." for number, day in enumerate(days)]
    return "A Chronicle Of Losses\n\n" + "\n\n".join(lines) + "\n"


@pytest.fixture
def port(serving: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    """A front end over a hundred days of one year, in entries of one sentence."""
    days = [f"{day} {month} 2025" for month in _MONTHS for day in range(1, 26)]
    return serving({"listed.txt": _report(days), "articles.toml": _SIDECAR})


@pytest.fixture
def years(serving: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    """A front end over two years."""
    days = ["6 March 2024", "6 March 2025", "8 March 2025"]
    return serving({"listed.txt": _report(days), "articles.toml": _SIDECAR})


def words(html: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_day_without_year_is_of_the_only_year(port: FlaskClient) -> None:
    """ "6 June" can mean one day only, and the address says which."""
    answer = port.get("/timeline?at=6+June&kind=body")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/timeline?kind=body&at=2025-06-06#at"


def test_day_leads_to_the_page_that_holds_it(port: FlaskClient) -> None:
    """However many pages of entries come before it."""
    html = port.get("/timeline?at=2025-06-16").text
    before = 3 * 25 + 15
    assert 0 < before % ENTRY_PAGE_SIZE < before
    assert html.index("Here begins 16 June 2025.") < html.index('id="day-2025-06-16"')
    assert html.index('id="day-2025-06-15"') < html.index('id="at"')
    assert f'aria-label="Page {before // ENTRY_PAGE_SIZE + 1}, this page"' in html
    assert "at=" not in re.search(r'rel="prev" href="([^"]+)"', html)[1]  # type: ignore[index]


def test_day_without_entries_leads_to_the_next(port: FlaskClient) -> None:
    """And the page says that it is another day."""
    html = port.get("/timeline?at=2025-03-28").text
    assert "No entry begins on 28 March 2025. The next one does here." in html
    assert html.index('id="at"') < html.index('id="day-2025-04-01"')


def test_day_after_all_entries_leads_to_the_last(port: FlaskClient) -> None:
    """With the words that nothing follows."""
    html = port.get("/timeline?at=2025-12-01").text
    assert "No entry begins on 1 December 2025 or later. This is the last one." in html


def test_day_of_several_years_is_asked_back(years: FlaskClient) -> None:
    """None is chosen for the reader; each is one click away, and the form keeps what was typed."""
    answer = years.get("/timeline?at=6+March&q=lost")
    assert answer.status_code == 422
    assert "“6 March” has no year. Which one? 6 March 2025 6 March 2024" in words(answer.text)
    assert 'href="/timeline?q=lost&amp;at=2024-03-06#at"' in answer.text
    assert 'name="at" value="6 March"' in answer.text
    assert 'aria-describedby="at"' in answer.text


def test_what_is_no_day_is_said(years: FlaskClient) -> None:
    """Neither is a day that can be read in two ways; the entries stay in view."""
    answer = years.get("/timeline?at=6/3/2025")
    assert answer.status_code == 422
    assert "“6/3/2025” is no day that can be read in one way." in answer.text
    assert "Item0" in answer.text


@pytest.mark.parametrize(
    ("typed", "day"),
    [("March 2025", "2025-03-01"), ("2025", "2025-01-01"), ("March 8, 2025", "2025-03-08")],
)
def test_month_and_year_lead_to_their_first_day(years: FlaskClient, typed: str, day: str) -> None:
    """As everywhere else."""
    answer = years.get("/timeline", query_string={"at": typed})
    assert answer.headers["Location"] == f"/timeline?at={day}#at"


def test_day_outside_of_the_chosen_days_opens_all_days(years: FlaskClient) -> None:
    """To stay within would lead anywhere but to the day."""
    answer = years.get("/timeline?q=lost&from=2025-03-06&to=2025-03-08&at=6+March+2024")
    assert answer.headers["Location"] == "/timeline?q=lost&at=2024-03-06#at"
    inside = years.get("/timeline?q=lost&from=2025-03-06&to=2025-03-08&at=2025-03-08")
    assert inside.status_code == 200


def test_form_takes_the_question_along(years: FlaskClient) -> None:
    """Words, filters, scale and lanes; not the page."""
    html = years.get("/timeline?q=lost&kind=body&grain=month&lanes=source&page=1").text
    form = re.search(r'<form class="jump".*?</form>', html, re.DOTALL)
    assert form is not None
    pairs = re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form[0])
    assert pairs == [("q", "lost"), ("kind", "body"), ("grain", "month"), ("lanes", "source")]


def test_new_question_does_not_stay_at_the_day(years: FlaskClient) -> None:
    """The search form asks from the beginning."""
    html = years.get("/timeline?at=2025-03-08").text
    assert 'name="at"' not in re.search(r'id="answer".*?switch', html, re.DOTALL)[0]  # type: ignore[index]
    assert "list=timeline" in html
    offers = years.get("/suggest.json?q=quay&list=timeline&at=2025-03-08").get_json()
    assert offers["suggestions"]
    assert all("at=" not in row["href"] for row in offers["suggestions"])
