"""What does a time of day mean: "10 p.m. Wednesday", "at 10:35 a.m."?

A time needs a day: the one beside it, or the one that its sentence names. Keeps out: the days.
"""

from __future__ import annotations

from index.dates.matcher import Found
from index.dates.readings.days import calendar_day
from index.dates.readings.reading import Context, Mode, Point, Reading, resolved, unresolved
from index.dates.readings.weekdays import deictic_day, weekday
from index.dates.timex import days_of, shift
from index.model.certainty import Basis
from index.model.dates import TimexType

DAY_SENTENCES = 2
"""For how many sentences a named day holds the times behind it."""

BACKGROUND_DAYS = 60
"""A day so far from publication is background in a report; no time of another sentence is its."""

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
        return _on_running_day(time, context)
    if day is None or "T" in day.value:
        return day
    if day.basis is Basis.STATED:
        return Reading(value=day.value + time, type=TimexType.TIME, steps=day.steps)
    if day.basis is Basis.UNRESOLVED:
        return unresolved(day.value + time, *day.steps, type=TimexType.TIME)
    return resolved(day.value + time, against=day.anchor, steps=day.steps, basis=day.basis)


def _on_running_day(time: str, context: Context) -> Reading:
    """A time on the day that its sentence names, or one of the last few."""
    last = context.last_day
    far = last is None or context.sentence - last.sentence > DAY_SENTENCES
    if last is None or last.on is None or far or _is_background(last, context):
        why = "No sentence near before it names a day."
        return unresolved(f"XXXX-XX-XX{time}", why, type=TimexType.TIME)
    same = context.sentence == last.sentence
    return resolved(
        f"{last.on.isoformat()}{time}",
        against=last.described,
        steps=(f"The day that {'its' if same else 'an earlier'} sentence names.",),
        basis=Basis.RESOLVED if same else Basis.INFERRED,
    )


def _is_background(last: Point, context: Context) -> bool:
    """Whether a report only looks back on a day: "the worst since May 3, 1999. At 7 p.m. ..."."""
    if context.mode is Mode.NARRATIVE or context.published is None or last.on is None:
        return False
    if last.sentence == context.sentence:
        return False
    return abs((context.published - last.on).days) > BACKGROUND_DAYS


def part_of_running_day(found: Found, context: Context) -> Reading | None:
    """ "in the afternoon", "at dawn": a part of the day that the text is at."""
    time = f"T{found.value('part', 'MO')}"  # "in the early hours"
    if found.words == ["night"] and found.word(-1) == "at":
        return unresolved(f"XXXX-XX-XX{time}", "Any night, or no certain one.", type=TimexType.TIME)
    return _on_running_day(time, context)


def overnight(found: Found, context: Context) -> Reading | None:
    """ "overnight Thursday"; "overnight into Friday" is the night of the day before."""
    day = weekday(found, context)
    days = None if day is None else days_of(day.value)
    if day is None or days is None or days.start is None:
        return vague_part(found, context)
    into = found.word(0) in {"into", "to"}
    when = shift(days.start, days=-1) if into else days.start
    if when is None:
        return vague_part(found, context)
    steps = (*day.steps, "The night into it.") if into else day.steps
    return resolved(f"{when.isoformat()}TNI", against=day.anchor, steps=steps, basis=day.basis)


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
    if half == "am" and hour == 12:
        hour = 0
    elif half == "pm" and 0 < hour < 12:
        hour += 12
    elif half and hour > 12 and not found.has("minute"):
        return None
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def vague_part(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "overnight": a part of a day that nothing names."""
    code = found.rule.options.get("part", "NI")
    return unresolved(f"XXXX-XX-XXT{code}", "Nothing says of which day.", type=TimexType.TIME)
