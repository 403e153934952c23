"""How does Whoosh walk the postings of a term? A place in arrays, moved by one or by bisection.

A matcher is the only thing here that changes, and belongs to one query of one thread. With Whoosh's
BM25F all scores are computed in one go, by the scorer's own formula, and a block's quality is the
best score in it; any other model is asked posting by posting. Keeps out: where postings come from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.scoring import BM25FScorer

from index.stores.whoosh_codec_postings import BLOCK, TermPostings


class PostingsMatcher(LeafMatcher):  # type: ignore[misc]  # whoosh has no types
    """Matches the documents of one term.

    Args:
        postings: the term's postings; at least one.
        term: field and bytes of the term.
        format: the field's `whoosh.formats.Format`.
        scorer: a `whoosh.scoring.BaseScorer`, or None.
    """

    def __init__(
        self, postings: TermPostings, *, term: tuple[str, bytes], format_: Any, scorer: Any = None
    ) -> None:
        self.scorer, self.format, self._term = scorer, format_, term
        self._postings = postings
        self._ids, self._count = postings.ids, len(postings)
        self._at = 0
        # Whether the scorer's formula takes arrays; then the scores and the best of each block.
        self._takes_arrays = type(scorer) is BM25FScorer
        self._scored: tuple[memoryview, memoryview] | None = None
        self._block, self._positions = -1, list[int]()

    def is_active(self) -> bool:
        """Whether it stands on a posting."""
        return self._at < self._count

    def reset(self) -> None:
        """Go back to the first posting."""
        self._at = 0

    def copy(self) -> PostingsMatcher:
        """Another matcher at the same place."""
        twin = PostingsMatcher(
            self._postings, term=self._term, format_=self.format, scorer=self.scorer
        )
        twin._at = self._at
        twin._scored = self._scored
        return twin

    def id(self) -> int:
        """The document; behind the last posting the last document."""
        try:
            return self._ids[self._at]
        except IndexError:
            # Whoosh's AndNot asks a matcher that its own skip has just exhausted.
            return self._ids[self._count - 1]

    def all_ids(self) -> Iterator[int]:
        """The documents from here on."""
        return iter(self._postings.documents[self._at :].tolist())

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """The documents from here on with their encoded values; moves to the end."""
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def next(self) -> bool:
        """Go to the next posting; whether it is the first of a block."""
        if self._at >= self._count:
            raise ReadTooFar
        self._at += 1
        return self._at % BLOCK == 0

    # Whoosh calls the argument so.
    def skip_to(self, id: int) -> None:  # noqa: A002
        """Go to the first posting, from here on, whose document is not before one."""
        at, ids = self._at, self._ids
        if at >= self._count:
            raise ReadTooFar
        if ids[at] >= id:
            return
        # Two common words are often a step apart.
        if at + 1 < self._count and ids[at + 1] >= id:
            self._at = at + 1
        else:
            self._at = bisect_left(ids, id, at + 1, self._count)

    def skip_to_quality(self, minquality: float) -> int:
        """Go to the first block, from here on, that may beat a score; how many were left out."""
        skipped = 0
        while self._at < self._count and self.block_quality() <= minquality:
            self._at = min((self._at // BLOCK + 1) * BLOCK, self._count)
            skipped += 1
        return skipped

    def weight(self) -> float:
        """How often the term stands in the document."""
        weight: float = self._postings.weight[self._at]
        return weight

    def score(self) -> float:
        """What the term is worth in the document; its weight without a scorer."""
        if not self._takes_arrays:
            return self.weight() if self.scorer is None else float(self.scorer.score(self))
        scored = self._scored
        if scored is None:
            scored = self._score_all()
        return scored[0][self._at]

    def block_quality(self) -> float:
        """What no posting of the block is worth more than."""
        if not self._takes_arrays:
            return float(self.scorer.block_quality(self))
        scored = self._scored
        if scored is None:
            scored = self._score_all()
        return scored[1][self._at // BLOCK]

    def _score_all(self) -> tuple[memoryview, memoryview]:
        postings = self._postings
        scores = self.scorer._score(postings.weights, postings.lengths)
        self._scored = scores.data, postings.best(scores)
        return self._scored

    def block_max_weight(self) -> float:
        """The largest weight in the block; scorers ask."""
        weight: float = self._postings.most_weight[self._at // BLOCK]
        return weight

    def block_min_length(self) -> float:
        """The smallest length in the block."""
        length: float = self._postings.least_length[self._at // BLOCK]
        return length

    def block_max_length(self) -> float:
        """The largest length in the block."""
        length: float = self._postings.most_length[self._at // BLOCK]
        return length

    def block_min_id(self) -> int:
        """The first document of the block."""
        return self._ids[self._at // BLOCK * BLOCK]

    def block_max_id(self) -> int:
        """The last document of the block."""
        return self._ids[min((self._at // BLOCK + 1) * BLOCK, self._count) - 1]

    def value(self) -> bytes:
        """The posting's value as the field's format encodes it."""
        if not self._postings.has_positions:
            return b""
        encoded: bytes = self.format.encode(self._own_positions())
        return encoded

    def value_as(self, astype: str) -> Any:
        """The posting's value as "positions", "frequency", "weight" or what the format knows."""
        if astype == "positions" and self._postings.has_positions:
            return self._own_positions()
        if astype == "frequency":
            return int(self.weight())
        if astype == "weight":
            return self.weight()
        return self.format.decode_as(astype, self.value())

    def _own_positions(self) -> list[int]:
        block, first = self._at // BLOCK, self._postings.first
        if block != self._block:
            self._positions, self._block = self._postings.positions(block), block
        base = first[block * BLOCK]
        return self._positions[first[self._at] - base : first[self._at + 1] - base]
