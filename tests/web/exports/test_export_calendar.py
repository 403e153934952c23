"""Can a calendar hold the timeline without saying more than the reports do?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from calendar_file import Component, parse
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st

from search.query import Query, Window
from search.results.passages import Fragment
from search.results.timeline import EntryView
from search.service import Service
from web.exports.icalendar import calendar, folded, text_value

AT = datetime(2025, 4, 1, 12, 30, tzinfo=UTC)
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from('\\;,:"\r\n\t\x00\x0b\x85\u2028 aé漢𝕏\u200f'),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)


def view_of(answers: Service) -> EntryView:
    """An entry with both its days."""
    return next(v for v in answers.timeline(Query(), Window()).entries if v.entry.days)


def events(client: FlaskClient, address: str = "/timeline.ics") -> list[Component]:
    """The events at an address."""
    return parse(client.get(address).data).all("VEVENT")


def event_of(client: FlaskClient, words: str) -> dict[str, str]:
    """The properties of the one event with these words."""
    (found,) = [e.properties for e in events(client) if words in e.properties["SUMMARY"]]
    return found


def test_end_is_the_day_after_the_last(client: FlaskClient) -> None:
    """DTEND is exclusive: one day too few or too many would be a wrong date."""
    event = event_of(client, "called to the harbour four times")
    assert event["DTSTART;VALUE=DATE"] == "20250306"
    assert event["DTEND;VALUE=DATE"] == "20250308"


def test_what_is_no_plain_day_says_so_in_the_summary(client: FlaskClient) -> None:
    """A calendar shows the summary alone, and a bar over two days looks like knowledge of both."""
    assert event_of(client, "four times")["SUMMARY"].startswith("[stated, several days] Between")
    assert event_of(client, "counted nine dead")["SUMMARY"].startswith("The port authority")


def test_open_and_undated_entries_stay_out_and_are_counted(client: FlaskClient) -> None:
    """A calendar cannot say "not before", and an event on that one day would be an invention."""
    answer = client.get("/timeline.ics")
    summaries = [e.properties["SUMMARY"] for e in parse(answer.data).all("VEVENT")]
    assert not any("gates have been closed" in summary for summary in summaries)
    whole = client.get("/timeline.csv").headers
    assert answer.headers["Dateline-Entries"] == whole["Dateline-Entries"]
    assert int(answer.headers["Dateline-Given"]) == len(summaries)
    assert "open=1" in answer.headers["Dateline-Left-Out"]
    assert len(summaries) + 1 + _undated(answer.headers) == int(whole["Dateline-Entries"])


def _undated(headers: Mapping[str, str]) -> int:
    return int(headers["Dateline-Left-Out"].split("undated=")[1].split(",")[0])


def test_uid_names_the_entry_and_no_host(client: FlaskClient) -> None:
    """The same event from another machine must not stand twice in a calendar."""
    here = {e.properties["UID"] for e in events(client)}
    there = client.get("/timeline.ics", base_url="http://127.0.0.1:8000").data
    assert {e.properties["UID"] for e in parse(there).all("VEVENT")} == here
    assert not any("localhost" in uid for uid in here)


def test_event_leads_to_the_permanent_page(client: FlaskClient) -> None:
    """Every day links to the sentence that says it."""
    event = event_of(client, "counted nine dead")
    address = event["URL"].removeprefix("http://localhost")
    assert "counted nine dead" in client.get(address).text
    assert event["UID"].endswith(address.removeprefix("/entry/"))
    assert "Friday 7 March 2025 (stated)" in event["DESCRIPTION"]


def test_calendar_without_events_is_still_one(client: FlaskClient) -> None:
    """A subscription must not break on the day on which a question finds nothing."""
    assert events(client, "/timeline.ics?q=zeppelin") == []


@given(text=ODD)
@example(text="é" * 100)
@example(text="𝕏" * 40 + "\r\n;,\\")
@example(text="")
def test_folding_loses_nothing_and_cuts_no_character(text: str) -> None:
    """A line that is too long, or half a letter, and the whole calendar is refused."""
    line = f"SUMMARY:{text_value(text)}"
    cut = folded(line)
    for piece in cut.split("\r\n"):
        assert len(piece.encode("utf-8")) <= 75
    assert cut.replace("\r\n ", "") == line


@given(words=ODD, source=ODD)
@example(words="Shots\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", source="A;B,C\\n")
def test_any_words_come_back_as_they_were(answers: Service, words: str, source: str) -> None:
    """No report can write properties or events of its own."""
    view = view_of(answers)
    headline = replace(view.headline, fragments=(Fragment(text=words),))
    odd = replace(view, headline=headline, sources=(source,))
    written = "".join(calendar([odd], name=words, note=words, base="http://h", at=AT))
    (event,) = parse(written.encode("utf-8")).all("VEVENT")
    assert event.properties["UID"] == f"dateline-entry-{view.entry.id}"
    assert readable(words) in event.properties["DESCRIPTION"]
    assert readable(source) in event.properties["DESCRIPTION"]


def readable(text: str) -> str:
    """A text as a calendar can hold it: one kind of line end, no control characters."""
    one_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        " " if (c < " " and c not in "\n\t") or c in "\x7f\x85\u2028\u2029" else c for c in one_end
    )


def test_stamp_is_the_moment_of_writing(answers: Service) -> None:
    """Programs that import again take the later one."""
    written = "".join(calendar([view_of(answers)], name="", note="", base="", at=AT))
    (event,) = parse(written.encode()).all("VEVENT")
    assert event.properties["DTSTAMP"] == "20250401T123000Z"


def test_inferred_day_says_so(serving: Callable[[Mapping[str, str]], FlaskClient]) -> None:
    """A judged day among stated ones must not look like one of them."""
    sidecar = """
[[articles]]
file = "a.txt"
[articles.published]
day = 2025-03-08
first = 2025-03-08
last = 2025-03-20
basis = "inferred"
note = "Invented."
"""
    client = serving({"a.txt": "Two bakers were robbed on Friday.\n", "articles.toml": sidecar})
    (event,) = events(client)
    assert event.properties["SUMMARY"].startswith("[inferred")


@pytest.mark.parametrize("words", ["gates have been closed", "list of names"])
def test_entry_without_both_days_has_no_calendar(
    client: FlaskClient, answers: Service, words: str
) -> None:
    """It has no file, its page offers none, and the answer names what there is."""
    page = answers.timeline(Query(), Window())
    found = [v for v in (*page.entries, *page.undated) if words in v.headline.text]
    identifier = found[0].entry.id if found else _lone(answers, words)
    answer = client.get(f"/entry/{identifier}.ics")
    assert answer.status_code == 404
    assert f"/entry/{identifier}.csv" in answer.text
    html = client.get(f"/entry/{identifier}").text
    assert ".ics" not in html
    assert f'href="/entry/{identifier}.csv"' in html


def _lone(answers: Service, words: str) -> str:
    hit = answers.search(Query(text=words)).hits[0]
    return next(s.passage.id for s in hit.snippets if words in s.text)
