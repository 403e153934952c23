"""Where, when and by whom, as the figure's own sentence tells. Keeps out: who says so."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from index.claims.drafts import Reading, Speaker
from index.claims.linking import Measured
from index.claims.rulebook import table
from index.claims.symbols import characters_of
from index.claims.tokens import Token
from index.model import DateMention, DayRange, EntityKind, Published

# An event that a report counts is news; older ones are background, then history. The numbers are
# conventions of ours: a month and a half, and two years.
_NEWS_DAYS = 45
_HISTORY_DAYS = 730
_BACKGROUND = re.compile(
    r"\b(?:since the (?:start|beginning|outbreak|fall|overthrow) of|so far this year|this year alone|"
    r"since (?:the )?(?:war|conflict|uprising|insurgency) (?:began|started|broke out|erupted)|"
    r"(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years|decades?|months)|last year|"
    r"over (?:\w+ )?(?:years|decades) of)",
    re.IGNORECASE,
)
_HISTORICAL = re.compile(
    r"\b(?:during the (?:era|reign|rule|time) of|in the (?:early |late |mid-)?(?:1[89]\d0s|20[01]0s)|"
    r"in the \w+ century|(?:years|decades) ago|during (?:world war|the (?:first|second) world war|the holocaust))",
    re.IGNORECASE,
)
_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "of",
        "across",
        "around",
        "outside",
        "from",
        "on",
        "off",
        "inside",
        "throughout",
    }
)
_LONGEST_ACTOR = 10


@functools.cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("attribution")[section]["words"])


def days_of_deaths(
    reading: Reading, measured: Measured, speakers: Sequence[Speaker], published: Published | None
) -> DayRange | None:
    """The days that the sentence gives for what happened.

    Args:
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
    ]
    if not mentions:
        return None
    tokens = reading.sentence.tokens
    at = tokens[reading.sentence.units[max(measured.unit, measured.trigger)].first].start
    after = [mention for mention in mentions if mention.start >= at]
    chosen = after[0] if after else mentions[-1]
    return _widened(reading, chosen, mentions, published)


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
    tokens = reading.sentence.tokens
    position = next((i for i, token in enumerate(tokens) if token.start >= chosen.start), 0)
    since = chosen.surface.lower().startswith("since") or (
        position and tokens[position - 1].lower == "since"
    )
    if since:
        last = published.day if published is not None else None
        return DayRange.inclusive(days.start, last if last is None or last >= days.start else None)
    for other in mentions:
        joined = other.start > chosen.end and other.days is not None and other.days.end is not None
        between = [token.lower for token in tokens if chosen.end <= token.start < other.start]
        if (
            joined
            and between == ["and"]
            and other.days is not None
            and other.days.end is not None
            and other.days.end > days.start
        ):
            return DayRange(start=days.start, end=other.days.end)
    return days


def scope_of(
    text: str, reading: Reading, died: DayRange | None, published: Published | None
) -> str:
    """Whether a figure counts the event reported, a longer background, or history."""
    sentence = text[reading.passage.start : reading.passage.end]
    if _HISTORICAL.search(sentence):
        return "historical"
    if died is not None and published is not None:
        first, last = died.first or died.last, died.last or published.day
        if first is not None:
            if (published.day - last).days > _HISTORY_DAYS:
                return "historical"
            if (published.day - last).days > _NEWS_DAYS or (last - first).days > _NEWS_DAYS:
                return "background"
            return "event"
    return "background" if _BACKGROUND.search(sentence) else "event"


def stated_beside_toll(reading: Reading, measured: Measured) -> date | None:
    """The day that a toll's own verb carries: "rose to 12 on Friday" is as of Friday."""
    if not measured.rule.startswith(("toll_rose", "toll_surpassed", "toll_is")):
        return None
    tokens = reading.sentence.tokens
    unit = reading.sentence.units[measured.unit]
    for mention in reading.dates:
        first = next(
            (i for i, token in enumerate(tokens) if token.start >= mention.start), len(tokens)
        )
        one_day = mention.days is not None and mention.days.is_one_day
        if one_day and mention.days is not None and unit.last <= first <= unit.last + 2:
            return mention.days.start
    return None


def place_of(text: str, reading: Reading, measured: Measured) -> str:
    """The place that the sentence gives for a figure, in its words, or ""."""
    sentence = reading.sentence
    at = sentence.tokens[sentence.units[max(measured.unit, measured.trigger)].last - 1].end
    before = {
        token.start: previous.lower
        for previous, token in zip(sentence.tokens, sentence.tokens[1:], strict=False)
    }
    places = [name for name in reading.names if name.kind is EntityKind.PLACE]
    located = [name for name in places if before.get(name.start, "") in _LOCATIVE]
    after = [name for name in located if name.start >= at]
    chosen = (after or located[::-1])[:1]
    if chosen:
        return text[chosen[0].start : chosen[0].end]
    return "" if reading.names else _capitals_after_locative(text, reading, at)


def _capitals_after_locative(text: str, reading: Reading, at: int) -> str:
    """Without a name tagger: the capitals after "in" or "near", first those after the figure."""
    tokens = reading.sentence.tokens
    found: list[tuple[int, int]] = []
    for position in range(len(tokens) - 1):
        if tokens[position].lower not in ("in", "near", "at", "across"):
            continue
        first = last = position + 1
        while (
            last < len(tokens)
            and tokens[last].text[:1].isupper()
            and last not in reading.dated
            and not _is_day(tokens[last])
        ):
            last += 1
        if last > first:
            found.append((tokens[first].start, tokens[last - 1].end))
    after = [span for span in found if span[0] >= at]
    chosen = (after or found[::-1])[:1]
    return text[chosen[0][0] : chosen[0][1]] if chosen else ""


def _is_day(token: Token) -> bool:
    lower = token.lower.removesuffix("'s")
    return (
        lower in table("measures")["classes"]["DAY"] or lower in table("numbers")["months"]["words"]
    )


def accused_of(text: str, reading: Reading, measured: Measured) -> str:
    """Who is said to have done it, in the words of the text, or ""."""
    units, symbols, tokens = (
        reading.sentence.units,
        reading.sentence.symbols,
        reading.sentence.tokens,
    )
    trigger = measured.trigger
    if symbols[trigger] in characters_of("PAST") or symbols[trigger] in characters_of("NOUN"):
        start = (
            max(trigger, measured.unit) if symbols[trigger] in characters_of("NOUN") else trigger
        )
        for at in range(start + 1, min(start + 4, len(units))):
            if symbols[at] in characters_of("BY"):
                return _actor(text, tokens, units[at].last)
    if (
        measured.unit > trigger
        and "active" in measured.rule
        and symbols[trigger] not in characters_of("ING")
    ):
        return _subject(text, tokens, units[trigger].first)
    return ""


def _actor(text: str, tokens: Sequence[Token], first: int) -> str:
    """The actor that begins at `first`: a name or a noun for armed or official people."""
    last = first
    while last < min(len(tokens), first + _LONGEST_ACTOR):
        token = tokens[last]
        bound = token.kind != "word" or (token.lower in _words("bounds") or _is_day(token))
        if bound and token.kind != "number":
            break
        last += 1
    return _words_of_actor(text, tokens, first, last)


def _subject(text: str, tokens: Sequence[Token], end: int) -> str:
    while end > 0 and (
        tokens[end - 1].lower.endswith("ly")
        or tokens[end - 1].lower in ("had", "have", "has", "also")
    ):
        end -= 1
    first = end
    while first > 0 and end - first < _LONGEST_ACTOR:
        token = tokens[first - 1]
        if (
            token.kind not in ("word", "number")
            or token.lower in _words("bounds")
            or _is_day(token)
        ):
            break
        first -= 1
    return _words_of_actor(text, tokens, first, end)


def _words_of_actor(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    if last <= first or not any(token.lower in _words("actors") for token in tokens[first:last]):
        return ""
    return text[tokens[first].start : tokens[last - 1].end]


def not_before(day: date | None, died: DayRange | None, published: Published | None) -> date | None:
    """A day of statement that the other clocks allow, else None."""
    if day is None:
        return None
    if died is not None and died.start is not None and day < died.start:
        return None
    latest = published.bounds.last if published is not None else None
    return None if latest is not None and day > latest + timedelta(days=1) else day
