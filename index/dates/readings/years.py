"""What do months and years mean?

A month without its year takes it from an anchor; a year stands for itself. Keeps out: days,
quarters and seasons, eras, decades and centuries.
"""

from __future__ import annotations

from index.dates.matcher import Found
from index.dates.readings.missing_year import MONTH_DAYS_AHEAD, doubt, nearest_year
from index.dates.readings.reading import Context, Mode, Reading, resolved, unresolved
from index.dates.readings.written_year import full_year, written_year
from index.dates.timex import month_value, year_value
from index.model.certainty import Basis


def calendar_month(found: Found, context: Context) -> Reading | None:
    """A month, with or without its year."""
    month = int(found.value("month"))
    if found.has("year"):
        value = month_value(written_year(found, context), month)
        why = "Month and year are written."
        if found.has("later"):
            why = "The year is written behind the month that follows."
        return Reading(value=value, steps=(why,))
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
    value = month_value(chosen.year, month)
    against = context.naming(chosen.anchor)
    return resolved(value, against=against, steps=(chosen.why,), basis=doubt(context))


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


def year_beside(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "pre-1990", "post-1959": a time on one side of a year, which claims no days."""
    side = "before" if found.value("beside") == "BEFORE" else "after"
    return unresolved(year_value(found.number("year")), f"Some time {side} that year.")


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


def year_short(found: Found, context: Context) -> Reading | None:
    """ "'68", the last such year."""
    year = full_year(found.value("year"), context)
    why = f"Two digits; the last year of that ending that fits is {year}."
    anchor = context.naming(context.base) if context.base is not None else ""
    return Reading(value=year_value(year), basis=Basis.INFERRED, anchor=anchor, steps=(why,))


def fiscal_year(found: Found, context: Context) -> Reading | None:
    """ "fiscal 2024", "FY24": named by the calendar year in which it ends."""
    if not found.value("year"):
        return None
    year = full_year(found.value("year"), context)
    return Reading(value=year_value(year), steps=("The year is written; its own days are not.",))
