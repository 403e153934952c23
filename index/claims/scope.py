"""Does a figure count the event reported, a longer background, or history?

Keeps out: the days of the deaths (days.py), from which it starts.
"""

from __future__ import annotations

import functools
import re

from index.claims.drafts import Reading
from index.claims.linking import Measured
from index.claims.rulebook import table
from index.model.article import Published
from index.model.days import DayRange

_YEAR = re.compile(r"\b[Ii]n ((?:1[5-9]|20)\d\d)\b")
# An event that a report counts is news; older ones are background, then history. The numbers are
# conventions of ours: a month and a half, and two years.
_NEWS_DAYS = 45
_HISTORY_DAYS = 730


def scope_of(
    text: str,
    reading: Reading,
    measured: Measured,
    *,
    died: DayRange | None,
    published: Published | None,
) -> str:
    """Whether a figure counts the event reported, a longer background, or history.

    Args:
        text: the article's body.
        reading: the sentence.
        measured: the figure.
        died: the days of the deaths, as far as known.
        published: the article's publication, or None when unknown.

    Returns:
        "event", "background" or "historical".
    """
    sentence = text[reading.passage.start : reading.passage.end]
    compared = comparison().search(sentence)
    # Cues after a comparison belong to it.
    told = sentence if compared is None else sentence[: compared.start()]
    if _scope_cues("historical").search(told) or _names_old_year(told, published):
        return "historical"
    if died is not None and published is not None:
        first, last = died.first or died.last, died.last or published.day
        if first is not None:
            if (published.day - last).days > _HISTORY_DAYS:
                return "historical"
            if (published.day - last).days > _NEWS_DAYS or (last - first).days > _NEWS_DAYS:
                return "background"
            return "event"
    if compared is not None:
        unit = reading.sentence.units[measured.unit]
        start = reading.sentence.tokens[unit.first].start - reading.passage.start
        if _measured_against().search(sentence, compared.end(), max(start, compared.end())):
            return "background"
    return "background" if _scope_cues("background").search(told) else "event"


def _names_old_year(told: str, published: Published | None) -> bool:
    """Whether the sentence is set in a year well before publication: "in 2011"."""
    if published is None:
        return False
    years = [int(found) for found in _YEAR.findall(told)]
    return bool(years) and max(years) < published.day.year - 1


@functools.cache
def _scope_cues(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('scope')[name]['patterns'])})", re.IGNORECASE)


@functools.cache
def comparison() -> re.Pattern[str]:
    """The words that measure an event against others: "the deadliest", "the worst"."""
    words = "|".join(table("scope")["comparison"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@functools.cache
def _measured_against() -> re.Pattern[str]:
    """Between "the deadliest" and the older figure: "since 2016, when 86 people ..."."""
    return re.compile(r"\bsince (?:[^;.]{1,60}\bwhen )?$", re.IGNORECASE)
