"""Where in time do passages meet? Only those of one bucket can make an entry together.

A dated passage stands in the bucket of its days. One without a day visits the days that its article
tells of, and meets others of its kind in the bucket of the day that its article tells of most.
Keeps out: which passages of a bucket make an entry (grouping.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.model.days import DayRange
from index.model.entries import Precision

_DAY = "day"
_NEAR = "near "


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Bucket:
    """A place in time where passages meet.

    Args:
        days: when; None for a bucket of passages without a day.
        manner: "day", or another precision; without days "near" with the day that articles tell
            of most, or the id of the one passage.
    """

    days: DayRange | None
    manner: str

    def __str__(self) -> str:
        """The bucket as one word, which `parse` reads."""
        if self.days is None:
            return f"//{self.manner}"
        return f"{self.days.start or ''}/{self.days.end or ''}/{self.manner}"

    @classmethod
    def parse(cls, text: str) -> Bucket:
        """The bucket that was written as a word."""
        start, end, manner = text.split("/")
        days = None
        if start or end:
            days = DayRange(
                start=date.fromisoformat(start) if start else None,
                end=date.fromisoformat(end) if end else None,
            )
        return cls(days=days, manner=manner)

    @classmethod
    def on(cls, day: date) -> Bucket:
        """Where passages of one day meet."""
        return cls(days=DayRange.day(day), manner=_DAY)

    @classmethod
    def near(cls, day: date) -> Bucket:
        """Where passages without a day meet whose articles tell of one day most."""
        return cls(days=None, manner=f"{_NEAR}{day.isoformat()}")

    @property
    def near_day(self) -> date | None:
        """The day that the articles of its passages tell of most, where that is what they share."""
        if self.days is not None or not self.manner.startswith(_NEAR):
            return None
        return date.fromisoformat(self.manner.removeprefix(_NEAR))

    @classmethod
    def of(cls, days: DayRange, precision: Precision) -> Bucket:
        """Where dated passages meet; part of day may differ there, openness may not."""
        exact = precision in (Precision.DAY, Precision.PART_OF_DAY)
        return cls(days=days, manner=_DAY if exact else precision.value)

    @classmethod
    def alone(cls, passage_id: str) -> Bucket:
        """Where a passage without a day stands that meets no other."""
        return cls(days=None, manner=passage_id)
