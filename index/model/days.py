"""What are days to Dateline? Half-open ranges of them, and how fine an expression is.

What people read is made inclusive at the edge. Keeps out: date expressions in a text (dates.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """How fine a date is; the TIMEX3 habit, with an explicit interval."""

    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DayRange:
    """A half-open range of days; either side may be open, not both.

    Args:
        start: the first day, or None when the range has no known beginning.
        end: the day after the last, or None when the range has no known end.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a DayRange needs a start or an end")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"a DayRange must not be empty: {self.start} to {self.end}")

    @classmethod
    def day(cls, day: date) -> DayRange:
        """The range of exactly one day."""
        return cls.inclusive(day, day)

    @classmethod
    def inclusive(cls, first: date | None, last: date | None) -> DayRange:
        """The range from first to last day, both included, either possibly open."""
        end = None if last is None or last == date.max else last + timedelta(days=1)
        return cls(start=first, end=end)

    @property
    def first(self) -> date | None:
        """The first day, inclusive."""
        return self.start

    @property
    def last(self) -> date | None:
        """The last day, inclusive."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def is_one_day(self) -> bool:
        """Whether the range is exactly one day."""
        if self.start is None or self.end is None:
            return False
        return self.end - self.start == timedelta(days=1)

    def overlaps(self, other: DayRange) -> bool:
        """Whether the two ranges share a day; open sides reach without end."""
        starts_before = self.start is None or other.end is None or self.start < other.end
        ends_after = self.end is None or other.start is None or other.start < self.end
        return starts_before and ends_after
