"""What do units counted from an anchor mean: "last month", "14 years ago", "two weeks from now"?

Publication anchors news, the running text anchors narrative. Keeps out: weekdays and the
days beside today, expressions that name an earlier one ("the next day"), and durations.
"""

from __future__ import annotations

from index.dates.matcher import Found
from index.dates.readings.periods import compared_period
from index.dates.readings.quantity import NAMES, ONE_YEAR, quantity_of, times_of
from index.dates.readings.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.timex import (
    month_value,
    quarter_value,
    shift,
    week_value,
    year_away,
    year_value,
)
from index.model.certainty import Basis
from index.model.dates import TimexType


def counted_unit(base: Point, unit: str, count: int) -> str | None:
    """The value of a unit so many away from the one that holds a point.

    Args:
        base: the anchor.
        unit: TIMEX3 unit: D, W, M, Q, Y, DE or CE.
        count: how many units later; negative for earlier.

    Returns:
        A TIMEX3 value as fine as the unit, or None where the anchor is not fine enough.
    """
    if unit == "Y":
        return year_value(year_away(base.year, count))
    if unit == "DE":
        return f"{base.year // 10 + count:03d}" if base.year > 0 else None
    if unit == "CE":
        return f"{base.year // 100 + count:02d}" if base.year > 0 else None
    if base.month is None:
        return None
    if unit in {"M", "Q"}:
        months = base.year * 12 + base.month - 1 + count * (3 if unit == "Q" else 1)
        year, month = divmod(months, 12)
        return month_value(year, month + 1) if unit == "M" else quarter_value(year, month // 3 + 1)
    if base.on is None:
        return None
    day = shift(base.on, weeks=count) if unit == "W" else shift(base.on, days=count)
    if day is None:
        return None
    return week_value(day) if unit == "W" else day.isoformat()


UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}
"""TIMEX3 values of a unit of which nothing is known; XXXX for the longer ones."""


def relative_unit(found: Found, context: Context) -> Reading | None:
    """ "last month", "this week", "next year"."""
    unit = found.value("unit") or found.rule.options["unit"]
    count = int(found.value("rel", "0")) * times_of(found)
    base = context.publication if count else context.base
    value = None if base is None else counted_unit(base, unit, count)
    if base is None or value is None:
        return unresolved(UNKNOWN.get(unit, "XXXX"), "Nothing anchors it finely enough.")
    words = {-2: "second before", -1: "before", 0: "of", 1: "after", 2: "second after"}
    steps = (f"The {NAMES[unit]} {words[count]} the anchor's.",)
    # "Last month" in a history can count from the day of writing or from the story.
    judged = context.mode is Mode.NARRATIVE
    basis = Basis.INFERRED if judged else Basis.RESOLVED
    return resolved(value, against=context.naming(base), steps=steps, basis=basis)


def edge_of_unit(found: Found, context: Context) -> Reading | None:
    """ "the end of the year", "earlier in the month": that unit as a whole."""
    unit, count = found.value("unit"), int(found.value("rel", "0"))
    running = bool(set(found.words) & {"that", "same", "previous", "following"})
    base = context.point if running else context.base
    if unit == "D":
        base = context.last_day or context.base
    value = None if base is None else counted_unit(base, unit, count)
    if base is None or value is None:
        return unresolved(UNKNOWN.get(unit, "XXXX"), "Nothing anchors it finely enough.")
    words = {-1: "before", 0: "of", 1: "after"}
    steps = (f"The {NAMES[unit]} {words[count]} the anchor's.",)
    return resolved(value, against=context.naming(base), steps=steps)


def year_end(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "year-end": the year of the anchor."""
    base = context.base
    if base is None:
        return unresolved("XXXX", "Nothing anchors it.")
    value = year_value(base.year)
    return resolved(value, against=context.naming(base), steps=("The year of the anchor.",))


def ago(found: Found, context: Context) -> Reading | None:
    """ "14 years ago": as fine as its unit, counted back from publication."""
    quantity = quantity_of(found)
    if quantity is None:
        return None
    if quantity.count is None or quantity.unit.startswith("T"):
        why = "No number of days, weeks, months or years is given."
        kind = TimexType.TIME if quantity.unit.startswith("T") else TimexType.DATE
        return unresolved("PAST_REF", why, type=kind)
    base = context.publication
    if context.mode is Mode.NARRATIVE or base is None:
        return unresolved(UNKNOWN.get(quantity.unit, "XXXX"), "No publication day to count from.")
    if quantity == ONE_YEAR and (compared := compared_period(context)) is not None:
        return compared
    value = quantity.away_from(base, -1)
    if value is None:
        return unresolved("PAST_REF", "The count leaves the calendar.")
    steps = (f"{quantity.described} before the anchor, no finer than the unit.",)
    return resolved(value, against=context.naming(base), steps=steps)


def from_now(found: Found, context: Context) -> Reading | None:
    """ "two weeks from now": as fine as its unit, counted on from publication."""
    quantity = quantity_of(found)
    if quantity is None:
        return None
    if quantity.count is None or quantity.unit.startswith("T"):
        return unresolved("FUTURE_REF", "No number of days, weeks, months or years is given.")
    base = context.publication
    if context.mode is Mode.NARRATIVE or base is None:
        return unresolved("FUTURE_REF", "No publication day to count from.")
    value = quantity.away_from(base, 1)
    if value is None:
        return unresolved("FUTURE_REF", "The count leaves the calendar.")
    steps = (f"{quantity.described} on from it, no finer than the unit.",)
    return resolved(value, against=context.naming(base), steps=steps)
