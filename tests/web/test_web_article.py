"""Does the page of an article explain its text, lead through its days, and set others beside it?"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest
from flask.testing import FlaskClient

from search.service import Service


@pytest.fixture
def html(client: FlaskClient) -> str:
    """The page of the report on the fire in the harbour."""
    return page_of(client, "warehouse+guild")


def page_of(client: FlaskClient, words: str) -> str:
    found = re.findall(r'href="(/article/[a-z0-9]+)"', client.get(f"/search?q={words}").text)
    return client.get(found[0]).text


def without_tags(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def part(html: str, begin: str, end: str) -> str:
    return html.split(begin, 1)[1].split(end, 1)[0]


def test_figure_is_marked_and_explained_where_it_stands(html: str) -> None:
    """Value, qualifier, victims and claimant, before anything is clicked."""
    found = re.search(r'<a class="figure" id="f-2" href="#figure-2"[^>]*>', html)
    assert found is not None
    assert "at least nine" in html.split(found[0], 1)[1][:40]
    assert 'aria-describedby="figure-2"' in found[0]
    told = re.search(r'data-explain="([^"]*)"', found[0])
    assert told is not None
    assert told[1].splitlines()[0].startswith("at least 9: ")


def test_every_figure_has_a_row_that_leads_back_and_to_all_figures(html: str) -> None:
    """Without a script the row is the explanation."""
    rows = re.findall(r'<tr id="figure-(\d+)">(.*?)</tr>', html, flags=re.DOTALL)
    assert [number for number, _ in rows] == ["1", "2"]
    for number, row in rows:
        assert f'href="#f-{number}"' in row
        assert f'id="f-{number}"' in html
        assert 'href="/tolls' in row


def test_name_says_what_it_names_and_why(html: str) -> None:
    """A name under another spelling must not be taken for another."""
    assert re.search(r'class="name" href="/entity/place-marinella" data-explain="Marinella, ', html)


def test_margin_lists_the_days_with_their_sentences(html: str) -> None:
    """The days of a report are a way through it and to the timeline."""
    margin = part(html, '<nav class="margin"', "</nav>")
    days = re.findall(r'href="(/timeline[^"]*)"', margin)
    assert days[-1] == "/timeline/2025-03-07"
    assert unescape(days[0]) == "/timeline?from=2019-03-01&to=2019-03-31"
    anchors = set(re.findall(r'href="#(p-[a-z0-9]+)"', margin))
    assert anchors
    assert all(f'id="{anchor}"' in html for anchor in anchors)
    text = without_tags(margin)
    assert "Published (stated) 8 March 2025" in text
    assert re.search(r"Undated: \d+ of \d+ sentences? names? no day", text)


def test_margin_says_when_the_day_of_publication_is_unknown(client: FlaskClient) -> None:
    """It must not look as if the mark had been forgotten."""
    assert "No date of publication is known" in page_of(client, "gate+dawn")


def test_every_sentence_has_its_address(client: FlaskClient, answers: Service, html: str) -> None:
    """Here by its place in the report; for good by the address that outlives corrections."""
    identity = part(html, '<main id="main"', "</main>")
    found = re.findall(r'<span class="passage" id="p-([a-z0-9]+)"', identity)
    place = answers.locate(found[0])
    passages = answers.article(place.article).annotated.passages
    assert found == [passage.id for passage in passages]
    for number, passage in enumerate(found, start=1):
        assert f'class="pilcrow" href="#p-{passage}" aria-label="Sentence {number}"' in html
        assert f'class="permanent" href="/entry/{passage}"' in html
        assert client.get(f"/entry/{passage}").status_code in (200, 302)


def test_other_report_stands_beside_the_sentence(html: str) -> None:
    """What another paper says of the same is one step away, with the way to its own page."""
    opened = re.findall(r'popovertarget="(others-[a-z0-9]+)"', html)
    assert opened
    panel = part(html, f'id="{opened[0]}" popover', "</div>")
    assert "1 other report" in without_tags(panel)
    assert "Coast Herald" in panel
    assert re.search(r'href="/article/[a-z0-9]+#p-[a-z0-9]+"', panel)
    assert re.search(r'href="/entry/[a-z0-9]+"', panel)


def test_panels_stand_outside_paragraphs(html: str) -> None:
    """A browser would close the paragraph at a block within it, and tear the sentence apart."""
    text = part(html, 'id="text"', "<aside")
    for paragraph in re.findall(r"<p\b.*?</p>", text, flags=re.DOTALL):
        assert "<div" not in paragraph


def test_report_as_it_came_shows_what_was_taken_out(client: FlaskClient) -> None:
    """Nobody has to take our word for what the file held."""
    original = part(page_of(client, "water+coast"), 'id="original"', "</details>")
    assert re.search(r'<del class="taken" title="Taken out: dateline">MARINELLA', original)
    assert "All that the file held" in without_tags(original)


def test_metadata_says_how_it_is_known(client: FlaskClient) -> None:
    """An inferred day and a stated source are not the same kind of thing."""
    facts = without_tags(part(page_of(client, "water+coast"), "<aside", "</aside>"))
    assert "It says Saturday." in facts
    assert "Coast Herald stated" in facts


def test_markup_in_what_others_say_is_text(
    serving: Callable[[Mapping[str, str]], FlaskClient],
) -> None:
    """What stands in a report is never markup, in whichever page it is shown."""
    said = "The fire in the harbour of Tripoli killed nine <b>dock</b> workers on 7 March 2025."
    client = serving({"one.txt": f"{said}\n", "two.txt": f"{said} So it was.\n"})
    html = page_of(client, "harbour")
    assert "beside-panel" in html
    assert "<b>dock" not in html
    assert html.count("&lt;b&gt;dock") >= 2


def test_long_report_stays_light(serving: Callable[[Mapping[str, str]], FlaskClient]) -> None:
    """Two papers, a hundred sentences each, all of the same: what is shown of it is bounded."""
    said = "At least {} dock workers were killed in the harbour of Tripoli on {} May 2024."
    lines = [said.format(n + 2, n % 28 + 1) for n in range(100)]
    client = serving({"one.txt": "\n\n".join(lines), "two.txt": "\n\n".join(reversed(lines))})
    html = page_of(client, "harbour")
    assert html.count('class="beside-panel"') <= 40
    assert len(gzip.compress(html.encode(), 6)) < 40_000
