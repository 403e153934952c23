"""Which part of the earth does a map show? Fitted to places, or as an address says.

Keeps out: how it is projected (projection.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from web.maps.projection import SHAPE, TOP, View, risen
from web.maps.world import Box

NARROWEST = 1.2  # degrees from edge to edge: the outlines hold no more
FITTED_LEAST = 2.4  # the same for a map that nobody zoomed
_AROUND = 9.0  # degrees from edge to edge around a single place
_ROOM = 1.3  # so many times the extent of the places
# Places far from all others are left out of the first view as long as what remains in it has this
# share of the passages, and where that makes the map so many times finer.
_CORE = 0.9
_WORTHWHILE = 2.5
_STEP = 2.0  # closer and further
_SHIFT = 0.5  # of the view's width or height


class Point(NamedTuple):
    """A place on the earth in degrees, and how much it weighs."""

    latitude: float
    longitude: float
    weight: float


def fitted(points: Sequence[Point]) -> View:
    """The view that holds where most is: all points, unless a few lie far from the others.

    Args:
        points: one or more.
    """
    whole = holding(points)
    core = holding(_core(points))
    return core if whole.span >= _WORTHWHILE * core.span else whole


def holding(points: Sequence[Point]) -> View:
    """The view that holds all of some points, one or more."""
    west, span = _stretch([point.longitude for point in points])
    rises = [risen(point.latitude) for point in points]
    low, high = min(rises), max(rises)
    wide = max(span * _ROOM, (high - low) * _ROOM / SHAPE, FITTED_LEAST)
    return _settled(west + span / 2, (low + high) / 2, wide)


def around(latitude: float, longitude: float) -> View:
    """The view that tells in which part of the world a point lies."""
    return _settled(longitude, risen(latitude), _AROUND)


def view_over(box: Box) -> View:
    """The view that holds a part of the earth.

    Args:
        box: the part; an east that is less than its west lies beyond the date line.
    """
    span = (box.east - box.west) % 360 or 360.0
    low, high = risen(box.south), risen(box.north)
    wide = max(span, (high - low) / SHAPE)
    return _settled(box.west + span / 2, (low + high) / 2, wide)


def closer(view: View) -> View | None:
    """The middle of a view, larger; None when the outlines hold no more."""
    return zoomed(view, 1 / _STEP) if view.span > NARROWEST else None


def further(view: View) -> View | None:
    """More of the earth; None when all of it is shown."""
    return zoomed(view, _STEP) if view.span < 360 else None


def zoomed(view: View, factor: float) -> View:
    """The same middle, so many times as wide, as far as there are such maps."""
    return _settled(*view.middle, view.span * factor)


def shifted(view: View, *, right: int = 0, up: int = 0) -> View:
    """The view beside: half a width to the right, or half a height up; negative for the others."""
    longitude, rise = view.middle
    return _settled(
        longitude + right * _SHIFT * view.span, rise + up * _SHIFT * view.span * SHAPE, view.span
    )


def box_of(view: View) -> Box:
    """The part of the earth as an address says it: rounded, its east within -180 and 180.

    Edges are rounded inwards, so that what is read back is never larger: a view of nearly the whole
    earth must not become the whole earth, which begins at another meridian.
    """
    digits = max(1, 3 - math.floor(math.log10(view.span)))
    west, south, east, north = view.box
    south, north = _inwards(south, north, digits)
    if view.span >= 360:
        return Box(-180.0, south, 180.0, north)
    west, east = _inwards(west, east, digits)
    return Box(west, south, round(_turned(east), digits), north)


def _inwards(low: float, high: float, digits: int) -> tuple[float, float]:
    """Two edges rounded towards each other; those that are round already stay."""
    scale = 10.0**digits
    return (
        math.ceil(round(low * scale, 3)) / scale,
        math.floor(round(high * scale, 3)) / scale,
    )


def _core(points: Sequence[Point]) -> list[Point]:
    """The points nearest to the middle that have most of the weight."""
    west, _ = _stretch([point.longitude for point in points])
    placed = [(_eastward(_eastward(p.longitude) - west), risen(p.latitude), p) for p in points]
    middle_x = _median([(x, p.weight) for x, _, p in placed])
    middle_y = _median([(y, p.weight) for _, y, p in placed])
    placed.sort(key=lambda one: math.hypot(one[0] - middle_x, one[1] - middle_y))
    wanted = _CORE * sum(point.weight for point in points)
    core: list[Point] = []
    for _, _, point in placed:
        if sum(one.weight for one in core) >= wanted:
            break
        core.append(point)
    return core


def _median(weighted: list[tuple[float, float]]) -> float:
    half, passed = sum(weight for _, weight in weighted) / 2, 0.0
    for value, weight in sorted(weighted):
        passed += weight
        if passed >= half:
            return value
    raise ValueError("no point")


def _stretch(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch of longitude with all of some: its west, and how far it goes east."""
    around = sorted({_eastward(longitude) for longitude in longitudes})
    gaps = [
        (_eastward(east - west) or 360.0, east)
        for west, east in zip(around, [*around[1:], around[0]], strict=True)
    ]
    widest, west = max(gaps)
    return west, 360 - widest


def _eastward(degrees: float) -> float:
    """The same way around the earth, 0 and up to 360."""
    east = degrees % 360
    return 0.0 if east == 360 else east  # the remainder of a tiny negative number is 360 itself


def _settled(longitude: float, rise: float, span: float) -> View:
    """A view with this middle, moved and sized so that there is such a map."""
    span = max(NARROWEST, min(360.0, span, 2 * TOP / SHAPE))
    height = span * SHAPE
    bottom = max(-TOP, min(TOP - height, rise - height / 2))
    west = -180.0 if span >= 360 else _turned(longitude - span / 2)
    return View(west=west, bottom=bottom, span=span)


def _turned(longitude: float) -> float:
    """The same meridian within -180 and 180."""
    return (longitude + 180) % 360 - 180
