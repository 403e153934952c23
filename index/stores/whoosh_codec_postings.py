"""What does a matcher see of one term? Its postings as arrays, in blocks of 128.

Documents and weights are decoded once and shared; positions stay packed in the file and are read
block by block. Keeps out: which term it is (whoosh_codec_terms.py), and where a matcher stands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.stores.byte_cache import ByteCache
from index.stores.ragged import Int64s, first_positions

Floats = NDArray[np.float64]

# As many postings as a block of Whoosh's own codec has: short enough for a block's best score to
# rule it out, long enough for an array operation to pay.
BLOCK = 128


class TermPostings:
    """The postings of one term in one field of one segment; immutable.

    Args:
        documents: the documents that have it, ascending.
        weights: how often it stands in each.
        lengths: the field's length in each, as scoring sees it.
        positions: gives the positions of some occurrences of the row that it was read from, by
            their ordinals there; None in a field that has none.
        chosen: which occurrences of that row are its own, ascending; None when all are.
    """

    def __init__(
        self,
        documents: Int64s,
        weights: Floats,
        lengths: Floats,
        positions: Callable[[Int64s], Int64s] | None = None,
        chosen: Int64s | None = None,
    ) -> None:
        self.documents, self.weights, self.lengths = documents, weights, lengths
        self._positions, self._chosen = positions, chosen
        # Views of the interpreter's own read single values several times faster than arrays do.
        self.ids, self.weight = documents.data, weights.data

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def bytes_held(self) -> int:
        """How many bytes of memory it may come to hold."""
        chosen = 0 if self._chosen is None else self._chosen.nbytes
        return 4 * self.documents.nbytes + chosen

    @cached_property
    def first(self) -> memoryview:
        """Where the occurrences of each posting begin among all, and where the last one's end."""
        return first_positions(self.weights.astype(np.int64)).data

    @cached_property
    def most_weight(self) -> memoryview:
        """The largest weight of each block."""
        return np.maximum.reduceat(self.weights, self._blocks).data

    @cached_property
    def least_length(self) -> memoryview:
        """The smallest length of each block."""
        return np.minimum.reduceat(self.lengths, self._blocks).data

    @cached_property
    def most_length(self) -> memoryview:
        """The largest length of each block."""
        return np.maximum.reduceat(self.lengths, self._blocks).data

    @property
    def has_positions(self) -> bool:
        """Whether the field has positions."""
        return self._positions is not None

    def best(self, scores: Floats) -> memoryview:
        """The best score of each block.

        Args:
            scores: of all postings, shape (postings,).
        """
        return np.maximum.reduceat(scores, self._blocks).data

    def positions(self, block: int) -> list[int]:
        """The positions of all postings of a block, one posting after the other."""
        if self._positions is None:
            return []
        low, high = block * BLOCK, min((block + 1) * BLOCK, len(self))
        if self._chosen is None:
            places = np.arange(self.first[low], self.first[high], dtype=np.int64)
        else:
            places = self._chosen[self.first[low] : self.first[high]]
        found: list[int] = self._positions(places).tolist()
        return found

    @property
    def _blocks(self) -> Int64s:
        return np.arange(0, len(self), BLOCK)


PostingsCache = ByteCache[TermPostings]
