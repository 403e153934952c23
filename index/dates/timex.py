"""Which days does a TIMEX3 value stand for, and how is a day, month or year written as one?

Values follow TIMEX3 (ISO-TimeML, ISO 24617-1): "2025-03-07", "2025-03", "2025", "2025-W10",
"2025-W10-WE", "2025-Q1", "2025-H1", "2025-SP", "199" (a decade), "19" (a century), "BC0480", and
"A/B" for a closed interval. Keeps out: how a value is found in a text.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta
from dateutil.rrule import weekdays

from index.model.days import DayRange, Grain

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season: meteorological seasons of the northern hemisphere."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?", re.ASCII)
_YEAR = re.compile(r"\d{2,4}", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?", re.ASCII)
_PERIOD = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)", re.ASCII)


def year_value(year: int) -> str:
    """The TIMEX3 value of a year; years before Christ are negative (-480 is 480 BC)."""
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def year_away(year: int, count: int) -> int:
    """A year so many later, or earlier where negative; no year lies between 1 BC and AD 1."""
    moved = year + count
    if (year < 0) is (moved < 0) and moved != 0:
        return moved
    return moved + 1 if year < 0 else moved - 1


def month_value(year: int, month: int) -> str:
    """The TIMEX3 value of a month, 1 to 12."""
    return f"{year_value(year)}-{month:02d}"


def week_value(day: date) -> str:
    """The TIMEX3 value of the ISO week (Monday to Sunday) that holds a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(year: int, quarter: int) -> str:
    """The TIMEX3 value of a calendar quarter, 1 to 4."""
    return f"{year_value(year)}-Q{quarter}"


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (30 February, 480 BC)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, *, weekday: int, count: int) -> date | None:
    """The count-th weekday (ISO, 1 to 7) of a month, -1 for the last; None where there is none."""
    try:
        edge = date(year, month, 1) + relativedelta(day=1 if count > 0 else 31)
        day = edge + relativedelta(weekday=weekdays[weekday - 1](count))
    except (ValueError, OverflowError):
        return None
    return day if day.month == month else None


def shift(day: date, **offset: int) -> date | None:
    """A day moved by days, weeks, months or years; None beyond the calendar's ends."""
    try:
        return day + relativedelta(**offset)  # type: ignore[arg-type]  # offset names are fixed by the caller
    except (OverflowError, ValueError):
        return None


def _months(year: int, month: int, count: int) -> DayRange | None:
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    start = date(year, month, 1)
    return DayRange(start=start, end=shift(start, months=count))


def _years(digits: str) -> DayRange | None:
    width = 10 ** (4 - len(digits))
    first = int(digits) * width
    if first + width - 1 < MINYEAR:
        return None
    start = date(max(first, MINYEAR), 1, 1)
    return DayRange(start=start, end=shift(date(first + width - 1, 1, 1), years=1))


def _week(match: re.Match[str]) -> DayRange | None:
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
    start = monday + timedelta(days=5) if match[3] else monday
    return DayRange(start=start, end=shift(monday, days=7))


def _period(match: re.Match[str]) -> DayRange | None:
    year, code = int(match[1]), match[2]
    if code[0] == "Q":
        return _months(year, 3 * int(code[1]) - 2, 3)
    if code[0] == "H":
        return _months(year, 6 * int(code[1]) - 5, 6)
    return _months(year, SEASON_MONTHS[code], 3)


@lru_cache(maxsize=4096)
def days_of(value: str) -> DayRange | None:
    """The days that a TIMEX3 value covers; None where it is not calendar time (or before year 1).

    Args:
        value: a TIMEX3 value.

    Returns:
        A half-open range of UTC days, or None for durations, sets, references, unknown parts
        ("XXXX-WXX-5") and years before Christ, which the calendar does not hold.
    """
    if "/" in value:
        left, _, right = value.partition("/")
        first, last = days_of(left), days_of(right)
        if first is None or last is None or first.start is None:
            return None
        if last.end is not None and first.start >= last.end:
            return None
        return DayRange(start=first.start, end=last.end)
    if match := _DAY.fullmatch(value):
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        return None if day is None else DayRange.day(day)
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), 1)
    if _YEAR.fullmatch(value):
        return _years(value)
    if match := _WEEK.fullmatch(value):
        return _week(match)
    if match := _PERIOD.fullmatch(value):
        return _period(match)
    return None


def interval_length(first: str, last: str) -> str:
    """The TIMEX3 duration of a closed interval, both ends counted: P2D for "6-7 March".

    Args:
        first: the value at its beginning.
        last: the value at its end.

    Returns:
        A duration in the unit of the ends; PXX where they do not tell it.
    """
    # Years that are not known are the same at both ends; a leap year has every day.
    days = [days_of(value.replace("XXXX", "2024", 1)) for value in (first, last)]
    if days[0] is None or days[1] is None or days[0].start is None or days[1].start is None:
        return "PXX"
    begin, end = days[0].start, days[1].start
    units = {grain_of(first), grain_of(last)}
    years = end.year - begin.year
    if units == {Grain.YEAR} and years >= 0:
        return f"P{years + 1}Y"
    if units == {Grain.MONTH} and end >= begin:
        return f"P{12 * years + end.month - begin.month + 1}M"
    if days[1].end is None or days[1].end <= begin:
        return "PXX"
    return f"P{(days[1].end - begin).days}D"


_GRAINS = (
    (re.compile(r".*T.*"), Grain.PART_OF_DAY),
    (re.compile(r".*/.*"), Grain.INTERVAL),
    (re.compile(r".*-WE"), Grain.INTERVAL),
    (re.compile(r"(?:BC)?[\dX]{4}-[\dX]{2}-[\dX]{2}|.{4}-W..-\d"), Grain.DAY),
    (re.compile(r".{4}-W.."), Grain.WEEK),
    (re.compile(r"(?:BC)?[\dX]{4}-[\dX]{2}"), Grain.MONTH),
    (re.compile(r".*-Q."), Grain.QUARTER),
    (re.compile(r".*-H."), Grain.INTERVAL),
    (re.compile(r".*-(?:SP|SU|FA|WI)"), Grain.SEASON),
    (re.compile(r"(?:BC)?[\dX]{4}"), Grain.YEAR),
    (re.compile(r"(?:BC)?[\dX]{3}"), Grain.DECADE),
    (re.compile(r"(?:BC)?[\dX]{2}"), Grain.CENTURY),
)


@lru_cache(maxsize=4096)
def grain_of(value: str) -> Grain | None:
    """How fine a TIMEX3 date value is; None for durations, sets and references."""
    if value.endswith("_REF") or value.startswith("P"):
        return None
    return next((grain for pattern, grain in _GRAINS if pattern.fullmatch(value)), None)
