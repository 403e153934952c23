"""What do years with their era mean, and decades and centuries?

The digits that all years of a decade or century share come first in the value: "199", "18",
"BC04". Keeps out: years and months by themselves.
"""

from __future__ import annotations

from index.dates.matcher import Found
from index.dates.readings.reading import Context, Point, Reading, unresolved
from index.dates.timex import year_value
from index.model.certainty import Basis

LAST_ANCIENT_YEAR = 1100
"""The running text after this year is no ancient history."""

ERA_REACH = 100
"""How many tokens away an era may be written that a bare year shares."""

LAST_CENTURY_OF_HUNDREDS = 1800
""" "The 1800s" are mostly a century, "the 1900s" and "the 2000s" a decade."""


def era_year(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """A year, month, season or day with BC or AD."""
    number = found.number("year")
    if number == 0 or number > 9999:
        return None
    after = "BC" not in {*_values(found), found.value("era"), found.rule.options.get("era", "")}
    value = year_value(number if after else -number) + _within_year(found)
    note = "The year and its era are written."
    before_calendar = "The calendar of days begins with the year 1, so no days are given."
    return Reading(value=value, steps=(note,) if after else (note, before_calendar))


def era_thousands(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "3,000 BC"."""
    number = int(found.value("thousands") + found.value("year"))
    if not 1000 <= number <= 9999:
        return None
    return Reading(value=year_value(-number), steps=("The year and its era are written.",))


def _within_year(found: Found) -> str:
    """The month, day or season of a value."""
    if found.has("season"):
        return f"-{found.value('season')}"
    month = f"-{int(found.value('month')):02d}" if found.has("month") else ""
    return month + (f"-{found.total('day'):02d}" if found.has("day") else "")


def ancient_year(found: Found, context: Context) -> Reading | None:
    """ "in 494" where the text writes eras: of the era in which it stands."""
    number = found.number("year")
    point = context.point
    if point is not None and point.year < LAST_ANCIENT_YEAR:
        before, why = point.year < 0, f"In the era of {point.described}."
    else:
        era = _nearest_era(found)
        if not era:  # a modern text that names an era far away: "from a low in January of 114"
            return None
        before, why = era == "BC", "In the era that is written nearest to it."
    value = year_value(-number if before else number) + _within_year(found)
    return Reading(value=value, basis=Basis.INFERRED, anchor=_named(point), steps=(why,))


def ancient_span(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "(284–305)", "(510–480)": years count up after Christ and down before."""
    first, last = int(found.value("year")), int(found.value("until"))
    number = last if found.rule.options.get("side") == "until" else first
    why = "A span of years that counts " + ("down" if first > last else "up") + "."
    value = year_value(-number if first > last else number)
    return Reading(value=value, basis=Basis.INFERRED, steps=(why,))


def ancient_decade(found: Found, context: Context) -> Reading | None:
    """ "the 490s" where the text writes eras."""
    point = context.point
    before = _nearest_era(found) == "BC"
    if point is not None and point.year < LAST_ANCIENT_YEAR:
        before = point.year < 0
    value = f"{'BC' if before else ''}{int(found.value('decade')) // 10:03d}"
    why = "In the era in which the text stands."
    return Reading(value=value, basis=Basis.INFERRED, anchor=_named(point), steps=(why,))


def millennium(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "the third millennium BC": its value has one known digit, and no days are claimed."""
    number = int(found.value("ordinal"))
    if not 1 <= number <= 10:
        return None
    before = "BC" if "BC" in _values(found) else ""
    return unresolved(f"{before}{number - 1}XXX", "A thousand years are no time for a timeline.")


def _named(point: Point | None) -> str:
    return "" if point is None else point.described


def _nearest_era(found: Found) -> str:
    values = found.tokens.values
    for distance in range(1, ERA_REACH):
        for index in (found.first - distance, found.last - 1 + distance):
            if 0 <= index < len(values) and values[index] in {"BC", "AD"}:
                return values[index]
    return ""


def _values(found: Found) -> list[str]:
    return found.tokens.values[found.first : found.last]


def decade(found: Found, context: Context) -> Reading | None:
    """ "the 1990s", "the '70s", "the nineties", "the 1800s"."""
    written = found.value("decade") or found.value("name")
    if "BC" in _values(found):
        steps = ("The decade and its era are written.",)
        return Reading(value=f"BC{int(written) // 10:03d}", steps=steps)
    if "AD" in _values(found):
        steps = ("The decade and its era are written.",)
        return Reading(value=f"{int(written) // 10:03d}", steps=steps)
    after = found.value("after")
    if len(after) == 4 and len(written) == 2:
        return Reading(value=after[:2] + written[0], steps=(f"It goes on from the {after}s.",))
    if found.has("tens"):
        written = f"{found.value('tens')}{written}"
    if len(written) == 4 and int(written) % 100 == 0 and int(written) <= LAST_CENTURY_OF_HUNDREDS:
        why = "The hundred years that begin so are written; the first ten of them could be meant."
        return Reading(value=written[:2], basis=Basis.INFERRED, steps=(why,))
    if len(written) == 4:
        return Reading(value=written[:3], steps=("The decade is written.",))
    near = context.base.year if context.base is not None else None
    first = int(written)
    start = 1900 + first
    if near is not None and near >= first:
        start = near - (near - first) % 100
    steps = (f"The last decade of that name that has begun starts in {start}.",)
    anchor = context.naming(context.base) if context.base is not None else ""
    return Reading(value=str(start // 10), basis=Basis.INFERRED, anchor=anchor, steps=steps)


def decade_of_century(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "the first decade of the 20th century"."""
    number = found.total("century")
    last = found.has("last") or found.value("edge") == "END"
    count = 10 if last else int(found.value("ordinal", "1"))
    if not (1 <= number <= 30 and 1 <= count <= 10) or "BC" in _values(found):
        return None
    steps = ("The decade is counted within the century.",)
    return Reading(value=f"{number - 1:02d}{count - 1}", steps=steps)


def century(found: Found, context: Context) -> Reading | None:  # noqa: ARG001 - every reader has this form
    """ "the 20th century"; the digits of its years come first in the value."""
    number = found.total("ordinal")
    if not 1 <= number <= 30:
        return None
    before = "BC" in {*_values(found), found.value("era")}
    value = f"BC{number - 1:02d}" if before else f"{number - 1:02d}"
    return Reading(value=value, steps=("The century is written.",))
