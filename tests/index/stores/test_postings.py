"""Do postings come back from their file, term by term and many terms at once?"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.stores.array_file import ArrayFile, ArrayWriter
from index.stores.postings import Postings, PostingsReader, PostingsWriter
from index.stores.ragged import Int64s, first_positions


class Posting(NamedTuple):
    """A term in one document: where, and as which of its words."""

    document: int
    positions: list[int]
    codes: list[int]


Row = list[Posting]
# Far beyond what 16 bits hold; the format holds what 32 bits do.
numbers = st.integers(0, 3) | st.integers(0, 2**32 - 1)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """The postings of one term."""
    documents = sorted(draw(st.sets(st.integers(0, 9) | st.integers(0, 2**31), max_size=5)))
    row: Row = []
    for document in documents:
        positions = sorted(draw(st.sets(numbers, min_size=1, max_size=4)))
        row.append(Posting(document, positions, [draw(numbers) for _ in positions]))
    return row


tables = st.lists(rows(), max_size=5)


def flat(values: list[int]) -> Int64s:
    """Numbers as an array."""
    return np.asarray(values, dtype=np.int64)


def postings_of(table: list[Row]) -> Postings:
    """Rows as flat arrays."""
    every = [posting for row in table for posting in row]
    return Postings(
        first_document=first_positions(flat([len(row) for row in table])),
        documents=flat([posting.document for posting in every]),
        weights=flat([len(posting.positions) for posting in every]),
        first_position=first_positions(flat([sum(len(p.positions) for p in row) for row in table])),
        positions=flat([n for posting in every for n in posting.positions]),
        codes=flat([n for posting in every for n in posting.codes]),
    )


def written(path: Path, batches: list[list[Row]]) -> PostingsReader:
    """A field's postings, written in batches and opened."""
    with ArrayWriter(path) as file:
        writer = PostingsWriter(file, "body")
        for batch in batches:
            writer.add(postings_of(batch))
        writer.close()
    return PostingsReader(ArrayFile(path), "body")


def as_lists(found: Postings) -> dict[str, list[int]]:
    """Everything that some rows hold."""
    names = "first_document documents weights first_position positions codes".split()
    return {name: getattr(found, name).tolist() for name in names}


@settings(max_examples=60)
@given(st.lists(tables, max_size=3), st.data())
def test_postings_come_back(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Row]], data: st.DataObject
) -> None:
    """What a term's row holds is what was written, however the batches were cut."""
    reader = written(tmp_path_factory.mktemp("postings") / "some.words", batches)
    table = [row for batch in batches for row in batch]
    for term, row in enumerate(table):
        positions = [n for posting in row for n in posting.positions]
        codes = [n for posting in row for n in posting.codes]
        assert reader.frequency(term) == len(row)
        assert reader.documents(term).tolist() == [posting.document for posting in row]
        assert reader.weights(term).tolist() == [len(posting.positions) for posting in row]
        assert reader.positions(term).tolist() == positions
        assert reader.codes(term).tolist() == codes
        places = data.draw(st.lists(st.integers(0, len(codes) - 1)) if codes else st.just([]))
        assert reader.positions(term, flat(places)).tolist() == [positions[n] for n in places]
        assert reader.codes(term, flat(places)).tolist() == [codes[n] for n in places]
    assert reader.occurrences == sum(len(p.positions) for row in table for p in row)


@settings(max_examples=60)
@given(tables, st.data())
def test_several_terms_are_read_at_once(
    tmp_path_factory: pytest.TempPathFactory, table: list[Row], data: st.DataObject
) -> None:
    """A word's spellings, or all that begins so, is many rows: they must be those of each."""
    reader = written(tmp_path_factory.mktemp("postings") / "some.words", [table])
    wanted = data.draw(st.lists(st.integers(0, len(table) - 1)) if table else st.just([]))
    expected = postings_of([table[term] for term in wanted])
    assert as_lists(reader.rows(flat(wanted))) == as_lists(expected)
    first, documents = reader.document_rows(flat(wanted))
    assert first.tolist() == expected.first_document.tolist()
    assert documents.tolist() == expected.documents.tolist()


def test_reading_a_row_changes_nothing(tmp_path: Path) -> None:
    """Threads share the reader: an answer that one changes must not be another's."""
    row = [Posting(3, [0, 5], [1, 0]), Posting(70_000, [2], [0])]
    reader = written(tmp_path / "some.words", [[row]])
    for _ in range(2):
        reader.documents(0).fill(0)
        reader.weights(0).fill(0)
        reader.positions(0).fill(9)
    assert reader.documents(0).tolist() == [3, 70_000]
    assert reader.weights(0).tolist() == [2, 1]
    assert reader.positions(0).tolist() == [0, 5, 2]


def test_common_word_is_packed_small(tmp_path: Path) -> None:
    """A word of every document costs bits, not bytes, a document."""
    row = [Posting(document, [7], [0]) for document in range(8_000)]
    reader = written(tmp_path / "some.words", [[row]])
    file = ArrayFile(tmp_path / "some.words")
    assert len(file["body.documents.data"]) + len(file["body.weights.data"]) == 16
    assert len(file["body.positions.data"]) <= 8_000 // 2 + 8
    assert [int(n) for n in np.diff(reader.documents(0))] == [1] * 7_999
    assert list(pairwise(reader.first_document.tolist())) == [(0, 8_000)]
