"""What do expressions with a day of the month mean, and numeric ones?

Full dates need nothing; a date without its year takes it from an anchor. Keeps out: weekdays,
months and years by themselves, and everything counted from an anchor.
"""

from __future__ import annotations

from datetime import date

from index.dates.matcher import Found
from index.dates.readings.missing_year import DAYS_AHEAD, Chosen, doubt, nearest_year
from index.dates.readings.reading import Context, Mode, Reading, resolved, unresolved
from index.dates.readings.written_year import full_year, written_year
from index.dates.timex import days_of, make_day, month_value
from index.model.certainty import Basis
from index.model.dates import TimexType

FRESH_DAYS = 7
"""A numeric date so few days old is the news itself, when its other order lies in the future."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def calendar_day(found: Found, context: Context) -> Reading | None:
    """A day of a month, with or without year, weekday and part of day."""
    day = found.total("day")
    part = f"T{found.value('part')}" if found.has("part") else ""
    part = part or ("TMO" if found.has("mod") else "")
    if not found.has("month"):
        return _day_of_running_month(found, context, day=day)
    month = int(found.value("month"))
    if found.has("year"):
        when = make_day(written_year(found, context), month, day)
        if when is None:
            return None
        kind = TimexType.TIME if part else TimexType.DATE
        steps = ("Day, month and year are written.", *_weekday_check(found, when))
        return Reading(value=when.isoformat() + part, type=kind, steps=steps)
    if make_day(2024, month, day) is None:
        return None
    chosen = _year_by_weekday(found, context, month=month, day=day) or nearest_year(
        found, context, month=month, day=day, ahead=DAYS_AHEAD
    )
    if chosen is None:
        return unresolved(
            f"XXXX-{month:02d}-{day:02d}{part}", "No year is written and nothing anchors it."
        )
    year, why = chosen.year, chosen.why
    if make_day(year, month, day) is None and year > 0:
        leap = [y for y in (year - 1, year + 1) if make_day(y, month, day) is not None]
        if leap and context.mode is Mode.NARRATIVE:
            year, why = leap[0], f"{why} Only {leap[0]} near it has such a day."
    if make_day(year, month, day) is None and year > 0:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", f"{year} has no such day.")
    value = f"{month_value(year, month)}-{day:02d}{part}"
    against = context.naming(chosen.anchor)
    return resolved(value, against=against, steps=(why,), basis=doubt(context))


def _weekday_check(found: Found, when: date) -> tuple[str, ...]:
    if not found.has("weekday") or int(found.value("weekday")) == when.isoweekday():
        return ()
    return (f"The weekday written does not fit: that day was a {WEEKDAYS[when.weekday()]}.",)


def _year_by_weekday(found: Found, context: Context, *, month: int, day: int) -> Chosen | None:
    """The near year in which the weekday that is written falls on that day."""
    base = context.base
    if not found.has("weekday") or base is None:
        return None
    wanted = int(found.value("weekday"))
    for year in (base.year, base.year - 1, base.year + 1):
        when = make_day(year, month, day)
        if when is not None and when.isoweekday() == wanted:
            why = f"In {year} that day is a {WEEKDAYS[wanted - 1]}, as written."
            return Chosen(year=year, why=why, anchor=base)
    return None


def _day_of_running_month(found: Found, context: Context, *, day: int) -> Reading | None:
    """ "Thursday the 6th": the weekday and the number pick the month."""
    base = context.base
    if base is None or base.month is None:
        return unresolved("XXXX-XX-" + f"{day:02d}", "No month is written and nothing anchors it.")
    wanted = int(found.value("weekday", "0"))
    for back in (0, -1, 1):
        month = (base.month - 1 + back) % 12 + 1
        year = base.year + (base.month - 1 + back) // 12
        when = make_day(year, month, day)
        if when is not None and when.isoweekday() == wanted:
            steps = ("The weekday and the number of the day fit that month.",)
            return resolved(when.isoformat(), against=context.naming(base), steps=steps)
    return unresolved("XXXX-XX-" + f"{day:02d}", "No near month has that weekday on that day.")


def month_day_last(found: Found, context: Context) -> Reading | None:
    """ "last Oct. 23": the last such day before the anchor."""
    month, day, shift = int(found.value("month")), int(found.value("day")), int(found.value("rel"))
    base = context.base
    when = base.on if base is not None else None
    if base is None or when is None:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", "Nothing anchors it.")
    days = [d for y in (-1, 0, 1) if (d := make_day(when.year + y, month, day)) is not None]
    fitting = {
        -1: [d for d in days if d < when][-1:],
        0: [d for d in days if d.year == when.year],
        1: [d for d in days if d > when][:1],
    }[shift]
    if not fitting:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", "No near year has such a day.")
    steps = ("The nearest such day on the side that the words say.",)
    return resolved(fitting[0].isoformat(), against=context.naming(base), steps=steps)


def day_span(found: Found, context: Context) -> Reading | None:
    """ "6-7 March": a span of days within one month."""
    first, last = int(found.value("day")), int(found.value("until"))
    month = int(found.value("month"))
    if first >= last or make_day(2024, month, last) is None:
        return None
    if found.has("year"):
        year, why, anchor = written_year(found, context), "Days, month and year are written.", None
    else:
        chosen = nearest_year(found, context, month=month, day=first, ahead=DAYS_AHEAD)
        if chosen is None:
            value = f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
            return unresolved(value, "No year is written and nothing anchors it.")
        year, why, anchor = chosen.year, chosen.why, chosen.anchor
    stem = month_value(year, month)
    value = f"{stem}-{first:02d}/{stem}-{last:02d}"
    if anchor is None:
        return Reading(value=value, steps=(why,))
    against = context.naming(anchor)
    return resolved(value, against=against, steps=(why,), basis=doubt(context))


def named_day(found: Found, context: Context) -> Reading | None:
    """ "the Sept. 11 attacks": the year that everybody means, once it has come."""
    month, day = int(found.value("month")), int(found.value("day"))
    when = make_day(int(found.rule.options[f"{month}-{day}"]), month, day)
    if when is None or (context.published is not None and context.published < when):
        return None if "/" in found.words else calendar_day(found, context)
    steps = (f"A day of attacks that news names without its year: {when.isoformat()}.",)
    return Reading(value=when.isoformat(), basis=Basis.INFERRED, steps=steps, moves=False)


def timestamp(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """An ISO 8601 date and time; its day is kept as written, whatever its zone."""
    written = found.surface
    if days_of(written[:10]) is None:
        return None
    steps = ("Date and time are written.",)
    return Reading(value=written[:16], type=TimexType.TIME, steps=steps)


def numeric_day(found: Found, context: Context) -> Reading | None:
    """ "07/03/2025": day and month told apart by size, by the document's habit, or not at all."""
    first, second = int(found.value("first")), int(found.value("second"))
    year = full_year(found.value("year"), context)
    orders = [
        (day_first, when)
        for day_first, month, day in ((True, second, first), (False, first, second))
        if (when := make_day(year, month, day)) is not None
    ]
    if not orders:
        return None
    if len({when for _, when in orders}) == 1:
        return Reading(value=orders[0][1].isoformat(), steps=("Only one order makes a day.",))
    habit = context.day_first
    if habit is None and "." in found.surface:
        when = orders[0][1]
        why = "With full stops the day comes first, by custom."
        return Reading(value=when.isoformat(), basis=Basis.INFERRED, steps=(why,))
    if habit is not None:
        when = next(when for day_first, when in orders if day_first is habit)
        why = "Elsewhere this document puts the " + ("day" if habit else "month") + " first."
        return Reading(value=when.isoformat(), basis=Basis.INFERRED, steps=(why,))
    published = context.published
    come = [when for _, when in orders if published is None or when <= published]
    if len(come) == 1 and published is not None and (published - come[0]).days <= FRESH_DAYS:
        why = f"The other order would be after the {context.anchor_name}."
        against = f"{context.anchor_name} {published.isoformat()}"
        return resolved(come[0].isoformat(), against=against, steps=(why,), basis=Basis.INFERRED)
    both = " or ".join(when.isoformat() for _, when in orders)
    return unresolved("XXXX-XX-XX", f"Could be {both}; nothing tells which.")
