"""Which expressions lean on an event? "since Assad's ouster", "three months after Assad’s ouster".

Keeps out: when the event was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.dates.events.datings import touches_date
from index.dates.events.families import Book
from index.dates.events.phrase import Phrase
from index.dates.events.text import Text
from index.dates.timex import days_of, month_value, shift, week_value, year_value
from index.model.dates import TimexType

_LENGTH = re.compile(r"P(\d{1,3})([DWMY])", re.ASCII)
_ONE = frozenset({"the", "a", "one"})
# Before "three months after" these make it a stretch, or a bound, and not a point in time.
_NO_POINT = frozenset(
    "for in over during within the every than least nearly almost about around roughly most under "
    "to some first last another".split()
)
# Behind a verb these show that "since" means "because".
_BECAUSE = frozenset({"before", "without"})
_EXACT = re.compile(r"(?:an?|\d+|[a-z]+(?:-[a-z]+)?) [a-z]+", re.IGNORECASE)
_NOT_COUNTED = frozenset(
    {"nearly", "almost", "about", "around", "roughly", "over", "under", "some"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """An expression that leans on an event.

    Args:
        text: where it stands.
        phrase: the words for the event.
        first: its first token.
        count: how many units behind the event; negative before it; 0 for "since".
        unit: D, W, M or Y; "" for "since".
    """

    text: Text
    phrase: Phrase
    first: int
    count: int = 0
    unit: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Its code points, half-open."""
        return self.text.span(self.first, self.phrase.last)


def leaning_on(text: Text, phrase: Phrase, book: Book) -> Leaning | None:
    """The expression of time that a phrase for an event ends, or None."""
    if not phrase.leans or phrase.rival:
        return None
    at = phrase.first - 1
    word = text.word(at)
    if word == "since":
        if phrase.verbal and text.word(phrase.last) in _BECAUSE:
            return None
        clear = not touches_date(text, phrase, book) and not _holds_date(text, at, phrase.last)
        return Leaning(text=text, phrase=phrase, first=at) if clear else None
    if word not in {"after", "before"} or _holds_date(text, at, phrase.last):
        return None
    way = 1 if word == "after" else -1
    if text.word(at - 1) == "day" and text.word(at - 2) in _ONE and (at - 1) not in text.ending:
        return Leaning(text=text, phrase=phrase, first=at - 2, count=way, unit="D")
    length = text.ending.get(at)
    if length is None or length.mention.type is not TimexType.DURATION:
        return None
    surface, parts = length.mention.surface, _LENGTH.fullmatch(length.mention.value)
    counted = _EXACT.fullmatch(surface) and surface.split()[0].lower() not in _NOT_COUNTED
    if parts is None or not counted or text.word(length.first - 1) in _NO_POINT:
        return None
    return Leaning(
        text=text, phrase=phrase, first=length.first, count=way * int(parts[1]), unit=parts[2]
    )


def _holds_date(text: Text, first: int, last: int) -> bool:
    return any(index in text.beginning or index + 1 in text.ending for index in range(first, last))


def counted_value(value: str, count: int, unit: str) -> str | None:
    """The TIMEX3 value so many units from an event; None where the event's is not fine enough.

    Args:
        value: the event's day, month or year.
        count: how many, negative for before.
        unit: D, W, M or Y; the result is as coarse as it.
    """
    days = days_of(value)
    if days is None or days.start is None:
        return None
    if unit in {"D", "W"}:
        day = shift(days.start, days=count * (7 if unit == "W" else 1)) if days.is_one_day else None
        if day is None:
            return None
        return day.isoformat() if unit == "D" else week_value(day)
    if unit == "M":
        day = shift(days.start, months=count) if len(value) >= len("2025-03") else None
        return None if day is None else month_value(day.year, day.month)
    day = shift(days.start, years=count)
    return None if day is None else year_value(day.year)
