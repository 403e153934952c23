"""Who says so? Finds the claimants that a sentence names and where each stands.

Reads the sentence's tokens: "according to X", "X said", "said X", "citing X", "documented by X".
Keeps out: which words name a speaker (speakers.py), and which claim belongs to which claimant over
several sentences (statements.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.numerals import is_number
from index.claims.speakers import (
    BEING,
    GOING_ON,
    lower_at,
    name_from,
    speech,
    subject_before,
)
from index.claims.tokens import Token

_AGENTLESS = frozenset({"confirmed", "reported", "recorded", "registered", "verified"})
# Capitalised at the head of a sentence, these name nobody.
_NOBODY = frozenset(
    "the a it in some many others most several clashes floods strikes airstrikes violence attacks "
    "protests fighting shelling bombing flooding shooting".split()
)
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


def find_attributions(tokens: Sequence[Token], dated: frozenset[int]) -> list[Attribution]:
    """The claimants that a sentence names.

    Args:
        tokens: the sentence's tokens.
        dated: positions of the tokens that stand in a date.

    Returns:
        Attributions in the order of their verbs; none for a sentence that names nobody.
    """
    words = speech()
    found: list[Attribution] = []
    for position, token in enumerate(tokens):
        lower = token.lower
        span: tuple[int, int] | None = None
        kind = ""
        if lower == "according" and lower_at(tokens, position + 1) == "to":
            kind, span = "according", name_from(tokens, position + 2, dated)
        elif lower in ("citing", "quoting"):
            kind, span = "citing", name_from(tokens, position + 1, dated)
        elif lower in _RECORDED and lower_at(tokens, position + 1) in ("by", "in"):
            kind, span = "document", name_from(tokens, position + 2, dated)
            if tokens[position + 1].lower == "in" and span is not None:
                # "reported in Aleppo" names a place, "reported in the study" a speaker.
                span = span if tokens[span[1] - 1].lower in words["speakers"] else None
        elif token.text[:1].isupper() and position > 0:
            continue  # "the United States"
        elif lower == "accused" and lower_at(tokens, position + 1) == "of":
            continue  # "a man accused of killing three"
        elif lower_at(tokens, position - 1) in ("a", "an", "the"):
            continue  # "an estimated 200", "the confirmed death toll"
        elif lower in _PLURALS and _counts_things(tokens, position):
            continue  # "eight eastern states"
        elif lower in words["verbs"] or _reports(tokens, position):
            if lower in ("claimed", "claims") and _claims_lives(tokens, position):
                continue
            kind, span = "subject", subject_before(tokens, position, dated)
            if (
                span is None
                and lower_at(tokens, position - 1) in (",", ";")
                and lower in ("said", "says", "reported", "announced", "added")
            ):
                kind, span = "after", name_from(tokens, position + 1, dated)
        if span is not None and _can_speak(tokens, span) and not _is_counted(tokens, span, lower):
            found.append(Attribution(*_trim(tokens, span), position, kind))
    return found


def _reports(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb that need not report does: with a toll or with a clause as its object."""
    words, lower = speech(), tokens[position].lower
    with_clause = lower in words["that"] and lower_at(tokens, position + 1) == "that"
    going_on = lower in GOING_ON and lower_at(tokens, position - 1) in BEING
    return with_clause or going_on or (lower in words["toll"] and _has_toll(tokens, position))


def _has_toll(tokens: Sequence[Token], position: int) -> bool:
    following = [token.lower for token in tokens[position + 1 : position + 6]]
    return any(word in ("toll", "number", "figure", "tally", "count") for word in following)


def _counts_things(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word that can be a verb is a plural noun after a number."""
    return any(is_number(token) for token in tokens[max(0, position - 3) : position])


def _claims_lives(tokens: Sequence[Token], position: int) -> bool:
    following = [token.lower for token in tokens[position + 1 : position + 7]]
    return any(word in ("lives", "life", "responsibility") for word in following)


def _is_counted(tokens: Sequence[Token], span: tuple[int, int], verb: str) -> bool:
    """Whether the words count victims, and name nobody: "37 staff confirmed dead"."""
    numbers = [at for at in range(*span) if is_number(tokens[at])]
    return bool(numbers) and (verb in _AGENTLESS or numbers[-1] > span[0] + 1)


def _can_speak(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Whether the words name somebody: a proper name, or a noun for those who make statements."""
    first = span[0]
    for position in range(first, span[1]):
        token = tokens[position]
        if token.lower.removesuffix("'s") in speech()["speakers"]:
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
        if owned and tokens[last - 1].lower in speech()["figures"]:
            return first, position + 1
    return first, last
