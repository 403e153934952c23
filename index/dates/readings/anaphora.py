"""What do expressions mean that lean on a date named earlier in the running text?

"The next day", "that year", "two days later", "the day before". Without such a date they stay
unresolved. Keeps out: what is counted from publication.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from index.dates.cues import looks_ahead
from index.dates.matcher import Found
from index.dates.readings.periods import compared_period
from index.dates.readings.quantity import ONE_YEAR, Quantity, quantity_of
from index.dates.readings.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.readings.relative import UNKNOWN, counted_unit
from index.dates.timex import (
    SEASON_MONTHS,
    days_of,
    month_value,
    shift,
    year_away,
    year_value,
)
from index.model.certainty import Basis
from index.model.dates import TimexType

NEAR_SENTENCES = 5
"""An expression leans surely on a date at most so many sentences back; further, it is judged."""


def _last_day(context: Context) -> Point | None:
    """The last day named, unless the text has gone on to another year since, no finer than a month.

    "She died on Monday. In April 1982 she sent a fleet; two days later" leans on nothing.
    """
    day, point = context.last_day, context.point
    if day is None or point is None or point.day is not None:
        return day
    return day if point.sentence < day.sentence or point.year == day.year else None


def _is_untold_future(found: Found, context: Context, *, base: Point, value: str) -> bool:
    """Whether a report would look past its own day from a past one, and no word looks ahead."""
    published = context.published
    if published is None or context.mode is Mode.NARRATIVE or looks_ahead(found):
        return False
    begun, leant = days_of(value), days_of(base.value)
    if begun is None or begun.first is None or leant is None or leant.first is None:
        return False
    return begun.first > published >= leant.first


def _from_running(
    found: Found, context: Context, *, unit: str, count: int, part: str, why: str
) -> Reading:
    base = _last_day(context) if unit == "D" else context.point
    if unit == "Q" and context.period is not None:
        base = context.period
    value = None if base is None else counted_unit(base, unit, count)
    unknown = UNKNOWN.get(unit, "XXXX") + part
    kind = TimexType.TIME if part else TimexType.DATE
    published = context.publication
    if base is None and count < 0 and context.mode is Mode.NEWS and published is not None:
        before = counted_unit(published, unit, count)
        if before is not None:
            against = context.naming(published)
            steps = ("No date before it to lean on: the one before publication.",)
            return resolved(before + part, against=against, steps=steps, basis=Basis.INFERRED)
    if base is None or value is None:
        return unresolved(
            unknown, "No earlier date in the text is fine enough to lean on.", type=kind
        )
    if _is_untold_future(found, context, base=base, value=value):
        return unresolved(
            unknown, "It would lie after publication, and nothing says so.", type=kind
        )
    far = context.sentence - base.sentence > NEAR_SENTENCES
    basis = Basis.INFERRED if far or "/" in base.value else Basis.RESOLVED
    return resolved(value + part, against=base.described, steps=(why,), basis=basis)


def anaphor_unit(found: Found, context: Context) -> Reading | None:
    """ "the next day", "the same month", "later that year"."""
    part = f"T{found.value('part')}" if found.has("part") else ""
    count = int(found.value("rel"))
    if count == 0 and found.word(0) in {"that", "as", "when"}:
        unknown = UNKNOWN.get(found.value("unit"), "XXXX") + part
        return unresolved(unknown, "What follows names the event that it leans on.")
    word = found.tokens.words[found.captures["unit"][0]]
    order = {-1: "before", 0: "of", 1: "after"}[count]
    why = f"The {word} {order} the last date that the text named."
    return _from_running(found, context, unit=found.value("unit"), count=count, part=part, why=why)


def anaphor_part(found: Found, context: Context) -> Reading | None:
    """ "the next morning", "that night", "the night before"."""
    count = int(found.value("rel") or found.value("way"))
    order = {-1: "before", 0: "of", 1: "after"}[count]
    why = f"A part of the day {order} the last day that the text named."
    return _from_running(
        found, context, unit="D", count=count, part=f"T{found.value('part')}", why=why
    )


def beside_day(found: Found, context: Context) -> Reading | None:
    """ "the day before", "the week after", "the day following", with nothing behind it."""
    count = int(found.value("way"))
    unit = found.value("unit")
    word = found.tokens.words[found.captures["unit"][0]]
    why = f"The {word} {'before' if count < 0 else 'after'} the last date that the text named."
    return _from_running(found, context, unit=unit, count=count, part="", why=why)


def weekday_anaphor(found: Found, context: Context) -> Reading | None:
    """ "the following Monday", "the previous Friday"."""
    wanted, direction = int(found.value("weekday")), int(found.value("rel")) or 1
    same = found.value("rel") == "0"
    part = f"T{found.value('part')}" if found.has("part") else ""
    last = context.last_day
    if last is None or last.on is None:
        return unresolved(f"XXXX-WXX-{wanted}{part}", "No earlier day in the text to lean on.")
    distance = (wanted - last.on.isoweekday()) * direction % 7 or (0 if same else 7)
    day = shift(last.on, days=direction * distance)
    if day is None:
        return None
    how = "on or after" if same else "beyond"
    steps = (f"The first such weekday {how} the last day that the text named.",)
    basis = Basis.INFERRED if same else Basis.RESOLVED
    return resolved(day.isoformat() + part, against=last.described, steps=steps, basis=basis)


def month_beside(found: Found, context: Context) -> Reading | None:
    """ "the following March", "the previous November": counted from the last date in the text."""
    month = int(found.value("month"))
    base = _running_or_next(found, context)
    if base is not None and found.value("rel") == "0":
        steps = (f"The text stands in {year_value(base.year)}.",)
        value = month_value(base.year, month)
        return resolved(value, against=context.naming(base), steps=steps)
    if base is None:
        return unresolved(f"XXXX-{month:02d}", "No earlier date in the text to lean on.")
    year = _year_beside(base, month=month, direction=int(found.value("rel")))
    steps = ("The first such month beyond the last date that the text named.",)
    return resolved(month_value(year, month), against=context.naming(base), steps=steps)


def season_beside(found: Found, context: Context) -> Reading | None:
    """ "the following spring", "the previous winter": counted from the last date in the text."""
    code = found.value("season")
    base = _running_or_next(found, context)
    if base is None:
        return unresolved(f"XXXX-{code}", "No earlier date in the text to lean on.")
    year = _year_beside(base, month=SEASON_MONTHS[code], direction=int(found.value("rel")))
    steps = ("The first such season beyond the last date that the text named.",)
    return resolved(f"{year_value(year)}-{code}", against=context.naming(base), steps=steps)


def _running_or_next(found: Found, context: Context) -> Point | None:
    """The last date in the text; for "the next" in news without one, publication."""
    if context.point is not None or found.words[1:2] != ["next"]:
        return context.point
    return context.publication


def _year_beside(base: Point, *, month: int, direction: int) -> int:
    """The year of the first such month after (1) or before (-1) a point.

    A point that is a whole year leaves out its own months, but a winter begins at its end.
    """
    stands = base.month or SEASON_MONTHS.get(base.value[-2:], 0)
    if not stands:
        within = direction > 0 and month == SEASON_MONTHS["WI"]
        return base.year if within else year_away(base.year, direction)
    if direction > 0:
        return base.year if month > stands else year_away(base.year, 1)
    return base.year if month < stands else year_away(base.year, -1)


def offset(found: Found, context: Context) -> Reading | None:
    """ "two days later", "a year earlier": counted from the last date in the text."""
    quantity = quantity_of(found)
    if quantity is None:
        return None
    direction = int(found.value("way"))
    vague = "PAST_REF" if direction < 0 else "FUTURE_REF"
    if quantity.unit.startswith("T"):
        return _hours_away(quantity, direction, context)
    if quantity.count is None:
        return unresolved(vague, "No number of days, weeks, months or years is given.")
    if direction < 0 and quantity == ONE_YEAR:
        compared = compared_period(context)
        if compared is not None:
            return compared
    base = _base_of_offset(context, quantity)
    value = None if base is None else quantity.away_from(base, direction)
    if base is None or value is None:
        unknown = UNKNOWN.get(quantity.unit, "XXXX")
        return unresolved(unknown, "No earlier date in the text is fine enough to count from.")
    if _is_untold_future(found, context, base=base, value=value):
        unknown = UNKNOWN.get(quantity.unit, "XXXX")
        return unresolved(unknown, "It would lie after publication, and nothing says so.")
    way = "later than" if direction > 0 else "earlier than"
    steps = (f"{quantity.described} {way} the anchor, no finer than the unit.",)
    running = base is not context.publication and base.sentence >= 0
    far = running and context.sentence - base.sentence > NEAR_SENTENCES
    basis = Basis.INFERRED if far else Basis.RESOLVED
    return resolved(value, against=context.naming(base), steps=steps, basis=basis)


_MINUTES = {"TH": 60, "TM": 1}
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)", re.ASCII)


def _hours_away(quantity: Quantity, direction: int, context: Context) -> Reading:
    """ "four hours later": counted from the last time of day, where the text names one."""
    last = context.last_day
    time = None if last is None else _TIME.fullmatch(last.value)
    minutes = _MINUTES.get(quantity.unit)
    unknown = unresolved(
        "PAST_REF" if direction < 0 else "FUTURE_REF",
        "No time of day in the text to count from.",
        type=TimexType.TIME,
    )
    if last is None or time is None or minutes is None or quantity.count is None:
        return unknown
    begun = datetime.fromisoformat(time[1]) + timedelta(hours=int(time[2]), minutes=int(time[3]))
    try:
        moved = begun + timedelta(minutes=direction * int(quantity.count * minutes))
    except OverflowError:
        return unknown
    steps = (f"{quantity.described} {'later' if direction > 0 else 'earlier'} than that time.",)
    value = moved.isoformat(timespec="minutes")
    return resolved(value, against=last.described, steps=steps)


def _base_of_offset(context: Context, quantity: Quantity) -> Point | None:
    if quantity.unit in {"D", "W"}:
        return _last_day(context)
    point = context.point
    if quantity == ONE_YEAR and context.mode is Mode.NEWS:
        near = point is not None and context.sentence == point.sentence and "-" not in point.value
        return point if near else context.base
    return point or context.base
