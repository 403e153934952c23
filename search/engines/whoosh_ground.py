"""What does the engine stand on? The parts of one generation, and what is counted over all of them.

Columns and postings are mapped; only lengths as scoring sees them are made in memory, once. Keeps
out: queries.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.stores.array_file import Array
from index.stores.columns import Columns
from index.stores.parts import Part
from index.stores.postings import BODY, FIELDS, TITLE, PostingsReader
from index.stores.vocabulary import Vocabulary
from index.stores.whoosh_snapshot import WhooshSnapshot
from search import bm25
from search.engines.whoosh_reach import reach_bits

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Stretches of time for which it is kept which articles speak of which of its periods.
_REACHES = 4


def flagged(ordinals: Array, size: int) -> Mask:
    """A row of so many flags, those of some ordinals set."""
    flags = np.zeros(size, dtype=np.bool_)
    flags[ordinals] = True
    return flags


class Slice:
    """One part of a generation, with what scoring needs of it.

    Args:
        part: the part.
        number: its ordinal in the generation.
        mean: the mean length of each field over the whole generation.
    """

    def __init__(self, part: Part, number: int, mean: dict[str, float]) -> None:
        self.part, self.number, self._mean = part, number, mean
        self.columns: Columns = part.segment.columns
        self.vocabulary: Vocabulary = part.segment.vocabulary
        self.postings: dict[str, PostingsReader] = part.segment.postings
        self.articles, self.passages = self.columns.articles, self.columns.passages
        self.reach = lru_cache(maxsize=_REACHES)(self._reach)

    @cached_property
    def norms(self) -> dict[str, Floats]:
        """By field, what each article's length adds below the line of BM25's fraction."""
        lengths = {TITLE: self.columns.title_length, BODY: self.columns.body_length}
        return {field: _norms(lengths[field], self._mean[field]) for field in FIELDS}

    def _reach(self, edges: tuple[int, ...]) -> Ints:
        """For each article the periods between edges that its text speaks of (`reach_bits`)."""
        columns = self.columns
        return reach_bits(
            columns.passage_article[columns.day_passage].astype(np.int64),
            columns.day_start,
            columns.day_end,
            things=self.articles,
            edges=np.asarray(edges, dtype=np.int64),
        )


class Ground:
    """One generation.

    Args:
        snapshot: the generation.
    """

    def __init__(self, snapshot: WhooshSnapshot) -> None:
        self.snapshot = snapshot
        self.articles, self.passages = snapshot.articles_total, snapshot.passages_total
        parts = snapshot.parts
        words = {
            TITLE: sum(part.segment.columns.title_tokens for part in parts),
            BODY: sum(part.segment.columns.body_tokens for part in parts),
        }
        mean = {field: words[field] / max(self.articles, 1) or 1.0 for field in FIELDS}
        self.slices = tuple(Slice(part, number, mean) for number, part in enumerate(parts))

    @cached_property
    def sources(self) -> list[str]:
        """Names of all sources, sorted."""
        return list(self.snapshot.sources)

    @cached_property
    def source_ordinal(self) -> dict[str, int]:
        """The ordinal of each source's name."""
        return {name: ordinal for ordinal, name in enumerate(self.sources)}

    def slice_of(self, document: int) -> tuple[Slice, int]:
        """The slice that holds a document, and the document's number within it."""
        part = self.snapshot.part_of(document)
        return self.slices[self.snapshot.parts.index(part)], document - part.first_document


def _norms(lengths: NDArray[np.uint32], mean: float) -> Floats:
    scale = np.asarray(bm25.stored_lengths(), dtype=np.float64)
    steps = np.minimum(np.searchsorted(scale, lengths), len(scale) - 1)
    norms: Floats = bm25.K1 * ((1 - bm25.B) + bm25.B * scale / mean)
    return norms[steps]
