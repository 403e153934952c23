"""Which entries answer a question about time, and what would remain? By looking at each passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.model import TimelineEntry
from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.engines.memory_count import Filter, facet_of, histogram, values_of, without
from search.engines.memory_match import Matcher
from search.marking import Marker
from search.present import UNDATED_LIMIT, time_order
from search.query import FacetName, Filters, Query, Window
from search.results import EntryView, Facet, TimelinePage

Matched = Callable[[Report, Sentence], bool]


def timeline(corpus: MemoryCorpus, query: Query, window: Window, generation: int) -> TimelinePage:
    """One page of the timeline under a query."""
    matcher = Matcher(corpus, query.root)
    full = _passages(corpus, query.filters, matcher.full_in)
    partial = _passages(corpus, query.filters, matcher.partial_in)
    partial_only = not full and bool(partial)
    matched = matcher.partial_in if partial_only else matcher.full_in
    found = {sentence.passage.id for sentence in (partial if partial_only else full)}
    with_any = [entry for entry in corpus.entries if found.intersection(entry.passages)]
    dated = sorted((entry for entry in with_any if entry.days is not None), key=time_order)
    undated = sorted((e for e in with_any if e.days is None), key=lambda entry: entry.id)
    first = (window.page - 1) * window.size
    last_page = max(1, -(-len(dated) // window.size))
    marker = Marker(query.root, corpus.entities)

    def view(entry: TimelineEntry) -> EntryView:
        inside = [s for s in corpus.sentences_of(entry) if s.passage.id in found]
        return corpus.entry_view(entry, inside, marker)

    strip = _passages(corpus, replace(query.filters, days=None), matched)
    return TimelinePage(
        query=query,
        window=window,
        total=len(dated),
        entries=tuple(view(entry) for entry in dated[first : first + window.size]),
        undated=tuple(view(e) for e in undated[:UNDATED_LIMIT] if window.page == last_page),
        undated_total=len(undated),
        partial_only=partial_only,
        strip=histogram([sentence.days for sentence in strip], grain=window.grain),
        facets=tuple(_facet(corpus, name, query.filters, matched) for name in FacetName),
        expansions=(),
        generation=generation,
    )


def _passages(corpus: MemoryCorpus, filters: Filters, matched: Matched) -> Sequence[Sentence]:
    allowed = Filter(filters, corpus.entities)
    return [
        sentence
        for report in corpus.reports
        for sentence in allowed.sentences(report)
        if matched(report, sentence)
    ]


def _facet(corpus: MemoryCorpus, name: FacetName, filters: Filters, matched: Matched) -> Facet:
    """A facet that counts passages: under all filters but its own."""
    counts: Counter[str] = Counter()
    for sentence in _passages(corpus, without(filters, name), matched):
        report, _ = corpus.sentence[sentence.passage.id]
        counts.update(values_of(name, report, sentence, corpus.entities))
    return facet_of(name, counts, filters=filters, labels=corpus.entities)
