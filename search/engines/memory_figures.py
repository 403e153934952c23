"""Which figures of victims answer a question? By looking at each passage that gives one."""

from __future__ import annotations

from index.spans import beginning_in
from search.engines.memory_calendar import calendar_of_passages
from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.engines.memory_passages import facet_of_passages, find_passages
from search.figures import FIGURE_PASSAGES, FiguresPage, entities_of, figures_in
from search.marking import Marker
from search.query import FacetName, Query


def page_of(corpus: MemoryCorpus, query: Query, generation: int) -> FiguresPage:
    """The figures under a query."""
    placed = giving_figures(corpus)
    answer = find_passages(corpus, query, placed)
    found = [(corpus.sentence[one.passage.id][0], one) for one in answer.passages]
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
        partial_only=answer.partial_only,
        facets=tuple(
            facet_of_passages(corpus, name, query.filters, answer.matched, within=placed)
            for name in FacetName
        ),
        calendar=calendar_of_passages(corpus, query.filters, answer.matched, lambda _: placed),
        generation=generation,
    )


def giving_figures(corpus: MemoryCorpus) -> set[str]:
    """The passages that give figures."""
    return {
        sentence.passage.id
        for report in corpus.reports
        for sentence in report.sentences
        if beginning_in(report.annotated.claims, sentence.passage)
    }


def _newest_first(found: tuple[Report, Sentence]) -> tuple[int, str, int]:
    report, sentence = found
    published = report.annotated.article.published
    day = -1 if published is None else published.day.toordinal()
    return (-day if day > 0 else 10**9, report.id, sentence.passage.start)
