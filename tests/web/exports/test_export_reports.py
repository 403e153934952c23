"""Do the files of a result list hold what the list shows, and say what they lack?"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.query import Query
from search.service import Service
from web.exports.report_reading import ReportReading


def whole(client: FlaskClient, address: str) -> dict[str, Any]:
    """The object at an address."""
    answer = client.get(address)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    """The rows at an address."""
    text = client.get(address).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_files_hold_the_reports_of_the_page_in_its_order(client: FlaskClient, sort: str) -> None:
    """The page and its files are one answer."""
    question = f"q=harbour&sort={sort}"
    page = client.get(f"/search?{question}").text
    shown = re.findall(r'hit-title" dir="auto"><a href="/article/(\w+)"', page)
    assert [one["article"] for one in whole(client, f"/search.json?{question}")["reports"]] == shown
    assert [row["article"] for row in rows(client, f"/search.csv?{question}")] == shown


def test_page_number_does_not_count(client: FlaskClient) -> None:
    """A file has no pages."""
    assert len(rows(client, "/search.csv?page=3")) == 3


def test_record_holds_the_sentences_with_their_permanent_addresses(client: FlaskClient) -> None:
    """What is quoted from a file leads back to where it stands."""
    (report,) = whole(client, "/search.json?q=gates+closed")["reports"]
    assert report["address"] == f"http://localhost/article/{report['article']}"
    assert (report["published"], report["published_basis"]) == ("2025-03-08", "stated")
    for passage in report["passages"]:
        address = passage["address"].removeprefix("http://localhost")
        assert client.get(address).status_code in (200, 302)
    assert any("gates have been closed" in passage["text"] for passage in report["passages"])


def test_row_holds_the_basis_of_the_day_of_publication(client: FlaskClient) -> None:
    """A judged day in a table must not look like a stated one."""
    (row,) = rows(client, "/search.csv?q=four+times")
    assert (row["published"], row["published_basis"]) == ("2025-03-08", "inferred")
    assert (row["published_from"], row["published_to"]) == ("2025-03-08", "2025-03-12")
    assert "four times" in row["sentences"]
    assert row["sentence_addresses"].startswith("http://localhost/entry/")


def test_partial_matches_say_what_they_lack(client: FlaskClient) -> None:
    """They are not what was asked for, and the file's name outlives its headers."""
    answer = client.get("/search.csv?q=water+zeppelin")
    assert "-partial" in answer.headers["Content-Disposition"]
    assert {row["missing"] for row in rows(client, "/search.csv?q=water+zeppelin")} == {"zeppelin"}
    assert whole(client, "/search.json?q=water+zeppelin")["dateline"]["partial_only"] is True


def test_full_matches_come_without_partial_ones(client: FlaskClient) -> None:
    """Rows that lack a word would be counted with the others."""
    assert {row["missing"] for row in rows(client, "/search.csv?q=harbour+water")} == {""}


def test_mistake_is_a_page_and_no_file(client: FlaskClient) -> None:
    """A file with an error in it looks like an answer."""
    for suffix in ("json", "csv", "atom"):
        answer = client.get(f"/search.{suffix}?from=6/3/2025")
        assert answer.status_code == 422
        assert "Content-Disposition" not in answer.headers
        assert "6/3/2025" in answer.text


@pytest.mark.parametrize("size", [1, 2, 3])
def test_reading_goes_through_all_pages(answers: Service, size: int) -> None:
    """Nothing is lost or doubled between two pages."""
    reading = ReportReading(answers, Query(), size=size)
    ids = [hit.article.id for hit in reading]
    assert len(ids) == len(set(ids)) == reading.total == 3
    assert reading.complete


def test_limit_is_counted(answers: Service) -> None:
    """What a file does not hold is said."""
    reading = ReportReading(answers, Query(), limit=2, size=1)
    assert len(list(reading)) == 2
    assert (reading.left_out.limit, reading.complete) == (1, False)
