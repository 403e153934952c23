"""What is answered when somebody asks where? Places with how many passages and articles name each.

Keeps out: how they are found (engines/), and which of them a map can show (web).
"""

from __future__ import annotations

from dataclasses import dataclass

from index.model.names import Entity
from search.query import Query
from search.results.counts import Facet
from search.results.hits import Expansion
from search.suggestions import Ambiguity

PLACES = 500  # places that one answer holds at most


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """A place with what names it.

    Args:
        entity: the place; where it lies stands in it, as far as that is known.
        passages: how many of the passages that are in name it.
        articles: how many articles these passages are of.
    """

    entity: Entity
    passages: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage:
    """The places under a query and filters.

    A passage is in when it names a place, its article meets the article-level filters, and it meets
    days, entities and kind itself, and the words: all of them, or, when no passage that names a
    place has all, any.

    Args:
        query: the question, as understood.
        places: most passages first, then most articles, then by name and id; at most as asked.
        distinct: how many places there are in all.
        passages: how many passages are in.
        articles: how many articles these are of.
        partial_only: True when no passage has all the words.
        facets: as in Results, counting passages that name a place.
        generation: the index generation that answered.
        expansions: names also searched under other spellings.
        ambiguities: names that several share, searched as typed.
    """

    query: Query
    places: tuple[PlaceCount, ...]
    distinct: int
    passages: int
    articles: int
    partial_only: bool
    facets: tuple[Facet, ...]
    generation: int
    expansions: tuple[Expansion, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
