"""Which passages answer a question, of those that may? By looking at each.

For answers that list passages rather than articles: the timeline and the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.engines.memory_count import Filter, facet_of, values_of, without
from search.query import FacetName, Filters
from search.results.counts import Facet

Matched = Callable[[Report, Sentence], bool]


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
) -> Facet:
    """A facet that counts passages: under all filters but its own."""
    counts: Counter[str] = Counter()
    for sentence in passages_in(corpus, without(filters, name), matched, within=within):
        report, _ = corpus.sentence[sentence.passage.id]
        counts.update(values_of(name, report, sentence, corpus.entities))
    return facet_of(name, counts, filters=filters, labels=corpus.entities)
