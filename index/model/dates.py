"""What is a date in a text? An expression, the days it stands for, and how they were reached.

Spans are half-open code-point offsets into the body. Keeps out: how dates are found and resolved.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.model.certainty import Basis
from index.model.days import DayRange, Grain


class TimexType(StrEnum):
    """The four TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression and what it stands for.

    Args:
        start: first code point in the body.
        end: one past the last.
        surface: the exact words.
        type: TIMEX3 type.
        value: TIMEX3 value; "XXXX-.." or PRESENT_REF and the like where unresolved.
        days: the days meant, or None when unresolved (or not days: a bare duration).
        grain: how fine the expression is; None when it has none.
        rule: the rule that found it.
        anchor: what it was resolved against, for people; "" when it needs nothing.
        basis: stated, resolved, inferred or unresolved.
        steps: the chain of reasoning, one short sentence a step.
        mod: TIMEX3 mod (START, MID, END, APPROX, MORE_THAN, ...); "" when the words say nothing.
        quant: TIMEX3 quant of a set (EACH, EVERY), else "".
        freq: TIMEX3 freq of a set ("2X" in "twice a week"), else "".
    """

    start: int
    end: int
    surface: str
    type: TimexType
    value: str
    days: DayRange | None
    grain: Grain | None
    rule: str
    anchor: str = ""
    basis: Basis = Basis.STATED
    steps: tuple[str, ...] = ()
    mod: str = ""
    quant: str = ""
    freq: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDating:
    """Words that say when an event was: "the Dec. 8 takeover of Syria's government".

    Args:
        start: first code point in the body.
        end: one past the last.
        event: the kind of event and the last name of who takes part, e.g. "regime_change/assad".
        given: the participant's name before the last, in lower case; "" when the text has none.
        value: the TIMEX3 value of the day, month or year.
        direct: whether the words name the participant; else the text's one dated event of the kind
            is taken for it.
    """

    start: int
    end: int
    event: str
    given: str
    value: str
    direct: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLeaning:
    """An event that a text leans on ("since Assad's ouster") and does not date itself.

    Args:
        event: as in `EventDating`.
        given: as in `EventDating`.
        answer: what other articles were known to say of it when it was annotated; "" for nothing.
    """

    event: str
    given: str
    answer: str = ""
