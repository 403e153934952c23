"""Are the four digits that open the paragraphs of a page times of day: "1808 The UN's envoy says"?

Pages that follow an event hour by hour stamp each paragraph so, and 1808 is no year there. Keeps
out: times that their own words make times.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from index.dates.matcher import Found

STAMPS = 3
"""So many paragraphs open with a time of day on such a page, and none with any other number."""

YEARS_AHEAD = 1
"""A year further beyond publication than this opens no paragraph of a chronicle."""


def time_stamps(found: Iterable[Found], *, published_year: int | None) -> frozenset[int]:
    """The matches of years that are the stamps of a page's paragraphs.

    A chronicle opens its paragraphs with years too, so one of them must be a time that no chronicle
    could have: a year well beyond publication.

    Args:
        found: the matches of the document.
        published_year: None leaves all of them years.

    Returns:
        The `id` of each such match; empty where the page is not of that kind.
    """
    if published_year is None:
        return frozenset()
    opening = [match for match in found if _opens_paragraph(match)]
    years = [int(match.value("year")) for match in opening]
    if len(years) < STAMPS or not all(map(_is_time, years)):
        return frozenset()
    if max(years) <= published_year + YEARS_AHEAD:
        return frozenset()
    return frozenset(map(id, opening))


def _opens_paragraph(match: Found) -> bool:
    bare = match.rule.name == "year" and len(match.words) == 1
    return bare and (match.first == 0 or match.raw(-1)[:1] == "\n")


def _is_time(digits: int) -> bool:
    hour, minute = divmod(digits, 100)
    return hour <= time.max.hour and minute <= time.max.minute
