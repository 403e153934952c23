"""Do programs get what the pages show, and are they told what is left out?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from html import escape

import pytest
from flask.testing import FlaskClient

from search.engines.memory_engine import MemoryEngine
from search.query import Query, Window
from search.service import Service
from search.vocabulary import Claim
from web.app import create_app
from web.exports.delivery import name_of
from web.exports.figures import Figures
from web.exports.reading import Reading
from web.settings import WebSettings

QUESTIONS = ("/timeline.json", "/timeline.ics", "/timeline.csv", "/claims.json", "/claims.csv")
TYPES = {"json": "application/json", "ics": "text/calendar", "csv": "text/csv"}


class Unasked:
    """No address is followed here."""

    def address(self, passage_id: str) -> None:
        raise AssertionError(passage_id)

    def is_removed(self, article_id: str) -> bool:
        raise AssertionError(article_id)


def event_of(client: FlaskClient, words: str) -> dict[str, object]:
    """The one event of TimelineJS with these words."""
    events = client.get("/timeline.json").get_json()["events"]
    (found,) = [event for event in events if words in event["text"]["headline"]]
    return dict(found)


def entry_id(answers: Service, words: str) -> str:
    """The entry whose first sentence has these words."""
    page = answers.timeline(Query(), Window())
    return next(v.entry.id for v in page.entries if words in v.headline.text)


def test_event_has_its_last_day_and_says_how_it_is_known(client: FlaskClient) -> None:
    """TimelineJS ends on its end_date; what it writes of the days is ours."""
    event = event_of(client, "four times")
    assert event["start_date"] == {"year": 2025, "month": 3, "day": 6}
    assert event["end_date"] == {"year": 2025, "month": 3, "day": 7}
    assert event["display_date"] == "6 to 7 March 2025 (stated, several days)"


def test_open_event_says_so(client: FlaskClient) -> None:
    """On its own, TimelineJS would show it as a thing of that one day."""
    event = event_of(client, "gates have been closed")
    assert "end_date" not in event
    assert event["display_date"] == "since 1 March 2025 (not before) (stated, not before)"


def test_event_links_to_the_permanent_page(client: FlaskClient, answers: Service) -> None:
    """Its id is that of the entry."""
    event = event_of(client, "four times")
    assert event["unique_id"] == entry_id(answers, "four times")
    assert f'href="http://localhost/entry/{event["unique_id"]}"' in json.dumps(event).replace(
        '\\"', '"'
    )


def test_words_of_a_report_are_no_markup_in_timelinejs(client: FlaskClient) -> None:
    """It shows headlines as HTML."""
    text = client.get("/timeline.json").text
    assert "<script" not in text
    assert escape("<script>alert(1)</script>") in text


def test_undated_entries_are_counted(client: FlaskClient, answers: Service) -> None:
    """What a file does not hold must not look as if it did not exist."""
    found = client.get("/timeline.json").get_json()
    page = answers.timeline(Query(), Window())
    assert len(found["events"]) == page.total == found["dateline"]["given"]
    assert found["dateline"]["left_out"] == {"undated": page.undated_total, "open": 0, "limit": 0}
    assert found["dateline"]["entries"] == page.total + page.undated_total


def test_partial_matches_say_so(client: FlaskClient) -> None:
    """A file is read without the page that warned."""
    answer = client.get("/timeline.json?q=water+zeppelin")
    assert answer.get_json()["dateline"]["partial_only"] is True
    assert "dateline-timeline-water-zeppelin-partial.json" in answer.headers["Content-Disposition"]
    note = client.get("/timeline.ics?q=water+zeppelin").text.replace("\r\n ", "")
    assert "No sentence has all of the words" in note


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 5, 100])
@pytest.mark.parametrize("size", [1, 2, 50])
def test_reading_in_slices_gives_each_entry_once(answers: Service, limit: int, size: int) -> None:
    """However they are cut, the same entries in the same order, and every other one is counted."""
    page = answers.timeline(Query(), Window())
    expected = [view.entry.id for view in (*page.entries, *page.undated)]
    reading = Reading(answers, Query(), undated=True, open_ended=True, limit=limit, size=size)
    found = [view.entry.id for view in reading]
    assert found == expected[:limit]
    left = reading.left_out
    assert left.undated + left.limit + len(found) == len(expected) == reading.total
    assert reading.complete == (len(found) == len(expected))


def test_file_that_is_cut_short_says_so_in_its_name(answers: Service) -> None:
    """Headers are gone once a file is saved."""
    reading = Reading(answers, Query(), undated=True, open_ended=True, limit=1)
    assert len(list(reading)) == 1
    assert name_of("timeline", reading) == "dateline-timeline-incomplete"


def test_more_undated_entries_than_a_page_lists_are_all_there(
    serving: Callable[[Mapping[str, str]], FlaskClient],
) -> None:
    """A page lists the first fifty; a file is for who wants all."""
    text = "\n\n".join(f"At least {number} bakers were killed." for number in range(2, 62))
    answer = serving({"a.txt": text + "\n"}).get("/claims.csv")
    assert answer.headers["Dateline-Entries"] == answer.headers["Dateline-Given"] == "60"
    assert answer.headers["Dateline-Left-Out"] == "undated=0, open=0, limit=0"
    assert "incomplete" not in answer.headers["Content-Disposition"]


def test_figures_stop_after_a_whole_entry(answers: Service) -> None:
    """So that the entries that were not read can be counted."""
    reading = Reading(answers, Query(), undated=True, open_ended=True)
    figures = Figures(reading, base="", limit=1)
    read = {record["entry"] for record in figures}
    assert len(read) == 1
    assert figures.given >= 1
    assert not reading.complete


def test_figure_has_every_field_and_its_sentence(client: FlaskClient) -> None:
    """A number without its qualifier, its words and its source is worse than none."""
    records = client.get("/claims.json").get_json()["figures"]
    (counted,) = [r for r in records if r["measure"] == "wounded"]
    assert (counted["value"], counted["qualifier"]) == (14, "exact")
    assert counted["source"] == "Coast Herald"
    assert counted["surface"] in counted["text"]
    named = {"minimum": "min", "maximum": "max"}
    for field in fields(Claim):
        if field.name != "died":
            assert named.get(field.name, field.name) in counted
    page = client.get(counted["address"].removeprefix("http://localhost"), follow_redirects=True)
    assert "14 wounded" in page.text


def test_figures_obey_the_filters(client: FlaskClient) -> None:
    """The same question holds everywhere."""
    found = client.get("/claims.json?source=The+Harbour+Courier").get_json()["figures"]
    assert {record["source"] for record in found} == {"The Harbour Courier"}


def test_entry_tells_how_each_date_was_resolved(client: FlaskClient, answers: Service) -> None:
    """What the page shows, whole."""
    identifier = entry_id(answers, "killed at least nine dock")
    record = client.get(f"/entry/{identifier}.json").get_json()
    entry = answers.entry(identifier)
    assert (record["entry"], record["first_day"]) == (identifier, "2025-03-07")
    assert [p["passage"] for p in record["passages"]] == [p.passage.id for p in entry.passages]
    dates = [date for passage in record["passages"] for date in passage["dates"]]
    (friday, *_) = [date for date in dates if date["surface"] == "Friday"]
    assert friday["basis"] == "resolved"
    assert friday["steps"]
    for passage in record["passages"]:
        body = answers.article(passage["article"]).annotated.article.body
        assert body[passage["start"] : passage["end"]] == passage["text"]
        for date in passage["dates"]:
            assert body[date["start"] : date["end"]] == date["surface"]
        for figure in passage["figures"]:
            assert body[figure["start"] : figure["end"]] == figure["surface"]
    assert any(passage["figures"] for passage in record["passages"])


def test_lone_passage_has_the_same_keys(client: FlaskClient, answers: Service) -> None:
    """One program reads both."""
    hit = answers.search(Query(text="warehouse")).hits[0]
    homes = dict(answers.article(hit.article.id).entries)
    passages = answers.article(hit.article.id).annotated.passages
    lone = next(p.id for p in passages if p.id not in homes)
    record = client.get(f"/entry/{lone}.json").get_json()
    whole = client.get(f"/entry/{entry_id(answers, 'four times')}.json").get_json()
    assert record["entry"] is None
    assert set(record) == set(whole)
    assert [p["passage"] for p in record["passages"]] == [lone]
    assert client.get(f"/entry/{lone}.csv").status_code == 200


@pytest.mark.parametrize("suffix", ["json", "csv", "ics"])
def test_other_passage_leads_to_the_file_of_its_entry(
    client: FlaskClient, answers: Service, suffix: str
) -> None:
    """As the page does."""
    entries = answers.timeline(Query(), Window()).entries
    entry = next(view.entry for view in entries if len(view.entry.passages) > 1)
    answer = client.get(f"/entry/{entry.passages[1]}.{suffix}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/entry/{entry.id}.{suffix}"


@pytest.mark.parametrize("suffix", ["json", "csv", "ics"])
@pytest.mark.parametrize(
    ("identifier", "status"), [("gonegonegone", 410), ("lostlostlost", 410), ("nevernevernn", 404)]
)
def test_address_that_leads_nowhere_answers_as_the_page_does(
    client: FlaskClient, identifier: str, status: int, suffix: str
) -> None:
    """A removed report has no back door."""
    assert client.get(f"/entry/{identifier}.{suffix}").status_code == status
    assert client.get(f"/entry/{identifier}").status_code == status


@pytest.mark.parametrize("address", QUESTIONS)
def test_file_has_its_type_its_name_and_is_asked_anew(client: FlaskClient, address: str) -> None:
    """A browser saves it under a name that tells what it is."""
    answer = client.get(f"{address}?q=Água&from=2025-03-06&to=2025-03-07")
    kind, _, suffix = address.strip("/").partition(".")
    assert answer.mimetype == TYPES[suffix]
    assert answer.headers["Cache-Control"] == "no-cache"
    name = f"dateline-{kind}-agua-from-2025-03-06-to-2025-03-07"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.{suffix}"'
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("address", QUESTIONS)
def test_name_is_safe_whatever_is_asked(client: FlaskClient, address: str) -> None:
    """It goes into a header and onto a disk."""
    asked = client.get(address, query_string={"q": '../"x";\r\nSet-Cookie: a=b 漢 ' + "y" * 90})
    assert "Set-Cookie" not in asked.headers
    assert re.fullmatch(
        r'attachment; filename="[a-z0-9-]{1,80}\.[a-z]+"', asked.headers["Content-Disposition"]
    )


@pytest.mark.parametrize("address", QUESTIONS)
def test_mistake_is_explained_and_the_form_kept(client: FlaskClient, address: str) -> None:
    """As on the page: a file that is no file but an error must not be saved as one."""
    answer = client.get(f"{address}?q=water&from=6/3/2025")
    assert answer.status_code == 422
    assert answer.mimetype == "text/html"
    assert "Content-Disposition" not in answer.headers
    assert 'value="6/3/2025"' in answer.text
    assert 'action="/timeline"' in answer.text


@pytest.mark.parametrize("address", QUESTIONS)
def test_crowded_server_gives_no_half_file(crowded: Service, address: str) -> None:
    """503 instead, with when to come again."""
    client = create_app(answers=crowded, settings=WebSettings()).test_client()
    answer = client.get(address)
    assert answer.status_code == 503
    assert "Retry-After" in answer.headers


def test_held_answers_come_from_one_generation(engine: MemoryEngine) -> None:
    """Slices of two generations would give an entry twice, or a figure of another text."""
    generations = iter([engine])
    held = Service(lambda: next(generations), Unasked()).held()
    for number in (1, 2):
        assert held.timeline(Query(), Window(page=number, size=1)).generation == engine.generation
