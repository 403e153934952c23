"""An entry's page says why a passage stands there, and whether reports speak independently."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from search.query import Query, Window
from search.service import Service
from search.vocabulary import Ground
from web.views.grounds import ground_told


@pytest.fixture(scope="module")
def fire(answers: Service) -> str:
    """The address of the entry of the fire, without its form."""
    entries = answers.timeline(Query(text=""), Window(size=50)).entries
    (found,) = [e.entry.id for e in entries if "at least nine dock" in e.headline.text]
    return f"/entry/{found}"


def text_of(client: FlaskClient, address: str) -> str:
    html = client.get(address).get_data(as_text=True)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def test_a_passage_without_a_day_says_why_it_stands_there(client: FlaskClient, fire: str) -> None:
    """The headline says no day; its words are those of the first sentence."""
    text = text_of(client, fire)
    assert text.count("No day of its own. Placed here on evidence:") == 1
    assert "much the same words as others here." in text


def test_reports_that_share_a_sentence_are_said_to(client: FlaskClient, fire: str) -> None:
    """Two papers that print one sentence are not two voices."""
    text = text_of(client, fire)
    assert "2 reports, 1 independent voice at most." in text
    assert "2 reports (Coast Herald, The Harbour Courier) print one sentence" in text


def test_programs_read_the_same(client: FlaskClient, fire: str) -> None:
    """Each passage has its ground, the entry its voices."""
    record = json.loads(client.get(f"{fire}.json").data)
    assert record["voices"] == 1
    assert sorted(passage["ground"] for passage in record["passages"]) == ["day", "day", "wording"]


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_but_a_day_is_said_in_words(ground: Ground) -> None:
    """What stands alone needs none."""
    own = ground in (Ground.DAY, Ground.ITSELF)
    assert bool(ground_told(ground, dated=True)) is not own
    assert bool(ground_told(ground, dated=False)) is not own
