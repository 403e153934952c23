"""What do holidays mean: "Christmas Eve", "last Thanksgiving", "Orthodox Easter 2021", "Ramadan"?

News takes the nearest, narrative the one of the running year. Keeps out: on which day of a year a
holiday falls.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.dates.cues import looks_ahead
from index.dates.matcher import Found
from index.dates.readings.holiday_days import holiday_day, is_holiday
from index.dates.readings.missing_year import DAYS_AHEAD
from index.dates.readings.reading import Context, Mode, Reading, resolved, unresolved
from index.dates.readings.written_year import written_year
from index.dates.timex import days_of, shift, week_value, year_value

NO_PART_OF_NAMES = frozenset({"s", "last", "next", "this", "st", "saint", "the"})

SAMPLE_YEARS = (2000, 2001)


def holiday_name(found: Found) -> str:
    """The holiday's words in small letters, without "Saint", possessive and year."""
    begin = found.captures["way"][1] if found.has("way") else found.first
    words = found.tokens.words[begin : found.last]
    return " ".join(word for word in words if word.isalpha() and word not in NO_PART_OF_NAMES)


def holiday(found: Found, context: Context) -> Reading | None:
    """A holiday, with or without its year."""
    name = holiday_name(found)
    week = name.endswith(" week")
    name = name.removesuffix(" week")
    if not is_holiday(name):
        return None
    if all(holiday_day(name, year) is None for year in SAMPLE_YEARS):
        return _undated(found, context)
    reading = _dated(found, context, name=name)
    days = None if reading is None else days_of(reading.value)
    if reading is None or not week or days is None or days.start is None:
        return reading
    return replace(reading, value=week_value(days.start))


def beside_holiday(found: Found, context: Context) -> Reading | None:
    """ "the day before Thanksgiving", "the day after Christmas 2019"."""
    reading = holiday(found, context)
    days = None if reading is None else days_of(reading.value)
    if reading is None or days is None or days.start is None or not days.is_one_day:
        return reading
    day = shift(days.start, days=int(found.value("way")))
    if day is None:
        return None
    steps = (*reading.steps, f"The holiday is {days.start.isoformat()}; one day away from it.")
    return replace(reading, value=day.isoformat(), steps=steps)


def _undated(found: Found, context: Context) -> Reading:
    """A holiday whose day depends on a country or calendar that is not written."""
    if found.has("year"):
        value = year_value(written_year(found, context))
        return Reading(value=value, steps=("The year is written; no rule here gives the day.",))
    return unresolved("XXXX-XX-XX", "Its day depends on a country or calendar; none is written.")


def _dated(found: Found, context: Context, *, name: str) -> Reading | None:
    if found.has("year"):
        day = holiday_day(name, written_year(found, context))
        steps = ("Holiday and year are written.",)
        return None if day is None else Reading(value=day.isoformat(), steps=steps)
    base = context.base
    if base is None or base.year < 1:
        return unresolved("XXXX-XX-XX", "No year is written and nothing anchors it.")
    if context.published is None or context.mode is Mode.NARRATIVE:
        day, why = (
            holiday_day(name, base.year),
            f"No year is written; the text stands in {base.year}.",
        )
    else:
        day, why = _nearest(found, name, published=context.published)
    if day is None:
        return unresolved("XXXX-XX-XX", "No near year has such a day.")
    return resolved(day.isoformat(), against=context.naming(base), steps=(why,))


def _nearest(found: Found, name: str, *, published: date) -> tuple[date | None, str]:
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for year in years if (day := holiday_day(name, year)) is not None]
    later = [day for day in days if day > published]
    if found.has("rel") and found.value("rel") != "0":
        earlier = [day for day in days if day < published]
        side = earlier[-1:] if found.value("rel") == "-1" else later[:1]
        return (side[0] if side else None), "The nearest on the side that the words say."
    begun = [day for day in days if day <= published]
    if later and begun and not looks_ahead(found):
        ahead, back = (later[0] - published).days, (published - begun[-1]).days
        if ahead > min(back, DAYS_AHEAD):
            return begun[-1], "No year is written; the last that has come."
    return next(iter(later or begun), None), "No year is written; the next is the nearest."
