"""Does a page say how to cite it, to people and to machines, and no more than is known?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search.vocabulary import Metadatum
from web.publisher import EDGE, at_sentence, safe_url

SIDECAR = """
[[articles]]
file = "a.txt"
language = "en"
source = { value = "</script><script>alert(1)</script>", basis = "stated" }
url = { value = "https://weekly.invalid/bakers", basis = "stated" }
byline = { value = "Ada Ferrante", basis = "stated" }
published = { day = 2025-03-08, basis = "stated" }

[[articles]]
file = "b.txt"
title = { value = "A dog", basis = "inferred", note = "Invented." }
source = { value = "Dog Weekly", basis = "inferred", note = "Invented." }
[articles.published]
day = 2025-03-08
first = 2025-03-01
last = 2025-03-20
basis = "inferred"
note = "Invented."
"""
FILES = {
    "a.txt": "Bakers robbed at night\n\nTwo bakers were robbed on 7 March 2025, it - the guild -"
    " said on Saturday evening.\n",
    "b.txt": "A dog barked on 7 March 2025.\n",
    "articles.toml": SIDECAR,
}


@pytest.fixture
def bakers(serving: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    """A report of which all is stated, and one of which all is inferred."""
    return serving(FILES)


def article(client: FlaskClient, words: str) -> str:
    """The page of the one report that has some words."""
    (report,) = client.get(f"/search.json?q={words}").get_json()["reports"]
    return client.get(f"/article/{report['article']}").text


def entry(client: FlaskClient, words: str) -> str:
    """The page of the one entry that has some words."""
    row = client.get(f"/timeline.csv?q={words}").data.decode("utf-8-sig").splitlines()[1]
    return client.get(f"/entry/{row.split(',')[0]}").text


def data_in(page: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert "<" not in block
    found: dict[str, Any] = json.loads(block)
    assert found["@context"] == "https://schema.org"
    return found


def citation_in(page: str) -> str:
    """The citation on a page."""
    (text,) = re.findall(r'id="citation" dir="auto">(.*?)</p>', page, re.DOTALL)
    return unescape(text)


def test_report_is_a_news_article(bakers: FlaskClient) -> None:
    """Reference managers and search within an archive read it."""
    found = data_in(article(bakers, "robbed"))
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == "Bakers robbed at night"
    assert found["datePublished"] == "2025-03-08"
    assert found["author"] == "Ada Ferrante"
    assert found["publisher"]["name"] == "</script><script>alert(1)</script>"
    assert found["url"] == "https://weekly.invalid/bakers"
    assert found["inLanguage"] == "en"


def test_machines_are_told_nothing_that_is_inferred(bakers: FlaskClient) -> None:
    """These forms have no word for a doubt, so the value would become a fact."""
    page = article(bakers, "barked")
    found = data_in(page)
    assert not {"headline", "datePublished", "publisher", "author", "url"} & set(found)
    assert found["name"] == "A dog"
    tags = dict(re.findall(r'<meta name="(citation_\w+)" content="([^"]*)"', page))
    assert set(tags) == {"citation_title", "citation_public_url"}


def test_report_has_citation_tags(bakers: FlaskClient) -> None:
    """Browser extensions that collect references read these."""
    page = article(bakers, "robbed")
    tags = dict(re.findall(r'<meta name="(citation_\w+)" content="([^"]*)"', page))
    assert tags["citation_title"] == "Bakers robbed at night"
    assert tags["citation_author"] == "Ada Ferrante"
    assert tags["citation_publication_date"] == "2025/03/08"
    assert tags["citation_fulltext_html_url"] == "https://weekly.invalid/bakers"


def test_entry_is_quotations_and_their_days(client: FlaskClient) -> None:
    """That reports say something is what is known; that it happened is not claimed here."""
    found = data_in(entry(client, "four+times"))
    assert found["@type"] == "Collection"
    assert found["temporalCoverage"] == "2025-03-06/2025-03-07"
    assert {part["@type"] for part in found["hasPart"]} == {"Quotation"}
    assert found["hasPart"][0]["isPartOf"]["@type"] == "NewsArticle"
    places = data_in(entry(client, "killed"))["contentLocation"]
    assert [place["name"] for place in places] == ["Marinella"]


def test_citation_of_a_report_says_what_is_inferred(bakers: FlaskClient) -> None:
    """It is copied away from the page that would explain it."""
    text = citation_in(article(bakers, "barked"))
    assert "“A dog” (headline inferred), Dog Weekly (inferred)" in text
    assert "8 March 2025 (inferred; 1 to 20 March 2025 possible)" in text
    assert re.search(r"http://localhost/article/\w{12}$", text)


def test_citation_of_an_entry_holds_sentence_source_days_and_address(bakers: FlaskClient) -> None:
    """Nothing else is needed to check it."""
    text = citation_in(entry(bakers, "robbed"))
    assert text.startswith("“Two bakers were robbed on 7 March 2025, it - the guild - said")
    assert "Ada Ferrante, “Bakers robbed at night”" in text
    assert "8 March 2025. Speaks of Friday 7 March 2025 (stated)." in text
    assert re.search(r"http://localhost/entry/\w{12}$", text)


def test_page_names_its_citation_files(bakers: FlaskClient) -> None:
    """A program finds them from the page's address."""
    for page in (article(bakers, "robbed"), entry(bakers, "robbed")):
        found = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', page)
        assert [kind for kind, _ in found] == [
            "application/x-bibtex",
            "application/x-research-info-systems",
            "application/vnd.citationstyles.csl+json",
        ]
        assert all(bakers.get(href).status_code == 200 for _, href in found)


def test_sentence_leads_to_the_publisher(bakers: FlaskClient) -> None:
    """Where it stood at first, with one click."""
    page = entry(bakers, "robbed")
    assert "https://weekly.invalid/bakers#:~:text=Two%20bakers" in unescape(page)
    assert "at-publisher" not in entry(bakers, "barked")


@given(sentence=st.text(min_size=1))
def test_directive_holds_words_alone(sentence: str) -> None:
    """A comma, a hyphen or an ampersand in the words would mean something else there."""
    address = at_sentence(Metadatum(value="https://a.invalid/b"), sentence)
    words = sentence.split()
    if not words:
        assert address == "https://a.invalid/b"
        return
    _, _, text = address.partition("#:~:text=")
    edges = [unquote(part, errors="replace") for part in text.split(",")]
    assert "&" not in text
    assert "-" not in text
    joined = " ".join(words).encode("utf-8", "replace").decode()
    assert joined.startswith(edges[0])
    assert joined.endswith(edges[-1])
    assert len(edges) == 1 or len(edges[0].split()) <= EDGE


def test_directive_follows_a_fragment() -> None:
    """Some publishers' addresses have one."""
    assert at_sentence(Metadatum(value="https://a.invalid/b#c"), "d") == (
        "https://a.invalid/b#c:~:text=d"
    )


@pytest.mark.parametrize("value", ["javascript:alert(1)", "data:text/html,x", "", "//a.invalid"])
def test_what_is_no_web_address_is_no_link(value: str) -> None:
    """It comes from a file that somebody else wrote."""
    assert safe_url(Metadatum(value=value)) == at_sentence(Metadatum(value=value), "a") == ""
