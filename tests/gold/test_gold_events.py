"""The seed expressions that lean on an event, in a corpus of all five articles: all are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk
from gold.truth import SEEDS, Row, Seeds, is_right, table

from index.model.certainty import Basis
from index.model.dates import DateMention

ROWS = [row for row in table("dates.tsv") if row["anchor"].startswith("event:")]


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    """The seed articles as a run over all of them leaves them in the index."""
    desk = Desk(tmp_path_factory.mktemp("seeds"))
    desk.inputs = SEEDS
    desk.run()
    return Seeds({Path(a.article.path).name[:3]: a for a in desk.articles()})


def found(seeds: Seeds, row: Row) -> list[DateMention]:
    """The mentions of exactly a row's words."""
    wanted = (int(row["start"]), int(row["end"]))
    return [
        mention
        for mention in seeds.by_number[row["article"]].dates
        if seeds.span(row["article"], mention.start, mention.end) == wanted
    ]


def test_the_rows_are_those_that_lean_on_an_event() -> None:
    """The ouster of December 2024."""
    assert [row["date_id"] for row in ROWS] == ["D07", "D13", "D17", "D19", "D39"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["date_id"])
def test_an_event_anchor_is_resolved(indexed: Seeds, row: Row) -> None:
    """The exact words, days that are right, and a basis that claims no more than is known."""
    (mention,) = found(indexed, row)
    assert is_right(row, mention), mention.days
    assert mention.basis is (Basis.RESOLVED if row["date_id"] == "D19" else Basis.INFERRED)
    assert mention.anchor
    assert len(mention.steps) >= 4


def test_no_date_of_the_corpus_is_wrong(indexed: Seeds) -> None:
    """What articles tell each other adds no wrong day."""
    rows = table("dates.tsv")
    for number, annotated in indexed.by_number.items():
        for mention in annotated.dates:
            if mention.days is None:
                continue
            start, end = indexed.span(number, mention.start, mention.end)
            (row,) = [
                row
                for row in rows
                if row["article"] == number and int(row["start"]) < end and start < int(row["end"])
            ]
            assert is_right(row, mention), (row["date_id"], mention.surface, mention.days)
