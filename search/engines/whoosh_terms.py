"""Where does one word, phrase or prefix stand? Articles, passages and weights, as arrays.

Positions of a whole field stand in one row with a gap after each article, so that a phrase is found
by joining rows of numbers. Keeps out: how leaves combine.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.stores.whoosh_postings import Postings
from index.stores.whoosh_schema import BODY, BODY_WORDS, TITLE, TITLE_WORDS
from search import bm25
from search.engine import PREFIX_EXPANSIONS
from search.engines.whoosh_ground import Floats, Ground, Ints, Mask
from search.leaves import Pattern, pattern_terms, prefix_letters
from search.query import Prefix


@dataclass(frozen=True, slots=True, eq=False)
class Stands:
    """Where a pattern stands in a field.

    Args:
        begins: the first token of each occurrence in the row of all texts, ascending.
        length: tokens of an occurrence.
    """

    begins: Ints
    length: int


class Terms:
    """Looks up patterns in titles and bodies.

    Args:
        ground: the arrays of the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._postings = ground.snapshot.postings

    def in_title(self, pattern: Pattern) -> Stands:
        """Where a pattern stands in titles."""
        return self._find(pattern, stems=TITLE, words=TITLE_WORDS, base=self._ground.title_base)

    def in_body(self, pattern: Pattern) -> Stands:
        """Where a pattern stands in bodies."""
        return self._find(pattern, stems=BODY, words=BODY_WORDS, base=self._ground.body_base)

    def titled(self, pattern: Pattern) -> Mask:
        """The articles whose title has a pattern."""
        return self._articles(self.in_title(pattern), self._ground.title_base)

    def embodied(self, pattern: Pattern) -> Mask:
        """The articles whose body has a pattern."""
        return self._articles(self.in_body(pattern), self._ground.body_base)

    def passages(self, pattern: Pattern) -> Mask:
        """The passages that hold a pattern from its first word to its last."""
        found = np.zeros(self._ground.passages, dtype=np.bool_)
        stands = self.in_body(pattern)
        if not len(stands.begins) or not len(found):
            return found
        passage = np.searchsorted(self._ground.passage_from, stands.begins, side="right") - 1
        inside = passage >= 0
        inside &= stands.begins + stands.length <= self._ground.passage_to[passage]
        found[passage[inside]] = True
        return found

    def title_scores(self, pattern: Pattern) -> Floats:
        """What a pattern's words in its title are worth, for every article."""
        lengths, mean = self._ground.title_scored
        return bm25.TITLE_BOOST * self._scores(pattern, TITLE, lengths, mean)

    def body_scores(self, pattern: Pattern) -> Floats:
        """What a pattern's words in its body are worth, for every article."""
        lengths, mean = self._ground.body_scored
        return self._scores(pattern, BODY, lengths, mean)

    def expansions(self, letters: str) -> list[str]:
        """The folded words that begin so, commonest first, at most PREFIX_EXPANSIONS."""
        if not letters:
            return []
        words = self._ground.sorted_words
        start = bisect_left(words, letters)
        end = bisect_left(words, True, lo=start, key=lambda word: not word.startswith(letters))
        written = self._ground.snapshot.words
        counted = [(-sum(written[word].values()), word) for word in words[start:end]]
        return [word for _, word in sorted(counted)[:PREFIX_EXPANSIONS]]

    def _find(self, pattern: Pattern, *, stems: str, words: str, base: Ints) -> Stands:
        if isinstance(pattern, Prefix):
            rows = [
                _row(self._postings.read(words, word), base)
                for word in self.expansions(prefix_letters(pattern))
            ]
            begins = np.sort(np.concatenate(rows)) if rows else np.zeros(0, dtype=np.int64)
            return Stands(begins, 1)
        terms = pattern_terms(pattern)
        if not terms:
            return Stands(np.zeros(0, dtype=np.int64), 1)
        postings = {term: self._postings.read(stems, term) for term in terms}
        return Stands(_in_a_row([postings[term] for term in terms], base), len(terms))

    def _articles(self, stands: Stands, base: Ints) -> Mask:
        found = np.zeros(self._ground.articles, dtype=np.bool_)
        found[np.searchsorted(base, stands.begins, side="right") - 1] = True
        return found

    def _scores(self, pattern: Pattern, field: str, lengths: Floats, mean: float) -> Floats:
        scores = np.zeros(self._ground.articles)
        if isinstance(pattern, Prefix):
            return scores
        for term in pattern_terms(pattern):
            postings = self._postings.read(field, term)
            documents = postings.documents
            if not len(documents):
                continue
            rarity = bm25.idf(articles=self._ground.articles, frequency=len(documents))
            weights = postings.weights.astype(np.float64)
            scores[documents] += (
                rarity
                * (weights * (bm25.K1 + 1))
                / (weights + bm25.K1 * ((1 - bm25.B) + bm25.B * lengths[documents] / mean))
            )
        return scores


def _row(postings: Postings, base: Ints) -> Ints:
    """Positions in the row of all texts, ascending."""
    return np.repeat(base[postings.documents], postings.weights) + postings.positions


def _in_a_row(parts: Sequence[Postings], base: Ints) -> Ints:
    """Where the first of several terms stands with all others right behind it.

    Begins with the rarest, so that the work is in proportion to it.
    """
    shifts = sorted(range(len(parts)), key=lambda shift: len(parts[shift].positions))
    begins = _row(parts[shifts[0]], base) - shifts[0]
    for shift in shifts[1:]:
        if not len(begins):
            break
        row = _row(parts[shift], base)
        place = np.searchsorted(row, begins + shift)
        place[place == len(row)] = 0
        begins = begins[row[place] == begins + shift] if len(row) else row
    return begins
