"""How a question was read, on the pages that answer it and on the page that refuses it."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

BLOCK = 'aria-label="How your words were read"'


def page(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def told(client: FlaskClient, address: str) -> str:
    """The plain words of the block that explains."""
    text = page(client, address)
    start = text.index(BLOCK)
    block = text[start : text.index("</div>", start)]
    plain = html.unescape(re.sub(r"<[^>]+>", "", block[block.index(">") + 1 :]))
    return " ".join(plain.split())


@pytest.mark.parametrize("path", ["/search", "/timeline", "/tolls", "/map"])
def test_every_reading_of_the_answer_explains_the_question(client: FlaskClient, path: str) -> None:
    """Results, timeline, figures and map are one state."""
    words = told(client, f"{path}?q=the+%22dock+workers%22+-guild")
    assert "Searching for “dock workers” in this order without guild." in words
    assert "Passed over: the." in words


@pytest.mark.parametrize("asked", ["", "?q=guild", "?q=harbour"])
def test_plain_question_is_left_in_peace(client: FlaskClient, asked: str) -> None:
    """Nothing to tell, nothing told."""
    assert BLOCK not in page(client, f"/search{asked}")


def test_names_are_told_among_the_rest(client: FlaskClient) -> None:
    """The switch between spellings stands where it stood."""
    words = told(client, "/search?q=Marinela+fire")
    assert "Searching for Marinela in any spelling and fire." in words
    assert "Also searching Marinella" in words
    assert "search only the typed spelling" in words
    assert "in any spelling" not in told(client, "/search?q=Marinela+fire&aliases=off")


def test_forms_of_a_word_are_told(client: FlaskClient) -> None:
    """A report is there for "Kills", and "killed" was typed."""
    assert "killed also covers Kills." in told(client, "/search?q=killed")
    assert "dea* covers dead." in told(client, "/search?q=dea*")


def test_words_that_no_report_has_are_told(client: FlaskClient) -> None:
    """The word to drop, without going through what each report lacks."""
    assert "No report has zeppelin." in told(client, "/search?q=zeppelin+harbour")


def test_slip_leads_to_the_corrected_question(client: FlaskClient) -> None:
    """One press, with filters kept."""
    text = page(client, "/search?q=titel:fire&from=2025-03-01")
    assert 'href="/search?q=title%3Afire&amp;from=2025-03-01"' in text


def test_and_explains_an_empty_answer(client: FlaskClient) -> None:
    """Strictness is why nothing is shown, not the corpus alone."""
    assert "joined by AND" in page(client, "/search?q=zeppelin+AND+harbour")
    assert "joined by AND" not in page(client, "/search?q=zeppelin")


def test_what_was_typed_is_text(client: FlaskClient) -> None:
    """The words come back on the page; they must not come back as markup."""
    for typed in ('titel:<b>x</b> "<i>a</i> b"', "<b>*ed", "fire <script>alert(1)</script>*x"):
        text = page(client, f"/search?q={quote(typed)}")
        assert not re.search(r"<(script>alert|i>a|b>x)", text)


def test_refused_question_shows_the_place_and_the_way_on(client: FlaskClient) -> None:
    """What is wrong is marked in what was typed; filters stay with the offer."""
    answer = client.get("/timeline?q=fire+kill*ed+guild&from=2025-03-01&page=2")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "fire <mark>kill*ed</mark> guild" in text
    assert 'href="/timeline?q=fire%20kill%2A%20guild&amp;from=2025-03-01"' in text


def test_refused_question_without_a_certain_meaning_offers_none(client: FlaskClient) -> None:
    """A guess would be taken for what was meant."""
    text = page(client, "/search?q=fire+*ing")
    assert "fire <mark>*ing</mark>" in text
    assert "Search instead" not in text


def test_long_refused_question_shows_the_place_alone(client: FlaskClient) -> None:
    """Nobody reads a paragraph twice to find one letter."""
    text = page(client, "/search?q=" + "harbour+" * 40 + "a*" + "+guild" * 20)
    found = re.search(r'class="problem-typed"><code[^>]*>(.*?)</code>', text, re.DOTALL)
    assert found is not None
    assert "<mark>a*</mark>" in found[1]
    assert found[1].startswith("…")
    assert found[1].endswith("…")
    assert len(found[1]) < 160


def test_ways_to_ask_are_at_hand_on_every_page(client: FlaskClient) -> None:
    """Also where nothing could be answered; and without popovers a link stands there."""
    for address in ("/", "/search", "/timeline", "/help", "/nowhere", "/search?q=*"):
        text = page(client, address)
        assert text.count('popovertarget="ways" aria-label="How to ask"') == 1
        assert text.count('id="ways" popover') == 1
        assert 'class="ask ask-link" href="/help#asking"' in text
    assert 'id="asking"' in page(client, "/help")


def test_help_has_the_same_ways(client: FlaskClient) -> None:
    """Two lists of one language would drift apart."""
    rows = re.findall(
        r'<tr><th scope="row"><span class="way">.*?</tr>', page(client, "/help"), re.DOTALL
    )
    half = len(rows) // 2
    assert half > 5
    assert rows[:half] == rows[half:]


def test_examples_of_the_ways_find_something(client: FlaskClient) -> None:
    """Every link of the list is followed."""
    text = page(client, "/help")
    found = re.findall(r'<span class="way"><a href="([^"]+)"', text)
    assert found
    for address in set(found):
        answer = page(client, html.unescape(address))
        assert re.search(r'id="list-title"[^>]*>\d+ reports?<', answer)
