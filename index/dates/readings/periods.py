"""What do quarters and halves of a year mean, and the periods that company reports compare?

Keeps out: seasons and holidays, months and years, and what is counted in units.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from index.dates.cues import looks_ahead
from index.dates.matcher import Found
from index.dates.readings.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.readings.written_year import full_year
from index.dates.timex import days_of, quarter_value, year_value
from index.model.certainty import Basis

COMPARISON_SENTENCES = 3
"""For how many sentences a quarter stays what "a year earlier" is compared with."""

OLDEST_CODE = 30
"""No report speaks of "1Q84" so many years later."""

RUNNING_WORDS = frozenset({"that", "same", "previous", "following"})
"""Words that count from the running text, whatever the document's mode."""


def base_of_year(found: Found, context: Context) -> Point | None:
    """The anchor that a period's year is counted from; what names it runs with the text."""
    word = found.tokens.words[found.captures["rel"][0]] if found.has("rel") else ""
    return context.point if word in RUNNING_WORDS else context.base


def nearest_period(values: list[str], published: date, *, ahead: bool) -> str:
    """Of the same period in last year, this and next, the one that news means.

    Args:
        values: TIMEX3 values of the three years, in order.
        published: the publication day.
        ahead: whether a word before the expression points forward.

    Returns:
        With a forward cue this year's where it has not ended; else the last that has begun.
    """
    ranges = [(value, days_of(value)) for value in values]
    current = ranges[1][1]
    if ahead and current is not None and current.end is not None and current.end > published:
        return values[1]
    begun = [v for v, days in ranges if days and days.start and days.start <= published]
    return begun[-1] if begun else values[0]


def period_of_year(
    found: Found, context: Context, *, value_in: Callable[[int], str], unknown: str
) -> Reading:
    """A period whose year is counted ("of last year") or left out."""
    base = base_of_year(found, context)
    if base is None:
        return unresolved(unknown, "Nothing in the text says which year is meant.")
    against = context.naming(base)
    if found.has("rel"):
        year = base.year + int(found.value("rel"))
        return resolved(
            value_in(year), against=against, steps=(f"The year counted from it is {year}.",)
        )
    if context.published is not None and context.mode is Mode.NEWS:
        values = [value_in(base.year + shift) for shift in (-1, 0, 1)]
        ahead = looks_ahead(found) or found.word(-1) == "into"
        value = nearest_period(values, context.published, ahead=ahead)
        return resolved(
            value,
            against=against,
            steps=(
                "No year is written; the last that has begun, or the next after a forward word.",
            ),
        )
    steps = (f"No year is written; the text stands in {year_value(base.year)}.",)
    return resolved(value_in(base.year), against=against, steps=steps)


def quarter(found: Found, context: Context) -> Reading | None:
    """ "the third quarter", with or without its year."""
    code, _, year = found.value("period").partition("-")
    number = int(found.value("ordinal") or found.value("name") or code)
    if not 1 <= number <= 4:
        return None
    year = found.value("year") or year
    near = context.base.year if context.base is not None else 0
    if code and len(year) == 2 and near and near - full_year(year, context) > OLDEST_CODE:
        return None
    if year:
        value = quarter_value(full_year(year, context), number)
        return Reading(value=value, steps=("Quarter and year are written.",))
    return period_of_year(
        found,
        context,
        value_in=lambda year: quarter_value(year, number),
        unknown=f"XXXX-Q{number}",
    )


def last_quarter(found: Found, context: Context) -> Reading | None:
    """ "the last quarter of 2024"."""
    if found.has("year"):
        value = quarter_value(found.number("year"), 4)
        return Reading(value=value, steps=("The year is written; its last quarter is the fourth.",))
    base = base_of_year(found, context)
    if base is None:
        return unresolved("XXXX-Q4", "Nothing in the text says which year is meant.")
    year = base.year + int(found.value("rel", "0"))
    steps = (f"The year counted from it is {year}; its last quarter is the fourth.",)
    return resolved(quarter_value(year, 4), against=context.naming(base), steps=steps)


def half_year(found: Found, context: Context) -> Reading | None:
    """ "the first half of 2024"."""
    code, _, year_code = found.value("period").partition("-")
    written = found.value("ordinal") or found.value("name") or code
    number = {"1": 1, "2": 2, "END": 2, "-1": 2}.get(written)
    if number is None:
        return None
    year_code = found.value("year") or year_code
    if year_code:
        value = f"{year_value(full_year(year_code, context))}-H{number}"
        return Reading(value=value, steps=("Half and year are written.",))
    base = base_of_year(found, context)
    if base is None:
        return unresolved(f"XXXX-H{number}", "Nothing in the text says which year is meant.")
    year = base.year + int(found.value("rel", "0"))
    steps = (f"The year counted from it is {year}.",)
    return resolved(f"{year_value(year)}-H{number}", against=context.naming(base), steps=steps)


def year_before_period(found: Found, context: Context) -> Reading | None:
    """ "the year-earlier quarter": the running period, one year before."""
    period = context.period
    base = context.base
    if found.has("ordinal") and base is not None:
        number = int(found.value("ordinal"))
        year = period.year if period is not None else base.year
        value = quarter_value(year - 1, number) if 1 <= number <= 4 else None
    else:
        value = None if period is None else year_before(period.value)
    if value is None:
        return unresolved("XXXX", "No period that the text named to count from.")
    anchor = period if period is not None else base
    steps = ("The same period one year before.",)
    against = context.naming(anchor) if anchor is not None else ""
    return resolved(value, against=against, steps=steps, basis=Basis.INFERRED)


def period_in_year(found: Found, context: Context) -> Reading | None:
    """ "the 1988 period", "the same quarter last year": the running period in that year."""
    period = context.point if found.value("unit") == "M" else context.period
    if period is not None and found.value("unit") == "M" and not _is_month(period.value):
        period = None
    words = found.tokens.words[found.first : found.last]
    base = period if {"earlier", "ago"} & set(words) else context.base
    if found.has("year"):
        year = found.number("year")
    elif base is not None:
        year = base.year + int(found.value("rel"))
    else:
        year = None
    if period is None or year is None:
        value = year_value(year) if year is not None else "XXXX"
        return unresolved(value, "The text has named no period to compare with.")
    value = f"{year_value(year)}{period.value[4:]}"
    steps = ("The reporting period that the text named last, in that year.",)
    return resolved(value, against=period.described, steps=steps, basis=Basis.INFERRED)


def compared_period(context: Context) -> Reading | None:
    """ "a year earlier" beside a quarter: that quarter a year before; None without one near."""
    period, point = context.period, context.point
    if point is not None and point.sentence == context.sentence and _is_month(point.value):
        period = point
    if period is None or context.sentence - period.sentence > COMPARISON_SENTENCES:
        return None
    value = year_before(period.value)
    if value is None or context.mode is not Mode.NEWS:
        return None
    steps = ("A comparison with the period that the text speaks of, one year before.",)
    return resolved(value, against=period.described, steps=steps, basis=Basis.INFERRED)


def _is_month(value: str) -> bool:
    return len(value) == len("2025-03") and value.replace("-", "").isdecimal()


def year_before(value: str) -> str | None:
    """The same quarter or year one year before; None for other values."""
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value[:4].isdecimal() else None


def _period_ended(found: Found, context: Context) -> Reading | None:
    """ "the quarter ended March 31": the three months that end there, by the nearest such day."""
    if found.word(0) not in {"ended", "ending"}:
        return None
    offset = 2 if found.word(1) == "on" else 1
    written = found.tokens.values[found.last + offset : found.last + offset + 4]
    if not written or not found.word(offset).isalpha() or not written[0].isdecimal():
        return None
    month, base = int(written[0]), context.base
    year = next((int(word) for word in written[1:] if len(word) == 4 and word.isdecimal()), None)
    if not 1 <= month <= 12 or (year is None and base is None):
        return None
    if year is None and base is not None:
        over = base.month is None or month <= base.month or found.word(0) == "ending"
        year = base.year if over else base.year - 1
    middle = month - 1 or 12
    if year is None or year < 1:
        return None
    value = quarter_value(year, (middle + 2) // 3)
    steps = ("The calendar quarter that holds the middle of the three months that end then.",)
    against = "" if base is None else context.naming(base)
    return resolved(value, against=against, steps=steps, basis=Basis.INFERRED)


def running_period(found: Found, context: Context) -> Reading | None:
    """ "the quarter", "the latest period": the reporting period that the text named last."""
    period = context.period
    unit = found.value("unit", "Q")
    if unit == "Q" and (ended := _period_ended(found, context)) is not None:
        return ended
    if period is None or unit == "Y":
        return unresolved(
            "XXXX-QX" if unit == "Q" else "XXXX", "The text has named no such period."
        )
    steps = ("The reporting period that the text named last.",)
    return resolved(period.value, against=period.described, steps=steps, basis=Basis.INFERRED)
