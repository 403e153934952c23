"""Which passages answer a question, of those that may? By looking at each.

For answers that list passages rather than articles: the timeline and the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from search.engine import FACET_LIMIT
from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.engines.memory_count import Filter, facet_of, values_of, without
from search.engines.memory_match import Matcher
from search.query import FacetName, Filters, Query
from search.results.counts import Facet

Matched = Callable[[Report, Sentence], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassages:
    """What a question finds among the passages that may be in.

    Args:
        passages: the passages that are in.
        matched: whether a passage matches the words as far as these do.
        partial_only: whether none has all the words, so that those with some are in.
    """

    passages: Sequence[Sentence]
    matched: Matched
    partial_only: bool


def find_passages(corpus: MemoryCorpus, query: Query, within: Collection[str]) -> FoundPassages:
    """The passages that meet words and filters: all words, or, when none does, any."""
    matcher = Matcher(corpus, query.root)
    full = passages_in(corpus, query.filters, matcher.full_in, within=within)
    partial = passages_in(corpus, query.filters, matcher.partial_in, within=within)
    if partial and not full:
        return FoundPassages(passages=partial, matched=matcher.partial_in, partial_only=True)
    return FoundPassages(passages=full, matched=matcher.full_in, partial_only=False)


def passages_in(
    corpus: MemoryCorpus, filters: Filters, matched: Matched, *, within: Collection[str]
) -> Sequence[Sentence]:
    """The passages that meet words and filters, of those within."""
    allowed = Filter(filters, corpus.entities)
    return [
        sentence
        for report in corpus.reports
        for sentence in allowed.sentences(report)
        if sentence.passage.id in within and matched(report, sentence)
    ]


def facet_of_passages(
    corpus: MemoryCorpus,
    name: FacetName,
    filters: Filters,
    matched: Matched,
    *,
    within: Collection[str],
    limit: int | None = FACET_LIMIT,
) -> Facet:
    """A facet that counts passages: under all filters but its own."""
    counts: Counter[str] = Counter()
    for sentence in passages_in(corpus, without(filters, name), matched, within=within):
        report, _ = corpus.sentence[sentence.passage.id]
        counts.update(values_of(name, report, sentence, corpus.entities))
    return facet_of(name, counts, filters=filters, labels=corpus.entities, limit=limit)
