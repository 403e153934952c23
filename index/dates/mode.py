"""Does a document tell time from its publication day, or from the dates in its running text?

News leans on publication ("Thursday", "last month"); histories lean on the last date named ("in
1939 ... in October"). The choice decides more than any rule. Keeps out: single expressions.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.dates.matcher import Found
from index.dates.readings.reading import Mode

DEICTIC = frozenset(
    {"weekday", "deictic_day", "this_part", "relative_unit", "ago", "relative_month"}
)
"""Readings that only make sense from the day of writing."""

FEWEST_YEARS = 5
"""Fewer written years than this never make a history."""

YEARS_PER_DEICTIC = 8
"""A history has more than so many written years for each expression that leans on publication;
a report with a long background has fewer."""


REMOTE_YEARS = 15
"""Years further from publication than this are history by themselves."""

FEWEST_REMOTE_DATES = 2
"""A short text is a history where nothing in it leans on publication, all its years are remote, and
these are so many; days and months without a year count with them where one such has its year."""


def choose_mode(found: Sequence[Found], *, published_year: int | None) -> tuple[Mode, str]:
    """The mode of a document, and one sentence that says why.

    Args:
        found: all matches of the document.
        published_year: the year of publication, or None.
    """
    if published_year is None:
        return Mode.NARRATIVE, "No publication day is known, so dates in the text are the anchors."
    distances = [
        distance
        for match in found
        if (distance := _distance(match, published_year=published_year)) is not None
    ]
    years = sum(distance > 1 for distance in distances)
    deictic = sum(match.rule.reading in DEICTIC for match in found)
    remote = sum(distance > REMOTE_YEARS for distance in distances)
    bare = sum(match.has("month") and not match.has("year") for match in found)
    fine = any(match.has("month") and match.has("year") for match in found)
    leaning = deictic - sum(match.rule.name == "today" and _is_today(match) for match in found)
    enough = remote + bare * fine >= FEWEST_REMOTE_DATES
    if enough and remote and remote == len(distances) and not leaning:
        why = f"its years ({remote}) are far from publication, and nothing leans on it"
        return Mode.NARRATIVE, f"The document reads as a history: {why}."
    if years >= FEWEST_YEARS and years > YEARS_PER_DEICTIC * deictic:
        why = f"{years} years far from publication, {deictic} expressions that lean on it"
        return Mode.NARRATIVE, f"The document reads as a history: {why}."
    return Mode.NEWS, "The document reads as a report: publication anchors what is relative."


def _is_today(match: Found) -> bool:
    """Whether "today" may be no more than nowadays."""
    return match.words == ["today"]


def _distance(match: Found, *, published_year: int) -> int | None:
    """How many years a written year lies from publication; None where no year is written."""
    written = match.value("year") or match.value("decade")
    if match.rule.reading in {"era_year", "ancient_year"} and written.isdecimal():
        before = "BC" in {*match.tokens.values[match.first : match.last + 3]}
        return published_year + int(written) if before else abs(published_year - int(written))
    if len(written) != 4 or not written.isdecimal():
        return None
    return abs(int(written) - published_year)
