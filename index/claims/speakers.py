"""Which words name a speaker? Finds the noun phrase on either side of a verb that reports.

Keeps out: which verbs report (attribution.py), and whose statement a claim is (statements.py).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from index.claims.rulebook import table
from index.claims.tokens import Token

_LONGEST_NAME = 14
_LONGEST_APPOSITION = 30
_LONGEST_OPENER = 5
_JOINING = frozenset({"of", "for", "the", "and", "de", "al", "'s", "&", "-", "/", "on", "a", "an"})
_CLOSING = frozenset(",.;:!?—–-()…[]")
_FINITE = frozenset({"were", "was", "is", "are", "have", "has", "had", "died", "killed"})
# "a statement from police", "figures from the ministry": the name goes on.
_LINKING = frozenset({"in", "at", "on", "to", "with"})
# "A resident in Mora said": the place belongs to who speaks, and says nothing itself.
_AT_PLACES = frozenset({"in", "at", "from", "near", "on", "to"})
_ATTACHED = _AT_PLACES | {"by"}
GOING_ON = frozenset({"reporting", "saying", "claiming", "estimating"})
BEING = frozenset({"is", "are", "was", "were"})
_BETWEEN = frozenset("also has have had later further then earlier which who".split())
_ISSUED = frozenset({"statement", "report", "reports", "figures", "data", "sources", "source"})


@functools.cache
def speech() -> Mapping[str, frozenset[str]]:
    """The words of attribution.toml by their use, and those at which a name ends."""
    data = table("attribution")
    return {
        "verbs": frozenset(data["verbs"]["words"]),
        "that": frozenset(data["verbs"]["with_that"]),
        "toll": frozenset(data["verbs"]["with_toll"]),
        "speakers": frozenset(data["speakers"]["words"]),
        "figures": frozenset(data["figures"]["words"]),
        "bounds": _bounds(),
    }


def _bounds() -> frozenset[str]:
    """Words at which a name ends: those listed, verbs of saying, and what happened to victims."""
    data = table("attribution")
    events = {
        word
        for entry in table("measures")["trigger"]
        for name in ("PAST", "ING", "PRESENT")
        for word in entry.get(name, ())
    }
    speech = frozenset(data["verbs"]["words"]) | events
    return frozenset(data["bounds"]["words"]) | (speech - frozenset(data["speakers"]["words"]))


def bounds_of_names() -> frozenset[str]:
    """The words at which the name of a speaker or an actor ends, in lower case."""
    return speech()["bounds"]


def lower_at(tokens: Sequence[Token], position: int) -> str:
    """The word at a position in lower case, "" outside of the sentence."""
    return tokens[position].lower if 0 <= position < len(tokens) else ""


def name_from(
    tokens: Sequence[Token], position: int, dated: frozenset[int]
) -> tuple[int, int] | None:
    """The name that begins at `position`."""
    bounds = speech()["bounds"]
    last = position
    while last < min(len(tokens), position + _LONGEST_NAME) and last not in dated:
        token = tokens[last]
        if token.text == "(" and last > position:
            closed = _closed_acronym(tokens, last)
            return position, closed if closed is not None else last
        if token.text in _CLOSING:
            break
        issued = token.lower in ("from", "by", "in", "at") and tokens[last - 1].lower in _ISSUED
        if token.lower in bounds and not (
            (issued and last > position)
            or (token.lower in _LINKING and _joins_capitals(tokens, last))
        ):
            break
        if token.lower == "and" and not _joins_capitals(tokens, last):
            break
        last += 1
    return (position, last) if last > position else None


def _closed_acronym(tokens: Sequence[Token], opening: int) -> int | None:
    """One past the bracket of "(SOHR)"."""
    inner = tokens[opening + 1 : opening + 3]
    if len(inner) == 2 and inner[1].text == ")" and inner[0].text[:1].isupper():
        return opening + 3
    return None


def _joins_capitals(tokens: Sequence[Token], position: int) -> bool:
    """Whether a small word stands within a name: "Committee to Protect", "Hassan in the Gulf"."""
    before, after = tokens[position - 1 : position], tokens[position + 1 : position + 3]
    if after and after[0].lower == "the" and tokens[position].lower != "and":
        after = after[1:]
    return bool(before and after) and before[0].text[:1].isupper() and after[0].text[:1].isupper()


def _ends_quotation(tokens: Sequence[Token], position: int) -> bool:
    """Whether a quotation ends before a word; its marks are no tokens, but they leave a gap."""
    if position >= len(tokens):
        return False
    before, after = tokens[position - 1], tokens[position]
    return after.start - before.end > 1 and not before.text[:1].isupper()


def _joins_speakers(tokens: Sequence[Token], position: int) -> bool:
    """Whether "and" joins two who make one statement: "hospital officials and witnesses said"."""
    before = tokens[position - 1].lower if position else ""
    return before in speech()["speakers"]


def subject_before(
    tokens: Sequence[Token], verb: int, dated: frozenset[int]
) -> tuple[int, int] | None:
    """The subject that ends before the verb at `verb`."""
    end = _skip_back(tokens, verb, dated)
    if end <= 0:
        return None
    if tokens[end - 1].text == ",":
        return _before_apposition(tokens, end - 1, dated)
    span = _name_ending(tokens, end, dated)
    first = end if span is None else span[0]
    if first > 0 and tokens[first - 1].lower in _ATTACHED and not _has_speaker(tokens, first, end):
        return _clause_opener(tokens, first - 1)
    return span


def _skip_back(tokens: Sequence[Token], end: int, dated: frozenset[int]) -> int:
    """Back over auxiliaries, adverbs and days between subject and verb."""
    start = end
    going_on = lower_at(tokens, start) in GOING_ON
    while end > 0 and start - end < 8:
        token = tokens[end - 1]
        skipped = (
            end - 1 in dated
            or token.lower in _BETWEEN
            or (going_on and token.lower in BEING)
            or (
                token.lower.endswith("ly")
                and not token.text[:1].isupper()
                and token.lower != "family"
            )
            or (token.lower in ("on", "late", "early", "in") and end in dated)
        )
        if not skipped:
            break
        end -= 1
    return end


def _before_apposition(
    tokens: Sequence[Token], comma: int, dated: frozenset[int]
) -> tuple[int, int] | None:
    """The subject before ", an agency based there," or before ", which ...,"."""
    for position in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        if tokens[position].text == ",":
            # "The country's largest party, the People's Union, said": the name, wherever it is.
            spans = (_name_ending(tokens, position, dated), name_from(tokens, position + 1, dated))
            if _is_clause(tokens[position + 1 : comma]):
                return None  # "..., four people were hurt, said the mayor"
            named = next((span for span in spans if span and _has_capital(tokens, span)), None)
            return named or _common_speaker(tokens, spans[0])
        if tokens[position].text in ".;:—–":
            return None
    return _first_capitals(tokens, comma, dated)


def _common_speaker(
    tokens: Sequence[Token], span: tuple[int, int] | None
) -> tuple[int, int] | None:
    """A span whose noun makes statements without being a name: "the group, which ..., said"."""
    return span if span and tokens[span[1] - 1].lower in speech()["speakers"] else None


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Whether words between commas have a verb of their own, and are no apposition."""
    relative = bool(tokens) and tokens[0].lower in ("who", "which", "whose")
    return not relative and any(token.lower in _FINITE for token in tokens)


def _first_capitals(
    tokens: Sequence[Token], end: int, dated: frozenset[int]
) -> tuple[int, int] | None:
    """The first proper name of two words or more before `end`, but not the first word."""
    for first in range(1, end - 1):
        if (
            tokens[first].text[:1].isupper()
            and tokens[first + 1].text[:1].isupper()
            and first not in dated
        ):
            span = name_from(tokens, first, dated)
            return (first, min(span[1], end)) if span else None
    return None


def _name_ending(
    tokens: Sequence[Token], end: int, dated: frozenset[int]
) -> tuple[int, int] | None:
    """The noun phrase that ends before `end`."""
    words = speech()
    first = end
    if tokens[end - 1].text == ")" and end >= 3 and tokens[end - 3].text == "(":
        first = end - 3
    while first > 0 and end - first < _LONGEST_NAME:
        token = tokens[first - 1]
        if token.text in _CLOSING or first - 1 in dated or _ends_quotation(tokens, first):
            break
        if token.lower in words["bounds"] and not (
            (token.lower in _LINKING and _joins_capitals(tokens, first - 1))
            or (token.lower in _AT_PLACES and lower_at(tokens, first - 2) in words["speakers"])
        ):
            break
        if token.lower == "and" and not (
            _joins_capitals(tokens, first - 1) or _joins_speakers(tokens, first - 1)
        ):
            break
        first -= 1
    return (first, end) if first < end else None


def _has_speaker(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.lower in speech()["speakers"] for token in tokens[first:last])


def _clause_opener(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The noun that opens a clause: "Witnesses who fled to Mora said", not "Mora said"."""
    first = end
    while first > 0 and tokens[first - 1].text not in _CLOSING:
        first -= 1
    for position in range(first, min(end, first + _LONGEST_OPENER)):
        if tokens[position].lower in speech()["speakers"]:
            return first, position + 1
        if tokens[position].lower in speech()["bounds"]:
            break
    return None


def _has_capital(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    return any(
        token.text[:1].isupper() and token.lower not in _JOINING
        for token in tokens[span[0] : span[1]]
    )
