"""Where do land and countries end? Reads data/world.npz, and gives what a part of the map needs.

Lines are kept as arcs on a grid, each point with a level that tells how much it matters; a ring is
a row of arcs. Read when the first map is asked for, then kept (some 4 MB). Keeps out: projection
(projection.py), the edge of the map (clipping.py), how the file is made (data/build_world.py).

The arrays of the file: `finest`, the detail that it has in degrees; `grid`, degrees a step in
longitude and latitude, and of its origin; of each arc `start` (grid) and `points`; of all steps
from point to point, arc after arc, `low` and `high` bytes, zigzag; `level` of all points;
`borders`, the arcs that two countries share; of the rings of land and of countries `_arcs`
(~n for arc n backwards), `_turns` around the earth by which each arc is moved, `_rings` (how many
arcs each has); `country_of` each ring of a country; `name`, "" where none
is to be shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "data/world.npz"
AROUND = 360.0
POLE = 90.0

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Box(NamedTuple):
    """A part of the earth in degrees; what crosses the date line has an east beyond 180."""

    west: float
    south: float
    east: float
    north: float


class _Rings(NamedTuple):
    """Rings as rows of arcs.

    Args:
        arcs: arc after arc, ring after ring.
        turns: of each arc.
        first: where each ring begins in these, and their end.
        boxes: the extent of each ring in degrees, shape (rings, 4), as in `Box`.
    """

    arcs: Ints
    turns: Ints
    first: Ints
    boxes: Floats


class World:
    """Land and countries.

    Args:
        arrays: those of the file.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._turn = round(AROUND / float(arrays["grid"][0]))
        self._ends = np.cumsum(arrays["points"].astype(np.int64))
        self._begins = self._ends - arrays["points"]
        self._points = self._all_points()
        self.names: tuple[str, ...] = tuple(arrays["name"].tolist())

    def land(self, box: Box, *, detail: float, least: float) -> Iterator[Floats]:
        """The rings of land that reach into a part of the earth.

        Args:
            box: the part.
            detail: degrees: by how much a line may be off.
            least: degrees: rings smaller than this are left out.

        Returns:
            Longitudes and latitudes of each ring, shape (points, 2), closed by its first point
            again, moved around the earth to where the part is.
        """
        return (ring for _, ring in self._rings_in(self._land, box, detail=detail, least=least))

    def countries(self, box: Box, *, detail: float, least: float) -> Iterator[tuple[str, Floats]]:
        """The same of countries, each ring with the name of its country."""
        of = self._arrays["country_of"]
        for ring, points in self._rings_in(self._country, box, detail=detail, least=least):
            yield self.names[of[ring]], points

    def borders(self, box: Box, *, detail: float) -> Iterator[Floats]:
        """The lines between countries that reach into a part, shape (points, 2) each."""
        arcs = self._arrays["borders"].astype(np.int64)
        for place, by in _reaching(self._arc_boxes[arcs], box):
            yield _moved(self._line(int(arcs[place]), detail), by)

    @cached_property
    def _land(self) -> _Rings:
        return self._rings("land")

    @cached_property
    def _country(self) -> _Rings:
        return self._rings("country")

    @cached_property
    def _arc_boxes(self) -> Floats:
        """The extent of each arc in degrees, shape (arcs, 4), as in `Box`."""
        least = np.minimum.reduceat(self._points, self._begins)
        most = np.maximum.reduceat(self._points, self._begins)
        boxes: Floats = np.hstack([least, most])
        return boxes

    def _all_points(self) -> Floats:
        """All points in degrees, arc after arc."""
        zigzag = self._arrays["low"].astype(np.int32) | self._arrays["high"].astype(np.int32) << 8
        steps = ((zigzag >> 1) ^ -(zigzag & 1)).T
        grid = np.zeros((int(self._ends[-1]), 2), dtype=np.int64)
        inner = np.ones(len(grid), dtype=np.bool_)
        inner[self._begins] = False
        grid[inner] = steps
        # A running sum over all, less what it was before each arc.
        sums = np.cumsum(grid, axis=0)
        moved = self._arrays["start"] - sums[self._begins]
        grid = sums + np.repeat(moved, self._arrays["points"], axis=0)
        scale, shift = self._arrays["grid"][:2], self._arrays["grid"][2:]
        points: Floats = grid * scale + shift
        return points

    def _rings(self, name: str) -> _Rings:
        arcs = self._arrays[f"{name}_arcs"].astype(np.int64)
        turns = self._arrays[f"{name}_turns"].astype(np.int64)
        first = np.concatenate([[0], np.cumsum(self._arrays[f"{name}_rings"], dtype=np.int64)])
        boxes = self._arc_boxes[np.where(arcs < 0, ~arcs, arcs)]
        boxes[:, [0, 2]] += turns[:, None] * self._period
        begins = first[:-1]
        extents = [
            np.minimum.reduceat(boxes[:, :2], begins),
            np.maximum.reduceat(boxes[:, 2:], begins),
        ]
        return _Rings(arcs, turns, first, np.hstack(extents))

    @property
    def _period(self) -> float:
        return self._turn * float(self._arrays["grid"][0])

    def _rings_in(
        self, rings: _Rings, box: Box, *, detail: float, least: float
    ) -> Iterator[tuple[int, Floats]]:
        sizes = (rings.boxes[:, 2:] - rings.boxes[:, :2]).max(axis=1)
        for ring, by in _reaching(rings.boxes, box, large=sizes >= least):
            within = box._replace(west=box.west - by, east=box.east - by)
            points = self._ring(rings, ring, within, detail)
            if len(points) >= 4:
                yield ring, _moved(points, by)

    def _ring(self, rings: _Rings, ring: int, within: Box, detail: float) -> Floats:
        """A ring, closed; of arcs that stay outside of a part only the ends."""
        run = slice(int(rings.first[ring]), int(rings.first[ring + 1]))
        pieces = []
        for arc, turns in zip(rings.arcs[run].tolist(), rings.turns[run].tolist(), strict=True):
            own = arc if arc >= 0 else ~arc
            by = turns * self._period
            line = self._line(own, detail if _touches(self._arc_boxes[own], within, by) else None)
            pieces.append(_moved(line if arc >= 0 else line[::-1], by))
        # The last point of an arc is the first one of the next.
        points = np.concatenate([*(piece[:-1] for piece in pieces), pieces[-1][-1:]])
        first, last = points[0], points[-1]
        if abs(last[0] - first[0]) > AROUND / 2:
            # It goes around the earth, and so around a pole.
            pole = -POLE if first[1] < 0 else POLE
            return np.vstack([points, (last[0], pole), (first[0], pole), first])
        return points

    def _line(self, arc: int, detail: float | None) -> Floats:
        """The points of an arc that matter; None for its ends alone."""
        run = slice(int(self._begins[arc]), int(self._ends[arc]))
        if detail is None:
            return self._points[[run.start, run.stop - 1]]
        least = int(np.floor(np.log2(max(1.0, detail / float(self._arrays["finest"])))))
        line: Floats = self._points[run][self._arrays["level"][run] >= least]
        return line


def _moved(points: Floats, by: float) -> Floats:
    """The same points so many degrees further east."""
    moved: Floats = points + np.asarray((by, 0.0))
    return moved


def _touches(extent: Floats, box: Box, by: float) -> bool:
    west, south, east, north = extent.tolist()
    return bool(
        west + by <= box.east
        and east + by >= box.west
        and south <= box.north
        and north >= box.south
    )


def _reaching(
    boxes: Floats, box: Box, *, large: NDArray[np.bool_] | None = None
) -> Iterator[tuple[int, float]]:
    """Which of some extents reach into a part of the earth, and by how much each is moved."""
    for by in (-AROUND, 0.0, AROUND):
        inside = (
            (boxes[:, 0] + by < box.east)
            & (boxes[:, 2] + by > box.west)
            & (boxes[:, 1] < box.north)
            & (boxes[:, 3] > box.south)
        )
        if large is not None:
            inside &= large
        for place in np.flatnonzero(inside).tolist():
            yield place, by


@cache
def load_world(path: Path = FILE) -> World:
    """The world of the file, read once."""
    with np.load(path, allow_pickle=False) as arrays:
        return World(dict(arrays))
