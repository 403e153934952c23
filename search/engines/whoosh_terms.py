"""Where does one word, phrase or prefix stand in a slice? Articles with scores, and occurrences.

Positions of a whole field stand in one row with a gap after each article; a phrase reads those of
articles alone that have all its words. Keeps out: how leaves combine.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from index.stores.byte_cache import ByteCache
from index.stores.postings import BODY
from search import bm25
from search.engines.whoosh_found import Found, nothing, places, unscored
from search.engines.whoosh_ground import Floats, Ground, Ints, Slice
from search.engines.whoosh_phrases import Decoded, common_documents, in_a_row, in_every
from search.engines.whoosh_prefixes import Prefixes
from search.leaves import Pattern, pattern_terms
from search.query import Prefix

DECODED_BYTES = 64 << 20
_ORDINALS = 4_096  # terms

_NO_INTS: Ints = np.zeros(0, dtype=np.int64)


class Terms:
    """Looks up patterns in titles and bodies; what was decoded is kept for all questions.

    Args:
        ground: the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._prefixes = Prefixes(ground)
        self._decoded: ByteCache[Decoded] = ByteCache(DECODED_BYTES)
        self._ordinals = lru_cache(maxsize=_ORDINALS)(self._look_up)

    def forget(self) -> None:
        """Give up what was decoded."""
        self._decoded.forget()
        self._ordinals.cache_clear()
        self._prefixes.forget()

    def articles(self, part: Slice, pattern: Pattern, field: str) -> Found:
        """The articles of a slice in which a pattern stands, with its scores."""
        if isinstance(pattern, Prefix):
            return unscored(self._prefixes.articles(part, pattern, field))
        terms = pattern_terms(pattern)
        if not terms:
            return nothing()
        decoded = [self._read(part, field, term) for term in terms]
        if len(terms) == 1:
            one = decoded[0]
            return Found(one.documents, self._scores(part, field, terms[0], one, None))
        documents = _NO_INTS
        if all(len(one.documents) for one in decoded):
            common = common_documents(decoded, articles=part.articles)
            documents, _ = in_a_row(part, field, decoded, common, every=False)
        scores = np.zeros(len(documents))
        for term, one in zip(terms, decoded, strict=True):
            scores += self._scores(part, field, term, one, documents)
        return Found(documents, scores)

    def begins(
        self, part: Slice, pattern: Pattern, documents: Ints | None = None
    ) -> tuple[Ints, int]:
        """Where a pattern stands in bodies: first words in the row of all bodies, and its length.

        Args:
            part: the slice.
            pattern: the pattern.
            documents: the documents to look at, ascending; None for all.

        Returns:
            Ascending ordinals in the row, and how many words an occurrence has.
        """
        base = part.columns.body_base
        if isinstance(pattern, Prefix):
            if documents is None:
                return self._prefixes.begins(part, pattern), 1
            return self._prefixes.begins_in(part, pattern, documents), 1
        terms = pattern_terms(pattern)
        decoded = [self._read(part, BODY, term) for term in terms]
        if not terms or not all(len(one.documents) for one in decoded):
            return _NO_INTS, 1
        if documents is None and len(terms) == 1:
            (one,) = decoded
            positions = part.postings[BODY].positions(one.term)
            return np.repeat(base[one.documents], one.weights) + positions, 1
        if documents is None:
            documents = common_documents(decoded, articles=part.articles)
        else:
            documents = documents[in_every(documents, decoded)]
        owners, positions = in_a_row(part, BODY, decoded, documents, every=True)
        return base[owners] + positions, len(terms)

    def has(self, term: str) -> bool:
        """Whether a term stands in any title or body."""
        return any(ordinal >= 0 for ordinal in self._ordinals(term))

    def ordinals(self, term: str) -> tuple[int, ...]:
        """The ordinal of a term in each slice, -1 where it is not."""
        return self._ordinals(term)

    def beginning(self, letters: str) -> list[str]:
        """The folded words that begin so, commonest first, at most PREFIX_EXPANSIONS."""
        return self._prefixes.expansions(letters)

    def _look_up(self, term: str) -> tuple[int, ...]:
        """The ordinal of a term in each slice, -1 where it is not."""
        return tuple(part.vocabulary.terms.find(term) for part in self._ground.slices)

    def _read(self, part: Slice, field: str, term: str) -> Decoded:
        ordinal = self._ordinals(term)[part.number]
        return self._decoded.get((part.number, field, term), lambda: _decode(part, field, ordinal))

    def _scores(
        self, part: Slice, field: str, term: str, decoded: Decoded, documents: Ints | None
    ) -> Floats:
        """What a term is worth in its documents, or in some of them."""
        weights = decoded.weights
        if documents is None:
            documents = decoded.documents
        else:
            weights = weights[places(documents, decoded.documents, articles=part.articles)]
        if not len(documents):
            return np.zeros(0)
        rarity = bm25.idf(
            articles=self._ground.articles, frequency=self._frequency(part, field, term, decoded)
        )
        share: Floats = weights / (weights + part.norms[field][documents])
        return share * (rarity * (bm25.K1 + 1))

    def _frequency(self, part: Slice, field: str, term: str, decoded: Decoded) -> int:
        """In how many documents of all slices a term stands."""
        count = len(decoded.documents)
        for other, ordinal in zip(self._ground.slices, self._ordinals(term), strict=True):
            if other is not part and ordinal >= 0:
                count += other.postings[field].frequency(ordinal)
        return count


def _decode(part: Slice, field: str, ordinal: int) -> Decoded:
    if ordinal < 0:
        return Decoded(-1, _NO_INTS, _NO_INTS)
    postings = part.postings[field]
    return Decoded(ordinal, postings.documents(ordinal), postings.weights(ordinal))
