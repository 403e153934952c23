"""What does a long timeline say stands out, and where does it lead?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest
from flask.testing import FlaskClient

# Eleven days with two sentences that share no word, so that there are 22 entries.
_WORDS = ("Anchors", "Barrels", "Candles", "Dredgers", "Eels", "Ferries", "Gulls", "Hulls", "Irons",
          "Jetties", "Keels")  # fmt: skip
_OTHERS = ("lamps", "masts", "nets", "oars", "pumps", "quays", "ropes", "sails", "tides", "urns",
           "vats")  # fmt: skip


def _report(head: str, lines: list[str]) -> str:
    return f"{head}\n\n" + "\n\n".join(lines) + "\n"


LISTED = _report(
    "A Chronicle Of The Port",
    [
        line
        for number, (one, other) in enumerate(zip(_WORDS, _OTHERS, strict=True), start=1)
        for line in (
            f"{one} sank on {number} March 2025.",
            f"Somebody stole <b>{other}</b> there on {number} March 2025.",
        )
    ],
)
RECALLED = _report("Ferries", ["Ferries sank again, as others said, on 6 March 2025."])
SIDECAR = """
[[articles]]
file = "listed.txt"
source = { value = "The Quay", basis = "stated" }
published = { day = 2025-03-20, basis = "stated" }

[[articles]]
file = "recalled.txt"
source = { value = "Coast Wire", basis = "stated" }
published = { day = 2025-03-21, basis = "stated" }
"""


@pytest.fixture
def port(serving: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    """A front end over two reports of eleven days."""
    files = {"listed.txt": LISTED, "recalled.txt": RECALLED, "articles.toml": SIDECAR}
    return serving(files)


def section(client: FlaskClient, address: str) -> str:
    """The part of a page that says what stands out, or ""."""
    answer = client.get(address)
    assert answer.status_code == 200
    found = re.search(r'<section class="highlights".*?</section>', answer.text, re.DOTALL)
    return found[0] if found else ""


def words(html: str) -> str:
    """The words of a part of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_ten_days_stand_out_in_order_of_time(port: FlaskClient) -> None:
    """Each day once, although each has two entries; the one that two reports tell of among them."""
    html = section(port, "/timeline")
    days = re.findall(r'href="/timeline/(2025-03-\d\d)"', html)
    assert days == sorted(set(days))
    assert len(days) == 10
    assert "2 reports from 2 sources" in words(html)


def test_highlight_leads_to_its_entry_and_its_day(port: FlaskClient) -> None:
    """The permanent address of the entry, and the day under the same question."""
    html = section(port, "/timeline?kind=body")
    entry = re.search(r'class="highlight-words" dir="auto"><a href="(/entry/\w+)"', html)
    assert entry is not None
    assert port.get(entry[1]).status_code == 200
    assert 'href="/timeline/2025-03-06?kind=body"' in html


def test_page_says_how_they_were_chosen(port: FlaskClient) -> None:
    """A choice that is not explained is a claim."""
    html = section(port, "/timeline")
    assert "come back to it later" in words(html)
    assert 'href="/help#standing-out"' in html
    assert 'id="standing-out"' in port.get("/help").text


def test_words_of_a_report_are_never_markup(port: FlaskClient) -> None:
    """Headline sentences are what others wrote."""
    html = section(port, "/timeline")
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    html = section(port, "/timeline?q=sank+OR+stole")
    assert "<mark>sank</mark>" in html


@pytest.mark.parametrize(
    "address",
    [
        "/timeline?q=sank",
        "/timeline?page=2",
        "/timeline/2025-03-06",
        "/timeline?from=2025-03-06&to=2025-03-06",
        "/timeline?q=nothing",
    ],
)
def test_no_highlights_where_the_list_is_short_or_one_day(port: FlaskClient, address: str) -> None:
    """Eleven entries are seen at a glance, a further page goes on, a day needs no days."""
    assert section(port, address) == ""


def test_highlights_are_part_of_the_answer(port: FlaskClient) -> None:
    """They are replaced with the list when the question changes."""
    page = port.get("/timeline").text
    assert page.index('id="answer"') < page.index('class="highlights"') < page.index("entry-group")
