"""What is offered under the search box, as a list and for programs."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from flask.testing import FlaskClient


def offers(client: FlaskClient, **asked: str | list[str]) -> list[dict[str, Any]]:
    """The offers for programs."""
    answer = client.get("/suggest.json", query_string=asked)
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.get_json()["suggestions"]
    return found


def hrefs(client: FlaskClient, **asked: str | list[str]) -> list[str]:
    """Where the offers of the list lead."""
    text = client.get("/suggest", query_string=asked).get_data(as_text=True)
    return [
        html.unescape(found) for found in re.findall(r'role="option"[^>]* href="([^"]+)"', text)
    ]


def test_offer_says_what_it_is_and_how_much_there_is(client: FlaskClient) -> None:
    """A bare name could be a person, a place or a paper."""
    assert offers(client, q="Marinella") == [
        {
            "text": "Marinella",
            "spelling": "",
            "kind": "place",
            "value": "place-marinella",
            "reports": 3,
            "href": "/search?place=place-marinella",
        }
    ]
    text = client.get("/suggest?q=Marinella").get_data(as_text=True)
    assert re.search(r">place<.*3 reports", text, re.DOTALL)


def test_offer_shows_the_spelling_that_was_typed(client: FlaskClient) -> None:
    """A name that looks like none of what was typed would be taken for a mistake."""
    (offer,) = offers(client, q="Marinela")
    assert (offer["spelling"], offer["text"]) == ("Marinela", "Marinella")
    assert "stands for" in client.get("/suggest?q=Marinela").get_data(as_text=True)


def test_offer_takes_the_place_of_the_name_and_keeps_the_rest(client: FlaskClient) -> None:
    """The words before the name are part of the question; the letters of the name are not."""
    assert hrefs(client, q="fire in Mar") == ["/search?q=fire%20in&place=place-marinella"]
    text = client.get("/suggest?q=fire+in+Mar").get_data(as_text=True)
    assert "Keep “fire in” and narrow to" in text


def test_filters_are_kept_as_they_came(client: FlaskClient) -> None:
    """A filter that vanishes with a click gives a wrong answer without a word."""
    (href,) = hrefs(
        client,
        q="Ferrante",
        source=["Coast Herald", "The Harbour Courier"],
        **{"from": "March 2025", "-place": "place-x", "page": "3", "aliases": "off"},
    )
    assert href == (
        "/search?source=Coast%20Herald&source=The%20Harbour%20Courier"
        "&person=person-ada-ferrante&-place=place-x&from=March%202025&aliases=off"
    )


def test_chosen_and_left_out_are_not_asked_for_at_once(client: FlaskClient) -> None:
    """Choosing what was left out means having it, and nothing is chosen twice."""
    chosen = {"-place": "place-marinella"}
    assert hrefs(client, q="Marin", **chosen) == ["/search?place=place-marinella"]
    chosen = {"place": "place-marinella"}
    assert hrefs(client, q="Marin", **chosen) == ["/search?place=place-marinella"]


def test_timeline_stays_the_timeline(client: FlaskClient) -> None:
    """Who reads a timeline wants it narrowed, not another page."""
    assert hrefs(client, q="Marin", list="timeline", grain="day") == [
        "/timeline?place=place-marinella&grain=day"
    ]


def test_source_is_offered_by_its_name(client: FlaskClient) -> None:
    """A paper is a filter as well."""
    (offer,) = offers(client, q="herald")
    assert (offer["kind"], offer["href"]) == ("source", "/search?source=Coast%20Herald")


@pytest.mark.parametrize("typed", ["6 March", "March 6", "6 Mar 2025", "2025-03-06"])
def test_date_is_offered_as_a_day(client: FlaskClient, typed: str) -> None:
    """People type days into the box; as words they would find the wrong sentences."""
    (offer,) = offers(client, q=f"fire {typed}")
    assert (offer["text"], offer["kind"], offer["value"]) == ("6 March 2025", "day", "2025-03-06")
    assert offer["href"] == "/search?q=fire&from=2025-03-06&to=2025-03-06"
    assert offer["reports"] > 0


def test_date_without_year_is_offered_for_years_that_reports_speak_of(client: FlaskClient) -> None:
    """A year that nothing is said of would lead to an empty list."""
    found = [(offer["text"], offer["kind"]) for offer in offers(client, q="March")]
    assert found == [("March 2025", "days"), ("March 2019", "days")]
    assert offers(client, q="6 August") == []


def test_number_of_victims_is_no_year(client: FlaskClient) -> None:
    """Who types "killed 1500" asks for no year, though "until 2025" overlaps that one as well."""
    assert offers(client, q="killed 1500") == []
    assert [offer["text"] for offer in offers(client, q="fire 2019")] == ["2019"]


def test_date_gives_way_to_no_filter_of_days(client: FlaskClient) -> None:
    """Two ranges at once are none."""
    given = {"from": "2019-01-01", "to": "2019-12-31"}
    (offer,) = offers(client, q="6 March 2025", **given)
    assert offer["href"] == "/search?from=2025-03-06&to=2025-03-06"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "M",
        "zeppelin",
        '"Mar',
        "place:mar",
        "-Mar",
        "mar*",
        "fire OR Mar",
        "x" * 2_000,
        "\x00",
        "<b>",
    ],
)
def test_nothing_is_offered_and_nothing_fails(client: FlaskClient, typed: str) -> None:
    """Half-typed questions pass here with every letter; none of them is a mistake."""
    assert offers(client, q=typed) == []
    text = client.get("/suggest", query_string={"q": typed}).get_data(as_text=True)
    assert 'role="option"' not in text
    assert 'role="listbox"' not in text


def test_wrong_filters_do_not_silence_the_list(client: FlaskClient) -> None:
    """A mistyped day is told on the page that it leads to, where it can be mended."""
    assert hrefs(client, q="Marin", **{"from": "6 March"}) == [
        "/search?place=place-marinella&from=6%20March"
    ]


def test_list_says_what_it_answers_and_is_closed_at_first(client: FlaskClient) -> None:
    """The page shows it only if that still stands in the box."""
    text = client.get("/suggest", query_string={"q": ' fire "x" Mar '}).get_data(as_text=True)
    assert 'data-asked="fire &#34;x&#34; Mar"' in text
    assert 'data-status="1 suggestion"' in text
    assert re.match(r'<div class="suggestions" id="suggestions"[^>]* hidden>', text)


def test_shared_name_offers_everybody(client: FlaskClient) -> None:
    """The page of a name that means one says which spellings were searched, and nothing more."""
    text = client.get("/search?q=Marinella").get_data(as_text=True)
    assert "is the name of several" not in text
    assert "Also searching" in text


def test_form_works_alone(client: FlaskClient) -> None:
    """Without a script the box is a box: nothing says that a list will open."""
    page = client.get("/search").get_data(as_text=True)
    assert 'role="combobox"' not in page
    assert '<div id="suggestions" hidden></div>' in page
