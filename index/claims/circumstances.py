"""Where, when and by whom, as the figure's own sentence tells. Keeps out: who says so."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from index.claims.drafts import Reading, Speaker
from index.claims.linking import Measured
from index.claims.patterns import macro
from index.claims.rulebook import table
from index.claims.symbols import characters_of
from index.claims.tokens import Token
from index.model import DateMention, DayRange, EntityKind, Published

# An event that a report counts is news; older ones are background, then history. The numbers are
# conventions of ours: a month and a half, and two years.
_NEWS_DAYS = 45
_HISTORY_DAYS = 730
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
# How many words may stand between a date and what happened on it.
_DATE_AFTER = 14
_DATE_BEFORE = 10
# A place among the first words of a sentence sets its scene.
_OPENING = 9
_APART = frozenset({"after", "before", "until", "following", "by", "from"})


@functools.cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("attribution")[section]["words"])


@functools.cache
def _scope_cues(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('scope')[name]['patterns'])})", re.IGNORECASE)


@functools.cache
def _comparison() -> re.Pattern[str]:
    words = "|".join(table("scope")["comparison"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


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
    compared = _comparison().search(text, reading.passage.start, mention.start)
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
    compared = _comparison().search(sentence)
    # Cues after a comparison belong to it.
    told = sentence if compared is None else sentence[: compared.start()]
    if _scope_cues("historical").search(told):
        return "historical"
    if died is not None and published is not None:
        first, last = died.first or died.last, died.last or published.day
        if first is not None:
            if (published.day - last).days > _HISTORY_DAYS:
                return "historical"
            if (published.day - last).days > _NEWS_DAYS or (last - first).days > _NEWS_DAYS:
                return "background"
            return "event"
    return "background" if _scope_cues("background").search(told) else "event"


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
    spans = [(name.start, name.end) for name in located]
    if not reading.names:
        spans = _capitals_after_locative(reading)
    after = [span for span in spans if span[0] >= at]
    chosen = after[:1] or [span for span in spans if _opens_with(reading, measured, span)][:1]
    return text[chosen[0][0] : chosen[0][1]] if chosen else ""


def _opens_with(reading: Reading, measured: Measured, span: tuple[int, int]) -> bool:
    """Whether a place before the figure opens its clause: "In Mora, 12 people were killed"."""
    tokens = reading.sentence.tokens
    first = reading.sentence.units[min(measured.unit, measured.trigger)].first
    verbs = frozenset(table("attribution")["verbs"]["words"])
    place = next((i for i, token in enumerate(tokens) if token.start >= span[0]), first)
    return place < min(first, _OPENING) and not any(
        token.lower in verbs for token in tokens[place:first]
    )


def _capitals_after_locative(reading: Reading) -> list[tuple[int, int]]:
    """Without a name tagger: the spans of capitals after "in" or "near"."""
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
    return found


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
                return _actor(text, reading, units[at].last)
    if (
        measured.unit > trigger
        and "active" in measured.rule
        and symbols[trigger] not in characters_of("ING")
    ):
        return _subject(text, reading, units[trigger].first)
    return ""


def _actor(text: str, reading: Reading, first: int) -> str:
    """The actor that begins at `first`: a name or a noun for armed or official people."""
    tokens, last = reading.sentence.tokens, first
    while last < min(len(tokens), first + _LONGEST_ACTOR) and not _bounds_actor(reading, last):
        if last > first and _is_quoted(text, tokens[last - 1].end, tokens[last].start):
            break
        last += 1
    return _words_of_actor(text, tokens, first, last)


def _subject(text: str, reading: Reading, end: int) -> str:
    """The actor that ends before the verb at `end`."""
    tokens = reading.sentence.tokens
    while end > 0 and (
        tokens[end - 1].lower.endswith("ly")
        or tokens[end - 1].lower in ("had", "have", "has", "also")
        or end - 1 in reading.dated
    ):
        end -= 1
    if end > 0 and tokens[end - 1].lower == "and":
        return ""  # the second verb of a sentence whose subject stands further back
    first = end
    while first > 0 and end - first < _LONGEST_ACTOR and not _bounds_actor(reading, first - 1):
        if first < end and _is_quoted(text, tokens[first - 1].end, tokens[first].start):
            break
        first -= 1
    return _words_of_actor(text, tokens, first, end)


def _bounds_actor(reading: Reading, position: int) -> bool:
    token = reading.sentence.tokens[position]
    return (
        token.kind not in ("word", "number")
        or token.lower in _words("bounds")
        or token.lower.endswith("ing")
        or position in reading.dated
    )


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation begins or ends between two words."""
    return any(mark in text[start:end] for mark in '"“”')


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
