"""Which indexed words does a word or a prefix stand for? By looking at every word."""

from __future__ import annotations

from index.analysis import fold, stem
from search.engine import PREFIX_EXPANSIONS
from search.engines.memory_corpus import MemoryCorpus
from search.leaves import pattern_terms, prefix_letters
from search.query import Prefix, Word
from search.results.reading import Forms


def forms(corpus: MemoryCorpus, pattern: Word | Prefix, limit: int) -> Forms:
    """The other words of a word's stem, or all that begin so.

    Args:
        corpus: the corpus.
        pattern: what was typed.
        limit: how many are named at most.
    """
    if isinstance(pattern, Prefix):
        itself, letters = "", prefix_letters(pattern)
        found = [word for word in corpus.spellings if letters and word.startswith(letters)]
    else:
        itself, terms = fold(pattern.text), pattern_terms(pattern)
        found = [word for word in corpus.spellings if (stem(word),) == terms]
    common = sorted(found, key=lambda word: (-corpus.spellings[word].total(), word))
    others = [word for word in common[:PREFIX_EXPANSIONS] if word != itself]
    return Forms(
        words=tuple(_usual(corpus, word) for word in others[:limit]),
        total=len(others),
        itself=itself in common,
    )


def _usual(corpus: MemoryCorpus, word: str) -> str:
    written = corpus.spellings[word]
    return min(written, key=lambda spelling: (-written[spelling], spelling))
