"""When was an event, by what all articles say of it? One answer, or none where they disagree.

Only words that name the event itself decide. What other articles say of an event of the same kind
may make the answer finer, never another one. Keeps out: where the sayings are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.dates.events.agreement import finest, holds
from index.dates.timex import days_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What some articles say of an event's time, by the oldest passage that says so.

    Args:
        direct: whether they name the event itself.
        given: the given name of the participant, "" when they have none.
        value: the TIMEX3 value.
        passage: the id of that passage.
        within: where in it the words begin.
        article: the id of its article.
        start: where in the article they begin.
        end: one past their end.
    """

    direct: bool
    given: str
    value: str
    passage: str
    within: int
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What articles say together.

    Args:
        direct: the finest that names the event itself.
        finer: a finer one of its kind that lies within, or None.
    """

    direct: Saying
    finer: Saying | None

    @property
    def word(self) -> str:
        """What stands for it where answers are compared; it holds no word of a text."""
        parts = [self.direct] if self.finer is None else [self.direct, self.finer]
        return " ".join(f"{t.value}@{t.passage}+{t.within}-{t.end - t.start}" for t in parts)


def answer_to(given: str, sayings: Sequence[Saying]) -> Answer | None:
    """When the event was that somebody of a given name took part in.

    Args:
        given: "" where the article that asks has none.
        sayings: on all events of the kind whose participant has the same last name.
    """
    names = {t.given for t in sayings} - {""}
    if given:
        # A bare last name is somebody else's as soon as anybody else bears it.
        ours = {given, ""} if names <= {given} else {given}
    elif len(names) <= 1:
        ours = {*names, ""}
    else:
        return None
    heard = [t for t in sayings if t.given in ours]
    direct = [t for t in heard if t.direct]
    value = finest([t.value for t in direct])
    outer = None if value is None else days_of(value)
    if value is None or outer is None:
        return None
    within = [
        t
        for t in heard
        if not t.direct
        and t.value != value
        and (days := days_of(t.value)) is not None
        and holds(outer, days)
    ]
    finer = finest([t.value for t in within])
    return Answer(direct=_first(direct, value), finer=_first(within, finer) if finer else None)


def _first(sayings: Sequence[Saying], value: str) -> Saying:
    return next(t for t in sayings if t.value == value)
