"""Where do land and countries end? Writes world.npz from Natural Earth, as world-atlas carries it.

Run by hand when the data are renewed, with the pinned release in node_modules:

    npm install --prefix . --no-save --no-package-lock world-atlas@2.0.2
    python -m web.maps.data.build_world

Leaves out points without which a line moves by less than a few hundred metres, and says of every
other one how much it matters, so that a map can leave out more. Keeps out: how a map is drawn.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
PINNED = "2.0.2"
SOURCE = HERE.parents[2] / "node_modules/world-atlas/countries-10m.json"
SHA256 = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"
# Degrees: a point that moves a line by less is left out; each level above matters twice as much.
FINEST = 0.003
ENDS = 15  # the level of the ends of lines, which meet others and always stay
# States that have another name since the release, or one too long for maps.
RENAMED = {
    "Macedonia": "North Macedonia",
    "eSwatini": "Eswatini",
    "United States of America": "United States",
}

# Drawn, and not called countries: states that hardly another one recognises, bases and buffers.
UNNAMED = frozenset(
    (
        *("N. Cyprus", "Somaliland", "Siachen Glacier", "Baikonur", "Akrotiri", "Dhekelia"),
        *("Cyprus U.N. Buffer Zone", "USNB Guantanamo Bay", "Spratly Is.", "Scarborough Reef"),
    )
)

Ints = NDArray[np.int64]


def build(source: Path = SOURCE) -> dict[str, NDArray[Any]]:
    """The arrays of world.npz; what they hold is said in world.py.

    Raises:
        ValueError: the source is not the pinned release.
    """
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ValueError(f"{source} is not of world-atlas {PINNED}")
    topology = json.loads(content)
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    turn = round(360 / scale[0])  # the grid's steps around the earth
    whole = [
        _unwrapped(np.cumsum(np.asarray(arc, dtype=np.int64), axis=0), turn)
        for arc in topology["arcs"]
    ]
    arcs, levels = [], []
    for arc in whole:
        level = _levels(arc * scale + shift)
        arcs.append(arc[level >= 0])
        levels.append(level[level >= 0])
    countries = sorted(topology["objects"]["countries"]["geometries"], key=_name)
    (land,) = topology["objects"]["land"]["geometries"]
    rings = [list(_rings(country)) for country in countries]
    steps = np.concatenate([np.diff(arc, axis=0) for arc in arcs])
    zigzag = np.where(steps < 0, -2 * steps - 1, 2 * steps).astype(np.uint16)
    return {
        "finest": np.asarray(FINEST),
        "grid": np.asarray([*scale, *shift]),
        "start": np.asarray([arc[0] for arc in arcs], dtype=np.int32),
        "points": np.asarray([len(arc) for arc in arcs], dtype=np.uint16),
        "low": (zigzag & 255).astype(np.uint8).T,
        "high": (zigzag >> 8).astype(np.uint8).T,
        "level": np.concatenate(levels).astype(np.uint8),
        "borders": np.asarray(_borders(rings, _rings(land)), dtype=np.int16),
        **_ring_arrays("land", list(_rings(land)), arcs, turn),
        **_ring_arrays("country", [ring for own in rings for ring in own], arcs, turn),
        "country_of": np.repeat(np.arange(len(rings)), [len(own) for own in rings]).astype(
            np.uint8
        ),
        "name": np.asarray([_name(country) for country in countries]),
    }


def save(arrays: dict[str, NDArray[Any]], target: Path = HERE / "world.npz") -> None:
    """Write the arrays."""
    np.savez_compressed(target, allow_pickle=False, **arrays)


def _name(country: dict[str, Any]) -> str:
    name = str(country["properties"]["name"])
    return "" if name in UNNAMED else RENAMED.get(name, name)


def _unwrapped(arc: Ints, turn: int) -> Ints:
    """An arc that goes on beyond the date line instead of jumping around the earth."""
    return np.column_stack([np.unwrap(arc[:, 0], period=turn), arc[:, 1]])


def _levels(points: NDArray[np.float64]) -> Ints:
    """How much each point matters; -1 for those that are left out.

    Douglas and Peucker's order (The Canadian Cartographer 10 (2), 1973), made to nest: no point
    matters more than the ones between which it was found.
    """
    flat = points[:, 0] * np.cos(np.radians(points[:, 1].mean())), points[:, 1]
    level = np.full(len(points), -1)
    level[[0, -1]] = ENDS
    open_runs = [(0, len(points) - 1, 2.0**ENDS)]
    while open_runs:
        first, last, most = open_runs.pop()
        if last - first < 2:
            continue
        away = _away(*(axis[first : last + 1] for axis in flat))
        furthest = first + 1 + int(away.argmax())
        matters = min(most, float(away.max()))
        if matters >= FINEST:
            level[furthest] = min(ENDS - 1, int(np.log2(matters / FINEST)))
            open_runs += [(first, furthest, matters), (furthest, last, matters)]
    return level


def _away(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far the inner points of a line lie from the straight way between its ends."""
    along, up = x[-1] - x[0], y[-1] - y[0]
    square = along * along + up * up
    right, above = x[1:-1] - x[0], y[1:-1] - y[0]
    share = np.clip((right * along + above * up) / square, 0, 1) if square else 0.0
    away: NDArray[np.float64] = np.hypot(right - share * along, above - share * up)
    return away


def _rings(geometry: dict[str, Any]) -> Iterable[Sequence[int]]:
    """The rings of a geometry, outer and inner ones alike."""
    arcs = geometry["arcs"]
    polygons = arcs if geometry["type"] == "MultiPolygon" else [arcs]
    return (ring for polygon in polygons for ring in polygon)


def _borders(rings: Iterable[Iterable[Sequence[int]]], land: Iterable[Sequence[int]]) -> list[int]:
    """The arcs that two countries share: those that are no coast."""
    used = Counter(_own(arc) for own in rings for ring in own for arc in ring)
    coast = {_own(arc) for ring in land for arc in ring}
    return sorted(set(used) - coast)


def _own(arc: int) -> int:
    """The number of an arc, whichever way it is gone."""
    return arc if arc >= 0 else ~arc


def _ring_arrays(
    name: str, rings: Sequence[Sequence[int]], arcs: Sequence[Ints], turn: int
) -> dict[str, NDArray[Any]]:
    """The arcs of rings, and by how many turns each is moved so that the ring does not jump."""
    turns = []
    for ring in rings:
        end: int | None = None
        for arc in ring:
            ends = arcs[_own(arc)][[0, -1], 0].tolist()
            first, last = ends if arc >= 0 else reversed(ends)
            moved = 0 if end is None else round((end - first) / turn)
            turns.append(moved)
            end = last + moved * turn
    return {
        f"{name}_arcs": np.asarray([arc for ring in rings for arc in ring], dtype=np.int16),
        f"{name}_turns": np.asarray(turns, dtype=np.int8),
        f"{name}_rings": np.asarray([len(ring) for ring in rings], dtype=np.uint16),
    }


if __name__ == "__main__":
    save(build())
