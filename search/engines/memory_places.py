"""Which places answer a question? By looking at each passage that names one."""

from __future__ import annotations

from collections import Counter

from search.engines.memory_calendar import calendar_of_passages
from search.engines.memory_corpus import MemoryCorpus
from search.engines.memory_count import values_of
from search.engines.memory_passages import facet_of_passages, find_passages
from search.query import FacetName, Query
from search.results.places import PlaceCount, PlacesPage


def page_of(corpus: MemoryCorpus, query: Query, limit: int, generation: int) -> PlacesPage:
    """The places under a query, at most so many."""
    named = places_named(corpus)
    answer = find_passages(corpus, query, named)
    passages: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for sentence in answer.passages:
        report, _ = corpus.sentence[sentence.passage.id]
        for place in named[sentence.passage.id]:
            passages[place] += 1
            articles.setdefault(place, set()).add(report.id)
    places = [
        PlaceCount(entity=corpus.entities[key], passages=count, articles=len(articles[key]))
        for key, count in passages.items()
    ]
    places.sort(key=lambda p: (-p.passages, -p.articles, p.entity.name, p.entity.id))
    return PlacesPage(
        query=query,
        places=tuple(places[:limit]),
        distinct=len(places),
        passages=len(answer.passages),
        articles=len({corpus.sentence[sentence.passage.id][0].id for sentence in answer.passages}),
        partial_only=answer.partial_only,
        facets=tuple(
            facet_of_passages(corpus, name, query.filters, answer.matched, within=named)
            for name in FacetName
        ),
        calendar=calendar_of_passages(corpus, query.filters, answer.matched, lambda _: named),
        generation=generation,
    )


def places_named(corpus: MemoryCorpus) -> dict[str, frozenset[str]]:
    """By passage the places that it names, of those that name any."""
    named = {
        sentence.passage.id: values_of(FacetName.PLACE, report, sentence, corpus.entities)
        for report in corpus.reports
        for sentence in report.sentences
    }
    return {passage: places for passage, places in named.items() if places}
