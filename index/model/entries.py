"""What is a timeline entry? Passages that speak of one event, placed in time.

Keeps out: how passages are placed and grouped (timeline/).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.model.certainty import Basis
from index.model.days import DayRange, Grain


class Precision(StrEnum):
    """How exactly a timeline entry is placed; each has its mark on the page."""

    PART_OF_DAY = "part_of_day"
    DAY = "day"
    INTERVAL = "interval"  # several days, a week, a month, a year
    NOT_BEFORE = "not_before"  # open to the right
    NOT_AFTER = "not_after"  # open to the left
    UNDATED = "undated"


class Ground(StrEnum):
    """Why a passage stands in a timeline entry."""

    DAY = "day"  # it says when, and tells of the same as the others of that day
    FIGURES = "figures"  # no day of its own; it repeats, replaces or adds up their figures
    PLACE = "place"  # no day of its own; the same kind of event in the same place
    SUBJECT = "subject"  # no day of its own; the same kind of event, no place tells it apart
    WORDING = "wording"  # no day of its own; much the same words
    SEQUEL = "sequel"  # no day of its own; it goes on with a sentence that stands there
    ITSELF = "itself"  # no day of its own, and nothing that it joins


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """What happened on a day or interval: passages that speak of one event.

    Args:
        id: the id of its oldest passage that stands there by its own right (by its day, or in an
            undated entry by anything but going on with another), which is its permanent address.
        days: when, or None when undated.
        precision: how exactly.
        grain: the grain of the date that places it; None when undated.
        part: TIMEX3 part of day ("MO", "NI", ...) when all dated passages agree on one, else "".
        basis: the strongest basis among the dates that place it.
        headline: the id of the passage that is shown first; chosen, never written.
        passages: ids of all its passages, oldest first.
        grounds: why each of them stands there, in the same order.
    """

    id: str
    days: DayRange | None
    precision: Precision
    grain: Grain | None
    part: str
    basis: Basis
    headline: str
    passages: tuple[str, ...]
    grounds: tuple[Ground, ...]
