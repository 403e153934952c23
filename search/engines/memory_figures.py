"""Which figures of victims answer a question? By looking at each passage that gives one."""

from __future__ import annotations

from index.spans import beginning_in
from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.engines.memory_match import Matcher
from search.engines.memory_passages import facet_of_passages, passages_in
from search.figures import FIGURE_PASSAGES, FiguresPage, entities_of, figures_in
from search.marking import Marker
from search.query import FacetName, Query


def page_of(corpus: MemoryCorpus, query: Query, generation: int) -> FiguresPage:
    """The figures under a query."""
    matcher = Matcher(corpus, query.root)
    placed = {
        sentence.passage.id
        for report in corpus.reports
        for sentence in report.sentences
        if beginning_in(report.annotated.claims, sentence.passage)
    }
    full = passages_in(corpus, query.filters, matcher.full_in, within=placed)
    partial = passages_in(corpus, query.filters, matcher.partial_in, within=placed)
    partial_only = not full and bool(partial)
    matched = matcher.partial_in if partial_only else matcher.full_in
    found = [
        (corpus.sentence[sentence.passage.id][0], sentence)
        for sentence in (partial if partial_only else full)
    ]
    found.sort(key=_newest_first)
    shown = found[:FIGURE_PASSAGES]
    marker = Marker(query.root, corpus.named_by)
    figures = figures_in(corpus.view(sentence, marker) for _, sentence in shown)
    return FiguresPage(
        query=query,
        passages=len(found),
        figures=figures,
        shown=len(shown),
        entities=entities_of(figures, corpus.entities),
        partial_only=partial_only,
        facets=tuple(
            facet_of_passages(corpus, name, query.filters, matched, within=placed)
            for name in FacetName
        ),
        generation=generation,
    )


def _newest_first(found: tuple[Report, Sentence]) -> tuple[int, str, int]:
    report, sentence = found
    published = report.annotated.article.published
    day = -1 if published is None else published.day.toordinal()
    return (-day if day > 0 else 10**9, report.id, sentence.passage.start)
