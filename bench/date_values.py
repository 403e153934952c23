"""When are two TIMEX3 values the same, as strings and as days?

Independent of Dateline's own code for values, so that a mistake there shows. Keeps out: counting.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Day = tuple[int, int, int]
"""Year, month and day; years before Christ are negative."""

Days = tuple[Day, Day]
"""The first and the last day."""

SEASONS = {
    "SP": ((3, 1), (5, 31)),
    "SU": ((6, 1), (8, 31)),
    "FA": ((9, 1), (11, 30)),
    "AU": ((9, 1), (11, 30)),
    "WI": ((12, 1), (2, 28)),
}


def same_string(value: str) -> str:
    """A value as TempEval-3 compares it: without trailing unknowns and zero minutes."""
    value = _without_unknowns(value.strip().upper())
    value = re.sub(r"^(\d{3})X$", r"\1", value)
    return re.sub(r"(?::00)+$", "", value) if "T" in value else value


def _without_unknowns(value: str) -> str:
    return re.sub(r"^(\d{4}(?:-\d\d)?)(?:-XX)+$", r"\1", value)


def calendar_days(value: str) -> Days | None:
    """The days of a value; None for lengths, rhythms, references and what is not resolved."""
    value = value.strip()
    if "~" in value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        begin, end = calendar_days(first), calendar_days(last)
        return None if begin is None or end is None else (begin[0], end[1])
    sign = 1
    if before := re.match(r"BC(\d{1,4})(.*)$", value):
        sign, value = -1, before[1].zfill(4) + before[2]
    value = re.sub(r"-WXX-\d$", "", _without_unknowns(value))
    for pattern, days in _FORMS:
        if match := pattern.fullmatch(value):
            return days(match, sign)
    return None


def _last(year: int, month: int) -> int:
    return monthrange(year if year > 0 else 4, month)[1]


def _months(year: int, month: int, count: int) -> Days:
    last = month + count - 1
    return (year, month, 1), (year, last, _last(year, last))


def _day(match: re.Match[str], sign: int) -> Days | None:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return (sign * year, month, day), (sign * year, month, day)


def _month(match: re.Match[str], sign: int) -> Days | None:
    month = int(match[2])
    return _months(sign * int(match[1]), month, 1) if 1 <= month <= 12 else None


def _years(match: re.Match[str], sign: int) -> Days | None:
    width = 10 ** (4 - len(match[1]))
    if sign < 0 and width == 10:
        return None
    first = sign * int(match[1]) * width
    return (first, 1, 1), (first + width - 1, 12, 31)


def _week(match: re.Match[str], sign: int) -> Days | None:
    if sign < 0:
        return None
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
    first, last = monday, monday + timedelta(days=6)
    if match[3] == "-WE":
        first += timedelta(days=5)
    elif match[3]:
        first = last = monday + timedelta(days=int(match[3][1:]) - 1)
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def _quarter(match: re.Match[str], sign: int) -> Days | None:
    return _months(sign * int(match[1]), 3 * int(match[2]) - 2, 3)


def _half(match: re.Match[str], sign: int) -> Days | None:
    return _months(sign * int(match[1]), 6 * int(match[2]) - 5, 6)


def _season(match: re.Match[str], sign: int) -> Days | None:
    year, (first, last) = sign * int(match[1]), SEASONS[match[2]]
    return (year, *first), (year + (match[2] == "WI"), *last)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Days | None]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*|24:00)?(?:TZD)?"), _day),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), _month),
    (re.compile(r"(\d{4})(?:T.*)?"), _years),
    (re.compile(r"(\d{3})X?"), _years),
    (re.compile(r"(\d\d)(?:XX)?"), _years),
    (re.compile(r"(\d{4})-W(\d\d)(-WE|-\d)?(?:T.*)?"), _week),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)"), _season),
)
