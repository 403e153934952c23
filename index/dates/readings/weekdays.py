"""What do days near the anchor mean: "Thursday", "yesterday", "this morning", "two Fridays ago"?

Publication anchors news, the running text anchors narrative. Keeps out: weekdays that lean on a day
named earlier ("the following Monday"), and longer units.
"""

from __future__ import annotations

from index.dates import surroundings
from index.dates.cues import (
    days_ahead,
    is_rather_tomorrow,
    is_unforeseen,
    looks_ahead,
    looks_back,
)
from index.dates.matcher import Found
from index.dates.readings.missing_year import JOINING
from index.dates.readings.quantity import number_of, quantity_of, times_of
from index.dates.readings.reading import Context, Mode, Reading, resolved, unresolved
from index.dates.timex import shift, week_value
from index.model.certainty import Basis

WEEKDAY_SENTENCES = 3
"""For how many sentences a named day anchors the weekdays behind it in running text."""


def _part(found: Found) -> str:
    if found.has("part"):
        return f"T{found.value('part')}"
    return "TMO" if found.value("mod") == "START" else ""


def weekday(found: Found, context: Context) -> Reading | None:
    """A weekday: the last such day on or before publication, unless words say otherwise."""
    wanted = int(found.value("weekday"))
    part = _part(found)
    unknown = f"XXXX-WXX-{wanted}{part}"
    if _is_any(found):
        return unresolved(unknown, "Some such day; nothing says which.")
    if context.published is None or context.mode is Mode.NARRATIVE:
        return _weekday_in_narrative(found, context, wanted=wanted, unknown=unknown, part=part)
    published = context.published
    back = (published.isoweekday() - wanted) % 7
    rel = found.value("rel")
    step, sure = -back, back != 6 or rel != ""
    why = "The last such weekday on or before the anchor."
    if rel == "-1" or "past" in found.surface.lower():
        step, why = -(back or 7), "The last such weekday before the anchor."
    elif rel == "1" or "coming" in found.surface.lower():
        step, why = 7 - back, "The next such weekday after the anchor."
    elif (joined := _days_from_list(found, context, wanted=wanted)) is not None:
        step, why, sure = joined, "It goes on from the weekday before it.", True
    elif is_unforeseen(found):
        why, sure = "The last such weekday: what happened on it was not foreseen.", True
    elif back and 7 - back <= (7 if rel == "0" and looks_ahead(found) else days_ahead(found)):
        why = "A word before it points forward: the next such weekday."
        step, sure = 7 - back, True
    elif back == 6 and is_rather_tomorrow(found):
        step, why = 1, "The day after: six days back, news would have said more than its name."
    elif rel == "0" and wanted > published.isoweekday() and not looks_back(found):
        step, why = 7 - back, "The one of this week."
    if times_of(found) > 1:
        step += 7 * int(rel)
        why = "The second such weekday on the side that the words say."
    day = shift(published, days=step)
    if day is None:
        return unresolved(unknown, "The day lies outside the calendar.")
    against = f"{context.anchor_name} {published.isoformat()}"
    basis = Basis.RESOLVED if sure else Basis.INFERRED
    return resolved(day.isoformat() + part, against=against, steps=(why,), basis=basis)


def _is_any(found: Found) -> bool:
    """Whether any such weekday is meant: "he died on a Sunday", not "in a Sunday sermon"."""
    if found.word(-1) not in {"a", "any", "some", "one"}:
        return False
    return found.word(0) in surroundings.CLOSING | surroundings.LINKS


def _days_from_list(found: Found, context: Context, *, wanted: int) -> int | None:
    """Days from publication to the second of "next Tuesday and Wednesday"; None elsewhere."""
    last, published = context.last_day, context.published
    if last is None or last.on is None or published is None or last.on < published:
        return None
    if found.word(-1) not in JOINING or last.end != found.first - 1:
        return None
    return (last.on - published).days + (wanted - last.on.isoweekday()) % 7


def _weekday_in_narrative(
    found: Found, context: Context, *, wanted: int, unknown: str, part: str
) -> Reading | None:
    """A weekday in running text: the first such day on or after the last day that was named."""
    last = context.last_day
    if last is None or last.on is None or found.value("rel") not in {"", "0"}:
        return unresolved(unknown, "No publication day is known and no earlier day anchors it.")
    if context.sentence - last.sentence > WEEKDAY_SENTENCES:
        return unresolved(unknown, "The last day named stands too far back to anchor it.")
    day = shift(last.on, days=(wanted - last.on.isoweekday()) % 7)
    if day is None:
        return unresolved(unknown, "The day lies outside the calendar.")
    steps = ("Judged to be the first such weekday on or after the last day named.",)
    return resolved(
        day.isoformat() + part, against=last.described, steps=steps, basis=Basis.INFERRED
    )


def weekday_of_week(found: Found, context: Context) -> Reading | None:
    """ "Monday of last week": the weekday of an ISO week counted from the anchor."""
    wanted = int(found.value("weekday"))
    part = _part(found)
    base = context.base
    when = base.on if base is not None else None
    if base is None or when is None:
        return unresolved(f"XXXX-WXX-{wanted}{part}", "Nothing anchors it to a week.")
    weeks = int(found.value("rel"))
    day = shift(when, days=wanted - when.isoweekday() + 7 * weeks)
    if day is None:
        return None
    steps = (f"That weekday of the ISO week {week_value(day)}.",)
    return resolved(day.isoformat() + part, against=context.naming(base), steps=steps)


def deictic_day(found: Found, context: Context) -> Reading | None:
    """ "today", "yesterday", "tomorrow", counted from publication."""
    steps_away = int(found.value("shift"))
    part = _part(found)
    if context.published is None or context.mode is Mode.NARRATIVE:
        value = "PRESENT_REF" if steps_away == 0 and not part else "XXXX-XX-XX" + part
        return unresolved(value, "No publication day anchors it.")
    day = shift(context.published, days=steps_away)
    if day is None:
        return None
    against = f"{context.anchor_name} {context.published.isoformat()}"
    word = found.tokens.words[found.captures["shift"][0]]
    return resolved(
        day.isoformat() + part, against=against, steps=(f"“{word}” counts from the anchor.",)
    )


def beside_today(found: Found, context: Context) -> Reading | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    if context.published is None or context.mode is Mode.NARRATIVE:
        return unresolved("XXXX-XX-XX", "No publication day anchors it.")
    away = 2 * int(found.value("shift"))
    before = found.tokens.words[found.first + 2] == "before"
    if before is not (away < 0):
        return None
    day = shift(context.published, days=away)
    if day is None:
        return None
    against = f"{context.anchor_name} {context.published.isoformat()}"
    return resolved(day.isoformat(), against=against, steps=("Two days away from the anchor.",))


def this_part(found: Found, context: Context) -> Reading | None:
    """ "this morning", "last night", "tonight"."""
    code = "NI" if found.value("rel") == "NI" else found.value("part")
    if context.published is None or context.mode is Mode.NARRATIVE:
        return unresolved(f"XXXX-XX-XXT{code}", "No publication day anchors it.")
    before = found.value("rel") == "-1"
    day = shift(context.published, days=-1 if before else 0)
    if day is None:
        return None
    against = f"{context.anchor_name} {context.published.isoformat()}"
    steps = (f"A part of the {'day before the anchor' if before else 'day of the anchor'}.",)
    return resolved(f"{day.isoformat()}T{code}", against=against, steps=steps)


def from_weekday(found: Found, context: Context) -> Reading | None:
    """ "a week from Tuesday": counted on from the next such weekday."""
    quantity, published = quantity_of(found), context.published
    size = {"D": 1, "W": 7}.get(quantity.unit if quantity is not None else "")
    if quantity is None or quantity.count is None or size is None:
        return None
    if published is None or context.mode is Mode.NARRATIVE or quantity.count.denominator != 1:
        return unresolved("FUTURE_REF", "No publication day anchors it.")
    ahead = (int(found.value("weekday")) - published.isoweekday()) % 7 or 7
    day = shift(published, days=ahead + int(quantity.count) * size)
    if day is None:
        return None
    against = f"{context.anchor_name} {published.isoformat()}"
    steps = (f"{quantity.described} on from the next such weekday.",)
    return resolved(day.isoformat(), against=against, steps=steps)


def weekdays_ago(found: Found, context: Context) -> Reading | None:
    """ "two Fridays ago": the last such weekday but one before publication."""
    wanted, published = int(found.value("weekday")), context.published
    first, last = found.captures["quantity"]
    count = number_of(found.tokens.values[first:last])
    if count is None or not 1 <= count <= 52:
        return None
    if published is None or context.mode is Mode.NARRATIVE:
        return unresolved(f"XXXX-WXX-{wanted}", "No publication day anchors it.")
    back = (published.isoweekday() - wanted) % 7 or 7
    day = shift(published, days=-back - 7 * (int(count) - 1))
    if day is None:
        return None
    against = f"{context.anchor_name} {published.isoformat()}"
    steps = (f"Such weekdays counted back from it, {int(count)} of them.",)
    return resolved(day.isoformat(), against=against, steps=steps)


def ago_weekday(found: Found, context: Context) -> Reading | None:
    """ "a week ago Thursday", "a week ago today"."""
    published = context.published
    if published is None or context.mode is Mode.NARRATIVE:
        return unresolved("XXXX-XX-XX", "No publication day anchors it.")
    wanted = int(found.value("weekday", str(published.isoweekday())))
    back = (published.isoweekday() - wanted) % 7
    day = shift(published, days=-back - 7)
    if day is None:
        return None
    against = f"{context.anchor_name} {published.isoformat()}"
    return resolved(day.isoformat(), against=against, steps=("A week before that day.",))
