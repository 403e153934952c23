"""What is answered when somebody asks where? Places with how many passages and articles name each.

Keeps out: how they are found (engines/), and which of them a map can show (web).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.entities.places.homonyms import is_unclear
from index.model.names import Entity
from search.query import Query
from search.results.counts import Calendar, Facet
from search.results.hits import Expansion
from search.results.reading import UNEXPLAINED, Explanation
from search.suggestions import Ambiguity

PLACES = 500  # places that one answer holds at most


class Lack(StrEnum):
    """Why no point of the earth stands for a place."""

    COUNTRY = "country"  # it is a whole country, whatever point a gazetteer gives for it
    UNCLEAR = "unclear"  # several places bear the name, and nothing tells which is meant
    AREA = "area"  # a region, a sea, a river
    UNPLACED = "unplaced"  # a gazetteer knows it, and gives no coordinates
    UNKNOWN = "unknown"  # no gazetteer knows it


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

    @property
    def lack(self) -> Lack | None:
        """Why it is on no map; None when it has its point."""
        return lack_of(self.entity)


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
        calendar: as in Results, counting the same.
        generation: the index generation that answered.
        expansions: names also searched under other spellings.
        ambiguities: names that several share, searched as typed.
        explanation: how the question was read.
    """

    query: Query
    places: tuple[PlaceCount, ...]
    distinct: int
    passages: int
    articles: int
    partial_only: bool
    facets: tuple[Facet, ...]
    calendar: Calendar
    generation: int
    expansions: tuple[Expansion, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    explanation: Explanation = UNEXPLAINED


# How the built-in gazetteers call themselves, which give coordinates to all but areas.
_BUILT_IN = frozenset(("core", "GeoNames"))
_CORPUS = "corpus"


def lack_of(place: Entity) -> Lack | None:
    """Why no point of the earth stands for a place; None when one does.

    A country's point in a gazetteer is somewhere in its middle, where nothing happened.
    """
    if place.is_country:
        return Lack.COUNTRY
    if is_unclear(place.name):
        return Lack.UNCLEAR
    if place.latitude is not None and place.longitude is not None:
        return None
    if place.source == _CORPUS:
        return Lack.UNKNOWN
    return Lack.AREA if place.source in _BUILT_IN else Lack.UNPLACED
