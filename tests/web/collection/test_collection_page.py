"""Does a collection show each sentence with what is known of it, and say what it lost?"""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

import pytest
from citation_files import bibtex as read_bibtex
from citation_files import ris as read_ris
from flask.testing import FlaskClient

GONE, LOST, NEVER = "gonegonegone", "lostlostlost", "nevernevernn"


def sentence(client: FlaskClient, words: str) -> str:
    """The id of the first sentence that a question finds."""
    found = client.get(f"/search.json?q={words}").get_json()["reports"]
    return str(found[0]["passages"][0]["passage"])


def at(*ids: str, title: str = "", suffix: str = "") -> str:
    """The address of a collection."""
    head = [f"title={title}"] if title else []
    return f"/collection{suffix}?" + "&".join([*head, *(f"id={one}" for one in ids)])


def page(client: FlaskClient, address: str) -> str:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.location
    return answer.text


def words_of(html: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def gates(client: FlaskClient) -> str:
    """A sentence that is open on one side."""
    return sentence(client, "gates+closed")


@pytest.fixture
def four(client: FlaskClient) -> str:
    """A sentence of two days, in a report whose day is inferred."""
    return sentence(client, "four+times")


def test_item_says_who_when_and_where(client: FlaskClient, four: str) -> None:
    """Nothing else is needed to quote and to check it."""
    text = words_of(page(client, at(four)))
    assert "Between 6 and 7 March 2025 the fire service was called" in text
    assert "6 to 7 March 2025 stated, several days" in text
    assert "Coast Herald" in text
    assert "8 March 2025 (inferred; 8 to 12 March 2025 possible)" in text
    assert f"http://localhost/entry/{four}" in text


def test_items_stand_in_the_order_of_the_address(
    client: FlaskClient, gates: str, four: str
) -> None:
    """The order is the reader's argument."""
    for ids in ((gates, four), (four, gates)):
        found = re.findall(r'id="p-(\w{12})"', page(client, at(*ids)))
        assert tuple(found) == ids


def test_order_of_time_is_one_link_away(client: FlaskClient, gates: str, four: str) -> None:
    """The other order that is asked for; it is an address like any other."""
    names = sentence(client, "list+names+gate")
    text = page(client, at(names, four, gates, title="Fire"))
    (link,) = re.findall(r'href="([^"]+)">in order of time', text)
    assert unescape(link) == at(gates, four, names, title="Fire")
    assert "in order of time" not in page(client, unescape(link))


def test_each_item_can_be_removed_by_a_link(client: FlaskClient, gates: str, four: str) -> None:
    """Without script."""
    links = re.findall(
        r'class="remove" href="([^"]+)"', page(client, at(gates, four, title="Fire"))
    )
    assert [unescape(link) for link in links] == [at(four, title="Fire"), at(gates, title="Fire")]


def test_title_is_never_markup(client: FlaskClient, gates: str) -> None:
    """It comes from whoever sent the link."""
    html = page(client, at(gates, title="%3Cscript%3Ealert(1)%3C/script%3E"))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_what_is_lost_is_named_with_the_reason(client: FlaskClient, gates: str) -> None:
    """A dossier that shrinks without a word is a wrong one."""
    html = page(client, at(GONE, gates, LOST, NEVER))
    text = words_of(html)
    assert f"{GONE} Its report was removed from here on purpose." in text
    assert f"{LOST} A later version of its report no longer has this sentence." in text
    assert f"{NEVER} No sentence here has or had this id." in text
    assert 'href="/article/keptarticle1"' in html
    assert "1 sentence from 1 report" in text


def test_any_other_spelling_leads_to_the_address(
    client: FlaskClient, gates: str, four: str
) -> None:
    """A form sends empty fields, and two lists can hold one sentence."""
    answer = client.get(f"/collection?id={gates}&title=&id={gates}&add=&id={four}")
    assert (answer.status_code, answer.location) == (302, at(gates, four))


def test_pasted_sentence_is_added_at_the_end(client: FlaskClient, gates: str, four: str) -> None:
    """The address bar of an article at a passage, or the bare id."""
    for text in (f"http://elsewhere/article/x%23p-{four}", four):
        answer = client.get(f"{at(gates, title='Fire')}&add={text}")
        assert (answer.status_code, answer.location) == (302, at(gates, four, title="Fire"))


def test_pasted_entry_brings_the_sentence_that_its_page_shows(client: FlaskClient) -> None:
    """Another one than the reader saw would be a wrong quotation."""
    for row in csv.DictReader(io.StringIO(client.get("/timeline.csv").data.decode("utf-8-sig"))):
        moved = client.get(f"/collection?add={row['address']}").location
        (item,) = client.get(moved.replace("/collection?", "/collection.json?")).get_json()[
            "passages"
        ]
        assert item["text"] == row["headline"].removeprefix("'")


def test_ticked_sentences_join_a_pasted_collection(
    client: FlaskClient, gates: str, four: str
) -> None:
    """What was collected first stays first, with its title."""
    old = f"http://localhost/collection%3Ftitle=Fire%26id={four}"
    answer = client.get(f"/collection?id={gates}&add={old}")
    assert answer.location == at(four, gates, title="Fire")


def test_words_are_searched_and_offered(client: FlaskClient, gates: str) -> None:
    """More sentences without leaving the collection, which would be left behind."""
    html = page(client, f"{at(gates, title='Fire')}&add=water")
    links = [unescape(link) for link in re.findall(r'class="add" href="([^"]+)"', html)]
    assert links
    added = page(client, links[0].partition("#")[0])
    assert "In the collection." in added
    assert "2 sentences from" in words_of(added)


def test_words_that_find_nothing_say_so(client: FlaskClient, gates: str) -> None:
    """As does an address of something else."""
    assert "No sentence was found" in page(client, f"{at(gates)}&add=zeppelin")
    assert "No sentence was found" in page(client, f"{at(gates)}&add=zeppelingram")


def test_empty_collection_tells_how_to_begin(client: FlaskClient) -> None:
    """The page by itself is where a reader asks what it is."""
    text = words_of(page(client, "/collection"))
    assert "Tick sentences" in text
    assert "Nothing is stored here" in text


def test_too_long_collection_is_a_page_that_says_so(client: FlaskClient) -> None:
    """Not an error of the server."""
    answer = client.get(at(*(f"{number:012}" for number in range(201))))
    assert answer.status_code == 422
    assert "at most 200 sentences" in answer.text


@pytest.mark.parametrize("address", ["/search?q=water", "/timeline", "/timeline/2025-03-07"])
def test_lists_have_boxes_that_open_a_collection(client: FlaskClient, address: str) -> None:
    """Boxes without a form, or with another one, would do nothing."""
    html = page(client, address)
    boxes = re.findall(r'<input type="checkbox" name="id" value="(\w+)" form="collect">', html)
    assert boxes
    assert '<form class="collect" id="collect" action="/collection" method="get"' in html
    items = client.get(at(*dict.fromkeys(boxes), suffix=".json")).get_json()
    assert not items["lost"]
    shown = words_of(html)
    assert all(" ".join(item["text"].split()) in shown for item in items["passages"])


def test_entry_page_has_boxes_and_all_of_them_at_once(client: FlaskClient) -> None:
    """A case file usually takes the whole entry."""
    entry = client.get("/timeline.csv?q=killed").data.decode("utf-8-sig").splitlines()[1]
    html = page(client, f"/entry/{entry.split(',')[0]}")
    boxes = re.findall(r'name="id" value="(\w+)"', html)
    (link,) = re.findall(r'href="(/collection\?[^"]+)">All its sentences', html)
    assert set(re.findall(r"id=(\w+)", unescape(link))) == set(boxes)


def test_pages_without_boxes_have_no_form(client: FlaskClient) -> None:
    """A button that opens nothing is noise."""
    for address in ("/", "/help", "/search?q=zeppelin", "/timeline?q=zeppelin"):
        html = page(client, address)
        assert "collect-box" not in html
        assert 'id="collect"' not in html


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    """The rows at an address."""
    text = client.get(address).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_page_offers_its_files(client: FlaskClient, gates: str) -> None:
    """The same ids and title."""
    html = page(client, at(gates, title="Fire"))
    (part,) = re.findall(r'<p class="take-along">(.*?)</p>', html, re.DOTALL)
    files = [unescape(href) for href in re.findall(r'href="([^"]+)"', part)]
    suffixes = (".json", ".csv", ".bib", ".ris", ".csl.json")
    assert files == [at(gates, title="Fire", suffix=suffix) for suffix in suffixes]
    assert all(client.get(address).status_code == 200 for address in files)


def test_json_holds_sentences_entries_and_what_is_lost(
    client: FlaskClient, gates: str, four: str
) -> None:
    """A program must not take a shorter list for the whole."""
    answer = client.get(at(four, gates, GONE, title="Fire", suffix=".json"))
    found: dict[str, Any] = answer.get_json()
    assert found["title"] == "Fire"
    assert found["address"] == f"http://localhost{at(four, gates, GONE, title='Fire')}"
    first, second = found["passages"]
    assert (first["passage"], first["collected_as"]) == (four, four)
    assert (first["entry_first_day"], first["entry_last_day"]) == ("2025-03-06", "2025-03-07")
    assert (second["entry_precision"], second["entry_last_day"]) == ("not_before", None)
    assert found["lost"] == [{"id": GONE, "why": "removed", "article": None}]
    assert answer.headers["Dateline-Left-Out"] == "changed=0, removed=1, unknown=0"
    assert "dateline-collection-fire-incomplete.json" in answer.headers["Content-Disposition"]


def test_table_holds_each_sentence_with_its_entry(
    client: FlaskClient, gates: str, four: str
) -> None:
    """The same columns as an entry's table."""
    first, second = rows(client, at(four, gates, suffix=".csv"))
    assert (first["passage"], first["first_day"], first["last_day"]) == (
        four,
        "2025-03-06",
        "2025-03-07",
    )
    assert (second["passage"], second["precision"]) == (gates, "not_before")
    assert first["entry"] != second["entry"]


def test_citations_hold_each_report_once_with_its_sentences(
    client: FlaskClient, gates: str, four: str
) -> None:
    """A bibliography names works; the sentences stand in the notes."""
    alarm = sentence(client, "first+alarm")
    records = read_bibtex(client.get(at(gates, alarm, four, suffix=".bib")).text)
    assert len(records) == 2
    notes = " ".join(record["note"] for record in records)
    assert all(f"/entry/{one}" in notes for one in (gates, alarm, four))
    assert len(read_ris(client.get(at(gates, alarm, four, suffix=".ris")).data.decode())) == 2
    assert len(client.get(at(gates, alarm, four, suffix=".csl.json")).get_json()) == 2
