"""What do weekdays, weeks and days of a month mean that are counted within it?

"The third Friday of March", "the last week of July 1914", "the last day of May", "the 10th", and
weeks by their number. Keeps out: days of the month with their month.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.dates.cues import looks_ahead
from index.dates.matcher import Found
from index.dates.readings.days import calendar_day
from index.dates.readings.missing_year import MONTH_DAYS_AHEAD, nearest_year
from index.dates.readings.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.readings.written_year import written_year
from index.dates.timex import (
    days_of,
    make_day,
    month_value,
    nth_weekday,
    shift,
    week_value,
)
from index.model.certainty import Basis

THURSDAY = 4
"""A week belongs to the month that holds its Thursday, as an ISO week belongs to its year."""

NEAR_SENTENCES = 2
"""A bare "the 10th" leans on a date named at most so many sentences back."""


def week_of_day(found: Found, context: Context) -> Reading | None:
    """ "the week of March 6": the ISO week that holds the day."""
    day = calendar_day(found, context)
    when = days_of(day.value) if day is not None else None
    if day is None or when is None or when.start is None:
        return None
    return replace(day, value=week_value(when.start))


def _month_of(found: Found, context: Context) -> tuple[int, str, str] | Reading:
    """The year of the month that is counted in, why, and what it leans on ("" where written)."""
    month = int(found.value("month"))
    if found.has("year"):
        return written_year(found, context), "Month and year are written.", ""
    chosen = nearest_year(found, context, month=month, day=1, ahead=MONTH_DAYS_AHEAD)
    if chosen is None:
        return unresolved(f"XXXX-{month:02d}", "No year is written and nothing anchors it.")
    return chosen.year, chosen.why, context.naming(chosen.anchor)


def _within(value: str, *, why: tuple[str, ...], against: str, basis: Basis | None) -> Reading:
    if against:
        return resolved(value, against=against, steps=why, basis=basis)
    return Reading(value=value, steps=why, basis=basis or Basis.STATED)


def _count(found: Found) -> int:
    return -1 if found.has("last") else int(found.value("ordinal"))


def weekday_of_month(found: Found, context: Context) -> Reading | None:
    """ "the third Friday of March", "the last Sunday in May 2024"."""
    month, count = int(found.value("month")), _count(found)
    place = _month_of(found, context)
    if isinstance(place, Reading) or not -1 <= count <= 5:
        return place if isinstance(place, Reading) else None
    year, why, against = place
    day = nth_weekday(year, month, weekday=int(found.value("weekday")), count=count)
    if day is None:
        return None
    return _within(day.isoformat(), why=(why,), against=against, basis=None)


def week_of_month(found: Found, context: Context) -> Reading | None:
    """ "the second week of March", "the last week of July 1914": an ISO week."""
    month, count = int(found.value("month")), _count(found)
    place = _month_of(found, context)
    if isinstance(place, Reading) or not -1 <= count <= 5:
        return place if isinstance(place, Reading) else None
    year, why, against = place
    day = nth_weekday(year, month, weekday=THURSDAY, count=count)
    if day is None:
        return None
    counted = "Counted by the Thursdays of the month; others count from its first day."
    return _within(week_value(day), why=(why, counted), against=against, basis=Basis.INFERRED)


def last_day_of_month(found: Found, context: Context) -> Reading | None:
    """ "the last day of May 2024"."""
    month = int(found.value("month"))
    place = _month_of(found, context)
    if isinstance(place, Reading):
        return place
    year, why, against = place
    first = make_day(year, month, 1)
    day = None if first is None else shift(first, months=1, days=-1)
    if day is None:
        return None
    return _within(day.isoformat(), why=(why,), against=against, basis=None)


def iso_week(found: Found, context: Context) -> Reading | None:
    """ "2025-W10", "2025-W10-5", "week 10 of 2025"."""
    year, week = written_year(found, context), int(found.value("week"))
    try:
        day = date.fromisocalendar(year, week, int(found.value("weekday", "1")))
    except ValueError:
        return None
    value = day.isoformat() if found.has("weekday") else week_value(day)
    return Reading(value=value, steps=("Week and year are written.",))


def ordinal_day(found: Found, context: Context) -> Reading | None:
    """ "on the 10th": of the month that the text has just named, or the nearest to publication."""
    day = int(found.value("day"))
    unknown = f"XXXX-XX-{day:02d}"
    base = _base_of_day(found, context)
    if base is None or base.month is None:
        return unresolved(unknown, "No month is written and nothing anchors it.")
    against = context.naming(base)
    if found.has("rel"):
        month = _months_away(base, int(found.value("rel")))
        return _day_in(month, day, against=against, why="The month is counted from it.", sure=True)
    if base.surface != "publication" or base.on is None:
        why = "Of the month that the text named last."
        return _day_in((base.year, base.month), day, against=against, why=why, sure=False)
    ahead = looks_ahead(found)
    for count in (0, 1, 2) if ahead else (0, -1, -2):
        when = make_day(*_months_away(base, count), day)
        if when is not None and (when >= base.on if ahead else when <= base.on):
            why = f"The {'next' if ahead else 'last'} day of that number."
            return resolved(when.isoformat(), against=against, steps=(why,), basis=Basis.INFERRED)
    return unresolved(unknown, "No near month has such a day.")


def _base_of_day(found: Found, context: Context) -> Point | None:
    """What a day without its month leans on."""
    point = context.point
    if found.has("rel") or point is None or point.month is None:
        return context.base
    near = context.sentence - point.sentence <= NEAR_SENTENCES
    return point if near or context.mode is Mode.NARRATIVE else context.base


def _months_away(base: Point, count: int) -> tuple[int, int]:
    months = base.year * 12 + (base.month or 1) - 1 + count
    return months // 12, months % 12 + 1


def _day_in(
    month: tuple[int, int], day: int, *, against: str, why: str, sure: bool
) -> Reading | None:
    if month[0] > 0 and make_day(*month, day) is None:
        return unresolved(f"XXXX-XX-{day:02d}", "That month has no such day.")
    basis = Basis.RESOLVED if sure else Basis.INFERRED
    value = f"{month_value(*month)}-{day:02d}"
    return resolved(value, against=against, steps=(why,), basis=basis)
