"""What is a figure in a text? A number of victims as somebody claims it.

Spans are half-open code-point offsets into the body. Keeps out: how figures are found and related.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.model.days import DayRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure of victims, as somebody claims it.

    Args:
        start: first code point of the figure with its victims ("at least 162 civilians").
        end: one past the last.
        surface: the exact words.
        value: the number as stated; None for "dozens" and the like.
        minimum: the lowest value that the words allow; None when they set none.
        maximum: the highest value that the words allow; None when they set none.
        qualifier: exact, at_least, more_than, over, around, some, up_to, nearly, range, vague.
        measure: killed, executed, assassinated, bodies_found, bodies_buried, wounded, missing,
            detained, displaced.
        category: civilians, security_forces, insurgents, women, children, ..., all, people.
        claimant: who says so, the words of the text; "" when nobody is named.
        accused: who is said to have done it; "" when not said.
        place: where, the words of the text; "" when not said.
        stated_on: the day of the statement, or None.
        stated_inferred: whether that is the report's own day, for want of another.
        died: the days of the deaths, or None.
        scope: event, background or historical.
        rule: the rule that found it.
        relations: "equal:…", "supersedes:…", "total_of:…", "contradicts:…" with spans of figures.
        claimant_key: what makes two claimants the same: an entity's id, or the folded words; ""
            when nobody is named.
        place_ids: the entities of the place, several in "Arva and Senn"; empty when not said.
        part_of: the span of the figure that this one is a part of ("31 bodies, including nine
            children"), "10-19", or "".
    """

    start: int
    end: int
    surface: str
    value: int | None
    minimum: int | None
    maximum: int | None
    qualifier: str
    measure: str
    category: str
    claimant: str = ""
    accused: str = ""
    place: str = ""
    stated_on: date | None = None
    stated_inferred: bool = False
    died: DayRange | None = None
    scope: str = "event"
    rule: str = ""
    relations: tuple[str, ...] = ()
    claimant_key: str = ""
    place_ids: tuple[str, ...] = ()
    part_of: str = ""
