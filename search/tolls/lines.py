"""What does a claimant say over time? Figures in the order of their statement, and what changed.

Keeps out: other claimants (differences.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from index.model.names import Entity
from search.figures import FigureView
from search.tolls.model import Bearing, Dated, Line, Point


def line_of(figures: Sequence[FigureView], entities: Mapping[str, Entity]) -> Line:
    """The line of figures by one claimant, of one category and measure."""
    claim = figures[0].claim
    entity = entities.get(claim.claimant_key)
    points = sorted((_point(figure) for figure in figures), key=by_time)
    return Line(
        claimant=entity.name if entity is not None else claim.claimant,
        key=claim.claimant_key,
        category=claim.category,
        points=_with_bearings(points),
    )


def _point(figure: FigureView) -> Point:
    published = figure.passage.article.published
    claim = figure.claim
    if claim.stated_on is not None:
        dated = Dated.PRINTED if claim.stated_inferred else Dated.STATED
        return Point(figure=figure, on=claim.stated_on, dated=dated)
    if published is not None:
        return Point(figure=figure, on=published.day, dated=Dated.PRINTED)
    return Point(figure=figure, on=None, dated=Dated.UNKNOWN)


def by_time(point: Point) -> tuple[date, int, str, int]:
    """The order of statement; within a day that of the values, for tolls rise."""
    claim = point.figure.claim
    return (point.on or date.max, point.low, point.figure.passage.passage.id, claim.start)


def _with_bearings(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points of a line with their order within days and how each bears on the one before."""
    made: list[Point] = []
    for point in points:
        before = made[-1] if made else None
        same_day = before is not None and before.on == point.on and point.on is not None
        order = before.order + 1 if before is not None and same_day else 0
        bearing, reason = _bearing(before, point) if before is not None else (None, "")
        made.append(
            Point(
                figure=point.figure,
                on=point.on,
                dated=point.dated,
                order=order,
                order_inferred=same_day and bearing is not Bearing.REPEATS,
                bearing=bearing,
                reason=reason,
            )
        )
    return tuple(made)


def _bearing(before: Point, point: Point) -> tuple[Bearing | None, str]:
    first, second = before.figure.claim, point.figure.claim
    if (first.value, first.minimum) == (second.value, second.minimum):
        return Bearing.REPEATS, "the same claimant, the same number"
    if before.dated is not Dated.STATED or point.dated is not Dated.STATED:
        return None, ""  # which was said first is not known
    if before.on == point.on:
        return (
            Bearing.REVISES,
            "the same claimant on the same day; the higher is taken as the later",
        )
    return Bearing.REVISES, "the same claimant on a later day"
