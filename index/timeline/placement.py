"""When does a passage say that things happened? One place in time for a passage, or none.

A sentence can carry several dates ("reported Saturday that 311 were killed since Thursday"). The
first day (or part of day, or short interval) that it states outright places it; a wider or open
date does so only where nothing finer stands. Dates that merely look back ("since the war began 14
years ago") never place a sentence about today. Keeps out: how dates are resolved (dates/), which
passages belong together (entries.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Passage
from index.model.certainty import Basis
from index.model.dates import DateMention, EventDating, TimexType
from index.model.days import DayRange, Grain
from index.model.entries import Precision
from index.spans import beginning_in

# Months, years and wider: they say in which stretch of time, never on which day.
_WIDE = frozenset(
    {Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.YEAR, Grain.DECADE, Grain.CENTURY}
)
_LOOKING_BACK = re.compile(
    r"\b(?:since|deadliest|worst|first|largest|biggest|most \w+)\b[^.;:]*$", re.IGNORECASE
)
# "Hundreds have been killed since the start of the year" is of that time, however long.
_EVER_SINCE = re.compile(
    r"\b(?:have|has)\b(?:(?!\b(?:deadliest|worst|first|largest|biggest|most)\b)[^.;:])*"
    r"\bsince(?: the)?\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^\s*(?:,|and|&|to|through|until|[-–—])\s*$", re.IGNORECASE)
_TIMEX_PART = re.compile(r"T([A-Z]{2})$")
_LONGEST_JOIN = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where in time a passage stands.

    Args:
        days: when; None for undated.
        precision: how exactly.
        grain: the grain of the date that places it; None when undated.
        part: TIMEX3 part of day, or "".
        basis: the basis of that date.
    """

    days: DayRange | None
    precision: Precision
    grain: Grain | None
    part: str
    basis: Basis


UNDATED = Placement(
    days=None, precision=Precision.UNDATED, grain=None, part="", basis=Basis.UNRESOLVED
)


def place(
    text: str,
    dates: Sequence[DateMention],
    *,
    start: int,
    events: Sequence[EventDating] = (),
) -> Placement:
    """Where in time a passage stands.

    Args:
        text: the passage's words.
        dates: the date mentions within it, in order, with offsets into the body.
        start: the passage's first code point in the body.
        events: the events that it dates; looking back on one, it still tells when that was.
    """
    # "Since Assad's ouster" holds its own "since", and looks back like any other.
    candidates = [m for m in dates if m.days is not None and not m.value.endswith("/..")]
    closed = [
        m
        for m in candidates
        if m.type in (TimexType.DATE, TimexType.TIME) and _is_closed(m) and m.grain not in _WIDE
    ]
    if closed:
        return _of_first(text, closed, start)
    foreground = [m for m in candidates if not _looks_back(text, m, start)]
    wide = [m for m in foreground if _is_closed(m)]
    if wide:
        return _single(wide[0])
    # An open date in the foreground ("since Thursday") says no more than "not before".
    openly = [
        m
        for m in candidates
        if not _is_closed(m) and (m.grain not in _WIDE or _ever_since(text, m, start))
    ]
    if openly:
        return _single(openly[0])
    dated = {event.value for event in events}
    told = [m for m in candidates if _is_closed(m) and m.value in dated]
    if told:
        return _single(told[0])
    return UNDATED


def days_spoken_of(annotated: AnnotatedArticle, passage: Passage) -> tuple[DayRange, ...]:
    """The days that a passage speaks of, by which it is filtered and counted.

    A range that is open to the right ("since Thursday") reaches no further than the report can:
    to the last day on which it may have been published. An undated sentence of a dated post speaks
    of the day it was posted.

    Args:
        annotated: the article with its dates.
        passage: one of its passages.
    """
    article = annotated.article
    found = [
        _until_published(mention.days, article)
        for mention in beginning_in(annotated.dates, passage)
        if mention.days is not None
    ]
    own = article.blocks[passage.block].published_on if article.blocks else None
    return tuple(found) if found or own is None else (DayRange.day(own),)


def _until_published(days: DayRange, article: Article) -> DayRange:
    published = article.published
    if days.end is not None or days.start is None or published is None:
        return days
    last = published.bounds.end
    return days if last is None else DayRange(start=days.start, end=max(last, _after(days.start)))


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def posted(day: date) -> Placement:
    """Where an undated sentence of a dated post stands: the day it was posted, as an inference."""
    return Placement(
        days=DayRange.day(day),
        precision=Precision.DAY,
        grain=Grain.DAY,
        part="",
        basis=Basis.INFERRED,
    )


def _is_closed(mention: DateMention) -> bool:
    days = mention.days
    return days is not None and days.start is not None and days.end is not None


def _looks_back(text: str, mention: DateMention, start: int) -> bool:
    return _LOOKING_BACK.search(text[: max(0, mention.start - start)]) is not None


def _ever_since(text: str, mention: DateMention, start: int) -> bool:
    return _EVER_SINCE.search(text[: max(0, mention.start - start)]) is not None


def _of_first(text: str, closed: Sequence[DateMention], start: int) -> Placement:
    """The first fine date, or the interval that it spans with the one joined to it."""
    first = closed[0]
    if len(closed) > 1:
        second = closed[1]
        between = text[first.end - start : second.start - start]
        joined = _span(first, second) if _JOINED.match(between) else None
        if joined is not None:
            return Placement(
                days=joined,
                precision=Precision.INTERVAL,
                grain=Grain.INTERVAL,
                part="",
                basis=first.basis,
            )
    return _single(first)


def _span(first: DateMention, second: DateMention) -> DayRange | None:
    """From the first day of one to the last of the other, when that is a week at most."""
    one, other = first.days, second.days
    if one is None or other is None or one.start is None or other.end is None:
        return None
    if one == other or other.start is None or other.start <= one.start:
        return None
    if other.end - one.start > _LONGEST_JOIN:
        return None
    return DayRange(start=one.start, end=other.end)


def _single(mention: DateMention) -> Placement:
    days = mention.days
    if days is None:
        return UNDATED
    part = _TIMEX_PART.search(mention.value)
    if days.end is None:
        precision = Precision.NOT_BEFORE
    elif days.start is None:
        precision = Precision.NOT_AFTER
    elif not days.is_one_day:
        precision = Precision.INTERVAL
    elif mention.grain is Grain.PART_OF_DAY:
        precision = Precision.PART_OF_DAY
    else:
        precision = Precision.DAY
    return Placement(
        days=days,
        precision=precision,
        grain=mention.grain,
        part=part.group(1) if part and precision is Precision.PART_OF_DAY else "",
        basis=mention.basis,
    )
