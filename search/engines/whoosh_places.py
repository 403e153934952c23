"""Which places answer a question? Those that the passages that are in name, counted over arrays.

Keeps out: which passages are in (whoosh_passages.py), and where the places lie.
"""

from __future__ import annotations

import numpy as np

from index.model.names import EntityKind
from index.stores.catalogue import KINDS
from search.engines.whoosh_facets import Facets
from search.engines.whoosh_ground import Ints
from search.engines.whoosh_passages import find_passages
from search.engines.whoosh_search import Parts
from search.query import Query
from search.results.places import PlaceCount, PlacesPage


def page_of(parts: Parts, query: Query, limit: int) -> PlacesPage:
    """The places under a query, at most so many."""
    catalogue = parts.ground.snapshot.entities
    found = find_passages(parts, query, parts.names.naming_places)
    facets, inside = Facets(parts.ground, query.filters), found.remaining.inside(None)
    passages, articles = facets.passage_entities(inside), facets.article_entities(inside)
    named = np.flatnonzero((passages > 0) & (catalogue.kind == KINDS.index(EntityKind.PLACE)))
    places = [
        PlaceCount(
            entity=catalogue.at(ordinal),
            passages=int(passages[ordinal]),
            articles=int(articles[ordinal]),
        )
        for ordinal in _foremost(named, passages, articles, limit).tolist()
    ]
    places.sort(key=lambda p: (-p.passages, -p.articles, p.entity.name, p.entity.id))
    return PlacesPage(
        query=query,
        places=tuple(places[:limit]),
        distinct=len(named),
        passages=len(found.numbers),
        articles=sum(len(one.articles) for one in inside),
        partial_only=found.partial_only,
        facets=found.facets(),
        calendar=found.calendar(),
        generation=parts.ground.snapshot.generation,
    )


def _foremost(named: Ints, passages: Ints, articles: Ints, limit: int) -> Ints:
    """Those that may be among the first so many, with all that share the last one's counts.

    Only these are read: their names decide among equals.
    """
    if len(named) <= limit:
        return named
    order = np.lexsort((-articles[named], -passages[named]))
    last = named[order[limit - 1]]
    more = passages[named] > passages[last]
    equal = (passages[named] == passages[last]) & (articles[named] >= articles[last])
    foremost: Ints = named[more | equal]
    return foremost
