"""When did it happen? Reads the dates in the figure's own clause.

Keeps out: of which day a statement is (statement_days.py), whether what happened is the event
reported (scope.py), and how dates are recognised.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.drafts import Reading, Speaker
from index.claims.linking import Measured
from index.claims.patterns import macro
from index.claims.scope import comparison
from index.claims.statement_days import is_as_of, stated_beside_toll
from index.model.article import Published
from index.model.dates import DateMention
from index.model.days import DayRange

# How many words may stand between a date and what happened on it.
_DATE_AFTER = 18
_DATE_BEFORE = 10
# How many words "since" and "after" reach: "since the army's invasion of the valley in March".
_RELATION_REACH = 9
_SINCE_REACH = 12
_APART = frozenset({"after", "before", "until", "following", "by", "from"})


def days_of_deaths(
    text: str,
    reading: Reading,
    measured: Measured,
    *,
    speakers: Sequence[Speaker],
    published: Published | None,
) -> DayRange | None:
    """The days that the sentence gives for what happened.

    Args:
        text: the article's body.
        reading: the sentence.
        measured: the figure.
        speakers: the sentence's claimants; the days of their statements are not meant.
        published: the article's publication; no event is later.

    Returns:
        The days, or None when the sentence gives none.
    """
    spoken = {
        speaker.stated_on
        for speaker in speakers
        if speaker.stated_on and not speaker.whole_sentence
    }
    mentions = [
        mention
        for mention in reading.dates
        if mention.days is not None
        and not (mention.days.is_one_day and mention.days.start in spoken)
        and not _is_later(mention.days, published)
        and not _is_compared(text, reading, mention)
        and not is_as_of(text, mention)
    ]
    if not mentions:
        return None
    first, last = sorted((measured.unit, measured.trigger))
    if stated_beside_toll(reading, measured) is not None:
        return None
    after = [mention for mention in mentions if _follows(reading, last, mention)]
    before = [mention for mention in mentions if _leads(reading, first, mention)]
    chosen = next(iter(after), None) or next(iter(before[::-1]), None)
    return None if chosen is None else _widened(reading, chosen, mentions, published)


def _unit_of(reading: Reading, mention: DateMention) -> int | None:
    """The unit in which a date begins."""
    tokens = reading.sentence.tokens
    for number, unit in enumerate(reading.sentence.units):
        if tokens[unit.first].start <= mention.start < tokens[unit.last - 1].end:
            return number
    return None


def _follows(reading: Reading, at: int, mention: DateMention) -> bool:
    """Whether a date belongs to the verb before it: near, and in the same clause."""
    number = _unit_of(reading, mention)
    if number is None or not at <= number <= at + _DATE_AFTER:
        return False
    between = reading.sentence.symbols[at + 1 : number]
    return macro("NEW_CLAUSE").search(between) is None


def _leads(reading: Reading, at: int, mention: DateMention) -> bool:
    """Whether a date before the figure is of its clause: near, with no other clause between."""
    number = _unit_of(reading, mention)
    if number is None or not 0 <= at - number <= _DATE_BEFORE:
        return False
    units, tokens = reading.sentence.units, reading.sentence.tokens
    opening = units[number].first
    apart = {token.lower for token in tokens[max(0, opening - 2) : opening]} & _APART
    between = reading.sentence.symbols[number + 1 : at]
    return not apart and macro("OTHER_CLAUSE").search(between) is None


def _is_compared(text: str, reading: Reading, mention: DateMention) -> bool:
    """Whether a day is what the event is measured against: "the deadliest since 2013"."""
    compared = comparison().search(text, reading.passage.start, mention.start)
    return compared is not None and not (mention.days is not None and mention.days.is_one_day)


def _is_later(days: DayRange, published: Published | None) -> bool:
    last = published.bounds.last if published is not None else None
    return last is not None and days.start is not None and days.start > last


def _widened(
    reading: Reading,
    chosen: DateMention,
    mentions: Sequence[DateMention],
    published: Published | None,
) -> DayRange | None:
    """The chosen days with a second day joined by "and", or up to publication after "since"."""
    days = chosen.days
    if days is None or days.start is None:
        return days
    relation = _relation(reading, chosen)
    if relation in _APART:
        return None  # "killed after protests on Friday": Friday is the day of the protests
    if relation == "since":
        last = published.day if published is not None else None
        return DayRange.inclusive(days.start, last if last is None or last >= days.start else None)
    tokens = reading.sentence.tokens
    for other in mentions:
        if other.days is None or other.days.end is None or other.start <= chosen.end:
            continue
        between = [token.lower for token in tokens if chosen.end <= token.start < other.start]
        if between in (["and"], ["and", "on"]) and other.days.end > days.start:
            return DayRange(start=days.start, end=other.days.end)
    return days


def _relation(reading: Reading, mention: DateMention) -> str:
    """The nearest word before a date, in its clause, that sets it before or after something."""
    if mention.surface.lower().startswith("since"):
        return "since"
    tokens = reading.sentence.tokens
    at = next((i for i, token in enumerate(tokens) if token.start >= mention.start), 0)
    for position in range(at - 1, max(-1, at - _SINCE_REACH), -1):
        word = tokens[position].lower
        # "by Friday" tells of Friday; "by troops on Friday" of the troops.
        near = position == at - 1 if word in ("by", "from") else position > at - _RELATION_REACH
        if word == "since" or (near and word in _APART):
            return word
        if word in (",", "were", "was", "killed") or tokens[position].kind == "mark":
            return ""
    return ""
