"""What can a rule's match mean, and what must be known of the text around it to say so?

Holds the values that the readers of meaning take and give. Keeps out: the meanings themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from index.dates.matcher import Found
from index.model.certainty import Basis
from index.model.dates import TimexType
from index.model.days import DayRange


class Mode(StrEnum):
    """How a document tells time."""

    NEWS = "news"  # the publication day anchors what is relative
    NARRATIVE = "narrative"  # the last date in the text does


PUBLICATION_DAY = "publication day"
"""What the anchor of a report is called, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where the running text stands in time, as finely as it said.

    Args:
        year: negative before Christ (-480 is 480 BC).
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        surface: the words that put it there.
        sentence: the ordinal of the sentence that they stand in.
        value: the TIMEX3 value of those words.
        end: one past their last token, to tell what goes on from them.
        basis: how sure it is; what leans on it is no surer.
    """

    year: int
    month: int | None = None
    day: int | None = None
    surface: str = ""
    sentence: int = -1
    value: str = ""
    end: int = -1
    basis: Basis = Basis.STATED

    @property
    def on(self) -> date | None:
        """The point as a day, where it is one that the calendar holds."""
        if self.month is None or self.day is None or self.year < 1:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def described(self) -> str:
        """The point for people, with the words that made it."""
        return earlier_in_text(self.surface, self.value)


@lru_cache(maxsize=64)
def _publication(day: date) -> Point:
    return Point(year=day.year, month=day.month, day=day.day, surface="publication", value=str(day))


def earlier_in_text(surface: str, value: str) -> str:
    """How an expression is named for people as the anchor of a later one."""
    return f"“{surface}” earlier in the text ({value})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known where an expression stands.

    Args:
        published: the publication day, or None.
        mode: how the document tells time.
        point: the last date that the text named, or None at its beginning.
        story: where the story stands, which an aside does not move; None at the beginning.
        last_day: the last expression that named one day, or None.
        period: the last quarter that was named, or None.
        sentence: the ordinal of the sentence of the expression.
        awaited: months without a year that some mention of the document puts ahead.
        day_first: whether the document writes 7/3 for 7 March; None when nothing shows it.
        anchor_name: what `published` is, for people ("publication day", "the tweet's day").
    """

    published: date | None
    mode: Mode
    point: Point | None = None
    story: Point | None = None
    last_day: Point | None = None
    period: Point | None = None
    sentence: int = 0
    awaited: frozenset[int] = frozenset()
    day_first: bool | None = None
    anchor_name: str = PUBLICATION_DAY

    @property
    def base(self) -> Point | None:
        """What relative expressions lean on: publication in news, the running text in narrative."""
        if self.published is not None and self.mode is Mode.NEWS:
            return self.publication
        return self.story

    @property
    def publication(self) -> Point | None:
        """The publication day as a point."""
        return None if self.published is None else _publication(self.published)

    def naming(self, point: Point) -> str:
        """An anchor for people."""
        if self.published is not None and point.surface == "publication":
            return f"{self.anchor_name} {self.published.isoformat()}"
        return point.described


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an expression means.

    Args:
        value: TIMEX3 value.
        type: TIMEX3 type.
        basis: how sure.
        anchor: what it was resolved against; "" when nothing was needed.
        steps: how, one short sentence a step.
        days: the days, where the value alone does not give them (an interval of a duration).
        moves: whether the running text now stands there.
    """

    value: str
    type: TimexType = TimexType.DATE
    basis: Basis = Basis.STATED
    anchor: str = ""
    steps: tuple[str, ...] = ()
    days: DayRange | None = None
    moves: bool = True


Reader = Callable[[Found, Context], Reading | None]
"""Says what a match means; None where it means nothing after all."""


def unresolved(value: str, why: str, *, type: TimexType = TimexType.DATE) -> Reading:  # noqa: A002 - the standard's word
    """A reading that claims no days, with the reason."""
    return Reading(value=value, type=type, basis=Basis.UNRESOLVED, steps=(why,), moves=False)


def resolved(
    value: str, *, against: str, steps: tuple[str, ...], basis: Basis | None = None
) -> Reading:
    """A reading that leans on an anchor."""
    return Reading(
        value=value,
        type=TimexType.TIME if "T" in value else TimexType.DATE,
        basis=basis or Basis.RESOLVED,
        anchor=against,
        steps=steps,
    )
