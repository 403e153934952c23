"""Where did it happen? Reads the places of a figure's sentence. Keeps out: other sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.claims.drafts import Reading
from index.claims.linking import Measured
from index.claims.rulebook import table
from index.claims.tokens import Token
from index.model.names import EntityKind, EntityMention

_LOCATIVE = frozenset("in at near of across around outside from on off inside throughout".split())
# Between a figure and a place after it: the place may be of another clause.
_CLAUSE = re.compile(r",|\band\b")
# What a country has elsewhere is not where it lies: "a bomb at U.S. embassies in Mora".
_OWNED = (
    "embass",
    "consulate",
    "troops",
    "soldiers",
    "forces",
    "bases",
    "military",
    "peacekeepers",
)
# Between a place and what happened there: its region, and what makes a relative clause.
_TO_VERB = re.compile(
    r"(?:, [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})?[ ,]*"
    r"(?:(?:that|(?:in )?which)(?: ha[sd]| have)?)?[ ,]*"
)
# A place among the first words of a sentence sets its scene.
_OPENING = 9
_RELATIVE = frozenset({"that", "which", "who"})


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
        if before.get(name.start, "") in _LOCATIVE
        and not _is_way(text, before, name)
        and not text[name.end :].lstrip().startswith(_OWNED)
    ]
    spans = [(name.start, name.end) for name in located]
    if not reading.names:
        spans = _capitals_after_locative(reading)
    first = sentence.tokens[sentence.units[min(measured.unit, measured.trigger)].first].start
    beside = [span for span in spans if _is_beside(text, span, first, before)]
    after = [span for span in spans if span[0] >= at and ";" not in text[at : span[0]]]
    if measured.trigger < measured.unit and after and not _CLAUSE.search(text[at : after[0][0]]):
        beside = []  # "police in Mora killed 12 people in Lanza"
    if measured.trigger == measured.unit and after and " " not in text[at : after[0][0]].strip():
        beside = []  # "80 deaths in Mora, 36 deaths in Lanza"
    chosen = (
        beside[-1:]
        or after[:1]
        or [
            span
            for span in spans
            if before.get(span[0]) != "from" and _opens_with(reading, measured, span)
        ][:1]
    )
    return text[chosen[0][0] : chosen[0][1]] if chosen else ""


def _is_beside(text: str, span: tuple[int, int], first: int, before: Mapping[int, str]) -> bool:
    """Whether a place stands right before a figure or its verb: "a fire in Mora that killed 12"."""
    if span[1] > first or before.get(span[0]) == "from":
        return False
    return _TO_VERB.fullmatch(text[span[1] : first]) is not None


def _is_way(text: str, before: Mapping[int, str], name: EntityMention) -> bool:
    """Whether a place is where a journey began: "migrants from Libya to Italy"."""
    return before.get(name.start) == "from" and text[name.end :].startswith(" to ")


def _opens_with(reading: Reading, measured: Measured, span: tuple[int, int]) -> bool:
    """Whether a place before the figure opens its clause: "In Mora, 12 people were killed"."""
    tokens = reading.sentence.tokens
    first = reading.sentence.units[min(measured.unit, measured.trigger)].first
    verbs = frozenset(table("attribution")["verbs"]["words"])
    place = next((i for i, token in enumerate(tokens) if token.start >= span[0]), first)
    if place > 2:
        verbs |= _RELATIVE  # "A court in Mora fined those of the fire that led to 12 deaths"
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
