"""Does a page offer itself in other forms, and the same as it shows?"""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient


def offered(client: FlaskClient, address: str) -> list[str]:
    """The files that a page offers."""
    html = client.get(address).text
    parts = re.findall(r'<p class="take-along">(.*?)</p>', html, re.DOTALL)
    return [unescape(href) for part in parts for href in re.findall(r'href="([^"]+)"', part)]


def test_timeline_offers_files_of_its_question(client: FlaskClient) -> None:
    """All filters go along; the page and the order have no meaning in a file."""
    question = "q=water&source=Coast%20Herald&from=2025-03-06"
    files = offered(client, f"/timeline?{question}&sort=newest&page=1&grain=day")
    names = ("timeline.json", "timeline.ics", "timeline.csv", "timeline.atom")
    figures = ("claims.json", "claims.csv")
    assert files == [f"/{name}?{question}" for name in (*names, *figures)]


def test_results_offer_files_of_their_question_in_their_order(client: FlaskClient) -> None:
    """A table in another order than the page would be taken for another list."""
    files = offered(client, "/search?q=water&source=Coast%20Herald&sort=oldest&page=1")
    question = "q=water&source=Coast%20Herald"
    assert files == [
        f"/search.json?{question}&sort=oldest",
        f"/search.csv?{question}&sort=oldest",
        f"/search.atom?{question}",
    ]


def test_day_offers_files_of_its_day(client: FlaskClient) -> None:
    """The same file, narrowed."""
    files = offered(client, "/timeline/2025-03-07?q=dock")
    assert "/timeline.csv?q=dock&from=2025-03-07&to=2025-03-07" in files


@pytest.mark.parametrize("page", ["/search", "/timeline", "/timeline/2025-03-07"])
def test_every_offered_file_is_there(client: FlaskClient, page: str) -> None:
    """A link that answers with an error is none."""
    for address in offered(client, page):
        assert client.get(address).status_code == 200, address
    kind = "article" if page == "/search" else "entry"
    single = re.findall(rf'href="(/{kind}/\w+)"', client.get(page).text)[-1]
    files = offered(client, single)
    assert files
    for address in files:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("page", ["/search", "/timeline"])
def test_list_without_anything_offers_nothing(client: FlaskClient, page: str) -> None:
    """There is nothing to take along."""
    assert "take-along" not in client.get(f"{page}?q=zeppelin").text
