"""Which places answer a question? By looking at each passage that names one."""

from __future__ import annotations

from collections import Counter

from search.engines.memory_corpus import MemoryCorpus
from search.engines.memory_count import values_of
from search.engines.memory_match import Matcher
from search.engines.memory_passages import facet_of_passages, passages_in
from search.query import FacetName, Query
from search.results.places import PlaceCount, PlacesPage


def page_of(corpus: MemoryCorpus, query: Query, limit: int, generation: int) -> PlacesPage:
    """The places under a query, at most so many."""
    matcher = Matcher(corpus, query.root)
    named = {
        sentence.passage.id: values_of(FacetName.PLACE, report, sentence, corpus.entities)
        for report in corpus.reports
        for sentence in report.sentences
    }
    placed = {passage for passage, places in named.items() if places}
    full = passages_in(corpus, query.filters, matcher.full_in, within=placed)
    partial = passages_in(corpus, query.filters, matcher.partial_in, within=placed)
    partial_only = not full and bool(partial)
    matched = matcher.partial_in if partial_only else matcher.full_in
    passages: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    found = partial if partial_only else full
    for sentence in found:
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
        passages=len(found),
        articles=len({corpus.sentence[sentence.passage.id][0].id for sentence in found}),
        partial_only=partial_only,
        facets=tuple(
            facet_of_passages(corpus, name, query.filters, matched, within=placed)
            for name in FacetName
        ),
        generation=generation,
    )
