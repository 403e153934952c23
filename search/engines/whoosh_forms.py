"""Which indexed words does a word or a prefix stand for? Those of a term, or a range of words."""

from __future__ import annotations

from collections import Counter

import numpy as np

from index.analysis import fold
from search.engines.whoosh_ground import Ground
from search.engines.whoosh_terms import Terms
from search.leaves import pattern_terms, prefix_letters
from search.query import Prefix, Word
from search.results.reading import Forms


class WordForms:
    """Looks up words of titles and texts.

    Args:
        ground: the generation.
        terms: where its terms stand.
    """

    def __init__(self, ground: Ground, terms: Terms) -> None:
        self._ground = ground
        self._terms = terms

    def forms(self, pattern: Word | Prefix, limit: int) -> Forms:
        """The other words of a word's stem, or all that begin so.

        Args:
            pattern: what was typed.
            limit: how many are named at most.
        """
        if isinstance(pattern, Prefix):
            itself, found = "", self._terms.beginning(prefix_letters(pattern))
        else:
            itself, found = fold(pattern.text), self._of_stem(pattern)
        others = [word for word in found if word != itself]
        return Forms(
            words=tuple(self._usual(word) for word in others[:limit]),
            total=len(others),
            itself=itself in found,
        )

    def _of_stem(self, word: Word) -> list[str]:
        """The folded words of a word's stem, commonest first."""
        counts: Counter[str] = Counter()
        terms = pattern_terms(word)
        if len(terms) != 1:
            return []
        for part, ordinal in zip(self._ground.slices, self._terms.ordinals(terms[0]), strict=True):
            vocabulary = part.vocabulary
            rows = np.flatnonzero(vocabulary.word_term == ordinal) if ordinal >= 0 else ()
            for row in map(int, rows):
                counts[vocabulary.words[row]] += int(vocabulary.word_count[row])
        return sorted(counts, key=lambda folded: (-counts[folded], folded))

    def _usual(self, word: str) -> str:
        """How a folded word is written most often."""
        written: Counter[str] = Counter()
        for part in self._ground.slices:
            row = part.vocabulary.words.find(word)
            if row >= 0:
                written.update(part.vocabulary.written(row))
        return min(written, key=lambda spelling: (-written[spelling], spelling))
