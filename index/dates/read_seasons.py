"""What do seasons, weekends and holidays mean?

Seasons are meteorological, of the northern hemisphere; movable feasts come from python-dateutil.
Keeps out: quarters and halves, and what is counted in units.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from dateutil import easter, relativedelta

from index.dates.cues import looks_ahead
from index.dates.matcher import Found
from index.dates.read_periods import base_of_year, period_of_year
from index.dates.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.timex import SEASON_MONTHS, make_day, shift, week_value, year_value


def season(found: Found, context: Context) -> Reading | None:
    """ "the summer of 2015", "last winter", "by late autumn"."""
    code = found.value("season")
    if found.has("year"):
        value = f"{year_value(found.number('year'))}-{code}"
        return Reading(value=value, steps=("Season and year are written.",))
    base = base_of_year(found, context)
    unknown = f"XXXX-{code}"
    if base is None:
        return unresolved(unknown, "Nothing in the text says which year is meant.")
    of_year = any(found.tokens.words[index] == "year" for index in range(found.first, found.last))
    if of_year or not found.has("rel"):
        return period_of_year(
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


def season_same(found: Found, context: Context) -> Reading | None:
    """ "that same summer": of the year in which the text stands."""
    base = context.point
    code = found.value("season")
    if base is None:
        return unresolved(f"XXXX-{code}", "Nothing in the text says which year is meant.")
    steps = (f"The text stands in {year_value(base.year)}.",)
    return resolved(f"{year_value(base.year)}-{code}", against=context.naming(base), steps=steps)


def weekend(found: Found, context: Context) -> Reading | None:
    """ "the weekend", "last weekend": Saturday and Sunday of an ISO week."""
    base = context.base
    when = base.on if base is not None else None
    if base is None or when is None:
        return unresolved("XXXX-WXX-WE", "Nothing anchors it to a week.")
    weeks = int(found.value("rel", "0"))
    if not found.has("rel") and when.weekday() < 4 and not looks_ahead(found):
        weeks = -1
    day = shift(when, weeks=weeks)
    if day is None:
        return unresolved("XXXX-WXX-WE", "The week lies outside the calendar.")
    value = week_value(day) + "-WE"
    words = {
        -1: "The weekend of the week before the anchor's.",
        0: "The weekend of the anchor's week.",
        1: "The weekend of the week after the anchor's.",
    }
    return resolved(value, against=context.naming(base), steps=(words[weeks],))


def holiday_day(name: str, year: int) -> date | None:
    """The day of a holiday in a year (Western dates), or None where the name is not known."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    fixed = {
        "christmas": (12, 25),
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "halloween": (10, 31),
        "valentine day": (2, 14),
        "new year day": (1, 1),
        "new year eve": (12, 31),
        "boxing day": (12, 26),
        "veterans day": (11, 11),
    }
    if name in fixed:
        return make_day(year, *fixed[name])
    counted = {
        "thanksgiving": (11, relativedelta.TH(4)),
        "thanksgiving day": (11, relativedelta.TH(4)),
        "memorial day": (5, relativedelta.MO(-1)),
        "labor day": (9, relativedelta.MO(1)),
    }
    if name in counted:
        month, weekday = counted[name]
        side = 31 if weekday.n < 0 else 1
        return date(year, 1, 1) + relativedelta.relativedelta(
            month=month, day=side, weekday=weekday
        )
    movable = {
        "easter": 0, "easter day": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2,
        "palm sunday": -7,
    }  # fmt: skip
    if name in movable:
        return shift(easter.easter(year), days=movable[name])
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
        why = "No year is written; the nearest such day."
        if found.has("rel") and found.value("rel") != "0":
            side = past[-1:] if found.value("rel") == "-1" else later[:1]
            day = side[0] if side else None
            why = "The nearest on the side that the words say."
    if day is None:
        return None
    return resolved(day.isoformat(), against=context.naming(base), steps=(why,))
