"""How do the words of many articles become postings at once? By sorting arrays, not word by word.

Terms are taken a range at a time, so that memory is bounded; the words of a range are sorted by
term and then as they stand. Keeps out: how words are collected (word_buffer.py), how postings are
packed (postings.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.stores.postings import Postings
from index.stores.ragged import Int64s, first_positions, row_numbers
from index.stores.vocabulary import Reading, Vocabulary

Numbers = NDArray[np.uint32]

# What each word needs in memory whose postings are sorted and packed together; measured.
BYTES_A_WORD = 120


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InvertedWords:
    """The words of some articles.

    Args:
        vocabulary: the different ones.
        lengths: by field, words of each article.
        token_start: of each passage, the ordinal in the body of its first word.
        token_end: of each passage, one past its last.
        spoken: by field, which spelling each word is, in chunks.
        reading: what each spelling stands for.
    """

    vocabulary: Vocabulary
    lengths: dict[str, Int64s]
    token_start: Int64s
    token_end: Int64s
    spoken: dict[str, list[Numbers]]
    reading: Reading

    def postings(self, field: str, most: int) -> Iterator[Postings]:
        """The postings of one field, one row a term of the vocabulary, so many terms at a time.

        Args:
            field: its name.
            most: how many words may stand in the rows of one time, a single row excepted.
        """
        spoken, reading = self.spoken[field], self.reading
        terms = len(self.vocabulary.terms)
        said = counted(spoken, len(reading.term))
        per_term = np.bincount(reading.term, weights=said, minlength=terms).astype(np.int64)
        first_token = first_positions(self.lengths[field])
        for low, high in term_ranges(first_positions(per_term), most):
            yield _postings(spoken, first_token, reading, low, high)


def term_ranges(total: Int64s, most: int) -> Iterator[tuple[int, int]]:
    """Ranges of terms that follow one another, each with so many words at most or one term.

    Args:
        total: how many words the terms before each have, shape (terms + 1,).
        most: how many words are wanted at most.
    """
    first, terms = 0, len(total) - 1
    while first < terms:
        last = int(np.searchsorted(total, total[first] + most, side="right")) - 1
        last = min(max(last, first + 1), terms)
        yield first, last
        first = last


def _postings(
    spoken: Sequence[Numbers], first_token: Int64s, reading: Reading, low: int, high: int
) -> Postings:
    """The postings of some terms: their words sorted by term, then as they stand.

    Args:
        spoken: which spelling each word of the field is, in chunks.
        first_token: where each document's words begin.
        reading: what each spelling stands for.
        low: the first term.
        high: one past the last.
    """
    wanted = (reading.term >= low) & (reading.term < high)
    token, surface = _chosen(spoken, wanted)
    keys = (reading.term[surface] - low) << 32
    keys |= np.arange(len(keys))
    keys.sort()
    order = keys & 0xFFFFFFFF
    keys >>= 32
    bounds = np.searchsorted(token, first_token)
    owner = row_numbers(bounds)[order]
    fresh = np.diff(keys, prepend=-1) != 0
    fresh |= np.diff(owner, prepend=-1) != 0
    begins = np.flatnonzero(fresh)
    return Postings(
        first_document=first_positions(np.bincount(keys[begins], minlength=high - low)),
        documents=owner[begins],
        weights=np.diff(begins, append=len(keys)),
        first_position=first_positions(np.bincount(keys, minlength=high - low)),
        positions=token[order] - first_token[owner],
        codes=reading.code[surface[order]],
    )


def _chosen(spoken: Sequence[Numbers], wanted: NDArray[np.bool_]) -> tuple[Int64s, Numbers]:
    """The ordinals, ascending, and the spellings of the words whose spelling is wanted."""
    places: list[Int64s] = []
    surfaces: list[Numbers] = []
    base = 0
    for chunk in spoken:
        found = np.flatnonzero(wanted[chunk])
        places.append(found + base)
        surfaces.append(chunk[found])
        base += len(chunk)
    return np.concatenate(places), np.concatenate(surfaces)


def counted(spoken: Sequence[Numbers], surfaces: int) -> Int64s:
    """How often each spelling stands there."""
    total = np.zeros(surfaces, dtype=np.int64)
    for chunk in spoken:
        total += np.bincount(chunk, minlength=surfaces)
    return total
