"""What of a line or a ring lies on the sheet? Cut at its edges.

Keeps out: projection; everything here is on a plane.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_NOTHING = np.zeros((0, 2))


class Edges(NamedTuple):
    """A rectangle: the least and greatest of both coordinates."""

    left: float
    top: float
    right: float
    bottom: float


def clip_ring(points: Floats, edges: Edges) -> Floats:
    """The part of a ring's inside that lies in a rectangle; its first point is not repeated.

    Sutherland and Hodgman (Communications of the ACM 17 (1), 1974): pieces that the rectangle parts
    are joined along its edge, where a line that is drawn should be out of sight.

    Args:
        points: shape (n, 2), closed or not.
        edges: the rectangle.
    """
    if len(points) and (points[0] == points[-1]).all():
        points = points[:-1]
    for axis, bound, above in (
        (0, edges.left, True),
        (0, edges.right, False),
        (1, edges.top, True),
        (1, edges.bottom, False),
    ):
        if len(points) < 3:
            return _NOTHING
        points = _half(points, axis, bound, above=above)
    return points if len(points) >= 3 else _NOTHING


def clip_line(points: Floats, edges: Edges) -> list[Floats]:
    """The pieces of a line that lie in a rectangle, in order; Liang and Barsky's cuts.

    Args:
        points: shape (n, 2).
        edges: the rectangle.
    """
    if len(points) < 2:
        return []
    start, step = points[:-1], np.diff(points, axis=0)
    enter, leave = np.zeros(len(step)), np.ones(len(step))
    outside = np.zeros(len(step), dtype=np.bool_)
    for axis, low, high in ((0, edges.left, edges.right), (1, edges.top, edges.bottom)):
        at, by = start[:, axis], step[:, axis]
        still = by == 0
        outside |= still & ((at < low) | (at > high))
        safe = np.where(still, 1.0, by)
        one, other = (low - at) / safe, (high - at) / safe
        first, last = np.minimum(one, other), np.maximum(one, other)
        enter = np.maximum(enter, np.where(still, 0.0, first))
        leave = np.minimum(leave, np.where(still, 1.0, last))
    kept = np.flatnonzero(~outside & (enter <= leave))
    pieces: list[list[Floats]] = []
    previous = -2
    for n in kept.tolist():
        begin, end = start[n] + enter[n] * step[n], start[n] + leave[n] * step[n]
        if not (pieces and previous == n - 1 and enter[n] == 0 and leave[n - 1] == 1):
            pieces.append([begin])
        pieces[-1].append(end)
        previous = n
    found = (np.asarray(piece) for piece in pieces)
    return [np.clip(piece, edges[:2], edges[2:]) for piece in found]


def _half(points: Floats, axis: int, bound: float, *, above: bool) -> Floats:
    """The part of a ring on one side of a line along an axis."""
    following = np.roll(points, -1, axis=0)
    at, then = points[:, axis], following[:, axis]
    inside = at >= bound if above else at <= bound
    inside_then = np.roll(inside, -1)
    crossing = inside != inside_then
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(crossing, (bound - at) / (then - at), 0.0)
    cut = points + share[:, None] * (following - points)
    cut[:, axis] = bound
    both = np.stack([points, cut], axis=1).reshape(-1, 2)
    kept: Floats = both[np.stack([inside, crossing], axis=1).ravel()]
    return kept
