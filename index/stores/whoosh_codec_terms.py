"""Where does Whoosh find stems and words in a segment? Our vocabulary, bisected, and its postings.

Nothing is made for a term before a query asks for it. Keeps out: values that are no text
(whoosh_codec_tables.py), and how Whoosh asks (whoosh_codec_readers.py).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

import numpy as np
from whoosh.util.numeric import byte_to_length

from index.stores.array_file import Array
from index.stores.files import damaged
from index.stores.postings import BODY, TITLE, PostingsReader
from index.stores.ragged import Int64s
from index.stores.segment import WORDS, Segment, part_path
from index.stores.whoosh_codec_postings import Floats, PostingsCache, TermPostings

Read = TypeVar("Read")


class TermTable(ABC):
    """The terms of one field of one segment, by ordinal, sorted by bytes.

    A table may list terms that another field of the segment has and this one lacks; `total` is 0
    for these.

    Args:
        cache: keeps decoded postings.
        name: what tells the table from all others that share the cache.
    """

    def __init__(self, cache: PostingsCache, name: tuple[str, str]) -> None:
        self._cache, self._name = cache, name

    @abstractmethod
    def __len__(self) -> int:
        """How many terms it lists."""

    @abstractmethod
    def key(self, ordinal: int) -> bytes:
        """A term."""

    @abstractmethod
    def total(self, ordinal: int) -> int:
        """How often a term stands in the field."""

    @abstractmethod
    def frequency(self, ordinal: int) -> int:
        """In how many documents it does."""

    @abstractmethod
    def _read(self, ordinal: int) -> TermPostings:
        """Read the postings of a term."""

    def postings(self, ordinal: int) -> TermPostings:
        """The postings of a term that the field has; raises StoreError for damage."""
        return self._cache.get((*self._name, ordinal), lambda: self._read(ordinal))

    def place(self, wanted: bytes) -> int:
        """The first ordinal whose term is not before the wanted one."""
        return bisect_left(range(len(self)), wanted, key=self.key)

    def find(self, wanted: bytes) -> int:
        """The ordinal of a term of the field, or -1."""
        place = self.place(wanted)
        if place < len(self) and self.key(place) == wanted and self.total(place):
            return place
        return -1

    def following(self, ordinal: int) -> int:
        """The first ordinal from one on whose term the field has; `len` when none has."""
        while ordinal < len(self) and not self.total(ordinal):
            ordinal += 1
        return ordinal

    def from_place(self, ordinal: int) -> Iterator[int]:
        """The ordinals of all terms of the field from one on."""
        while (ordinal := self.following(ordinal)) < len(self):
            yield ordinal
            ordinal += 1


class Lengths:
    """The lengths of one text field, in words.

    Args:
        exact: of each article.
    """

    def __init__(self, exact: Array) -> None:
        self._exact = exact

    @cached_property
    def total(self) -> int:
        """Of all articles together."""
        return int(self._exact.sum(dtype=np.int64))

    @cached_property
    def scored(self) -> Floats:
        """Of each article, rounded up to one of 256 values as Whoosh's own codec stores them."""
        scale = np.asarray([byte_to_length(step) for step in range(256)], dtype=np.float64)
        found: Floats = scale[np.minimum(np.searchsorted(scale, self._exact), len(scale) - 1)]
        return found

    @cached_property
    def one(self) -> memoryview:
        """The same, for reading a single one."""
        return self.scored.data


class StemTable(TermTable):
    """Stems: the rows of our postings as they are."""

    def __init__(self, segment: Segment, field: str, lengths: Lengths, cache: PostingsCache):
        super().__init__(cache, (segment.name, field))
        self._segment, self._lengths = segment, lengths
        self._terms = segment.vocabulary.terms
        self.rows: PostingsReader = segment.postings[field]

    def __len__(self) -> int:
        return len(self._terms)

    def key(self, ordinal: int) -> bytes:
        """A stem."""
        return self._terms.encoded(ordinal)

    def place(self, wanted: bytes) -> int:
        """The first ordinal whose stem is not before the wanted one."""
        return self._terms.place(wanted)

    def total(self, ordinal: int) -> int:
        """How often a stem stands in the field."""
        return int(self.rows.first_position[ordinal + 1]) - int(self.rows.first_position[ordinal])

    def frequency(self, ordinal: int) -> int:
        """In how many documents it does."""
        return self.rows.frequency(ordinal)

    def _read(self, ordinal: int) -> TermPostings:
        return self.checked(lambda: self._whole(ordinal))

    def _whole(self, ordinal: int) -> TermPostings:
        documents, weights = self.rows.documents(ordinal), self.rows.weights(ordinal)
        count = self.rows.frequency(ordinal)
        if not 0 < count == len(documents) == len(weights):
            raise ValueError(f"{len(documents)} documents and {len(weights)} weights of {count}")
        if int(weights.sum()) != self.total(ordinal):
            raise ValueError(f"{weights.sum()} occurrences of {self.total(ordinal)}")
        return TermPostings(
            documents,
            weights.astype(np.float64),
            self._lengths.scored[documents],
            lambda places: self.positions(ordinal, places),
        )

    def positions(self, ordinal: int, places: Int64s) -> Int64s:
        """The positions of some occurrences of a stem, by their ordinals; raises StoreError."""
        return self.checked(lambda: self.rows.positions(ordinal, places))

    def checked(self, read: Callable[[], Read]) -> Read:
        """What is read of the segment; raises StoreError when it cannot be what was written."""
        try:
            return read()
        except (IndexError, OverflowError, ValueError) as error:
            path = part_path(self._segment.folder, self._segment.name, WORDS)
            raise damaged(path, f"has an impossible term ({error})") from error


class WordTable(TermTable):
    """Folded words: those occurrences of a stem that carry the word's code."""

    def __init__(
        self,
        segment: Segment,
        field: str,
        stems: dict[str, StemTable],
        lengths: Lengths,
        cache: PostingsCache,
    ):
        super().__init__(cache, (segment.name, f"{field} exact"))
        self._field, self._stems, self._lengths = field, stems, lengths
        self._words = segment.vocabulary

    def __len__(self) -> int:
        return len(self._words.words)

    def key(self, ordinal: int) -> bytes:
        """A word."""
        return self._words.words.encoded(ordinal)

    def place(self, wanted: bytes) -> int:
        """The first ordinal whose word is not before the wanted one."""
        return self._words.words.place(wanted)

    def total(self, ordinal: int) -> int:
        """How often a word stands in the field."""
        term, every = int(self._words.word_term[ordinal]), int(self._words.word_count[ordinal])
        if not self._stems[BODY].total(term):
            in_titles = every
        elif not self._stems[TITLE].total(term):
            in_titles = 0
        else:
            # Titles are short: what is not in them is in bodies, whose codes need not be read.
            codes = self._stems[TITLE].rows.codes(term)
            in_titles = int(np.count_nonzero(codes == int(self._words.word_code[ordinal])))
        return in_titles if self._field == TITLE else every - in_titles

    def frequency(self, ordinal: int) -> int:
        """In how many documents it does."""
        return len(self.postings(ordinal)) if self.total(ordinal) else 0

    def _read(self, ordinal: int) -> TermPostings:
        return self._stems[self._field].checked(lambda: self._some(ordinal))

    def _some(self, ordinal: int) -> TermPostings:
        own, term = self._stems[self._field], int(self._words.word_term[ordinal])
        chosen = np.flatnonzero(own.rows.codes(term) == int(self._words.word_code[ordinal]))
        stem = own.postings(term)
        if len(chosen) == own.total(term):
            return stem
        owner = np.repeat(np.arange(len(stem)), stem.weights.astype(np.int64))[chosen]
        weights = np.bincount(owner, minlength=len(stem))
        documents = stem.documents[weights > 0]
        return TermPostings(
            documents,
            weights[weights > 0].astype(np.float64),
            self._lengths.scored[documents],
            lambda places: own.positions(term, places),
            chosen,
        )
