"""Do pages read well as bare text: in a text browser, copied into a mail, read aloud?

Styles are gone then: words stand apart only where the page itself parts them, what is hidden shows,
and a picture says nothing.
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from web.views.certainty import UNDATED

PAGES = (
    "/",
    "/search?q=water&source=Coast+Herald",
    "/timeline",
    "/timeline?lanes=source",
    "/timeline/2025-03-07",
    "/tolls",
    "/map",
    "/collection",
    "/help",
    "/facets/place",
)
# Two that can be pressed, or a name and one of them, without anything between.
TOUCHING = re.compile(r"</(?:a|label|button|summary|bdi)>(?=<(?:a|label|button|bdi)\b)")


def text_of(html: str) -> str:
    """What is left without markup; only what the page parts is apart."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def linked(client: FlaskClient, address: str, begin: str) -> str:
    """The first page that one links to."""
    found = re.search(rf'href="({begin}[a-z0-9-]+)"', client.get(address).text)
    assert found is not None
    return client.get(found[1]).text


@pytest.mark.parametrize("address", PAGES)
def test_links_do_not_stick_together(client: FlaskClient, address: str) -> None:
    """“RelevanceNewestOldest” is one word to whom styles do not part it."""
    html = client.get(address).text
    assert [html[found.start() - 40 : found.end() + 40] for found in TOUCHING.finditer(html)] == []


@pytest.mark.parametrize("begin", ["/entry/", "/article/", "/entity/"])
def test_links_of_a_detail_do_not_stick_together(client: FlaskClient, begin: str) -> None:
    """The same where sentences, dates and names are."""
    html = linked(client, "/search?q=water" if begin == "/article/" else "/timeline", begin)
    assert [html[found.start() - 40 : found.end() + 40] for found in TOUCHING.finditer(html)] == []


def test_mark_of_a_source_stands_apart_from_its_name(client: FlaskClient) -> None:
    """Letters and name, in this order; and a lone source is named once."""
    line = entry_lines(client)
    assert "CH Coast Herald HC The Harbour Courier 3 passages from 2 sources" in line
    assert "Coast Herald Coast Herald" not in line
    assert "The Harbour Courier The Harbour Courier" not in line


def test_certainty_of_a_date_is_a_word_where_no_picture_is_seen(client: FlaskClient) -> None:
    """A dot and a ring are both nothing in a text browser."""
    line = entry_lines(client)
    assert "(resolved)" in line
    assert "(stated)" in line
    assert f"({UNDATED.word})" not in line


def test_certainty_is_not_said_twice(client: FlaskClient) -> None:
    """Where the word is written out, it does not stand in the sign as well."""
    html = linked(client, "/timeline", "/entry/")
    head = html.split('<p class="entry-when">', 1)[1].split("</p>", 1)[0]
    assert len(re.findall(r"stated|resolved|inferred", text_of(head))) == 1


def test_page_says_where_it_was_printed_on_paper_alone(client: FlaskClient) -> None:
    """On a screen, of whatever kind, nothing was printed."""
    html = client.get("/timeline").text
    assert 'data-said="Printed from ' in html
    assert "Printed from" not in text_of(html)


def entry_lines(client: FlaskClient) -> str:
    """The text of the entries of the timeline."""
    html = client.get("/timeline").text
    return text_of(html.split('<ol class="entries">', 1)[1])
