"""What do expressions with a calendar day, month or year mean?

Full dates need nothing; a date without its year takes it from an anchor. Keeps out: weekdays,
periods such as quarters and seasons, and everything counted from an anchor.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.dates.cues import looks_ahead, looks_back, looks_firmly_ahead
from index.dates.matcher import Found
from index.dates.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.timex import days_of, make_day, month_value, week_value, year_value
from index.model import Basis, TimexType

DAYS_AHEAD = 75
"""How far ahead a day without a year may lie and still be this year's (news measurement)."""

MONTH_DAYS_AHEAD = 90
"""The same for a bare month."""

FAR_AHEAD = 250
"""Not even a forward word makes a day without a year lie further ahead than this."""

CLEARLY_NEAR = 21
"""A day at most so many ahead is meant whatever the tense ("had been due to expire Nov. 6")."""

MONTHS_TO_NEXT_YEAR = 11
"""A month so many before the running one is next year's: "in December 1941 ... in January"."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def nearest_year(
    found: Found, context: Context, *, month: int, day: int, ahead: int
) -> tuple[int, str] | None:
    """The year of a month and day that the text leaves out, and why.

    News takes the occurrence nearest to publication, unless it lies further ahead than `ahead`
    days and nothing points forward; narrative keeps the year in which the text stands.

    Returns:
        The year and one sentence, or None without an anchor.
    """
    base = context.base
    if base is None:
        return None
    if context.published is None or context.mode is Mode.NARRATIVE:
        return _running_year(base, month=month)
    published = context.published
    choices = [
        when
        for year in (published.year - 1, published.year, published.year + 1)
        if (when := make_day(year, month, day)) is not None
    ]
    past = max((when for when in choices if when <= published), default=None)
    future = min((when for when in choices if when > published), default=None)
    if past is None or future is None:
        only = past or future
        return (
            None
            if only is None
            else (only.year, "No year is written; only one near year has such a day.")
        )
    gap = (future - published).days
    back = (published - past).days
    if gap < FAR_AHEAD and (looks_firmly_ahead(found) or (gap < back and looks_ahead(found))):
        return future.year, "No year is written; a word before it points forward."
    backward = looks_back(found) and gap > CLEARLY_NEAR
    if gap <= ahead and gap < back and not backward:
        return future.year, f"No year is written; the nearest such day is {gap} days ahead."
    return past.year, f"No year is written; the nearest such day that fits is {back} days back."


def _running_year(base: Point, *, month: int) -> tuple[int, str]:
    """The year in which running text stands; a history that has come to winter goes on into spring."""
    stands = f"No year is written; the text stands in {base.value}"
    if base.month is not None and month - base.month <= -MONTHS_TO_NEXT_YEAR:
        year = base.year + 1 if base.year != -1 else 1
        return year, f"{stands} and goes on into the next year."
    return base.year, f"{stands}."


def calendar_day(found: Found, context: Context) -> Reading | None:
    """A day of a month, with or without year, weekday and part of day."""
    day = int(found.value("day", "0"))
    part = f"T{found.value('part')}" if found.has("part") else ""
    if not found.has("month"):
        return _day_of_running_month(found, context, day=day)
    month = int(found.value("month"))
    if found.has("year"):
        when = make_day(found.number("year"), month, day)
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
    base = context.base
    if chosen is None or base is None:
        return unresolved(
            f"XXXX-{month:02d}-{day:02d}{part}", "No year is written and nothing anchors it."
        )
    year, why = chosen
    if make_day(year, month, day) is None and year > 0:
        leap = [y for y in (year - 1, year + 1) if make_day(y, month, day) is not None]
        year = leap[0] if leap and context.mode is Mode.NARRATIVE else year
    if make_day(year, month, day) is None and year > 0:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", f"{year} has no such day.")
    value = f"{month_value(year, month)}-{day:02d}{part}"
    return resolved(value, against=context.naming(base), steps=(why,))


def _weekday_check(found: Found, when: date) -> tuple[str, ...]:
    if not found.has("weekday") or int(found.value("weekday")) == when.isoweekday():
        return ()
    return (f"The weekday written does not fit: that day was a {WEEKDAYS[when.weekday()]}.",)


def _year_by_weekday(
    found: Found, context: Context, *, month: int, day: int
) -> tuple[int, str] | None:
    """The near year in which the weekday that is written falls on that day."""
    base = context.base
    if not found.has("weekday") or base is None:
        return None
    wanted = int(found.value("weekday"))
    for year in (base.year, base.year - 1, base.year + 1):
        when = make_day(year, month, day)
        if when is not None and when.isoweekday() == wanted:
            return year, f"In {year} that day is a {WEEKDAYS[wanted - 1]}, as written."
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
    if habit is not None:
        when = next(when for day_first, when in orders if day_first is habit)
        why = "Elsewhere this document puts the " + ("day" if habit else "month") + " first."
        return Reading(value=when.isoformat(), basis=Basis.INFERRED, steps=(why,))
    both = " or ".join(when.isoformat() for _, when in orders)
    return unresolved("XXXX-XX-XX", f"Could be {both}; nothing tells which.")


def full_year(written: str, context: Context) -> int:
    """A year of two digits in the century that puts it nearest; four digits as they stand."""
    year = int(written)
    if len(written) > 2:
        return year
    near = context.base.year if context.base is not None else 2000
    return min(
        (near // 100 * 100 + year + shift for shift in (-100, 0, 100)), key=lambda y: abs(y - near)
    )


def day_span(found: Found, context: Context) -> Reading | None:
    """ "6-7 March": a span of days within one month."""
    first, last = int(found.value("day")), int(found.value("until"))
    month = int(found.value("month"))
    if first >= last or make_day(2024, month, last) is None:
        return None
    if found.has("year"):
        year, why, base = found.number("year"), "Days, month and year are written.", None
    else:
        base = context.base
        chosen = nearest_year(found, context, month=month, day=first, ahead=DAYS_AHEAD)
        if chosen is None:
            value = f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
            return unresolved(value, "No year is written and nothing anchors it.")
        year, why = chosen
    stem = month_value(year, month)
    value = f"{stem}-{first:02d}/{stem}-{last:02d}"
    if base is None:
        return Reading(value=value, steps=(why,))
    return resolved(value, against=context.naming(base), steps=(why,))


def calendar_month(found: Found, context: Context) -> Reading | None:
    """A month, with or without its year."""
    month = int(found.value("month"))
    if found.has("year"):
        value = month_value(found.number("year"), month)
        return Reading(value=value, steps=("Month and year are written.",))
    base = context.base
    if base is None:
        return unresolved(f"XXXX-{month:02d}", "No year is written and nothing anchors it.")
    if context.mode is Mode.NEWS and base.month == month:
        return resolved(
            month_value(base.year, month),
            against=context.naming(base),
            steps=("The month of the anchor itself.",),
        )
    chosen = nearest_year(found, context, month=month, day=1, ahead=MONTH_DAYS_AHEAD)
    if chosen is None:
        return unresolved(f"XXXX-{month:02d}", "No year is written and nothing anchors it.")
    year, why = chosen
    return resolved(month_value(year, month), against=context.naming(base), steps=(why,))


def month_of_year(found: Found, context: Context) -> Reading | None:
    """ "October last year", "April of that year"."""
    month = int(found.value("month"))
    word = found.tokens.words[found.captures["rel"][0]] if found.has("rel") else "same"
    running = word in {"that", "same", "previous", "following"}
    base = context.point if running else context.base
    if base is None:
        return unresolved(f"XXXX-{month:02d}", "Nothing in the text says which year is meant.")
    year = base.year + int(found.value("rel", "0"))
    value = month_value(year, month)
    if found.has("day"):
        value += f"-{int(found.value('day')):02d}"
    return resolved(
        value, against=context.naming(base), steps=(f"The year counted from it is {year}.",)
    )


def relative_month(found: Found, context: Context) -> Reading | None:
    """ "last March", "next May", "this April"."""
    month, shift = int(found.value("month")), int(found.value("rel"))
    base = context.base
    if base is None or base.month is None:
        return unresolved(f"XXXX-{month:02d}", "Nothing anchors it.")
    year = base.year
    if shift < 0 and month >= base.month:
        year -= 1
    if shift > 0 and month <= base.month:
        year += 1
    why = {-1: "The last such month before it.", 1: "The next such month after it."}
    steps = (why.get(shift, "The month of that year."),)
    return resolved(month_value(year, month), against=context.naming(base), steps=steps)


def year(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """A year of four digits."""
    return Reading(value=year_value(found.number("year")), steps=("The year is written.",))


def year_span_end(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """The second year of "2011-2024" or "1914-18"."""
    first, until = found.value("year"), found.value("until")
    last = until if len(until) == 4 else first[: 4 - len(until)] + until
    return Reading(value=last, steps=(f"The last year of a span that begins in {first}.",))


def year_words(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """A year in words: "nineteen ninety-seven", "the year two thousand"."""
    total = found.number("year")
    if not 1000 <= total <= 2199:
        return None
    return Reading(value=year_value(total), steps=("The year is written in words.",))


def week_of_day(found: Found, context: Context) -> Reading | None:
    """ "the week of March 6": the ISO week that holds the day."""
    day = calendar_day(found, context)
    when = days_of(day.value) if day is not None else None
    if day is None or when is None or when.start is None:
        return None
    return replace(day, value=week_value(when.start))


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


def era_year(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """A year, month or season with BC or AD."""
    number = found.number("year")
    if number == 0 or number > 9999:
        return None
    values = {found.tokens.values[index] for index in range(found.first, found.last)}
    after = "BC" not in {*values, found.rule.options.get("era", "")}
    value = year_value(number if after else -number)
    if found.has("month"):
        value += f"-{int(found.value('month')):02d}"
    if found.has("season"):
        value += f"-{found.value('season')}"
    note = "The year and its era are written."
    before_calendar = "The calendar of days begins with the year 1, so no days are given."
    return Reading(value=value, steps=(note,) if after else (note, before_calendar))


def decade(found: Found, context: Context) -> Reading | None:
    """ "the 1990s", "the '70s", "the nineties"."""
    written = found.value("decade") or found.value("name")
    if "BC" in found.tokens.values[found.first : found.last]:
        steps = ("The decade and its era are written.",)
        return Reading(value=f"BC{int(written) // 10:03d}", steps=steps)
    if len(written) == 4:
        return Reading(value=written[:3], steps=("The decade is written.",))
    near = context.base.year if context.base is not None else None
    first = int(written)
    start = 1900 + first
    if near is not None:
        start = max(
            (century + first for century in range(0, near + 1, 100) if century + first <= near),
            default=start,
        )
    steps = (f"The last decade of that name that has begun starts in {start}.",)
    anchor = context.naming(context.base) if context.base is not None else ""
    return Reading(value=str(start // 10), basis=Basis.INFERRED, anchor=anchor, steps=steps)


def century(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "the 20th century"; the digits of its years come first in the value."""
    number = int(found.value("ordinal"))
    if not 1 <= number <= 30:
        return None
    before = "BC" in {found.tokens.values[index] for index in range(found.first, found.last)}
    value = f"BC{number - 1:02d}" if before else f"{number - 1:02d}"
    return Reading(value=value, steps=("The century is written.",))
