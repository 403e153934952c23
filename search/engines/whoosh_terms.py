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

_WORDS = {TITLE: TITLE_WORDS, BODY: BODY_WORDS}


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
    """Looks up patterns in titles and bodies for one question; what was found is kept for it.

    Args:
        ground: the arrays of the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._postings = ground.snapshot.postings
        self._stands: dict[tuple[Pattern, str], Stands] = {}

    def in_title(self, pattern: Pattern) -> Stands:
        """Where a pattern stands in titles."""
        return self._find(pattern, TITLE)

    def in_body(self, pattern: Pattern) -> Stands:
        """Where a pattern stands in bodies."""
        return self._find(pattern, BODY)

    def titled(self, pattern: Pattern) -> Mask:
        """The articles whose title has a pattern."""
        return self._articles(pattern, TITLE)

    def embodied(self, pattern: Pattern) -> Mask:
        """The articles whose body has a pattern."""
        return self._articles(pattern, BODY)

    def passages_of(self, pattern: Pattern, document: int) -> Ints:
        """The passages of one article that hold a pattern, counted from its first; may repeat."""
        ground = self._ground
        base = int(ground.body_base[document])
        begins, length = self._begins_in(pattern, document, base)
        first, last = ground.columns.passages[document : document + 2]
        starts = base + ground.columns.token_start[first:last].astype(np.int64)
        ends = base + ground.columns.token_end[first:last].astype(np.int64)
        if not len(begins) or not len(starts):
            return np.zeros(0, dtype=np.int64)
        passage = np.searchsorted(starts, begins, side="right") - 1
        inside = (passage >= 0) & (begins + length <= ends[passage])
        return passage[inside]

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

    def _find(self, pattern: Pattern, field: str) -> Stands:
        key = (pattern, field)
        if key not in self._stands:
            self._stands[key] = self._look_up(pattern, field)
        return self._stands[key]

    def _look_up(self, pattern: Pattern, field: str) -> Stands:
        base = self._base(field)
        if isinstance(pattern, Prefix):
            rows = [
                _row(self._postings.read(_WORDS[field], word), base)
                for word in self.expansions(prefix_letters(pattern))
            ]
            begins = np.sort(np.concatenate(rows)) if rows else np.zeros(0, dtype=np.int64)
            return Stands(begins, 1)
        terms = pattern_terms(pattern)
        if not terms:
            return Stands(np.zeros(0, dtype=np.int64), 1)
        postings = {term: self._postings.read(field, term) for term in terms}
        return Stands(_in_a_row([postings[term] for term in terms], base), len(terms))

    def _articles(self, pattern: Pattern, field: str) -> Mask:
        found = np.zeros(self._ground.articles, dtype=np.bool_)
        term = _single_term(pattern)
        if term is not None:
            found[self._postings.read(field, term).documents] = True
        else:
            begins = self._find(pattern, field).begins
            found[np.searchsorted(self._base(field), begins, side="right") - 1] = True
        return found

    def _begins_in(self, pattern: Pattern, document: int, base: int) -> tuple[Ints, int]:
        """Where a pattern begins in one body, in the row of all bodies, and its length."""
        term = _single_term(pattern)
        if term is None:
            stands = self._find(pattern, BODY)
            following = int(self._ground.body_base[document + 1])
            first, last = np.searchsorted(stands.begins, (base, following))
            return stands.begins[first:last], stands.length
        postings = self._postings.read(BODY, term)
        row = int(np.searchsorted(postings.documents, document))
        if row == len(postings.documents) or postings.documents[row] != document:
            return postings.positions[:0], 1
        return base + postings.positions[postings.first[row] : postings.first[row + 1]], 1

    def _base(self, field: str) -> Ints:
        return self._ground.title_base if field == TITLE else self._ground.body_base

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


def _single_term(pattern: Pattern) -> str | None:
    """The term of a pattern that is a single word."""
    if isinstance(pattern, Prefix):
        return None
    terms = pattern_terms(pattern)
    return terms[0] if len(terms) == 1 else None


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
