"""Is exactly that cut off which lies beyond the edges?"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from web.maps.clipping import Edges, clip_line, clip_ring

EDGES = Edges(0.0, 0.0, 10.0, 7.0)
coordinates = st.integers(-20, 30).map(float)
points = st.tuples(coordinates, coordinates)
rings = st.lists(points, min_size=3, max_size=12).map(np.asarray)
lines = st.lists(points, min_size=2, max_size=12).map(np.asarray)


def within(found: np.ndarray) -> bool:
    """Whether all points lie within the edges."""
    low, high = np.asarray(EDGES[:2]) - 1e-9, np.asarray(EDGES[2:]) + 1e-9
    return bool(((found >= low) & (found <= high)).all())


def holds(ring: np.ndarray, x: float, y: float) -> bool:
    """Whether a point lies inside, by counting crossings."""
    inside = False
    for (ax, ay), (bx, by) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if (ay > y) != (by > y) and ax + (y - ay) * (bx - ax) / (by - ay) > x:
            inside = not inside
    return inside


@given(ring=rings, x=st.floats(0.01, 9.99), y=st.floats(0.01, 6.99))
def test_inside_stays_inside(ring: np.ndarray, x: float, y: float) -> None:
    """A point of the sheet is in what is left of a ring if and only if it was in the ring."""
    following = np.roll(ring, -1, axis=0)
    step = following - ring
    # Not on an edge, where either answer would do.
    away = np.abs(step[:, 0] * (y - ring[:, 1]) - step[:, 1] * (x - ring[:, 0]))
    assume((away > 1e-3 * np.maximum(np.hypot(*step.T), 1)).all())
    found = clip_ring(ring, EDGES)
    assert within(found)
    assert (holds(found, x, y) if len(found) else False) == holds(ring, x, y)


@given(ring=rings)
def test_closed_and_open_rings_are_the_same(ring: np.ndarray) -> None:
    """Outlines repeat their first point."""
    assume((ring[0] != ring[-1]).any())
    closed = np.vstack([ring, ring[:1]])
    np.testing.assert_array_equal(clip_ring(closed, EDGES), clip_ring(closed[:-1], EDGES))


@given(line=lines)
def test_pieces_of_a_line_lie_within_and_are_as_long(line: np.ndarray) -> None:
    """What is inside is kept, piece by piece; its length is that of many small steps inside."""
    pieces = clip_line(line, EDGES)
    assert all(within(piece) for piece in pieces)
    assert all(len(piece) >= 2 for piece in pieces)
    length = sum(np.hypot(*np.diff(piece, axis=0).T).sum() for piece in pieces)
    expected = 0.0
    for start, end in pairwise(line):
        share = (np.arange(2_000) + 0.5) / 2_000
        steps = start + share[:, None] * (end - start)
        inside = ((steps >= EDGES[:2]) & (steps <= EDGES[2:])).all(axis=1)
        expected += np.hypot(*(end - start)) * inside.mean()
    assert abs(length - expected) < 0.05 * len(line)


def test_line_through_a_corner_of_the_sheet_is_parted() -> None:
    """In, out, and in again: two pieces; straight on: one."""
    bent = np.asarray([(5.0, 3.0), (15.0, 3.0), (15.0, 5.0), (5.0, 5.0)])
    assert len(clip_line(bent, EDGES)) == 2
    assert len(clip_line(np.asarray([(1.0, 1.0), (2.0, 2.0), (3.0, 1.0)]), EDGES)) == 1
    assert clip_line(np.asarray([(20.0, 1.0), (30.0, 2.0)]), EDGES) == []
