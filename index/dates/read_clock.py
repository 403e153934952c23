"""What does a time of day mean: "10 p.m. Wednesday", "at 10:35 a.m."?

A time needs a day: the one beside it, or the one that its sentence names. Keeps out: the days.
"""

from __future__ import annotations

from index.dates.matcher import Found
from index.dates.read_days import calendar_day
from index.dates.read_relative import deictic_day, weekday
from index.dates.reading import Context, Reading, resolved, unresolved
from index.model import Basis, TimexType

FIRST_HOUR_OF_NIGHT = 6
""" "At seven at night" is in the evening, "at two at night" before the morning."""


def clock(found: Found, context: Context) -> Reading | None:
    """A time of day, with a day beside it or on the day that its sentence names."""
    return _placed(_clock_time(found), found, context)


def clock_in_words(found: Found, context: Context) -> Reading | None:
    """ "10 o'clock", "half past ten", "six in the evening"."""
    hour, minute = int(found.value("hour")), int(found.value("minute", "0"))
    part = found.value("half")
    if not 1 <= hour <= 12 and (part or found.has("lead")):
        return None
    if found.has("lead"):
        minute = 30 if found.value("lead") == "0.5" else 15
        if minute == 15 and found.words[-2] in {"to", "before"}:
            hour, minute = hour - 1 or 12, 45
    late = part in {"AF", "EV"} or (part == "NI" and hour >= FIRST_HOUR_OF_NIGHT)
    hour = hour % 12 + (12 if late else 0) if part else hour
    fits = hour < 24 and minute < 60
    return _placed(f"T{hour:02d}:{minute:02d}" if fits else None, found, context)


def _placed(time: str | None, found: Found, context: Context) -> Reading | None:
    """A time on the day beside it, or on the one that its sentence or the last one names."""
    if time is None:
        return None
    if found.has("month"):
        day = calendar_day(found, context)
    elif found.has("weekday"):
        day = weekday(found, context)
    elif found.has("shift"):
        day = deictic_day(found, context)
    else:
        last = context.last_day
        if last is None or last.on is None or context.sentence - last.sentence > 1:
            return unresolved(f"XXXX-XX-XX{time}", "Neither its sentence nor the last names a day.")
        same = context.sentence == last.sentence
        return resolved(
            f"{last.on.isoformat()}{time}",
            against=last.described,
            steps=(f"The day that {'its' if same else 'the last'} sentence names.",),
            basis=Basis.RESOLVED if same else Basis.INFERRED,
        )
    if day is None or "T" in day.value:
        return day
    if day.basis is Basis.STATED:
        return Reading(value=day.value + time, type=TimexType.TIME, steps=day.steps)
    if day.basis is Basis.UNRESOLVED:
        return unresolved(day.value + time, *day.steps, type=TimexType.TIME)
    return resolved(day.value + time, against=day.anchor, steps=day.steps, basis=day.basis)


def _clock_time(found: Found) -> str | None:
    """The "THH:MM" of a clock expression; None where no clock shows it."""
    for index in range(found.first, found.last):
        if found.tokens.words[index] in {"noon", "midday", "midnight"}:
            return f"T{found.tokens.values[index]}"
    if found.has("military"):
        digits = found.value("military")
        hour, minute = int(digits[:2]), int(digits[2:])
        fits = len(digits) == 4 and hour < 24 and minute < 60
        return f"T{hour:02d}:{minute:02d}" if fits else None
    written = found.value("hour")
    hour, minute = int(written), int(found.value("minute", "0"))
    values = found.tokens.values[found.first : found.last]
    half = next((value for value in values if value in {"am", "pm"}), "")
    if half and not 1 <= hour <= 12:
        return None
    if half == "pm":
        hour = hour % 12 + 12
    elif half == "am":
        hour %= 12
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def vague_part(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "overnight": a part of a day that nothing names."""
    code = found.rule.options["part"]
    return unresolved(f"XXXX-XX-XXT{code}", "Nothing says of which day.", type=TimexType.TIME)
