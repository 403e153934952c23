"""Which days may be meant by what is being typed? A date with its year, or one of several years.

Keeps out: how a date is written (days.py), and how it is found out which days are told of.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from datetime import date

from search.results.counts import Histogram
from search.vocabulary import DayRange
from web.days import Edge, read_day

# So many years are tried and offered, the latest first.
YEARS_OFFERED = 12
# A leap year tells whether something is a day at all.
_ANY_YEAR = (2000,)
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


def lacks_year(text: str) -> bool:
    """Whether a text is a day or a month without its year."""
    return not days_meant(text, ()) and bool(days_meant(text, _ANY_YEAR))


def years_of(histogram: Histogram) -> tuple[int, ...]:
    """The years that have a bar, the latest first."""
    bars = (bar for bar in histogram.bars if bar.count)
    starts = {bar.days.start.year for bar in bars if bar.days.start is not None}
    return tuple(sorted(starts, reverse=True))


def told_of(meant: tuple[DayRange, ...], amount: Callable[[DayRange], int]) -> tuple[DayRange, ...]:
    """Of days that differ in their year, those that anything is told of; all when nothing is.

    Args:
        meant: the days that may be meant, the latest first.
        amount: how much is told of some days; asked for the first YEARS_OFFERED.
    """
    if len(meant) < 2:
        return meant
    told = tuple(days for days in meant[:YEARS_OFFERED] if amount(days))
    return told + meant[YEARS_OFFERED:] if told else meant


def before(text: str, last: date) -> date | None:
    """The first day of the latest such days that begin on or before a day; None when none do."""
    found = _of_years(text, (last.year, last.year - 1))
    return next((days.start for days in found if days.start and days.start <= last), None)


def after(text: str, first: date) -> date | None:
    """The last day of the earliest such days that end on or after a day; None when none do."""
    found = _of_years(text, (first.year, first.year + 1))
    return next((days.last for days in found if days.last and days.last >= first), None)


def _of_years(text: str, years: tuple[int, int]) -> tuple[DayRange, ...]:
    return days_meant(text, years) if lacks_year(text) else ()


def _days(text: str) -> DayRange | None:
    try:
        first, last = (read_day(text, edge=edge) for edge in (Edge.FIRST, Edge.LAST))
    except ValueError:
        return None
    return DayRange.inclusive(first, last)
