"""The words of tolls: panels of lines of points, and where claimants differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from search.figures import FigureView


class Measure(StrEnum):
    """What befell those that a panel counts."""

    DEAD = "dead"
    WOUNDED = "wounded"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"


class Victims(StrEnum):
    """Whom a panel counts; the finer categories of the figures are told beside them."""

    ALL = "all"
    CIVILIANS = "civilians"
    SECURITY_FORCES = "security_forces"
    INSURGENTS = "insurgents"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    OTHERS = "others"


class Dated(StrEnum):
    """How the place of a figure in time is known."""

    STATED = "stated"  # the day of the statement
    PRINTED = "printed"  # the report's day of publication, for want of that
    UNKNOWN = "unknown"


class Bearing(StrEnum):
    """How a figure bears on another."""

    REPEATS = "repeats"
    REVISES = "revises"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure in its place in time.

    Args:
        figure: the figure with its passage.
        on: the day of the statement, else of publication; None when neither is known.
        dated: which of these it is.
        order: its place among the figures of its line on that day, from 0.
        order_inferred: whether that place is inferred from the values (tolls rise).
        bearing: how it bears on the figure before it in its line; None for the first.
        reason: why, for people; "" without a bearing.
    """

    figure: FigureView
    on: date | None
    dated: Dated
    order: int = 0
    order_inferred: bool = False
    bearing: Bearing | None = None
    reason: str = ""

    @property
    def low(self) -> int:
        """The lowest value that the words allow; of "around 50" the value itself."""
        claim = self.figure.claim
        return next((n for n in (claim.minimum, claim.value, claim.maximum) if n is not None), 0)

    @property
    def high(self) -> int | None:
        """The highest value that the words allow; None when they set none."""
        return self.figure.claim.maximum


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one claimant says of one category.

    Args:
        claimant: the name to show: the entity's, else the words; "" when nobody is named.
        key: what makes the claimant the same; "" when nobody is named.
        category: the category of its figures.
        points: in the order in which they were stated, those of unknown day last.
    """

    claimant: str
    key: str
    category: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two claimants whose figures differ.

    Args:
        first: the earlier figure.
        second: the other claimant's.
        reconcilable: whether both may be right as stated.
        reason: whether both may be right as stated, or what may explain it; for people.
    """

    first: Point
    second: Point
    reconcilable: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The figures of one kind of victims, measure and place.

    Args:
        measure: what befell them.
        victims: who they are.
        place: the entity of the place; "" for figures of a country, of several places, or of none.
        lines: by claimant and category, the one with the highest figure first.
        differences: between claimants who are named, or that a report sets against each other.
    """

    measure: Measure
    victims: Victims
    place: str
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All its figures, line after line."""
        return tuple(point for line in self.lines for point in line.points)
