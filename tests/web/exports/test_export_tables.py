"""Is a table safe to open, and does it give back the words?"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st

from web.exports.tables import guarded, table, unguarded

FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "  =1", "\ufeff=1", "＝1")
SIDECAR = r"""
[[articles]]
file = "a.txt"
language = "en"
source = { value = "=HYPERLINK(\"http://x.invalid\")\r\nSet-Cookie: a=b", basis = "stated" }
published = { day = 2025-03-08, basis = "stated" }
"""
HOSTILE = """Bakers robbed

=cmd, "two" bakers were killed; on 7 March 2025 @SUM(A1) was written there.
"""


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    """The rows at an address."""
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@given(text=st.text())
@example(text="'")
@example(text="'=1")
def test_guard_can_be_taken_off(text: str) -> None:
    """A figure's words that were changed for good would be a forged quotation."""
    cell = guarded(text)
    assert (unguarded(cell) if cell.startswith("'") else cell) == text


@pytest.mark.parametrize("formula", FORMULAS)
def test_formula_is_guarded(formula: str) -> None:
    """A spreadsheet would run what a report, or whoever planted it, wrote."""
    assert guarded(formula) == "'" + formula


@pytest.mark.parametrize("words", ["At least 9", "“=”", "9 = nine", "2025-03-07", "", "é"])
def test_plain_words_stay_as_they_are(words: str) -> None:
    """Nearly all cells."""
    assert guarded(words) == words


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=4))
@example(cells=['a"b', "c,d"])
@example(cells=["a\r\nb", "c\rd"])
def test_any_words_stay_in_their_cell(cells: list[str]) -> None:
    """A comma or a line end in a sentence must not shift the columns of a date."""
    names = [f"n{number}" for number in range(len(cells))]
    text = "".join(table(names, [cells])).removeprefix("\ufeff")
    head, row = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == names
    assert [unguarded(cell) if cell.startswith("'") else cell for cell in row] == cells


def test_row_holds_inclusive_days_and_what_stands_behind_them(client: FlaskClient) -> None:
    """People read inclusive days."""
    (row,) = [r for r in rows(client, "/timeline.csv") if "four times" in r["headline"]]
    assert (row["first_day"], row["last_day"]) == ("2025-03-06", "2025-03-07")
    assert (row["precision"], row["basis"]) == ("interval", "stated")
    assert (row["sources"], row["passages"], row["reports"]) == ("Coast Herald", "1", "1")
    assert row["address"] == f"http://localhost/entry/{row['entry']}"


def test_unknown_days_are_empty_cells(client: FlaskClient) -> None:
    """A day that nobody knows is no day, least of all today."""
    found = rows(client, "/timeline.csv")
    (since,) = [row for row in found if "gates have been closed" in row["headline"]]
    assert (since["first_day"], since["last_day"]) == ("2025-03-01", "")
    assert since["precision"] == "not_before"
    for row in found:
        if row["precision"] == "undated":
            assert (row["first_day"], row["last_day"]) == ("", "")


def test_row_names_all_sources_and_places(client: FlaskClient) -> None:
    """Several values of one cell are told apart."""
    found = rows(client, "/timeline.csv")
    (fire,) = [row for row in found if "killed at least nine dock" in row["headline"]]
    assert fire["sources"] == "Coast Herald; The Harbour Courier"
    assert (fire["places"], fire["passages"], fire["reports"]) == ("Marinella", "3", "2")


def test_passages_and_reports_are_counted_apart(
    serving: Callable[[Mapping[str, str]], FlaskClient],
) -> None:
    """Two sentences of one report are one voice."""
    text = """The harbour fire killed nine dock workers on 7 March 2025.

On 7 March 2025 the harbour fire killed nine dock workers.
"""
    (row,) = rows(serving({"a.txt": text}), "/timeline.csv")
    assert (row["passages"], row["reports"]) == ("2", "1")


def test_rows_are_those_of_the_page(client: FlaskClient) -> None:
    """The same filters give the same entries."""
    for question in ("", "?q=water", "?source=Coast+Herald", "?from=2025-03-07&to=2025-03-07"):
        html = client.get(f"/timeline{question}").text
        shown = set(re.findall(r'class="entry-words" dir="auto"><a href="/entry/(\w+)"', html))
        assert {row["entry"] for row in rows(client, f"/timeline.csv{question}")} == shown
        assert shown


def test_page_and_order_do_not_count(client: FlaskClient) -> None:
    """Who takes the timeline along from its third page wants all of it."""
    assert rows(client, "/timeline.csv?page=3&sort=newest") == rows(client, "/timeline.csv")


def test_hostile_report_is_harmless(
    serving: Callable[[Mapping[str, str]], FlaskClient],
) -> None:
    """A report can hold anything."""
    client = serving({"a.txt": HOSTILE, "articles.toml": SIDECAR})
    answer = client.get("/timeline.csv?q=bakers")
    assert "Set-Cookie" not in answer.headers
    found = rows(client, "/timeline.csv")
    assert any(row["headline"].startswith("'=cmd") for row in found)
    for address in ("/timeline.csv", "/claims.csv"):
        for row in rows(client, address):
            assert all(not cell.startswith(("=", "+", "-", "@")) for cell in row.values()), row
            assert None not in row


def test_file_begins_so_that_spreadsheets_read_it_as_utf_8(client: FlaskClient) -> None:
    """Otherwise every Arabic name and every quotation mark is garbled."""
    data = client.get("/timeline.csv").data
    assert data.startswith(b"\xef\xbb\xbfentry,")
    assert b"\r\n" in data


def test_entry_is_a_row_a_passage_with_its_dates(client: FlaskClient) -> None:
    """The passages of an entry side by side, for a case file."""
    (fire,) = [
        r for r in rows(client, "/timeline.csv") if "killed at least nine dock" in r["headline"]
    ]
    found = rows(client, f"/entry/{fire['entry']}.csv")
    assert len(found) == int(fire["passages"])
    for row in found:
        assert row["first_day"] == row["last_day"] == "2025-03-07"
        assert int(row["end"]) - int(row["start"]) == len(row["text"])
    assert any("Friday → 2025-03-07 (resolved)" in row["dates"] for row in found)
    assert any("nine" in row["figures"] for row in found)


def test_every_number_of_days_can_be_read(client: FlaskClient) -> None:
    """Programs sort by these columns."""
    for row in rows(client, "/timeline.csv"):
        for name in ("first_day", "last_day"):
            assert not row[name] or date.fromisoformat(row[name])


def cells(record: dict[str, Any]) -> dict[str, str]:
    """A record of a figure as a table shows it."""
    written = {k: "; ".join(v) if isinstance(v, list) else v for k, v in record.items()}
    return {key: "" if value is None else str(value) for key, value in written.items()}


def test_figures_are_the_same_in_both_forms(client: FlaskClient) -> None:
    """A column that is left out of one of them is knowledge lost."""
    records = client.get("/claims.json").get_json()["figures"]
    assert records
    for row, record in zip(rows(client, "/claims.csv"), records, strict=True):
        assert {key: unguarded(value) for key, value in row.items()} == {
            key: value for key, value in cells(record).items() if key in row
        }
        assert set(record) - set(row) == {"title_basis"}
