"""When was what "two days of fighting" tells, in a report that says when the fighting began?

Only where a report dates the beginning of such a thing on exactly one day; the days are inferred.
Keeps out: where passages with a date of their own stand (placement.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.entries import Precision
from index.timeline.placement import Placement

# Words for one and the same thing that lasts; what stands in one group can be told by another.
_MATTERS = (
    ("fighting", "clashes", "violence", "battles", "hostilities", "escalation"),
    ("protests", "demonstrations", "unrest", "riots", "rioting"),
    ("strikes", "airstrikes", "bombing", "bombardment", "shelling"),
    ("rain", "rains", "rainfall", "floods", "flooding"),
)
_MATTER_OF = {word: number for number, words in enumerate(_MATTERS) for word in words}
_ANY = "|".join(_MATTER_OF)
_BEGAN = re.compile(
    rf"\b(?P<matter>{_ANY})\s+(?:\w+\s+)?(?:erupted|began|started|broke out|flared|flared up)\b",
    re.IGNORECASE,
)
_OF = re.compile(rf"\s+of\s+(?:\w+\s+){{0,2}}(?P<matter>{_ANY})\b", re.IGNORECASE)
_DAYS = re.compile(r"P(\d{1,2})D")
_MOST_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """When a thing that lasts began.

    Args:
        matter: which thing.
        day: its first day.
    """

    matter: int
    day: date


def beginning_in_text(text: str, placement: Placement) -> Beginning | None:
    """The beginning that a dated sentence tells of, or None."""
    exact = placement.precision in (Precision.DAY, Precision.PART_OF_DAY)
    told = _BEGAN.search(text)
    if told is None or not exact or placement.days is None or placement.days.start is None:
        return None
    return Beginning(matter=_MATTER_OF[told["matter"].lower()], day=placement.days.start)


def lasted(
    text: str,
    dates: Sequence[DateMention],
    *,
    start: int,
    beginnings: Iterable[Beginning],
    until: date | None,
) -> Placement | None:
    """The days of a thing that lasted so long; None where the report does not tell.

    Args:
        text: the sentence's words.
        dates: the date mentions within it, with offsets into the body.
        start: its first code point in the body.
        beginnings: what the report says of when things began.
        until: the last day that the report can tell of, or None.
    """
    begun = set(beginnings)
    for mention in dates:
        length = _DAYS.fullmatch(mention.value) if mention.type is TimexType.DURATION else None
        of = _OF.match(text, mention.end - start)
        if length is None or of is None or mention.mod or not 2 <= int(length[1]) <= _MOST_DAYS:
            continue
        days = {one.day for one in begun if one.matter == _MATTER_OF[of["matter"].lower()]}
        if len(days) != 1:
            continue
        (first,) = days
        last = first + timedelta(days=int(length[1]) - 1)
        if until is not None and last <= until:
            return Placement(
                days=DayRange.inclusive(first, last),
                precision=Precision.INTERVAL,
                grain=Grain.INTERVAL,
                part="",
                basis=Basis.INFERRED,
            )
    return None
