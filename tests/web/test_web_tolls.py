"""Does the page of figures say who says what of whom, and when?"""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient


def page(client: FlaskClient, address: str) -> str:
    """The words of a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def test_every_figure_stands_in_a_table_with_its_words(client: FlaskClient) -> None:
    """What the chart shows, a reader without eyes or colour finds in words."""
    text = page(client, "/tolls")
    assert "at least nine dock workers" in text
    assert "nine dead dock workers" in text
    assert re.search(r"People wounded .*\b14\b.*people, no more is said, wounded", text)


def test_figures_lead_to_the_passage_that_gives_them(client: FlaskClient) -> None:
    """A number without its sentence is worth nothing."""
    html = client.get("/tolls").text
    addresses = set(re.findall(r'href="(/entry/[a-z2-7]{12})"', html))
    assert addresses
    for address in addresses:
        assert client.get(address).status_code in (200, 302)


def test_filters_of_the_question_hold(client: FlaskClient) -> None:
    """The same filters as everywhere."""
    assert "14 wounded" not in page(client, "/tolls?q=guild")
    assert "at least nine dock workers" in page(client, "/tolls?q=guild")


def test_nothing_found_says_so(client: FlaskClient) -> None:
    """An empty page is no answer."""
    assert "No figure matches" in page(client, "/tolls?q=lighthouse")


def test_switch_leads_to_the_figures_of_the_same_question(client: FlaskClient) -> None:
    """Results, timeline and figures are three readings of one question."""
    html = client.get("/search?q=fire&from=2025-03-06").text
    assert 'href="/tolls?q=fire&amp;from=2025-03-06"' in html
    assert (
        'href="/search?q=fire&amp;from=2025-03-06"'
        in client.get("/tolls?q=fire&from=2025-03-06").text
    )
