"""Which countries does a map show, and where do their names stand? Well within, on nothing else.

Keeps out: the names of places in the answer, which come first (labels.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from web.maps.clipping import Floats, clip_ring
from web.maps.drawing import sheet_edges
from web.maps.labels import LINE, WIDTHS, Box, Sheet
from web.maps.projection import HEIGHT, WIDTH, View
from web.maps.world import load_world

MOST = 24
_LEAST = 0.006  # of the sheet: smaller pieces of countries get no name
_LETTER = 9.1  # pixels: the mean width of a spaced capital at 11 pixels
_AROUND = 4.0  # pixels: the light edge around a name
_GRID = 17  # points tried across and down a country
_SPOTS = 60  # points kept
_WIDE_AND_LOW = np.asarray((1.0, 2.2))
_DETAIL = 3.0  # units
_OWN = 0.8  # of its name that a country is wide at least
_KEPT = 64

Spots = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLabel:
    """The name of a country on a map.

    Args:
        name: the name.
        across: the middle of the name, share of the width.
        down: the same, share of the height.
        fits: the ordinal in WIDTHS of the narrowest map that it fits on.
    """

    name: str
    across: float
    down: float
    fits: int


def name_countries(view: View, sheet: Sheet) -> list[CountryLabel]:
    """The names of the countries in a view, the largest first, as far as they find room.

    Args:
        view: what is shown.
        sheet: what is on the map already; the names are put there.
    """
    labels = []
    for name, share, spots in _roomy(view):
        half = (len(name) * _LETTER + _AROUND) / 2
        # On a map where a country is narrower than its name, the name seems to be another's.
        least = sum(share * width < _OWN * 2 * half for width in WIDTHS)
        if least == len(WIDTHS):
            continue
        box = Box(-half, -LINE / 2, half, LINE / 2)
        best: tuple[int, float, float] | None = None
        for across, down in spots:
            fits = sheet.first_free(across, down, box)
            if fits is not None and (best is None or fits < best[0]):
                best = fits, across, down
        if best is not None:
            fits, across, down = max(best[0], least), *best[1:]
            sheet.take(across, down, box, fits=fits)
            labels.append(CountryLabel(name=name, across=across, down=down, fits=fits))
    return labels


@lru_cache(maxsize=_KEPT)
def _roomy(view: View) -> tuple[tuple[str, float, Spots], ...]:
    """The countries with the largest pieces in a view.

    Returns:
        The name of each, how wide its piece is as a share of the sheet, and points well within
        the piece, the best first.
    """
    unit = view.span / WIDTH * float(np.cos(np.radians(view.latitude)))
    pieces: dict[str, tuple[float, Floats]] = {}
    rings = load_world().countries(view.box, detail=_DETAIL * unit, least=WIDTH * 0.05 * unit)
    for name, ring in rings:
        if not name:
            continue
        piece = clip_ring(view.project(ring), sheet_edges(0))
        area = _area(piece)
        if area > pieces.get(name, (0.0, piece))[0]:
            pieces[name] = area, piece
    largest = sorted(pieces.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(
        (name, float(np.ptp(piece[:, 0])) / WIDTH, _within(piece))
        for name, (area, piece) in largest[:MOST]
        if area >= _LEAST * WIDTH * HEIGHT
    )


def _area(ring: Floats) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def _within(ring: Floats) -> Spots:
    """Points within a ring, those furthest from its edges first, as shares of the sheet."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    share = (np.arange(_GRID) + 0.5) / _GRID
    grid = np.stack(np.meshgrid(*(low[:, None] + share * (high - low)[:, None])), -1).reshape(-1, 2)
    start, end = ring, np.roll(ring, -1, axis=0)
    # Which edges a ray to the right crosses: inside where their number is odd.
    above = start[:, 1] > grid[:, 1, None]
    crossed = above != (end[:, 1] > grid[:, 1, None])
    rise = np.where(end[:, 1] == start[:, 1], 1.0, end[:, 1] - start[:, 1])
    at = start[:, 0] + (grid[:, 1, None] - start[:, 1]) * (end[:, 0] - start[:, 0]) / rise
    inside = (crossed & (at > grid[:, 0, None])).sum(axis=1) % 2 == 1
    grid = grid[inside]
    room = _room(grid, start, end) if len(grid) else np.zeros(0)
    best = grid[np.argsort(-room, kind="stable")][:_SPOTS]
    return tuple((x / WIDTH, y / HEIGHT) for x, y in best.tolist())


def _room(points: Floats, start: Floats, end: Floats) -> Floats:
    """How far points lie from the nearest of some edges.

    Names are wide and low, so what is near above counts as further away than what is near beside.
    """
    start, end = start * _WIDE_AND_LOW, end * _WIDE_AND_LOW
    step = end - start
    square = np.maximum((step**2).sum(axis=1), 1e-12)
    from_start = points[:, None, :] * _WIDE_AND_LOW - start[None]
    share = np.clip((from_start * step).sum(axis=2) / square, 0, 1)
    away = from_start - share[:, :, None] * step
    room: Floats = np.sqrt((away**2).sum(axis=2).min(axis=1))
    return room
