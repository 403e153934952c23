"""Which year has a day that was typed without one?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest
from flask.testing import FlaskClient

_SIDECAR = """
[[articles]]
file = "first.txt"
source = { value = "The Quay", basis = "stated" }
published = { day = 2025-03-09, basis = "stated" }

[[articles]]
file = "second.txt"
source = { value = "The Quay", basis = "stated" }
published = { day = 2024-03-12, basis = "stated" }
"""
FILES = {
    "first.txt": "Harbour Burns\n\nIt burned on 6 March 2025.\n\nIt was built on 8 May 2025.",
    "second.txt": "Gate Closed\n\nThe gate was closed on 6 March 2024, the port said.",
    "articles.toml": _SIDECAR,
}


@pytest.fixture
def port(serving: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    """A front end over two reports of two years, which both speak of a 6 March."""
    return serving(FILES)


def location(client: FlaskClient, address: str) -> str:
    """Where an address leads."""
    answer = client.get(address)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def test_day_is_of_the_only_year_in_which_it_is_told_of(port: FlaskClient) -> None:
    """Both years are told of, but one of them alone has an 8 May."""
    assert location(port, "/search?q=harbour&from=8+May") == "/search?q=harbour&from=2025-05-08"
    assert location(port, "/timeline?to=8+May") == "/timeline?to=2025-05-08"


def test_publication_has_years_of_its_own(port: FlaskClient) -> None:
    """A day on which a report came out need not be one that any report speaks of."""
    wanted = "/search?published_from=2025-03-09"
    assert location(port, "/search?published_from=9+March") == wanted
    assert location(port, "/search?published_to=12+March") == "/search?published_to=2024-03-12"


def test_day_of_several_years_is_asked_back(port: FlaskClient) -> None:
    """None is chosen for the reader; each is one link away, and the words stay."""
    answer = port.get("/search?q=port&from=6+March&kind=body")
    assert answer.status_code == 422
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())
    assert "“6 March” has no year. Which one?" in words
    assert "6 March 2025 6 March 2024" in words
    assert 'href="/search?q=port&amp;kind=body&amp;from=2024-03-06"' in answer.text
    assert 'value="6 March"' in answer.text


def test_day_that_nothing_has_is_asked_back_too(port: FlaskClient) -> None:
    """A report of another year is no reason to take that one."""
    answer = port.get("/search?from=24+December")
    assert answer.status_code == 422
    assert "24 December 2025" in answer.text
    assert "24 December 2024" in answer.text


def test_month_means_its_first_and_its_last_day(port: FlaskClient) -> None:
    """As with its year."""
    assert location(port, "/search?from=May") == "/search?from=2025-05-01"
    assert location(port, "/search?to=May") == "/search?to=2025-05-31"


def test_files_know_the_year_as_well(port: FlaskClient) -> None:
    """What is typed into an address bar is typed into a feed reader too."""
    assert location(port, "/search.json?from=8+May") == "/search.json?from=2025-05-08"


def test_day_without_any_report_is_refused(
    serving: Callable[[Mapping[str, str]], FlaskClient],
) -> None:
    """There is no year to offer, and no page without an end."""
    client = serving({"bare.txt": "Nothing Dated\n\nThe harbour burned."})
    answer = client.get("/search?from=6+March")
    assert answer.status_code == 422
    assert "a day with its year" in answer.text
