"""What do seasons and weekends mean?

Seasons are meteorological, of the northern hemisphere. Keeps out: quarters and halves, holidays,
and what is counted in units.
"""

from __future__ import annotations

from datetime import date

from dateutil import relativedelta

from index.dates.cues import looks_ahead, looks_further_back
from index.dates.matcher import Found
from index.dates.readings.periods import base_of_year, period_of_year
from index.dates.readings.quantity import times_of
from index.dates.readings.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.readings.written_year import written_year
from index.dates.timex import SEASON_MONTHS, shift, week_value, year_away, year_value

FROM_OCTOBER = 10
"""In a history that stands so late in the year, "the spring" is the next."""


def season(found: Found, context: Context) -> Reading | None:
    """ "the summer of 2015", "last winter", "by late autumn"."""
    code = found.value("season")
    if found.has("year"):
        value = f"{year_value(written_year(found, context))}-{code}"
        return Reading(value=value, steps=("Season and year are written.",))
    base = base_of_year(found, context)
    unknown = f"XXXX-{code}"
    if base is None:
        return unresolved(unknown, "Nothing in the text says which year is meant.")
    of_year = any(found.tokens.words[index] == "year" for index in range(found.first, found.last))
    if not of_year and not found.has("rel") and context.mode is Mode.NARRATIVE:
        year = _running_year(found, base, code=code)
        steps = (f"No year is written; the text stands in {base.value}.",)
        value = f"{year_value(year)}-{code}"
        return resolved(value, against=context.naming(base), steps=steps)
    if of_year or not found.has("rel"):
        return period_of_year(
            found, context, value_in=lambda year: f"{year_value(year)}-{code}", unknown=unknown
        )
    return _season_counted(found, context, code=code, base=base)


def _running_year(found: Found, base: Point, *, code: str) -> int:
    """The year of a season in a history: from autumn on spring is the next year's, and so on."""
    wintry = base.value.endswith("-WI")
    stands = base.month or SEASON_MONTHS.get(base.value[-2:], 0)
    if looks_further_back(found):
        return base.year
    if (wintry and code in {"SP", "SU"}) or (stands >= FROM_OCTOBER and code == "SP"):
        return year_away(base.year, 1)
    if code == "WI" and base.month in {1, 2}:
        return year_away(base.year, -1)
    return base.year


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
    weeks = int(found.value("rel", "0")) * times_of(found)
    if not found.has("rel") and when.weekday() < 4 and not looks_ahead(found):
        weeks = -1
    day = shift(when, weeks=weeks)
    if day is None:
        return unresolved("XXXX-WXX-WE", "The week lies outside the calendar.")
    value = week_value(day) + "-WE"
    words = {
        -2: "The weekend of the second week before the anchor's.",
        -1: "The weekend of the week before the anchor's.",
        0: "The weekend of the anchor's week.",
        1: "The weekend of the week after the anchor's.",
        2: "The weekend of the second week after the anchor's.",
    }
    return resolved(value, against=context.naming(base), steps=(words[weeks],))
