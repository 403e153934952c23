"""Which values does a facet have under a question? All are counted, compared and sorted."""

from __future__ import annotations

from collections.abc import Collection

from index.entities.beginnings import beginning, closeness, spelling_met
from search.engines.memory_corpus import MemoryCorpus
from search.engines.memory_count import ENTITY_FACETS
from search.engines.memory_figures import giving_figures
from search.engines.memory_match import Matcher
from search.engines.memory_passages import facet_of_passages, find_passages
from search.engines.memory_places import places_named
from search.engines.memory_search import article_facet, find_articles
from search.engines.memory_timeline import placed_in
from search.names import letters_of
from search.query import Query, Reading, ValueOrder, ValuesWanted
from search.results.counts import Facet, FacetValue
from search.results.values import ListedValue, ValuesPage, chosen_values


def page_of(
    corpus: MemoryCorpus, query: Query, wanted: ValuesWanted, generation: int
) -> ValuesPage:
    """One page of the values of a facet under a query."""
    facet, partial_only = _facet(corpus, query, wanted)
    met = [listed for value in facet.values if (listed := _met(corpus, wanted, value)) is not None]
    if wanted.order is ValueOrder.NAME:
        met.sort(key=lambda one: (letters_of(one.value.label), one.value.label, one.value.value))
    first = (wanted.page - 1) * wanted.size
    return ValuesPage(
        query=query,
        wanted=wanted,
        values=tuple(met[first : first + wanted.size]),
        total=len(met),
        distinct=facet.distinct,
        chosen=chosen_values(query.filters, corpus.entities),
        partial_only=partial_only,
        generation=generation,
    )


def _facet(corpus: MemoryCorpus, query: Query, wanted: ValuesWanted) -> tuple[Facet, bool]:
    """All values of the facet, most frequent first, and whether partial matches are counted."""
    name, filters = wanted.facet, query.filters
    if wanted.reading is Reading.SEARCH:
        answer = find_articles(corpus, query, Matcher(corpus, query.root))
        facet = article_facet(corpus, name, reports=answer.matching, filters=filters, limit=None)
        return facet, answer.partial_only
    placed = _placed(corpus, query, wanted.reading)
    found = find_passages(corpus, query, placed)
    facet = facet_of_passages(corpus, name, filters, found.matched, within=placed, limit=None)
    return facet, found.partial_only


def _placed(corpus: MemoryCorpus, query: Query, reading: Reading) -> Collection[str]:
    """The passages that may be in the list of a reading."""
    if reading is Reading.TIMELINE:
        return placed_in(corpus, query.filters.days)
    return giving_figures(corpus) if reading is Reading.TOLLS else places_named(corpus)


def _met(corpus: MemoryCorpus, wanted: ValuesWanted, value: FacetValue) -> ListedValue | None:
    """A value as it is listed; None when it does not meet what is looked for."""
    letters = letters_of(wanted.find)
    if not letters or letters in letters_of(value.label):
        return ListedValue(value=value)
    typed = beginning(wanted.find)
    if typed is None:
        return None
    entity = corpus.entities.get(value.value) if wanted.facet in ENTITY_FACETS else None
    aliases = () if entity is None else entity.aliases
    if all(closeness(typed, spelling) is None for spelling in (value.label, *aliases)):
        return None
    return ListedValue(value=value, spelling=spelling_met(typed, value.label, aliases))
