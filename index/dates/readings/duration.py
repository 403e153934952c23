"""What do durations, sets and vague references mean? Seldom days.

"Two days of fighting" is a length, not a date; "the past three months" is a length that also is
an interval, because it ends at publication. Keeps out: dates.
"""

from __future__ import annotations

from fractions import Fraction

from index.dates.matcher import Found
from index.dates.readings.quantity import Quantity, number_of, quantity_of
from index.dates.readings.reading import Context, Mode, Reading, unresolved
from index.dates.timex import shift
from index.model.certainty import Basis
from index.model.dates import TimexType
from index.model.days import DayRange

HOURS_OF_DAY = 24

LENGTH = "A length of time; nothing in it says when."


def duration(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "two days", "over 13 years", "three-day"."""
    quantity = quantity_of(found)
    if quantity is None:
        return None
    return unresolved(quantity.duration, LENGTH, type=TimexType.DURATION)


def duration_long(found: Found, context: Context) -> Reading | None:
    """ "year-long", "months-long", "14-year-long", "a two-year-old war"."""
    if found.has("quantity"):
        return duration(found, context)
    plural = found.tokens.words[found.captures["unit"][0]].endswith("s")
    quantity = Quantity(count=None if plural else Fraction(1), unit=found.value("unit"))
    return unresolved(quantity.duration, LENGTH, type=TimexType.DURATION)


def duration_one(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "the year" in "the year ended March 31"."""
    quantity = Quantity(count=Fraction(1), unit=found.value("unit"))
    return unresolved(quantity.duration, LENGTH, type=TimexType.DURATION)


def part_of_century(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "a half-century", "a quarter of a century"."""
    years = 25 if "quarter" in found.words else 50
    return unresolved(f"P{years}Y", LENGTH, type=TimexType.DURATION)


def duration_compound(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "four hours and 43 minutes", "two years, three months"."""
    first, last = found.captures["smaller"]
    rest, unit = number_of(found.tokens.values[first:last]), found.value("part")
    quantity = quantity_of(found)
    if quantity is None or rest is None:
        return None
    smaller = Quantity(count=rest, unit=unit).duration.removeprefix("P")
    if quantity.unit.startswith("T"):
        smaller = smaller.removeprefix("T")
    return unresolved(quantity.duration + smaller, LENGTH, type=TimexType.DURATION)


def duration_bare(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "months", "years", "a month or two"."""
    unit = found.value("unit") if found.has("unit") else found.value("quantity")
    quantity = Quantity(count=None, unit=unit)
    return unresolved(quantity.duration, LENGTH, type=TimexType.DURATION)


def window(found: Found, context: Context) -> Reading | None:
    """ "the past three months", "the next two weeks": a length with one end at the anchor."""
    quantity = (
        quantity_of(found)
        if found.has("quantity")
        else Quantity(count=Fraction(1), unit=found.value("unit"))
    )
    if quantity is None:
        return None
    length = unresolved(quantity.duration, LENGTH, type=TimexType.DURATION)
    base = context.publication
    if base is None or base.on is None or context.mode is Mode.NARRATIVE or quantity.count is None:
        return length
    direction = int(found.value("way"))
    words = found.tokens.words[found.first : found.last]
    if "following" in words or "previous" in words:
        return length
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(quantity.unit)
    size = {"D": 1, "W": 7}.get(quantity.unit)
    whole = quantity.count * (months or size or 0)
    if quantity.unit == "TH" and quantity.count >= HOURS_OF_DAY:
        whole = quantity.count / HOURS_OF_DAY
    if whole == 0 or whole.denominator != 1 or whole > 12_000:
        return length
    count = direction * int(whole)
    far = shift(base.on, months=count) if months else shift(base.on, days=count)
    if far is None:
        return length
    days = DayRange.inclusive(min(far, base.on), max(far, base.on))
    side = "ends" if direction < 0 else "begins"
    return Reading(
        value=quantity.duration,
        type=TimexType.DURATION,
        basis=Basis.RESOLVED,
        anchor=context.naming(base),
        steps=(f"A length of {quantity.described} that {side} at the anchor.",),
        days=days,
        moves=False,
    )


def set_word(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "daily", "weekly"."""
    return unresolved(found.tokens.values[found.first], "A rhythm, not a day.", type=TimexType.SET)


def set_every(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "every day", "each Thursday", "a year" in "twice a year", "Tuesday nights"."""
    part = f"T{found.value('part')}" if found.has("part") else ""
    if found.has("weekday"):
        value = f"XXXX-WXX-{found.value('weekday')}{part}"
    elif found.has("month"):
        value = f"XXXX-{int(found.value('month')):02d}"
    elif found.has("season"):
        value = f"XXXX-{found.value('season')}"
    elif found.has("unit"):
        first, last = found.captures.get("quantity", (0, 0))
        bare = "2" if "other" in found.words else "1"
        written = found.tokens.values[first] if last > first else bare
        if not written.isdecimal():
            return None
        value = Quantity(count=Fraction(written), unit=found.value("unit")).duration
    else:
        value = f"XXXX-XX-XX{part}"
    return unresolved(value, "A rhythm, not a day.", type=TimexType.SET)


def reference(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "now", "recently", "the past"."""
    value = found.value("word") or found.rule.options.get("value", "")
    return unresolved(value, "Too vague for a day.")


def vague_units(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "recent weeks", "the coming months", "these days"."""
    words = found.tokens.words[found.first : found.last]
    if "these" in words:
        if found.value("unit") != "D":
            return None
        return unresolved("PRESENT_REF", "Too vague for a day.")
    value = "FUTURE_REF" if "coming" in words else "PAST_REF"
    return unresolved(value, "Too vague for a day.")
