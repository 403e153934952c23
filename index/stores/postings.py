"""Where does each term stand in a field? Postings as arrays, written and read a whole term at once.

A term's row is its documents (as gaps), how often it stands in each, where (positions), and which
of the term's words each occurrence is (codes). Rows stand in the order of the terms, one a term of
the vocabulary, empty where the field lacks it. Keeps out: what the terms are (vocabulary.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.stores.array_file import Array, ArrayFile, ArrayWriter, in_32_bits
from index.stores.packed import BYTEWISE, FINE, PackedRows, PackedWriter, load_packed
from index.stores.ragged import Int64s, first_positions

TITLE = "title"
BODY = "body"
FIELDS = (TITLE, BODY)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """Some rows of postings, one after the other.

    Args:
        first_document: where each row's documents begin, shape (rows + 1,).
        documents: ordinals of documents, ascending within a row.
        weights: how often the term stands in each.
        first_position: where each row's positions begin, shape (rows + 1,).
        positions: ordinals of tokens, document after document, ascending.
        codes: which word of the term each occurrence is.
    """

    first_document: Int64s
    documents: Int64s
    weights: Int64s
    first_position: Int64s
    positions: Int64s
    codes: Int64s


class PostingsWriter:
    """Writes the postings of one field, some rows at a time, in the order of the terms.

    Args:
        file: the file.
        field: the field's name.
    """

    def __init__(self, file: ArrayWriter, field: str) -> None:
        self._file, self._field = file, field
        self._documents = PackedWriter(file, f"{field}.documents", BYTEWISE)
        self._weights = PackedWriter(file, f"{field}.weights", BYTEWISE)
        self._positions = PackedWriter(file, f"{field}.positions", FINE)
        self._codes = PackedWriter(file, f"{field}.codes", BYTEWISE)
        self._seen = {"first_document": 0, "first_position": 0}

    def add(self, rows: Postings) -> None:
        """Write the next rows."""
        self._first("first_document", rows.first_document)
        self._first("first_position", rows.first_position)
        self._documents.add(_gaps(rows.documents, rows.first_document), rows.first_document)
        self._weights.add(rows.weights - 1, rows.first_document)
        self._positions.add(rows.positions, rows.first_position)
        self._codes.add(rows.codes, rows.first_position)

    def close(self) -> None:
        """Write what follows the last row."""
        for name, seen in self._seen.items():
            last = np.asarray([seen], dtype=np.int64)
            self._file.extend(f"{self._field}.{name}", in_32_bits(last))
        for packed in (self._documents, self._weights, self._positions, self._codes):
            packed.close()

    def _first(self, name: str, first: Int64s) -> None:
        self._file.extend(f"{self._field}.{name}", in_32_bits(first[:-1] + self._seen[name]))
        self._seen[name] += int(first[-1])


class PostingsReader:
    """Reads the postings of one field; stateless, so that all threads share it.

    Args:
        file: the mapped file.
        field: the field's name.
    """

    def __init__(self, file: ArrayFile, field: str) -> None:
        self._file, self._field = file, field
        self.first_document: Array = file[f"{field}.first_document"]
        self.first_position: Array = file[f"{field}.first_position"]
        self._documents = load_packed(file, f"{field}.documents")
        self._weights = load_packed(file, f"{field}.weights")
        self._positions = load_packed(file, f"{field}.positions")
        self._codes = load_packed(file, f"{field}.codes")

    @cached_property
    def occurrences(self) -> int:
        """Occurrences of all terms together."""
        return int(self.first_position[-1])

    def frequency(self, term: int) -> int:
        """In how many documents a term stands."""
        return int(self.first_document[term + 1]) - int(self.first_document[term])

    def documents(self, term: int) -> Int64s:
        """The documents of a term, ascending."""
        gaps = self._documents.row(term, int(self.first_document[term]), self.frequency(term))
        gaps += 1
        np.cumsum(gaps, out=gaps)
        gaps -= 1
        return gaps

    def weights(self, term: int) -> Int64s:
        """How often a term stands in each of its documents."""
        found = self._weights.row(term, int(self.first_document[term]), self.frequency(term))
        found += 1
        return found

    def positions(self, term: int, places: Int64s | None = None) -> Int64s:
        """Where a term stands in its documents, one after the other.

        Args:
            term: its ordinal.
            places: ordinals among its occurrences, or None for all.
        """
        return self._occurrence(self._positions, term, places)

    def codes(self, term: int, places: Int64s | None = None) -> Int64s:
        """Which word of the term each occurrence is; arguments as for `positions`."""
        return self._occurrence(self._codes, term, places)

    def _occurrence(self, packed: PackedRows, term: int, places: Int64s | None) -> Int64s:
        first = int(self.first_position[term])
        if places is None:
            return packed.row(term, first, int(self.first_position[term + 1]) - first)
        return packed.some(term, first, places)

    def document_rows(self, terms: Int64s) -> tuple[Int64s, Int64s]:
        """The documents of several terms, row after row: first, documents."""
        counts = _counts(self.first_document, terms)
        first = first_positions(counts)
        gaps = self._documents.rows(terms, self.first_document)
        return first, _ungapped(gaps, first)

    def rows(self, terms: Int64s) -> Postings:
        """Everything of several terms, row after row."""
        first_document, documents = self.document_rows(terms)
        counts = _counts(self.first_position, terms)
        return Postings(
            first_document=first_document,
            documents=documents,
            weights=self._weights.rows(terms, self.first_document) + 1,
            first_position=first_positions(counts),
            positions=self._positions.rows(terms, self.first_position),
            codes=self._codes.rows(terms, self.first_position),
        )


def _counts(first: Array, rows: Int64s) -> Int64s:
    """How many values some rows have."""
    found: Int64s = first[rows + 1].astype(np.int64) - first[rows]
    return found


def _gaps(documents: Int64s, first: Int64s) -> Int64s:
    """How many documents lie between each one of a row and the one before it."""
    gaps = np.diff(documents, prepend=0) - 1
    begins = first[:-1][np.diff(first) > 0]
    gaps[begins] = documents[begins]
    return gaps


def _ungapped(gaps: Int64s, first: Int64s) -> Int64s:
    total = np.cumsum(gaps + 1)
    counts = np.diff(first)
    before = np.concatenate([np.zeros(1, dtype=np.int64), total])[first[:-1]]
    found: Int64s = total - np.repeat(before, counts) - 1
    return found
