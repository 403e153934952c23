"""Does the page of the map say where, how often, how that is known, and what it cannot show?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from search.results.places import Lack
from web.views.places import REASONS

Serving = Callable[[Mapping[str, str]], FlaskClient]

GAZETTEER = """name,kind,aliases,lat,lon,country,near,match,source
Marinella,place,,38.10,15.30,IT,,,invented
Porto "Basso" <b>,place,Porto Basso,38.30,15.60,IT,,,<script>alert(1)</script>
Farfield,place,,-17.80,178.00,FJ,,,invented
Lowfield,place,,-13.80,-172.00,WS,,,invented
Nowhere Point,place,,,,IT,,,invented; a headland
"""
REPORT = """A fire burnt in Marinella. Crews came to Marinella and Porto Basso from Nowhere Point.

In Italy the mayor of Marinella spoke of Ruritania City. Africa looked on. A baker in Tripoli slept.
"""


class Links(HTMLParser):
    """The links of a page with their names, and every attribute of every element."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.styled: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(found)
        if "style" in found or any(name.startswith("on") for name in found):
            self.styled.append(tag)


def read(client: FlaskClient, address: str) -> tuple[str, Links]:
    """A page and its links."""
    answer = client.get(address)
    assert answer.status_code == 200
    links = Links()
    links.feed(answer.text)
    return answer.text, links


def words(html: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def shore(serving: Serving) -> FlaskClient:
    return serving({"one.txt": REPORT, "gazetteer.csv": GAZETTEER})


def test_circle_is_a_link_to_the_same_question_narrowed(client: FlaskClient) -> None:
    """And says in words what it shows."""
    html, page = read(client, "/map?q=fire&source=Coast+Herald")
    (circle,) = [one for one in page.links if "map-spot" in one.get("class", "")]
    assert re.fullmatch(r"Marinella: \d+ passages? in 1 report", circle["aria-label"])
    asked = parse_qs(urlsplit(circle["href"]).query)
    assert urlsplit(circle["href"]).path == "/search"
    assert asked == {"q": ["fire"], "source": ["Coast Herald"], "place": ["place-marinella"]}
    assert client.get(circle["href"]).status_code == 200
    assert 'role="group"' in html


def test_table_has_every_place_with_the_same_link(shore: FlaskClient) -> None:
    """What the map shows, a reader without eyes finds in words."""
    html, page = read(shore, "/map")
    circles = [one for one in page.links if "map-spot" in one.get("class", "")]
    assert len(circles) >= 2
    for circle in circles:
        assert [one.get("href") for one in page.links].count(circle["href"]) >= 2
    assert "38.10° N, 15.30° E · invented" in words(html)


def test_nothing_that_a_gazetteer_says_becomes_markup(shore: FlaskClient) -> None:
    """Names and sources are text, in attributes too; and no style stands in the page."""
    html, page = read(shore, "/map")
    assert 'Porto "Basso" <b>' in words(html) or "Porto &#34;Basso&#34; &lt;b&gt;" in html
    assert "<script>alert" not in html
    assert page.styled == []


def test_what_is_not_on_the_map_is_told_with_its_reason(shore: FlaskClient) -> None:
    """A country has no point, and what is not known is not guessed."""
    html = shore.get("/map").text
    off = words(html.split('id="off-map"')[1])
    assert f"Italy {REASONS[Lack.COUNTRY]}" in off
    assert f"Africa {REASONS[Lack.AREA]}" in off
    assert f"Nowhere Point {REASONS[Lack.UNPLACED]} · invented; a headland" in off
    assert f"Tripoli (unclear which) {REASONS[Lack.UNCLEAR]}" in off
    on = words(html.split('id="on-map"')[1].split('id="off-map"')[0])
    assert "Italy" not in on
    assert "Tripoli" not in on


def test_every_reason_is_told() -> None:
    """A new reason needs its words."""
    assert set(REASONS) == set(Lack)


def test_nothing_found_says_so(client: FlaskClient) -> None:
    """No empty sea."""
    html, _ = read(client, "/map?q=lighthouse")
    assert "No place matches" in words(html)
    assert "map-frame" not in html


def test_answer_without_a_point_has_no_map_but_its_list(baker: FlaskClient) -> None:
    """Where only unclear places are named."""
    html, _ = read(baker, "/map")
    assert "map-frame" not in html
    assert "Tripoli (unclear which)" in html


def test_moves_keep_the_question_and_lead_to_maps(client: FlaskClient) -> None:
    """Closer, further, beside and back; each an address."""
    _, page = read(client, "/map?q=fire")
    moves = {
        one["id"]: one
        for one in page.links
        if one.get("id", "").startswith("map-") and "href" in one
    }
    assert {"map-closer", "map-further", "map-west", "map-north"} <= set(moves)
    assert all(one["aria-label"] for one in moves.values())
    for move in moves.values():
        asked = parse_qs(urlsplit(move["href"]).query)
        assert asked["q"] == ["fire"]
        assert client.get(move["href"]).status_code == 200
    _, closer = read(client, moves["map-closer"]["href"])
    assert any(
        one.get("id") == "map-fit" and one.get("href") == "/map?q=fire" for one in closer.links
    )


def test_places_outside_are_named(client: FlaskClient) -> None:
    """A map of the Pacific does not hide that the fire was in Italy."""
    html, _ = read(client, "/map?bbox=160,-30,-150,30")
    assert "Outside of this part: Marinella" in words(html)
    assert "map-spot" not in html


def test_neighbours_across_the_date_line_are_neighbours(serving: Serving) -> None:
    """Not at both ends of the earth."""
    client = serving(
        {"a.txt": "A storm went from Farfield to Lowfield.", "gazetteer.csv": GAZETTEER}
    )
    html, page = read(client, "/map")
    assert sum("map-spot" in one.get("class", "") for one in page.links) == 2
    (scale,) = re.findall(r">([\d,]+) km", html)
    assert int(scale.replace(",", "")) <= 500


NO_PARTS = "1,2,3 a,b,c,d 0,10,10,0 0,0,0,10 nan,0,10,10 0,0,1e9,10 0,86,10,89 0,-91,1,1"


@pytest.mark.parametrize("value", NO_PARTS.split())
def test_impossible_part_is_refused_with_words(client: FlaskClient, value: str) -> None:
    """And what would be accepted."""
    answer = client.get("/map", query_string={"bbox": value})
    assert answer.status_code == 422
    assert "west,south,east,north" in answer.text


def test_switch_leads_to_the_map_of_the_same_question(client: FlaskClient) -> None:
    """Results, timeline, figures and map are readings of one question."""
    for path in ("/search", "/timeline", "/tolls"):
        assert (
            'href="/map?q=fire&amp;from=2025-03-06"'
            in client.get(f"{path}?q=fire&from=2025-03-06").text
        )
    assert (
        'href="/timeline?q=fire&amp;from=2025-03-06"'
        in client.get("/map?q=fire&from=2025-03-06&bbox=10,35,20,40").text
    )


def test_map_names_its_source(client: FlaskClient) -> None:
    """Whoever drew the borders is told."""
    assert "Natural Earth" in client.get("/map").text


def test_page_of_a_place_shows_where_it_lies(client: FlaskClient, shore: FlaskClient) -> None:
    """A place with a point; not a country, not a person."""
    assert "Where Marinella lies" in client.get("/entity/place-marinella").text
    assert "map-frame" not in client.get("/entity/person-ada-ferrante").text
    assert "map-frame" not in shore.get("/entity/place-italy").text
