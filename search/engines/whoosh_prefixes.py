"""Where do words stand that begin with some letters? A range of words; the commonest of too many.

Words are codes of their stems: where all words of a stem are meant its postings are taken whole,
else by the code of each occurrence. Keeps out: scores, which no prefix has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.stores.postings import BODY
from index.stores.ragged import distinct, first_positions, gather
from search.engine import PREFIX_EXPANSIONS
from search.engines.whoosh_found import within
from search.engines.whoosh_ground import Ground, Ints, Mask, Slice
from search.leaves import prefix_letters
from search.query import Prefix

_KEPT = 256  # prefixes in slices, some kilobytes each
_NO_INTS: Ints = np.zeros(0, dtype=np.int64)


class Prefixes:
    """Looks up prefixes.

    Args:
        ground: the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._kept = lru_cache(maxsize=_KEPT)(self._expand)

    def forget(self) -> None:
        """Give up what was looked up."""
        self._kept.cache_clear()

    def expansions(self, letters: str) -> list[str]:
        """The folded words that begin so, commonest first, at most PREFIX_EXPANSIONS."""
        counts: dict[str, int] = {}
        for part in self._ground.slices if letters else ():
            vocabulary = part.vocabulary
            words = vocabulary.words.beginning(letters)
            own = vocabulary.word_count[words.start : words.stop].astype(np.int64)
            order = np.argsort(-own, kind="stable")
            if len(self._ground.slices) == 1:
                order = order[:PREFIX_EXPANSIONS]
            for ordinal in order.tolist():
                word = vocabulary.words[words.start + ordinal]
                counts[word] = counts.get(word, 0) + int(own[ordinal])
        return sorted(counts, key=lambda word: (-counts[word], word))[:PREFIX_EXPANSIONS]

    def articles(self, part: Slice, prefix: Prefix, field: str) -> Ints:
        """The documents of a slice that have a word beginning so."""
        expanded = self._expanded(part, prefix)
        postings = part.postings[field]
        flags = np.zeros(part.articles, dtype=np.bool_)
        whole = expanded.terms[expanded.whole]
        _, documents = postings.document_rows(whole)
        flags[documents] = True
        for term, codes in expanded.partly():
            chosen = np.isin(postings.codes(term), codes)
            if chosen.any():
                owner = np.repeat(postings.documents(term), postings.weights(term))
                flags[owner[chosen]] = True
        return np.flatnonzero(flags)

    def begins(self, part: Slice, prefix: Prefix) -> Ints:
        """Where words that begin so stand in bodies, in the row of all bodies, ascending."""
        expanded = self._expanded(part, prefix)
        postings, base = part.postings[BODY], part.columns.body_base
        rows = postings.rows(expanded.terms[expanded.whole])
        found = [np.repeat(base[rows.documents], rows.weights) + rows.positions]
        for term, codes in expanded.partly():
            chosen = np.flatnonzero(np.isin(postings.codes(term), codes))
            owner = np.repeat(postings.documents(term), postings.weights(term))[chosen]
            found.append(base[owner] + postings.positions(term, chosen))
        return np.sort(np.concatenate(found))

    def begins_in(self, part: Slice, prefix: Prefix, documents: Ints) -> Ints:
        """As `begins`, in a few documents alone."""
        expanded = self._expanded(part, prefix)
        postings, base = part.postings[BODY], part.columns.body_base
        codes = dict(expanded.partly())
        found = [_NO_INTS]
        first, owners = postings.document_rows(expanded.terms)
        there = within(owners, documents, articles=part.articles)
        rows = np.searchsorted(first, np.flatnonzero(there), side="right") - 1
        for row in distinct(rows).tolist():
            term = int(expanded.terms[row])
            weights = postings.weights(term)
            own = np.flatnonzero(there[first[row] : first[row + 1]])
            wanted = gather(first_positions(weights), own)
            owner = np.repeat(owners[first[row] + own], weights[own])
            if term in codes:
                chosen = np.isin(postings.codes(term, wanted), codes[term])
                wanted, owner = wanted[chosen], owner[chosen]
            found.append(base[owner] + postings.positions(term, wanted))
        return np.sort(np.concatenate(found))

    def _expanded(self, part: Slice, prefix: Prefix) -> _Expanded:
        return self._kept(part.number, prefix_letters(prefix))

    def _expand(self, number: int, letters: str) -> _Expanded:
        part = self._ground.slices[number]
        vocabulary = part.vocabulary
        words = self._expanded_words(part, letters)
        terms = vocabulary.word_term[words].astype(np.int64)
        own, place = np.unique(terms, return_inverse=True)
        counted = np.bincount(place, weights=vocabulary.word_count[words], minlength=len(own))
        total = np.zeros(len(own), dtype=np.int64)
        for postings in part.postings.values():
            total += postings.first_position[own + 1] - postings.first_position[own]
        codes = vocabulary.word_code[words].astype(np.int64)
        return _Expanded(own, counted == total, terms, codes)

    def _expanded_words(self, part: Slice, letters: str) -> Ints:
        """The ordinals of a slice's words that begin so, of too many the commonest."""
        if not letters:
            return _NO_INTS
        if sum(len(one.vocabulary.words.beginning(letters)) for one in self._ground.slices) <= (
            PREFIX_EXPANSIONS
        ):
            own = part.vocabulary.words.beginning(letters)
            return np.arange(own.start, own.stop, dtype=np.int64)
        found = (part.vocabulary.words.find(word) for word in self.expansions(letters))
        return np.asarray(sorted(word for word in found if word >= 0), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class _Expanded:
    """The words that begin with some letters.

    Args:
        terms: the terms that they belong to, ascending.
        whole: whether all words of the term are among them.
        word_terms: the term of each word.
        word_codes: the code of each word.
    """

    terms: Ints
    whole: Mask
    word_terms: Ints
    word_codes: Ints

    def partly(self) -> list[tuple[int, Ints]]:
        """The terms of which only some words are meant, with the codes of these."""
        return [
            (term, self.word_codes[self.word_terms == term])
            for term in self.terms[~self.whole].tolist()
        ]
