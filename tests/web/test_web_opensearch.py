"""Does a browser's address bar get what it can use?"""

from __future__ import annotations

from xml.parsers import expat

from flask.testing import FlaskClient


def offered(client: FlaskClient, typed: str) -> list[str]:
    """The questions offered for what was typed."""
    answer = client.get("/suggest/opensearch", query_string={"q": typed})
    assert answer.content_type == "application/x-suggestions+json"
    asked, texts, told = answer.get_json(force=True)
    assert asked == typed
    assert len(texts) == len(told)
    return list(texts)


def test_description_names_both_addresses(client: FlaskClient) -> None:
    """Searching, and what is offered while typing."""
    found: dict[str, str] = {}
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, has: (
        found.update({has["type"]: has["template"]}) if name == "Url" else None
    )
    parser.Parse(client.get("/opensearch.xml").data, True)
    assert found == {
        "text/html": "http://localhost/search?q={searchTerms}",
        "application/x-suggestions+json": "http://localhost/suggest/opensearch?q={searchTerms}",
    }


def test_offer_is_a_whole_question_that_finds_something(client: FlaskClient) -> None:
    """The browser replaces all that was typed."""
    (text,) = offered(client, "fire in Marinela")
    assert text == 'fire in place:"Marinella"'
    assert "No report" not in client.get("/search", query_string={"q": text}).text


def test_source_is_asked_for_as_one(client: FlaskClient) -> None:
    """Its name as words would find reports that name it."""
    (text,) = offered(client, "Coast H")
    assert text == 'source:"Coast Herald"'
    answer = client.get("/search.json", query_string={"q": text}).get_json()
    assert [report["source"] for report in answer["reports"]] == ["Coast Herald"]


def test_nothing_is_an_empty_list(client: FlaskClient) -> None:
    """Never an error: the browser would switch the search off."""
    for typed in ("", "zeppelin", '"', "x" * 2000):
        assert offered(client, typed) == []
