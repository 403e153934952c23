"""What does the page of the map show? The map, a table of its places, and what is not on it.

Keeps out: what is drawn (map_sheet.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.query import FacetName, Query, Reading, Selection
from search.results.places import Lack, PlaceCount, PlacesPage
from search.vocabulary import Basis, Entity
from web import links
from web.map_address import places_map
from web.maps.extents import Point, closer, fitted, further, holding, shifted, view_over
from web.maps.projection import View
from web.maps.world import Box
from web.params import Asked
from web.views.counts import count
from web.views.map_sheet import MapSheet, Placed, map_sheet
from web.views.narrowing import Narrowing, narrowing_of

REASONS = {
    Lack.COUNTRY: "a whole country; no one point stands for it",
    Lack.AREA: "a whole area; no one point stands for it",
    Lack.UNCLEAR: "several places bear this name, and nothing tells which is meant",
    Lack.UNPLACED: "the gazetteer gives no coordinates",
    Lack.UNKNOWN: "no gazetteer knows it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place in a table.

    Args:
        name: its name.
        href: the reports of the same question that name it.
        timeline_href: the timeline of the same.
        page_href: its own page.
        words: its counts, for people.
        passages: how many name it, for people.
        reports: how many reports these are of, for people.
        where: where it lies, or why that is not on the map.
        known: how that is known; "".
        outside: whether it lies outside of what the map shows.
    """

    name: str
    href: str
    timeline_href: str
    page_href: str
    words: str
    passages: str
    reports: str
    where: str
    known: str
    outside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A link to another part of the map.

    Args:
        id: of the link, so that it keeps the focus.
        label: what stands there.
        name: what it does, for who cannot see the map.
        href: the address; "" when there is no such part.
    """

    id: str
    label: str
    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """The page of the map.

    Args:
        status: how many places, for the heading.
        summary: in how many passages and reports.
        partial_only: whether no passage has all the words.
        beyond: how many rarer places are not shown; "".
        sheet: the map; None when no place has its point.
        moves: other parts of it.
        outside: the places outside of this part; "" when there is none.
        all_href: the map of all places, where some are outside; "".
        rows: the places that have their point.
        off: those that have none.
        narrowing: what narrows it.
    """

    status: str
    summary: str
    partial_only: bool
    beyond: str
    sheet: MapSheet | None
    moves: tuple[Move, ...]
    outside: tuple[PlaceRow, ...]
    all_href: str
    rows: tuple[PlaceRow, ...]
    off: tuple[PlaceRow, ...]
    narrowing: Narrowing


def places_view(page: PlacesPage, *, query: Query, box: Box | None) -> PlacesView:
    """The places as they are shown.

    Args:
        page: the answer.
        query: the question as asked.
        box: the part of the earth that was asked for; None to fit it.
    """
    on = [place for place in page.places if place.lack is None]
    placed = [_placed(place, query) for place in on]
    points = [Point(p.latitude, p.longitude, float(p.weight)) for p in placed]
    view = view_over(box) if box is not None else fitted(points) if points else None
    rows = tuple(_row(place, query, view) for place in on)
    outside = tuple(row for row in rows if row.outside)
    hidden = page.distinct - len(page.places)
    return PlacesView(
        status=count(page.distinct, "place") if page.distinct else "No place matches",
        summary=f"named in {count(page.passages, 'passage')} of {count(page.articles, 'report')}",
        partial_only=page.partial_only,
        beyond=count(hidden, "place") if hidden else "",
        sheet=map_sheet(view, placed) if view is not None else None,
        moves=_moves(view, query, fits=box is None) if view is not None else (),
        outside=outside,
        all_href=places_map(query, holding(points)) if outside else "",
        rows=rows,
        off=tuple(_row(place, query, view) for place in page.places if place.lack is not None),
        narrowing=narrowing_of(
            page, reading=Reading.MAP, asked=Asked(query=query), address=places_map
        ),
    )


def position(latitude: float, longitude: float) -> str:
    """Coordinates for people, to a hundredth of a degree: "35.18° N, 35.95° E"."""
    north = f"{abs(latitude):.2f}° {'N' if latitude >= 0 else 'S'}"
    east = f"{abs(longitude):.2f}° {'E' if longitude >= 0 else 'W'}"
    return f"{north}, {east}"


def _words(place: PlaceCount) -> str:
    """ "Baniyas: 14 passages in 4 reports"."""
    passages, reports = count(place.passages, "passage"), count(place.articles, "report")
    return f"{place.entity.name}: {passages} in {reports}"


def _narrowed(query: Query, place: Entity) -> Query:
    return links.adding(query, Selection(facet=FacetName.PLACE, value=place.id))


def _placed(place: PlaceCount, query: Query) -> Placed:
    entity = place.entity
    latitude, longitude = _point(entity)
    return Placed(
        name=entity.name,
        words=_words(place),
        href=links.search(_narrowed(query, entity)),
        latitude=latitude,
        longitude=longitude,
        weight=place.passages,
    )


def _point(entity: Entity) -> tuple[float, float]:
    if entity.latitude is None or entity.longitude is None:
        raise ValueError(f"{entity.id} has no point")
    return entity.latitude, entity.longitude


def _row(place: PlaceCount, query: Query, view: View | None) -> PlaceRow:
    entity, narrowed = place.entity, _narrowed(query, place.entity)
    outside, lack = False, place.lack
    if lack is None:
        point = _point(entity)
        where, outside = position(*point), view is not None and not view.holds(*point)
    else:
        where = REASONS[lack]
    return PlaceRow(
        name=entity.name,
        href=links.search(narrowed),
        timeline_href=links.timeline(narrowed),
        page_href=links.entity(entity.id),
        words=_words(place),
        passages=f"{place.passages:,}",
        reports=f"{place.articles:,}",
        where=where,
        known=_known(entity, lack),
        outside=outside,
    )


def _known(entity: Entity, lack: Lack | None) -> str:
    """How it is known where a place lies, or what the gazetteer says of it instead."""
    if lack in (Lack.UNKNOWN, Lack.UNCLEAR, Lack.AREA):
        return ""
    if lack is Lack.COUNTRY:
        return ""
    inferred = "inferred; " if entity.basis is Basis.INFERRED else ""
    return f"{inferred}{entity.source}"


def _moves(view: View, query: Query, *, fits: bool) -> tuple[Move, ...]:
    """The parts of the map that are a link away."""
    nearer, wider = closer(view), further(view)
    parts: Sequence[tuple[str, str, str, View | None]] = (
        ("closer", "+", "Closer", nearer),
        ("further", "−", "Further away", wider),
        ("west", "←", "West", shifted(view, right=-1) if wider else None),
        ("north", "↑", "North", shifted(view, up=1) if wider else None),
        ("south", "↓", "South", shifted(view, up=-1) if wider else None),
        ("east", "→", "East", shifted(view, right=1) if wider else None),
    )
    moves = [
        Move(
            id=f"map-{key}",
            label=label,
            name=name,
            href=places_map(query, part) if part is not None and part != view else "",
        )
        for key, label, name, part in parts
    ]
    fit = "" if fits else places_map(query)
    return (*moves, Move(id="map-fit", label="Fit", name="Fit to the places", href=fit))
