"""What do several datings of one event say together? The finest, where each lies within the others.

Two that exclude each other say nothing at all. Keeps out: where datings come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.dates.timex import days_of
from index.model.days import DayRange


def finest(values: Sequence[str]) -> str | None:
    """The finest of some TIMEX3 values that nest in each other; None where two do not.

    Args:
        values: days, months, years.
    """
    ranges = [(value, days) for value in values if (days := days_of(value)) is not None]
    if not ranges or len(ranges) < len(values):
        return None
    best, inner = min(ranges, key=lambda pair: (_length(pair[1]), pair[0]))
    return best if all(holds(days, inner) for _, days in ranges) else None


def holds(outer: DayRange, inner: DayRange) -> bool:
    """Whether a closed range lies within another."""
    if outer.start is None or outer.end is None or inner.start is None or inner.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def _length(days: DayRange) -> int:
    return 0 if days.start is None or days.end is None else (days.end - days.start).days
