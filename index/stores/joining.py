"""How do several segments become one, some of their articles left out? Batches of whole terms.

Documents keep their order, so that nothing else that counts on it must change. Memory is bounded:
postings are read, sorted and written so many terms at a time. Keeps out: which segments are joined,
and when (merging.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.prepared import prepare
from index.stores.array_file import ArrayWriter
from index.stores.columns import rows_of
from index.stores.inversion import BYTES_A_WORD, term_ranges
from index.stores.postings import FIELDS, Postings, PostingsReader, PostingsWriter
from index.stores.ragged import Int64s, first_positions, gather, row_numbers
from index.stores.records import RecordWriter
from index.stores.rows import Rows, join_rows, take, without_surfaces
from index.stores.segment import RECORDS, WORDS, Segment, part_path, words_of, write_columns
from index.stores.vocabulary import Translation, Vocabulary, join_vocabularies, without_words

# What each passage of the segments needs in memory while their columns are joined; measured.
_BYTES_A_PASSAGE = 160


def largest_join(memory_mb: int) -> int:
    """How many passages may be joined with so much memory, in mebibytes."""
    return memory_mb * (1 << 20) // _BYTES_A_PASSAGE


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A segment and those of its articles that stay.

    Args:
        segment: the segment.
        documents: their ordinals, ascending.
    """

    segment: Segment
    documents: Int64s

    @property
    def gone(self) -> Int64s:
        """The ordinals of those that leave."""
        return np.setdiff1d(np.arange(self.segment.columns.articles), self.documents)


def whole(segment: Segment) -> Kept:
    """A segment of which everything stays."""
    return Kept(segment, np.arange(segment.columns.articles, dtype=np.int64))


def join_segments(parts: Sequence[Kept], folder: Path, name: str, *, memory_mb: int) -> None:
    """Write one segment with the articles of several, one segment after the other.

    Args:
        parts: the segments and what stays of each; at least one article in all.
        folder: where the new segment will be.
        name: its name.
        memory_mb: what may be held in memory of postings, in mebibytes.

    Raises:
        StoreError: a segment is damaged.
    """
    for part in parts:
        part.segment.verify()
    vocabularies, rows = zip(*(_left(part) for part in parts), strict=True)
    vocabulary, translations = join_vocabularies(vocabularies)
    most = memory_mb * (1 << 20) // 4 // BYTES_A_WORD
    with ArrayWriter(part_path(folder, name, WORDS)) as file:
        vocabulary.save(file)
        sources = _sources(parts, translations, vocabulary)
        for field in FIELDS:
            writer = PostingsWriter(file, field)
            for first, last in _batches(sources, field, len(vocabulary.terms), most):
                writer.add(_joined(sources, field, first, last))
            writer.close()
    with RecordWriter(part_path(folder, name, RECORDS)) as records:
        for part in parts:
            for document in part.documents.tolist():
                records.add(part.segment.record(document))
    write_columns(folder, name, join_rows(rows), records.ends)


def _left(part: Kept) -> tuple[Vocabulary, Rows]:
    """The words and rows of what stays of a segment."""
    vocabulary, rows = part.segment.vocabulary, rows_of(part.segment.columns)
    gone = part.gone
    if not len(gone):
        return vocabulary, rows
    leaving = [prepare(part.segment.article(document)) for document in gone.tolist()]
    return (
        without_words(vocabulary, words_of(leaving)),
        take(without_surfaces(rows, leaving), part.documents),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Source:
    """One segment's postings, with what its numbers become.

    Args:
        postings: its postings by field.
        document: the new ordinal of each document, -1 for one that leaves.
        leaves: whether any document does.
        own: the terms that stay, ascending.
        term: the new ordinal of each of these.
        first_word: where each term's words begin in `code`.
        code: the new code of each word, term after term.
    """

    postings: dict[str, PostingsReader]
    document: Int64s
    leaves: bool
    own: Int64s
    term: Int64s
    first_word: Int64s
    code: Int64s


def _sources(
    parts: Sequence[Kept], translations: Sequence[Translation], vocabulary: Vocabulary
) -> list[_Source]:
    found: list[_Source] = []
    base = 0
    for part, translation in zip(parts, translations, strict=True):
        document = np.full(part.segment.columns.articles, -1, dtype=np.int64)
        document[part.documents] = base + np.arange(len(part.documents))
        base += len(part.documents)
        own = np.flatnonzero(translation.term >= 0)
        first_word, words = part.segment.vocabulary.words_of_terms()
        # Words that leave (-1) have no code; none may be left at all.
        codes = np.append(vocabulary.word_code, 0).astype(np.int64)
        found.append(
            _Source(
                postings=part.segment.postings,
                document=document,
                leaves=len(part.documents) < len(document),
                own=own,
                term=translation.term[own],
                first_word=first_word,
                code=codes[translation.word[words]],
            )
        )
    return found


def _batches(
    sources: Sequence[_Source], field: str, terms: int, most: int
) -> Iterator[tuple[int, int]]:
    """Ranges of new terms with at most so many occurrences each, a single term excepted."""
    counts = np.zeros(terms, dtype=np.int64)
    for source in sources:
        firsts = source.postings[field].first_position
        counts[source.term] += firsts[source.own + 1] - firsts[source.own]
    return term_ranges(first_positions(counts), most)


def _joined(sources: Sequence[_Source], field: str, first: int, last: int) -> Postings:
    """The postings of a range of new terms, from all segments."""
    parts = [_translated(source, field, first, last) for source in sources]
    term = np.concatenate([part_term for part_term, _ in parts])
    rows = [part for _, part in parts]
    weights = np.concatenate([part.weights for part in rows])
    # Within a term the segments follow one another, and so do their documents.
    order = np.argsort(term, kind="stable")
    occurrences = gather(first_positions(weights), order)
    weights = weights[order]
    counts = np.bincount(term, minlength=last - first)
    first_document = first_positions(counts)
    return Postings(
        first_document=first_document,
        documents=np.concatenate([part.documents for part in rows])[order],
        weights=weights,
        first_position=first_positions(weights)[first_document],
        positions=np.concatenate([part.positions for part in rows])[occurrences],
        codes=np.concatenate([part.codes for part in rows])[occurrences],
    )


def _translated(source: _Source, field: str, first: int, last: int) -> tuple[Int64s, Postings]:
    """One segment's postings of a range of new terms in new numbers, and the term of each."""
    low, high = np.searchsorted(source.term, (first, last))
    own = source.own[low:high]
    rows = source.postings[field].rows(own)
    row = row_numbers(rows.first_document)
    word = source.first_word[own[np.repeat(row, rows.weights)]] + rows.codes
    rows = replace(rows, documents=source.document[rows.documents], codes=source.code[word])
    if source.leaves:
        stays = rows.documents >= 0
        told = np.repeat(stays, rows.weights)
        row = row[stays]
        rows = replace(
            rows,
            documents=rows.documents[stays],
            weights=rows.weights[stays],
            positions=rows.positions[told],
            codes=rows.codes[told],
        )
    return source.term[low:high][row] - first, rows
