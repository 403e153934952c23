"""What do months, years, decades and centuries mean?

A month without its year takes it from an anchor; a year stands for itself. Keeps out: days, and
quarters and seasons.
"""

from __future__ import annotations

from index.dates.matcher import Found
from index.dates.missing_year import MONTH_DAYS_AHEAD, doubt, nearest_year
from index.dates.reading import Context, Mode, Reading, resolved, unresolved
from index.dates.timex import month_value, year_value
from index.model import Basis


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
            basis=doubt(context),
        )
    chosen = nearest_year(found, context, month=month, day=1, ahead=MONTH_DAYS_AHEAD)
    if chosen is None:
        return unresolved(f"XXXX-{month:02d}", "No year is written and nothing anchors it.")
    year, why = chosen
    value = month_value(year, month)
    return resolved(value, against=context.naming(base), steps=(why,), basis=doubt(context))


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
    if near is not None and near >= first:
        start = near - (near - first) % 100
    steps = (f"The last decade of that name that has begun starts in {start}.",)
    anchor = context.naming(context.base) if context.base is not None else ""
    return Reading(value=str(start // 10), basis=Basis.INFERRED, anchor=anchor, steps=steps)


def century(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "the 20th century"; the digits of its years come first in the value."""
    number = int(found.value("ordinal")) + int(found.value("tens", "0"))
    if not 1 <= number <= 30:
        return None
    before = "BC" in {found.tokens.values[index] for index in range(found.first, found.last)}
    value = f"BC{number - 1:02d}" if before else f"{number - 1:02d}"
    return Reading(value=value, steps=("The century is written.",))
