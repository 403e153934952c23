"""How does a part of the earth look in an address? `bbox=west,south,east,north`, and back.

Keeps out: the question (params.py), and which part is shown where none is given (maps.extents).
"""

from __future__ import annotations

import math

from search.query import Query
from web.maps.extents import box_of
from web.maps.projection import FARTHEST, View
from web.maps.world import Box
from web.params import Arguments, Asked, ParameterError, address_of, pairs_of

MAP = "/map"
BOX = "bbox"
_ACCEPTED = (
    "west,south,east,north in degrees, such as 35.5,34.5,36.5,36; "
    "an east that is less than the west lies beyond the date line"
)


def read_box(arguments: Arguments) -> Box | None:
    """The part of the earth that an address asks for; None when it leaves it open.

    Raises:
        ParameterError: it is none.
    """
    given = [value.strip() for value in arguments.getlist(BOX) if value.strip()]
    if not given:
        return None
    try:
        west, south, east, north = map(float, given[-1].split(","))
    except ValueError as error:
        raise _unread(given[-1]) from error
    within = all(map(math.isfinite, (west, south, east, north)))
    if not (within and abs(west) <= 180 and abs(east) <= 180 and -90 <= south < north <= 90):
        raise _unread(given[-1])
    if west == east or south >= FARTHEST or north <= -FARTHEST:
        raise _unread(given[-1])
    return Box(west, south, east, north)


def places_map(query: Query, view: View | None = None) -> str:
    """The address of the map under a question.

    Args:
        query: the question.
        view: the part of the earth; None to fit it to the places.
    """
    pairs = list(pairs_of(Asked(query=query)))
    if view is not None:
        pairs.append((BOX, ",".join(f"{edge:g}" for edge in box_of(view))))
    return address_of(MAP, pairs)


def _unread(value: str) -> ParameterError:
    return ParameterError(parameter=BOX, value=value, accepted=_ACCEPTED)
