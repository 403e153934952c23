"""Do citation files give back the words, and never say more than is known?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from citation_files import bibtex as read_bibtex
from citation_files import ris as read_ris
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st

from search.vocabulary import Published
from web.citations.bibtex import bibtex
from web.citations.csl import csl
from web.citations.ris import ris
from web.citations.work import Work

WORK = Work(
    id="dateline-abcdefghijkl",
    is_entry=False,
    title="Harbour burns",
    author="Ada Ferrante",
    source="Courier",
    published=Published.stated(date(2025, 3, 8)),
    days=None,
    judged=False,
    url="https://courier.invalid/a_b?x=1&y=50%25#z",
    address="http://h/article/abcdefghijkl",
    language="en",
    notes=("A note.",),
)
# No word is without a letter, and lines are joined before a form is written.
ODD = st.text(
    st.one_of(
        st.sampled_from("\\{}~^$&#_%@\"',; aé漢"),
        st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u2028\u2029"),
    ),
    min_size=1,
).map(lambda words: " ".join(words.split()) or "x")
SIDECAR = """
[[articles]]
file = "a.txt"
language = "en"
title = { value = "Bakers robbed", basis = "inferred", note = "From its address." }
source = { value = "Baker & Sons_Weekly", basis = "stated" }
url = { value = "https://weekly.invalid/bakers", basis = "stated" }
byline = { value = "Ada Ferrante", basis = "stated" }
[articles.published]
day = 2025-03-08
first = 2025-03-08
last = 2025-03-20
basis = "inferred"
note = "Invented."
"""
TEXT = "Two bakers were robbed on 7 March 2025, 100% of them at night.\n"


@pytest.fixture
def bakers(serving: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    """A report of which much is inferred, and one of which nothing is known."""
    return serving({"a.txt": TEXT, "b.txt": "A dog barked at dawn.\n", "articles.toml": SIDECAR})


def address(client: FlaskClient, words: str) -> str:
    """The address of the one report that has some words."""
    (report,) = client.get(f"/search.json?q={words}").get_json()["reports"]
    return f"/article/{report['article']}"


def item(client: FlaskClient, words: str) -> dict[str, Any]:
    """The CSL-JSON of the one report that has some words."""
    answer = client.get(f"{address(client, words)}.csl.json")
    assert answer.content_type == "application/vnd.citationstyles.csl+json"
    (found,) = json.loads(answer.data)
    return dict(found)


@given(title=ODD, source=ODD, author=ODD, note=ODD)
@example(title="{", source="}", author="\\", note="\\{}%")
@example(title="100% of $5 & #1_a~b^c", source='"a" @misc{x,', author="a and b", note="},\n")
def test_bibtex_gives_back_any_words(title: str, source: str, author: str, note: str) -> None:
    """An open brace in a headline would swallow the rest of somebody's bibliography."""
    odd = replace(WORK, title=title, source=source, author=author, notes=(note,))
    first, second = read_bibtex(bibtex([odd, WORK]))
    assert (first["title"], first["journal"], first["author"]) == (title, source, author)
    assert first["note"] == note.replace("\n", " ")
    assert (second["key"], second["url"]) == (WORK.id, WORK.url)
    assert (second["year"], second["month"], second["day"]) == ("2025", "mar", "8")


@given(title=ODD, note=st.text(st.characters(exclude_categories=["Cs"])))
@example(title="a", note="x\r\nER  - \r\nTY  - NEWS")
@example(title="a", note="x\u2028TI  - forged\x0bb\x85c")
def test_ris_gives_back_any_words_on_one_line(title: str, note: str) -> None:
    """A line end in a sentence would end the record and begin another."""
    first, second = read_ris(ris([replace(WORK, title=title, notes=(note,)), WORK]))
    assert dict(first)["TI"] == title
    assert dict(second) == {
        "ID": WORK.id,
        "TY": "NEWS",
        "TI": WORK.title,
        "AU": WORK.author,
        "T2": WORK.source,
        "PY": "2025",
        "DA": "2025/03/08/",
        "UR": WORK.url,
        "LA": "en",
        "N1": "A note.",
    }


def test_csl_holds_the_day_as_numbers() -> None:
    """The form has no other."""
    (found,) = json.loads(csl([WORK]))
    assert found["issued"] == {"date-parts": [[2025, 3, 8]]}
    assert found["author"] == [{"literal": "Ada Ferrante"}]


def test_inferred_day_is_circa_and_told(bakers: FlaskClient) -> None:
    """A bibliography must not turn a judgement into a date."""
    found = item(bakers, "robbed")
    assert found["issued"] == {"date-parts": [[2025, 3, 8]], "circa": True}
    assert "inferred; 8 to 20 March 2025 possible" in found["note"]
    for suffix in ("bib", "ris"):
        text = bakers.get(f"{address(bakers, 'robbed')}.{suffix}").text
        assert "inferred; 8 to 20 March 2025 possible" in text
        assert "The headline is inferred: From its address." in text


def test_what_is_not_known_is_absent(bakers: FlaskClient) -> None:
    """No "anonymous", no "n.d.", no day of today: nobody said so."""
    found = item(bakers, "barked")
    assert not {"issued", "author", "container-title", "event-date"} & set(found)
    assert "The publisher is not known." in found["note"]
    assert "The day of publication is not known." in found["note"]
    (record,) = read_bibtex(bakers.get(f"{address(bakers, 'barked')}.bib").text)
    assert record["type"] == "misc"
    assert not {"author", "journal", "howpublished", "year", "month", "day"} & set(record)
    (tags,) = read_ris(bakers.get(f"{address(bakers, 'barked')}.ris").data.decode())
    assert not {"AU", "T2", "PY", "DA"} & {tag for tag, _ in tags}


def test_publisher_is_cited_and_the_copy_named(bakers: FlaskClient) -> None:
    """The reader of a footnote wants the original; the checker wants what was read."""
    found = item(bakers, "robbed")
    assert found["URL"] == "https://weekly.invalid/bakers"
    assert found["archive_location"] == f"http://localhost{address(bakers, 'robbed')}"
    assert found["archive_location"] in found["note"]


def test_entry_is_cited_with_the_reports_and_sentences_behind_it(client: FlaskClient) -> None:
    """An entry is where sentences of others stand; they are what is cited in the end."""
    entry = client.get("/timeline.csv?q=counted").data.decode("utf-8-sig").splitlines()[1]
    path = f"/entry/{entry.split(',')[0]}"
    own, *reports = client.get(f"{path}.csl.json").get_json()
    assert own["URL"] == f"http://localhost{path}"
    assert own["event-date"] == {"date-parts": [[2025, 3, 7]]}
    assert "issued" not in own
    passages = client.get(f"{path}.json").get_json()["passages"]
    assert {one["id"] for one in reports} == {f"dateline-{one['article']}" for one in passages}
    for passage in passages:
        assert any(passage["address"] in one["note"] for one in reports)
    assert len(read_bibtex(client.get(f"{path}.bib").text)) == 1 + len(reports)
    assert len(read_ris(client.get(f"{path}.ris").data.decode())) == 1 + len(reports)


def test_other_address_of_an_entry_leads_to_its_file(client: FlaskClient) -> None:
    """As the page does."""
    entry = client.get("/timeline.csv?q=dock").data.decode("utf-8-sig").splitlines()
    for line in entry[1:]:
        path = f"/entry/{line.split(',')[0]}"
        for passage in client.get(f"{path}.json").get_json()["passages"][1:]:
            answer = client.get(f"/entry/{passage['passage']}.bib")
            assert (answer.status_code, answer.location) == (302, f"{path}.bib")


@pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json"])
def test_missing_and_removed_answer_like_their_pages(client: FlaskClient, suffix: str) -> None:
    """A bibliography of nothing helps nobody."""
    assert client.get(f"/article/nevernevernn.{suffix}").status_code == 404
    assert client.get(f"/article/gonearticle1.{suffix}").status_code == 410
    assert client.get(f"/entry/gonegonegone.{suffix}").status_code == 410
    assert client.get(f"/entry/lostlostlost.{suffix}").status_code == 410
