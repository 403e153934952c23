"""What does the page of a person, place or group show? Its names, its timeline, its reports."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import FacetName, Filters, Query, Selection
from search.results.places import lack_of
from search.results.things import EntityView
from search.results.timeline import TimelinePage
from search.vocabulary import Attested, EntityKind, Link
from web import links
from web.map_address import places_map
from web.maps.extents import around
from web.views.counts import count
from web.views.entries import EntryGroup, EntryLine, entry_line, group_entries
from web.views.map_sheet import MapSheet, Placed, map_sheet
from web.views.passages import ArticleLine, article_line
from web.views.places import position
from web.views.sources import SourceMarks

KIND_WORDS = {
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "group": "Group",
    "media": "Media",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingCount:
    """A way of writing the name: how often the reports do, and why it is this one."""

    surface: str
    times: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalNumber:
    """What another catalogue calls it, and the page there that a reader may open."""

    catalogue: str
    number: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """The page of a named thing."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    spellings: tuple[SpellingCount, ...]
    note: str
    position: str
    known_from: str
    numbers: tuple[ExternalNumber, ...]
    summary: str
    groups: tuple[EntryGroup, ...]
    undated: tuple[EntryLine, ...]
    entries_total: str
    entries_beyond: bool
    articles: tuple[ArticleLine, ...]
    articles_beyond: bool
    results_href: str
    timeline_href: str
    sheet: MapSheet | None


def _numbers(wikidata: str, geonames: str) -> tuple[ExternalNumber, ...]:
    found = (
        ("Wikidata", wikidata, "https://www.wikidata.org/wiki/"),
        ("GeoNames", geonames, "https://www.geonames.org/"),
    )
    return tuple(
        ExternalNumber(catalogue=catalogue, number=number, href=f"{address}{number}")
        for catalogue, number, address in found
        if number
    )


def why(way: Attested, *, name: str) -> str:
    """Why a way of writing stands for an entity, for people; "" where it is the name itself.

    Args:
        way: the spelling with its reason.
        name: the entity's name.
    """
    if way.link is Link.FULLER:
        return f"short for “{way.leant_on}” in the same report"
    if way.link is Link.STATE:
        return f"read as “{way.leant_on}”, by the state that the report is about"
    if way.surface == name:
        return ""
    if way.link is Link.KEY:
        return f"another romanisation of “{way.leant_on}”"
    if way.link is Link.GAZETTEER:
        return "a spelling that the gazetteer gives"
    return "the same name but for capitals, marks or romanisation"


def entity_query(view: EntityView) -> Query:
    """The question that asks for everything about an entity."""
    chosen = Selection(facet=FacetName(view.entity.kind.value), value=view.entity.id)
    return Query(filters=Filters(selections=(chosen,)))


def entity_page(view: EntityView, *, timeline: TimelinePage, marks: SourceMarks) -> EntityPage:
    """A named thing as its page shows it.

    Args:
        view: the entity.
        timeline: the first page of its timeline.
        marks: the marks of the sources.
    """
    entity = view.entity
    query = entity_query(view)
    reports = count(view.article_total, "report")
    return EntityPage(
        name=entity.name,
        kind=KIND_WORDS[entity.kind.value],
        aliases=entity.aliases,
        spellings=tuple(
            SpellingCount(
                surface=way.surface, times=count(times, "time"), why=why(way, name=entity.name)
            )
            for way, times in view.spellings
        ),
        numbers=_numbers(entity.wikidata, entity.geonames),
        note=entity.note,
        position=_position(entity.latitude, entity.longitude, entity.basis.value),
        known_from="the reports" if entity.source == "corpus" else entity.source,
        summary=f"Named in {count(view.passage_total, 'passage')} of {reports}",
        groups=group_entries(timeline.entries, query=query, marks=marks),
        undated=tuple(entry_line(entry, marks) for entry in timeline.undated),
        entries_total=count(timeline.total, "dated entry"),
        entries_beyond=timeline.total > len(timeline.entries),
        articles=tuple(article_line(article, marks) for article in view.articles),
        articles_beyond=view.article_total > len(view.articles),
        results_href=links.search(query),
        timeline_href=links.timeline(query),
        sheet=_locator(view, query),
    )


def _position(latitude: float | None, longitude: float | None, basis: str) -> str:
    """Coordinates for people: "35.18° N, 35.95° E (inferred)"; "" for none."""
    if latitude is None or longitude is None:
        return ""
    return position(latitude, longitude) + (" (inferred)" if basis == "inferred" else "")


def _locator(view: EntityView, query: Query) -> MapSheet | None:
    """A small map with the place alone; None for what has no point on a map."""
    entity = view.entity
    if entity.kind is not EntityKind.PLACE or lack_of(entity) is not None:
        return None
    if entity.latitude is None or entity.longitude is None:
        return None
    passages, reports = count(view.passage_total, "passage"), count(view.article_total, "report")
    place = Placed(
        name=entity.name,
        words=f"{entity.name} on the map: {passages} in {reports}",
        href=places_map(query),
        latitude=entity.latitude,
        longitude=entity.longitude,
        weight=1,
    )
    return map_sheet(around(entity.latitude, entity.longitude), (place,))
