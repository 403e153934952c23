"""How does a date read? Written for people, with the machine's value beside it.

Inside, ranges are half-open; what people read is inclusive. Keeps out: signs (certainty.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from search.vocabulary import DateMention, DayRange, Grain, Published

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The parts of a day that TIMEX3 writes after the T.
PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a written date.

    Args:
        text: what people read.
        machine: the value for <time datetime>, or "" for the words between.
    """

    text: str
    machine: str = ""


Written = tuple[Piece, ...]


def plain(written: Written) -> str:
    """A written date as plain text."""
    return "".join(piece.text for piece in written)


def day_text(day: date, *, weekday: bool = False) -> str:
    """A day: "7 March 2025", or "Friday 7 March 2025"."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {text}" if weekday else text


def write_day(day: date, *, weekday: bool = False, part: str = "") -> Written:
    """A day with its part when one is known: "Friday 7 March 2025, night"."""
    text = day_text(day, weekday=weekday)
    if part in PARTS:
        text = f"{text}, {PARTS[part]}"
    return (Piece(text=text, machine=day.isoformat()),)


def write_range(
    days: DayRange, *, grain: Grain | None = None, weekday: bool = False, part: str = ""
) -> Written:
    """A range of days as people write it.

    Args:
        days: the range; an open side is said in words.
        grain: the grain of the expression, when there is one: a season or a decade names itself.
        weekday: whether a single day carries its weekday.
        part: TIMEX3 part of day, used for a single day.
    """
    if days.end is None and days.start is not None:
        return (Piece(text="since "), *write_day(days.start), Piece(text=" (not before)"))
    if days.start is None and days.last is not None:
        return (Piece(text="until "), *write_day(days.last), Piece(text=" (not after)"))
    first, last = _closed(days)
    if first == last:
        return write_day(first, weekday=weekday, part=part)
    if grain is Grain.WEEK:
        return (Piece(text="week of "), *_write_days(first, last))
    if grain is Grain.DECADE and _whole_years(first, last):
        return (Piece(text=f"{first.year}s"),)
    if _whole_years(first, last):
        return _write_years(first, last)
    if _whole_months(first, last):
        return _write_months(first, last)
    return _write_days(first, last)


def write_filter(days: DayRange) -> str:
    """A chosen range of days: "6 to 7 March 2025", "6 March 2025 or later"."""
    if days.end is None and days.start is not None:
        return f"{day_text(days.start)} or later"
    if days.start is None and days.last is not None:
        return f"{day_text(days.last)} or earlier"
    return plain(write_range(days))


def write_mention(mention: DateMention, *, weekday: bool = False) -> Written:
    """What a date expression stands for; empty when it is unresolved."""
    if mention.days is None:
        return ()
    return write_range(
        mention.days, grain=mention.grain, weekday=weekday, part=part_of(mention.value)
    )


def part_of(value: str) -> str:
    """The part of day in a TIMEX3 value, "" when it has none: "2025-03-07TNI" gives "NI"."""
    part = value.partition("T")[2]
    return part if part in PARTS else ""


def write_published(published: Published) -> Written:
    """A day of publication: "8 March 2025", with its hour and zone where the instant is known."""
    at = published.at
    if at is None:
        return write_day(published.day)
    text = f"{day_text(at.date())}, {at:%H:%M} {_zone(at)}"
    return (Piece(text=text, machine=at.isoformat(timespec="minutes")),)


def _zone(at: datetime) -> str:
    """The zone of an instant: "UTC", "UTC+2", "UTC−3:30"."""
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def bounds_text(published: Published) -> str:
    """The days that the evidence allows when there is more than one, else ""."""
    return "" if published.bounds.is_one_day else plain(write_range(published.bounds))


def write_bar(days: DayRange, grain: Grain) -> str:
    """The label of a histogram's bar: "7 March 2025", "March 2025" or "2025"."""
    first, _ = _closed(days)
    if grain is Grain.YEAR:
        return str(first.year)
    if grain is Grain.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return plain(write_range(days))


def _closed(days: DayRange) -> tuple[date, date]:
    """First and last day of a range that is open on neither side."""
    if days.start is None or days.last is None:
        raise ValueError(f"an open range has no two ends: {days}")
    return days.start, days.last


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)


def _whole_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _write_years(first: date, last: date) -> Written:
    start = Piece(text=str(first.year), machine=f"{first.year:04}")
    if first.year == last.year:
        return (start,)
    return (start, Piece(text=" to "), Piece(text=str(last.year), machine=f"{last.year:04}"))


def _write_months(first: date, last: date) -> Written:
    end = Piece(
        text=f"{MONTHS[last.month - 1]} {last.year}", machine=f"{last.year:04}-{last.month:02}"
    )
    if (first.year, first.month) == (last.year, last.month):
        return (end,)
    name = MONTHS[first.month - 1]
    text = name if first.year == last.year else f"{name} {first.year}"
    start = Piece(text=text, machine=f"{first.year:04}-{first.month:02}")
    return (start, Piece(text=" to "), end)


def _write_days(first: date, last: date) -> Written:
    if first.year != last.year:
        text = day_text(first)
    elif first.month != last.month:
        text = f"{first.day} {MONTHS[first.month - 1]}"
    else:
        text = str(first.day)
    start = Piece(text=text, machine=first.isoformat())
    return (start, Piece(text=" to "), *write_day(last))
