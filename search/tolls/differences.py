"""Where do claimants give different numbers of the same thing, and can both be right?

Keeps out: how one claimant's figures change (lines.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from search.figures import span_of
from search.tolls.lines import by_time
from search.tolls.model import Dated, Difference, Line, Point

# "Around 50" allows this much more and less, as a share, before it is held to differ.
_ROUGHLY = 0.1
_ROUGH = frozenset({"around", "some", "nearly"})
_MOST = 12
_FAR = 10**6
# Open bounds so many times apart are no two counts of one thing: "at least 20" beside 745.
_FACTOR = 3


def differences(lines: Sequence[Line]) -> tuple[Difference, ...]:
    """Where claimants who count the same give different figures."""
    found: dict[tuple[str, ...], Difference] = {}
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            difference = _opposed(one, other)
            if difference is None and one.key and other.key and one.key != other.key:
                difference = _closest(one, other) if _same_count(one, other) else None
            if difference is not None:
                found.setdefault(tuple(sorted((one.key, other.key, one.category))), difference)
    return tuple(found.values())[:_MOST]


def _opposed(one: Line, other: Line) -> Difference | None:
    """Two figures that one report sets against each other: "other estimates put it at 134"."""
    for first in one.points:
        for second in other.points:
            if _sets_against(first, second) or _sets_against(second, first):
                return Difference(
                    first=first,
                    second=second,
                    reconcilable=_compatible(first, second),
                    reason="one report sets them against each other",
                )
    return None


def _sets_against(first: Point, second: Point) -> bool:
    """Whether the article of both says that the second contradicts the first."""
    article, span = span_of(first.figure)
    same = span_of(second.figure)[0] == article
    return same and f"contradicts:{span}" in second.figure.claim.relations


def _same_count(one: Line, other: Line) -> bool:
    """Whether two lines count the same people and the same kind of death."""
    first, second = (line.points[0].figure.claim for line in (one, other))
    people = {first.category, second.category} <= {"all", "people"}
    return (first.category == second.category or people) and first.measure == second.measure


def _closest(one: Line, other: Line) -> Difference | None:
    """How two lines differ, by the figures stated with the fewest days between, latest first."""
    pairs = sorted(
        ((first, second) for first in one.points for second in other.points),
        key=lambda pair: (_days_apart(*pair), -max(pair[0].low, pair[1].low)),
    )
    made = (_difference(*sorted(pair, key=by_time)) for pair in pairs)
    return next((difference for difference in made if difference is not None), None)


def _days_apart(first: Point, second: Point) -> int:
    if first.on is None or second.on is None:
        return _FAR
    unsure = (first.dated is not Dated.STATED) + (second.dated is not Dated.STATED)
    return abs((first.on - second.on).days) * 3 + unsure


def _difference(first: Point, second: Point) -> Difference | None:
    one, other = first.figure.claim, second.figure.claim
    if (one.value, one.minimum) == (other.value, other.minimum) or "vague" in (
        one.qualifier,
        other.qualifier,
    ):
        return None
    if one.died is not None and other.died is not None and not one.died.overlaps(other.died):
        return None
    compatible = _compatible(first, second)
    if compatible and max(first.low, second.low) > _FACTOR * min(first.low, second.low):
        return None
    if compatible:
        reason = "as stated, both may be right"
    elif first.on != second.on:
        reason = "they were not stated on the same day"
    else:
        reason = "no number meets both, if they count the same days and places"
    return Difference(
        first=first,
        second=second,
        reconcilable=compatible or first.on != second.on,
        reason=reason,
    )


def _compatible(first: Point, second: Point) -> bool:
    """Whether some number meets the words of both."""
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _bounds(point: Point) -> tuple[float, float | None]:
    claim = point.figure.claim
    if claim.qualifier in _ROUGH and claim.value is not None:
        return claim.value * (1 - _ROUGHLY), claim.value * (1 + _ROUGHLY)
    return point.low, point.high
