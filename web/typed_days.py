"""Which days may be meant by what is being typed? A date with its year, or one of several years.

Keeps out: how a date is written (days.py), and which of the days any report speaks of.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable

from search.vocabulary import DayRange
from web.days import Edge, read_day

_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)


def days_meant(text: str, years: Iterable[int]) -> tuple[DayRange, ...]:
    """The days, months or years that a text may name.

    Args:
        text: what was typed: "6 March 2025", "March 2025", "6 March", "March".
        years: the years to try for a date without one, in this order.

    Returns:
        The one range of a date with its year, else one for each year; empty when it is no date. A
        month alone is one by its full name only: "Mar" begins many a name.
    """
    if not text:
        return ()
    whole = _days(text)
    if whole is not None:
        return (whole,)
    if text.isalpha() and text.lower() not in _MONTHS:
        return ()
    found = (_days(f"{text} {year}") for year in years)
    return tuple(days for days in found if days is not None)


def _days(text: str) -> DayRange | None:
    try:
        first, last = (read_day(text, edge=edge) for edge in (Edge.FIRST, Edge.LAST))
    except ValueError:
        return None
    return DayRange.inclusive(first, last)
