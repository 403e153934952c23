"""Who says so? Finds the claimants that a sentence names and where each stands.

Reads the sentence's tokens: "according to X", "X said", "said X", "citing X", "documented by X".
Keeps out: which claim belongs to which claimant over several sentences (statements.py).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.claims.numerals import is_number
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
_ISSUED = frozenset({"statement", "report", "reports", "figures", "data", "sources", "source"})
_AGENTLESS = frozenset({"confirmed", "reported", "recorded", "registered", "verified"})
# Capitalised at the head of a sentence, these name nobody.
_NOBODY = frozenset({"the", "a", "it", "in", "some", "many", "others", "most", "several"})
_PLURALS = frozenset({"states", "reports", "claims", "documents", "details", "estimates"})
_RECORDED = frozenset({"documented", "recorded", "reported", "cited", "published", "described"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claimant in a sentence.

    Args:
        first: first token of the claimant's words.
        last: one past the last token.
        verb: the token of the verb or of "according".
        kind: "subject", "after", "according", "citing" or "document".
    """

    first: int
    last: int
    verb: int
    kind: str


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
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
    return _words()["bounds"]


def find_attributions(tokens: Sequence[Token], dated: frozenset[int]) -> list[Attribution]:
    """The claimants that a sentence names.

    Args:
        tokens: the sentence's tokens.
        dated: positions of the tokens that stand in a date.

    Returns:
        Attributions in the order of their verbs; none for a sentence that names nobody.
    """
    words = _words()
    found: list[Attribution] = []
    for position, token in enumerate(tokens):
        lower = token.lower
        span: tuple[int, int] | None = None
        kind = ""
        if lower == "according" and _lower(tokens, position + 1) == "to":
            kind, span = "according", _forward(tokens, position + 2, dated)
        elif lower in ("citing", "quoting"):
            kind, span = "citing", _forward(tokens, position + 1, dated)
        elif lower in _RECORDED and _lower(tokens, position + 1) in ("by", "in"):
            kind, span = "document", _forward(tokens, position + 2, dated)
            if tokens[position + 1].lower == "in" and span is not None:
                # "reported in Aleppo" names a place, "reported in the study" a speaker.
                span = span if tokens[span[1] - 1].lower in words["speakers"] else None
        elif token.text[:1].isupper() and position > 0:
            continue  # "the United States"
        elif lower == "accused" and _lower(tokens, position + 1) == "of":
            continue  # "a man accused of killing three"
        elif lower == "estimated" and _lower(tokens, position - 1) in ("a", "an", "the"):
            continue  # "an estimated 200"
        elif lower in _PLURALS and _counts_things(tokens, position):
            continue  # "eight eastern states"
        elif lower in words["verbs"] or _reports(tokens, position):
            if lower in ("claimed", "claims") and _claims_lives(tokens, position):
                continue
            kind, span = "subject", _backward(tokens, position, dated)
            if (
                span is None
                and _lower(tokens, position - 1) in (",", ";")
                and lower in ("said", "says", "reported", "announced", "added")
            ):
                kind, span = "after", _forward(tokens, position + 1, dated)
        if span is not None and _can_speak(tokens, span) and not _is_counted(tokens, span, lower):
            found.append(Attribution(*_trim(tokens, span), position, kind))
    return found


def _lower(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].lower if 0 <= position < len(tokens) else ""


def _reports(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb that need not report does: with a toll or with a clause as its object."""
    words, lower = _words(), tokens[position].lower
    with_clause = lower in words["that"] and _lower(tokens, position + 1) == "that"
    return with_clause or (lower in words["toll"] and _has_toll(tokens, position))


def _has_toll(tokens: Sequence[Token], position: int) -> bool:
    following = [token.lower for token in tokens[position + 1 : position + 6]]
    return any(word in ("toll", "number", "figure", "tally", "count") for word in following)


def _counts_things(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word that can be a verb is a plural noun after a number."""
    return any(is_number(token) for token in tokens[max(0, position - 3) : position])


def _claims_lives(tokens: Sequence[Token], position: int) -> bool:
    following = [token.lower for token in tokens[position + 1 : position + 7]]
    return any(word in ("lives", "life", "responsibility") for word in following)


def _forward(
    tokens: Sequence[Token], position: int, dated: frozenset[int]
) -> tuple[int, int] | None:
    """The name that begins at `position`."""
    bounds = _words()["bounds"]
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
    return before in _words()["speakers"]


def _backward(tokens: Sequence[Token], verb: int, dated: frozenset[int]) -> tuple[int, int] | None:
    """The subject that ends before the verb at `verb`."""
    end = _skip_back(tokens, verb, dated)
    if end <= 0:
        return None
    if tokens[end - 1].text == ",":
        return _before_apposition(tokens, end - 1, dated)
    return _name_ending(tokens, end, dated)


def _skip_back(tokens: Sequence[Token], end: int, dated: frozenset[int]) -> int:
    """Back over auxiliaries, adverbs and days between subject and verb."""
    start = end
    while end > 0 and start - end < 8:
        token = tokens[end - 1]
        skipped = (
            end - 1 in dated
            or token.lower
            in ("also", "has", "have", "had", "later", "further", "then", "earlier", "which", "who")
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
            spans = (_name_ending(tokens, position, dated), _forward(tokens, position + 1, dated))
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
    return span if span and tokens[span[1] - 1].lower in _words()["speakers"] else None


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
            span = _forward(tokens, first, dated)
            return (first, min(span[1], end)) if span else None
    return None


def _name_ending(
    tokens: Sequence[Token], end: int, dated: frozenset[int]
) -> tuple[int, int] | None:
    """The noun phrase that ends before `end`."""
    words = _words()
    first = end
    if tokens[end - 1].text == ")" and end >= 3 and tokens[end - 3].text == "(":
        first = end - 3
    while first > 0 and end - first < _LONGEST_NAME:
        token = tokens[first - 1]
        if token.text in _CLOSING or first - 1 in dated or _ends_quotation(tokens, first):
            break
        if token.lower in words["bounds"] and not (
            (token.lower in _LINKING and _joins_capitals(tokens, first - 1))
            or (token.lower in _AT_PLACES and _lower(tokens, first - 2) in words["speakers"])
        ):
            break
        if token.lower == "and" and not (
            _joins_capitals(tokens, first - 1) or _joins_speakers(tokens, first - 1)
        ):
            break
        first -= 1
    if first > 0 and tokens[first - 1].lower in _ATTACHED and not _has_speaker(tokens, first, end):
        return _clause_opener(tokens, first - 1)
    return (first, end) if first < end else None


def _has_speaker(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.lower in _words()["speakers"] for token in tokens[first:last])


def _clause_opener(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The noun that opens a clause: "Witnesses who fled to Mora said", not "Mora said"."""
    first = end
    while first > 0 and tokens[first - 1].text not in _CLOSING:
        first -= 1
    for position in range(first, min(end, first + _LONGEST_OPENER)):
        if tokens[position].lower in _words()["speakers"]:
            return first, position + 1
        if tokens[position].lower in _words()["bounds"]:
            break
    return None


def _has_capital(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    return any(
        token.text[:1].isupper() and token.lower not in _JOINING
        for token in tokens[span[0] : span[1]]
    )


def _is_counted(tokens: Sequence[Token], span: tuple[int, int], verb: str) -> bool:
    """Whether the words count victims, and name nobody: "37 staff confirmed dead"."""
    numbers = [at for at in range(*span) if is_number(tokens[at])]
    return bool(numbers) and (verb in _AGENTLESS or numbers[-1] > span[0] + 1)


def _can_speak(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Whether the words name somebody: a proper name, or a noun for those who make statements."""
    first = span[0]
    for position in range(first, span[1]):
        token = tokens[position]
        if token.lower.removesuffix("'s") in _words()["speakers"]:
            return True
        capital = token.text[:1].isupper() and token.kind == "word"
        if capital and (position > 0 or span[1] - first <= 4) and token.lower not in _NOBODY:
            return True
    return False


def _is_loose(tokens: Sequence[Token], first: int) -> bool:
    """Whether a first word is no part of the name: "and", or the hour of a live report."""
    hour = tokens[first].kind == "number" and tokens[first + 1].text[:1].isupper()
    return hour or tokens[first].lower in ("and", "but", "of", "for")


def _trim(tokens: Sequence[Token], span: tuple[int, int]) -> tuple[int, int]:
    """Without a leading "and", and without what a possessive owner's figures are called."""
    first, last = span
    while first < last - 1 and _is_loose(tokens, first):
        first += 1
    for position in range(first, last - 1):
        owned = tokens[position].lower.endswith(("'s", "s'"))
        if owned and tokens[last - 1].lower in _words()["figures"]:
            return first, position + 1
    return first, last
