"""What do quarters, halves, seasons, weekends and holidays mean?

Seasons are meteorological, of the northern hemisphere; movable feasts come from python-dateutil.
Keeps out: single days and months, and what is counted in units.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil import easter, relativedelta

from index.dates.cues import looks_ahead
from index.dates.matcher import Found
from index.dates.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.timex import (
    SEASON_MONTHS,
    days_of,
    make_day,
    quarter_value,
    week_value,
    year_value,
)
from index.model import Basis

COMPARISON_SENTENCES = 3
"""For how many sentences a quarter stays what "a year earlier" is compared with."""

RUNNING_WORDS = frozenset({"that", "same", "previous", "following"})
"""Words that count from the running text, whatever the document's mode."""


def _base(found: Found, context: Context) -> Point | None:
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


def quarter(found: Found, context: Context) -> Reading | None:
    """ "the third quarter", with or without its year."""
    number = int(found.value("ordinal") or found.value("name"))
    if not 1 <= number <= 4:
        return None
    if found.has("year"):
        value = quarter_value(found.number("year"), number)
        return Reading(value=value, steps=("Quarter and year are written.",))
    return _dated(
        found,
        context,
        value_in=lambda year: quarter_value(year, number),
        unknown=f"XXXX-Q{number}",
    )


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
    period = context.period
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
    """ "a year earlier" beside a quarter: the same quarter one year before; None without one near."""
    period = context.period
    if period is None or context.sentence - period.sentence > COMPARISON_SENTENCES:
        return None
    value = year_before(period.value)
    if value is None or context.mode is not Mode.NEWS:
        return None
    steps = ("A comparison with the period that the text speaks of, one year before.",)
    return resolved(value, against=period.described, steps=steps, basis=Basis.INFERRED)


def year_before(value: str) -> str | None:
    """The same quarter or year one year before; None for other values."""
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value[:4].isdecimal() else None


def running_period(found: Found, context: Context) -> Reading | None:
    """ "the quarter", "the latest period": the reporting period that the text named last."""
    period = context.period
    unit = found.value("unit", "Q")
    if period is None or unit == "Y":
        return unresolved(
            "XXXX-QX" if unit == "Q" else "XXXX", "The text has named no such period."
        )
    steps = ("The reporting period that the text named last.",)
    return resolved(period.value, against=period.described, steps=steps, basis=Basis.INFERRED)


def season_same(found: Found, context: Context) -> Reading | None:
    """ "that same summer": of the year in which the text stands."""
    base = context.point
    code = found.value("season")
    if base is None:
        return unresolved(f"XXXX-{code}", "Nothing in the text says which year is meant.")
    steps = (f"The text stands in {year_value(base.year)}.",)
    return resolved(f"{year_value(base.year)}-{code}", against=context.naming(base), steps=steps)


def half_year(found: Found, context: Context) -> Reading | None:
    """ "the first half of 2024"."""
    written = found.value("ordinal") or found.value("name")
    number = {"1": 1, "2": 2, "END": 2, "-1": 2}.get(written)
    if number is None:
        return None
    if found.has("year"):
        value = f"{year_value(found.number('year'))}-H{number}"
        return Reading(value=value, steps=("Half and year are written.",))
    base = _base(found, context)
    if base is None:
        return unresolved(f"XXXX-H{number}", "Nothing in the text says which year is meant.")
    year = base.year + int(found.value("rel", "0"))
    steps = (f"The year counted from it is {year}.",)
    return resolved(f"{year_value(year)}-H{number}", against=context.naming(base), steps=steps)


def season(found: Found, context: Context) -> Reading | None:
    """ "the summer of 2015", "last winter", "by late autumn"."""
    code = found.value("season")
    if found.has("year"):
        value = f"{year_value(found.number('year'))}-{code}"
        return Reading(value=value, steps=("Season and year are written.",))
    base = _base(found, context)
    unknown = f"XXXX-{code}"
    if base is None:
        return unresolved(unknown, "Nothing in the text says which year is meant.")
    of_year = any(found.tokens.words[index] == "year" for index in range(found.first, found.last))
    if of_year or not found.has("rel"):
        return _dated(
            found, context, value_in=lambda year: f"{year_value(year)}-{code}", unknown=unknown
        )
    return _season_counted(found, context, code=code, base=base)


def _season_counted(found: Found, context: Context, *, code: str, base: Point) -> Reading | None:
    """ "last summer", "this fall", "next spring": counted in seasons of that name."""
    when = base.on
    past = "past" in found.tokens.words[found.first : found.last]
    shift = -1 if past else int(found.value("rel"))
    year = base.year
    if when is not None:
        start = date(year, SEASON_MONTHS[code], 1)
        over = start + relativedelta.relativedelta(months=3) <= when
        within = start <= when and not over
        if shift < 0 and not over:
            year -= 1
        if shift > 0 and (over or within):
            year += 1
        if shift == 0 and not within and code == "WI" and when.month < SEASON_MONTHS["SU"]:
            year -= 1
        if shift == 0 and over and looks_ahead(found):
            year += 1
    elif shift:
        year += shift
    words = {
        -1: "The last such season that is over.",
        0: "The season at hand.",
        1: "The next such season.",
    }
    steps = (words[shift],)
    return resolved(f"{year_value(year)}-{code}", against=context.naming(base), steps=steps)


def _dated(
    found: Found, context: Context, *, value_in: Callable[[int], str], unknown: str
) -> Reading:
    """A period whose year is counted ("of last year") or left out."""
    base = _base(found, context)
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
        value = nearest_period(values, context.published, ahead=looks_ahead(found))
        return resolved(
            value,
            against=against,
            steps=(
                "No year is written; the last that has begun, or the next after a forward word.",
            ),
        )
    steps = (f"No year is written; the text stands in {year_value(base.year)}.",)
    return resolved(value_in(base.year), against=against, steps=steps)


def weekend(found: Found, context: Context) -> Reading | None:
    """ "the weekend", "last weekend": Saturday and Sunday of an ISO week."""
    base = context.base
    when = base.on if base is not None else None
    if base is None or when is None:
        return unresolved("XXXX-WXX-WE", "Nothing anchors it to a week.")
    shift = int(found.value("rel", "0"))
    monday = when - timedelta(days=when.weekday())
    if shift == 0 and not found.has("rel") and when.weekday() < 4 and not looks_ahead(found):
        shift = -1
    if shift < 0 and found.has("rel") and when.weekday() == 6:
        shift = -1
    value = week_value(monday + timedelta(weeks=shift)) + "-WE"
    words = {
        -1: "The weekend of the week before.",
        0: "The weekend of that week.",
        1: "The weekend of the week after.",
    }
    return resolved(value, against=context.naming(base), steps=(words[shift],))


def _thanksgiving(year: int) -> date:
    rule = relativedelta.relativedelta(day=1, month=11, weekday=relativedelta.TH(4))
    return date(year, 1, 1) + rule


def holiday_day(name: str, year: int) -> date | None:
    """The day of a holiday in a year (Western dates), or None where the name is not known."""
    fixed = {
        "christmas": (12, 25),
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "halloween": (10, 31),
        "valentine day": (2, 14),
        "new year day": (1, 1),
        "new year eve": (12, 31),
    }
    if name in fixed:
        return make_day(year, *fixed[name])
    if name.startswith("thanksgiving"):
        return _thanksgiving(year)
    movable = {
        "easter": 0, "easter day": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2,
        "palm sunday": -7,
    }  # fmt: skip
    if name in movable:
        return easter.easter(year) + timedelta(days=movable[name])
    return None


def holiday(found: Found, context: Context) -> Reading | None:
    """ "Christmas Eve", "Good Friday 2024", "New Year's Day"."""
    words = [
        word
        for word in found.tokens.words[found.first : found.last]
        if word.isalpha() and word not in {"s", "last", "next", "this"}
    ]
    name = " ".join(words)
    if found.has("year"):
        day = holiday_day(name, found.number("year"))
        steps = ("Holiday and year are written.",)
        return None if day is None else Reading(value=day.isoformat(), steps=steps)
    base = context.base
    if base is None or base.year < 1:
        return unresolved("XXXX-XX-XX", "No year is written and nothing anchors it.")
    if context.published is None or context.mode is Mode.NARRATIVE:
        day = holiday_day(name, base.year)
        why = f"No year is written; the text stands in {base.year}."
    else:
        published = context.published
        days = [d for y in (-1, 0, 1) if (d := holiday_day(name, base.year + y)) is not None]
        later = [d for d in days if d > published]
        near = min(days, key=lambda d: abs((d - published).days), default=None)
        past = [d for d in days if d < published]
        day = later[0] if later and looks_ahead(found) else near
        why = "No year is written; the nearest."
        if found.has("rel") and found.value("rel") != "0":
            side = past[-1:] if found.value("rel") == "-1" else later[:1]
            day = side[0] if side else None
            why = "The nearest on the side that the words say."
    if day is None:
        return None
    return resolved(
        day.isoformat(), against=context.naming(base), steps=(why,), basis=Basis.RESOLVED
    )
