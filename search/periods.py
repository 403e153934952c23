"""Which year, month or day holds some days? Periods of the calendar, as half-open ranges.

Keeps out: what falls into them (engines/).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from search.results.counts import Bar
from search.vocabulary import DayRange, Grain


def period_holding(days: DayRange | None, grain: Grain) -> DayRange | None:
    """The period of a grain that holds all of some days; None where none does.

    Args:
        days: the days, or None for no choice.
        grain: year, month or day.
    """
    if days is None or days.start is None or days.last is None:
        return None
    period = period_of(days.start, grain)
    return period if period.end is None or days.last < period.end else None


def period_of(day: date, grain: Grain) -> DayRange:
    """The year, month or day in which a day lies."""
    if grain is Grain.DAY:
        return DayRange.day(day)
    start = day.replace(day=1) if grain is Grain.MONTH else day.replace(month=1, day=1)
    last = start.replace(month=12) if grain is Grain.YEAR else start
    if last.month < 12:
        return DayRange(start=start, end=last.replace(month=last.month + 1))
    if last.year < date.max.year:
        return DayRange(start=start, end=date(last.year + 1, 1, 1))
    return DayRange(start=start, end=None)


def opened(bars: Sequence[Bar], held: DayRange | None) -> DayRange | None:
    """The period whose parts are listed: the one that holds what is chosen, or else the only one.

    Args:
        bars: the periods of one grain.
        held: the one of them that holds all chosen days, or None.
    """
    if held is not None:
        return held
    return bars[0].days if len(bars) == 1 else None
