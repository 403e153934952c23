"""Which day do words or figures of a page name?

Reads what can mean one day: ISO 8601 and its kin, the mail format, days with the month in letters
in the page's language or English, East Asian forms, and seconds since 1970 where a program wrote
them.
Days in figures such as 3/4/2025 mean two, and are read only where the page's locale decides. The
names of months and the habits of locales are those of the Unicode CLDR, through Babel. Keeps out:
which of a page's days is that of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

_FIRST_YEAR = 1800
# What programs write when they know no day.
_NO_DAY = frozenset((date(1970, 1, 1), date(1900, 1, 1)))
_ZONE = r"(?P<zone>Z\b|UTC|GMT|[+-]\d{2}:?(?:\d{2})?(?!\d))?"
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?\s{0,2}" + _ZONE
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:(?:T|\s{1,3})" + _CLOCK + r"|(?!\d))",
    re.ASCII,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?"
    + _ZONE
    + ")?",
    re.ASCII,
)
_EAST_ASIAN = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"
)
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|ª|º|°|\.)?[\s-]{0,2}(?:de |of |d['’])?"
    r"(?P<word>[^\W\d_]{3,20})\.?,?[\s-]{1,2}(?:de |del )?(?P<year>\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?P<word>[^\W\d_]{3,20})\.?\s{0,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(?P<year>\d{4})(?!\d)"
)
_YEAR_MONTH = re.compile(
    r"(?<!\d)(?P<year>\d{4})\.?\s(?P<word>[^\W\d_]{3,20})\s(?P<day>\d{1,2})(?!\d)"
)
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"
)
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")
# English dates of programs, "Sat Mar 08 14:02:00 +0000 2025".
_UNIX_DATE = re.compile(
    r"[A-Z][a-z]{2} (?P<word>[A-Z][a-z]{2}) (?P<day>\d{1,2}) "
    + _CLOCK
    + r"(?:[A-Z]{2,4})? ?(?P<year>\d{4})"
)
_CLOCK_AFTER = re.compile(r"(?:T|,?\s{1,3}(?:at )?)" + _CLOCK)
_REGIONS = {"ar": ("ar_LB", "ar_MA", "ar_DZ", "ar_IQ")}  # where months have names of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day that is named.

    Args:
        day: the day as it is written.
        at: the instant, where time and zone are written too.
        start: where the words begin in the text, in code points.
        end: one past their last.
    """

    day: date
    at: datetime | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """How a page writes days.

    Args:
        months: names of months in small letters, with their numbers.
        day_first: whether 3/4 is the third of April; None where that is not known.
    """

    months: Mapping[str, int]
    day_first: bool | None


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """How days are written in a language: a BCP 47 tag, or "" for English month names alone.

    English without a region decides no order of figures: half of its readers have the other.
    """
    from babel import Locale as Known
    from babel import UnknownLocaleError

    months: dict[str, int] = {}
    day_first = None
    tag = language.replace("-", "_")
    for name in ("en", tag, *_REGIONS.get(tag.split("_")[0].lower(), ())):
        try:
            known = Known.parse(name)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
        for context in known.months.values():
            for width in ("wide", "abbreviated"):
                for number, month in context.get(width, {}).items():
                    months.setdefault(month.lower().strip("."), number)
        pattern = known.date_formats["short"].pattern.lower()
        if name == tag and tag.lower() != "en" and not pattern.startswith("y"):
            day_first = pattern.index("d") < pattern.index("m")
    months.update({"sept": 9, "setiembre": 9})
    return Locale(months=months, day_first=day_first)


def read_value(value: str, known: Locale) -> Moment | None:
    """Read what a program wrote as a day or an instant.

    Args:
        value: what stands in an attribute or a key, nothing else beside it.
        known: how the page writes days.

    Returns:
        The day, or None where it can be read as none, or as two.
    """
    value = value.strip()[:100]
    if _UNIX.fullmatch(value):
        at = datetime.fromtimestamp(int(value[:10]), tz=UTC)
        return Moment(day=at.date(), at=at)
    for pattern in (_COMPACT, _UNIX_DATE):
        match = pattern.fullmatch(value)
        if match is not None:
            return _moment(match, known, after="")
    return next(read_days(value, known), None)


def read_days(text: str, known: Locale) -> Iterator[Moment]:
    """The days that a line of text names, in their order.

    Args:
        text: a line; no more than some hundred code points.
        known: how the page writes days.
    """
    found: dict[int, Moment] = {}
    for pattern in (_ISO, _EAST_ASIAN, _DAY_MONTH, _MONTH_DAY, _YEAR_MONTH):
        for match in pattern.finditer(text):
            moment = _moment(match, known, after=text[match.end() :][:40])
            if moment is not None:
                found.setdefault(match.start(), moment)
    for match in _FIGURES.finditer(text):
        day = _of_figures(match, known)
        if day is not None:
            found[match.start()] = Moment(day=day, at=None, start=match.start(), end=match.end())
    end = 0
    for start in sorted(found):
        if start >= end:
            yield found[start]
            end = found[start].end


def _moment(match: re.Match[str], known: Locale, *, after: str) -> Moment | None:
    parts = match.groupdict()
    month = parts.get("month") or known.months.get((parts.get("word") or "").lower())
    if month is None:
        return None
    day = _day(int(match["year"]), int(month), int(match["day"]))
    if day is None:
        return None
    clock = parts if parts.get("hour") else None
    if clock is None:
        following = _CLOCK_AFTER.match(after)
        clock = None if following is None else following.groupdict()
    at = None if clock is None else _instant(day, clock)
    return Moment(day=day, at=at, start=match.start(), end=match.end())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return None if year < _FIRST_YEAR or found in _NO_DAY else found


def _instant(day: date, clock: Mapping[str, str | None]) -> datetime | None:
    """The instant of a time with its zone; midnight sharp is a day without a time."""
    zone = clock["zone"]
    hour, minute, second = (int(clock[key] or 0) for key in ("hour", "minute", "second"))
    if zone is None or hour == minute == second == 0:
        return None
    offset = timedelta()
    if zone[0] in "+-":
        figures = zone[1:].replace(":", "")
        offset = timedelta(hours=int(figures[:2]), minutes=int(figures[2:] or 0))
        offset = -offset if zone[0] == "-" else offset
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=timezone(offset))
    except ValueError:
        return None


def _of_figures(match: re.Match[str], known: Locale) -> date | None:
    """The day of 3/4/2025: of the two readings the only possible, else the locale's."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if day_first is None or month_first is None or first == second:
        return day_first or month_first
    if known.day_first is None:
        return None
    return day_first if known.day_first else month_first
