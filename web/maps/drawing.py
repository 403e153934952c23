"""How do land and borders look on a sheet? Paths of SVG, as short as the eye allows.

Coordinates are whole halves of a unit of the sheet: the drawing's own box is twice as wide and high
(`BOX`). Keeps out: what stands on the map (labels.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from web.maps.clipping import Edges, Floats, clip_line, clip_ring
from web.maps.projection import HEIGHT, WIDTH, View
from web.maps.world import load_world

FINENESS = 2  # steps a unit
BOX = f"0 0 {WIDTH * FINENESS} {HEIGHT * FINENESS}"
# Beyond the edge of the sheet, so that the line along a cut is out of sight.
_MARGIN = 6.0
_DETAIL = 0.7  # units by which a line may be off
_LEAST = 3.0  # units: smaller islands are left out
_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Paths of a map: the values of their `d`; empty for what the part does not have.

    Args:
        land: all land, lakes left out (`fill-rule: evenodd`).
        borders: the lines between countries.
    """

    land: str
    borders: str


@lru_cache(maxsize=_KEPT)
def drawing_of(view: View) -> Drawing:
    """Land and borders in a view."""
    unit = view.span / WIDTH
    upright = unit * float(np.cos(np.radians(view.latitude)))
    world, edges = load_world(), sheet_edges(_MARGIN)
    land = world.land(view.box, detail=_DETAIL * upright, least=_LEAST * upright)
    borders = world.borders(view.box, detail=_DETAIL * upright)
    return Drawing(
        land="".join(_path(_rings(land, view, edges), close="z")),
        borders="".join(_path(_lines(borders, view, edges), close="")),
    )


def sheet_edges(margin: float) -> Edges:
    """The edges of the sheet, and so far beyond them."""
    return Edges(-margin, -margin, WIDTH + margin, HEIGHT + margin)


def _rings(rings: Iterable[Floats], view: View, edges: Edges) -> Iterator[Floats]:
    for ring in rings:
        yield clip_ring(view.project(ring), edges)


def _lines(lines: Iterable[Floats], view: View, edges: Edges) -> Iterator[Floats]:
    for line in lines:
        yield from clip_line(view.project(line), edges)


def _path(pieces: Iterable[Floats], *, close: str) -> Iterator[str]:
    """Each piece: where it begins, and the steps from there."""
    for piece in pieces:
        grid = np.rint(piece * FINENESS).astype(np.int64)
        steps = np.diff(grid, axis=0)
        steps = steps[(steps != 0).any(axis=1)]
        if len(steps) > (1 if close else 0):
            x, y = grid[0].tolist()
            numbers = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
            yield f"M{x} {y}l{numbers}{close}"
