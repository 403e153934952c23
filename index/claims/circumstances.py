"""Where, when and by whom, as the figure's own sentence tells. Keeps out: who says so."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from index.claims.drafts import Reading
from index.claims.linking import Measured
from index.claims.rulebook import table
from index.claims.speakers import bounds_of_names
from index.claims.symbols import characters_of
from index.claims.tokens import Token
from index.model.names import EntityKind, EntityMention

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
# Prepositions that tie a name to the noun that did it: "gunmen from the militia".
_ATTACHING = frozenset(
    {"to", "with", "from", "in", "at", "on", "near", "under", "against", "between"}
)
# Between a figure and a place after it: the place may be of another clause.
_CLAUSE = re.compile(r",|\band\b")
# A place among the first words of a sentence sets its scene.
_OPENING = 9


@functools.cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("attribution")[section]["words"])


def place_of(text: str, reading: Reading, measured: Measured) -> str:
    """The place that the sentence gives for a figure, in its words, or ""."""
    sentence = reading.sentence
    at = sentence.tokens[sentence.units[max(measured.unit, measured.trigger)].last - 1].end
    before = {
        token.start: previous.lower
        for previous, token in zip(sentence.tokens, sentence.tokens[1:], strict=False)
    }
    places = [name for name in reading.names if name.kind is EntityKind.PLACE]
    located = [
        name
        for name in places
        if before.get(name.start, "") in _LOCATIVE and not _is_way(text, before, name)
    ]
    spans = [(name.start, name.end) for name in located]
    if not reading.names:
        spans = _capitals_after_locative(reading)
    first = sentence.tokens[sentence.units[min(measured.unit, measured.trigger)].first].start
    beside = [span for span in spans if _is_beside(text, span, first, before)]
    after = [span for span in spans if span[0] >= at and ";" not in text[at : span[0]]]
    if measured.trigger < measured.unit and after and not _CLAUSE.search(text[at : after[0][0]]):
        beside = []  # "police in Mora killed 12 people in Lanza"
    chosen = (
        beside[-1:]
        or after[:1]
        or [span for span in spans if _opens_with(reading, measured, span)][:1]
    )
    return text[chosen[0][0] : chosen[0][1]] if chosen else ""


def _is_beside(text: str, span: tuple[int, int], first: int, before: Mapping[int, str]) -> bool:
    """Whether a place stands right before a figure or its verb: "in Mora 12 people died"."""
    if span[1] > first or before.get(span[0]) == "from":
        return False
    return text[span[1] : first].strip() in ("", ",")


def _is_way(text: str, before: Mapping[int, str], name: EntityMention) -> bool:
    """Whether a place is where a journey began: "migrants from Libya to Italy"."""
    return before.get(name.start) == "from" and text[name.end :].startswith(" to ")


def _opens_with(reading: Reading, measured: Measured, span: tuple[int, int]) -> bool:
    """Whether a place before the figure opens its clause: "In Mora, 12 people were killed"."""
    tokens = reading.sentence.tokens
    first = reading.sentence.units[min(measured.unit, measured.trigger)].first
    verbs = frozenset(table("attribution")["verbs"]["words"])
    place = next((i for i, token in enumerate(tokens) if token.start >= span[0]), first)
    return place < min(first, _OPENING) and not any(
        token.lower in verbs or token.text == ";" for token in tokens[place:first]
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
    units, symbols = reading.sentence.units, reading.sentence.symbols
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
    return _words_of_actor(text, tokens, _whole_subject(reading, first), end)


def _whole_subject(reading: Reading, first: int) -> int:
    """Where a subject begins whose tail begins at `first`: "rebels loyal to the army".

    The noun before the preposition must be an actor; "clashes with the army" is none, and then
    the sentence names nobody (the end of the tokens is returned, where no actor begins).
    """
    tokens = reading.sentence.tokens
    if first == 0 or tokens[first - 1].lower not in _ATTACHING:
        return first
    head = first - 2
    if head >= 0 and tokens[head].lower in table("measures")["classes"]["POSTADJECTIVE"]:
        head -= 1
    if head < 0 or tokens[head].lower not in _words("actors"):
        return len(tokens)
    while head > 0 and first - head < _LONGEST_ACTOR and not _bounds_actor(reading, head - 1):
        head -= 1
    attached = head > 0 and tokens[head - 1].lower in _ATTACHING
    return len(tokens) if attached else head  # "clashes between the army and men from the hills"


def _bounds_actor(reading: Reading, position: int) -> bool:
    token = reading.sentence.tokens[position]
    return (
        token.kind not in ("word", "number")
        or token.lower in bounds_of_names()
        or token.lower.endswith("ing")
        or position in reading.dated
    )


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation begins or ends between two words."""
    return any(mark in text[start:end] for mark in '"“”')


def _words_of_actor(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    if last <= first or not any(token.lower in _words("actors") for token in tokens[first:last]):
        return ""
    head = tokens[last - 1]
    if head.lower not in _words("actors") and not head.text[:1].isupper():
        return ""  # "police shelling" and "the bomber's car" are means
    return text[tokens[first].start : tokens[last - 1].end]
