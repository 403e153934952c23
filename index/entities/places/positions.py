"""Where do places lie, and how far apart? Countries and regions lie where their cities do.

Keeps out: what that says of a document (homonyms.py).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from index.entities.gazetteer_rows import Row
from index.model.names import EntityKind

_EARTH_KM = 6371.0
# Countries of a country, which play and speak for themselves.
_HOME_NATIONS = frozenset(("England", "Scotland", "Wales", "Northern Ireland"))


class Position(NamedTuple):
    """Decimal degrees, WGS 84."""

    latitude: float
    longitude: float


def position_of(row: Row) -> Position | None:
    """Where a row says that it lies."""
    if row.latitude is None or row.longitude is None:
        return None
    return Position(row.latitude, row.longitude)


def kilometres(one: Position, other: Position) -> float:
    """The way between two positions, over the sphere."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    turned = math.radians(one.longitude - other.longitude)
    half = (
        math.sin((first - second) / 2) ** 2
        + math.cos(first) * math.cos(second) * math.sin(turned / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def is_country(row: Row) -> bool:
    """Whether a built-in row is a country; the states of the USA have no coordinates either."""
    if row.name in _HOME_NATIONS:
        return True
    return (
        row.file == "places.csv"
        and row.latitude is None
        and (row.country != "US" or row.name == "United States")
    )


def middles(rows: Iterable[Row]) -> dict[tuple[str, str], Position]:
    """The middle of the cities of each country and region, by country and name of the region.

    Args:
        rows: a gazetteer's.

    Returns:
        Positions; those of whole countries under an empty name. Only a rough measure, and a poor
        one for countries that the date line cuts.
    """
    found: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for row in rows:
        position = position_of(row)
        if position is not None and row.country and row.kind is EntityKind.PLACE:
            for region in ("", *row.near):
                found[row.country, region].append(position)
    return {area: _middle(positions) for area, positions in found.items()}


def _middle(positions: list[Position]) -> Position:
    count = len(positions)
    return Position(
        sum(p.latitude for p in positions) / count, sum(p.longitude for p in positions) / count
    )
