"""Which day did a reader mean? ISO days, months and years, and days written out with their year.

Only what can be read in one way is read: 6/3/2025 is not, and neither is a day without its year.
Keeps out: dates in reports, which are the index's matter.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import Enum

FIRST_YEAR = 1000
LAST_YEAR = 2999
ACCEPTED = "2025-03-06, 6 March 2025, 2025-03 or 2025"

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2}) )?([a-z]+)\.? (\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2}) (\d{4})", re.ASCII)


class Edge(Enum):
    """Which end of a range is being given; a month or a year then means its first or last day."""

    FIRST = "first"
    LAST = "last"


def read_day(text: str, *, edge: Edge) -> date:
    """The day that was typed.

    Args:
        text: what was typed, e.g. "2025-03-06", "6 March 2025", "March 6, 2025", "Mar 2025".
        edge: which day of a month or year is meant when no day is given.

    Raises:
        ValueError: the text is no day, or can be read in more than one way.
    """
    year, month, day = _parts(" ".join(text.lower().replace(",", " ").split()))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    if month is None:
        month = 1 if edge is Edge.FIRST else 12
    if day is None:
        day = 1 if edge is Edge.FIRST else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of a tidied text; month and day are None where they are not given."""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return int(year), int(month) if month else None, int(day) if day else None
    if match := _DAY_FIRST.fullmatch(text):
        day, name, year = match.groups()
        return int(year), _month(name), int(day) if day else None
    if match := _MONTH_FIRST.fullmatch(text):
        name, day, year = match.groups()
        return int(year), _month(name), int(day)
    raise ValueError(f"{text!r} is no day with its year")


def _month(name: str) -> int:
    if name not in _MONTHS:
        raise ValueError(f"{name!r} is no month")
    return _MONTHS[name]
