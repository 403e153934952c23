"""Which noun after a number names the people counted? Keeps out: what the number counts then."""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.numerals import is_number
from index.claims.tokens import Token
from index.claims.victim_words import NATIONALITIES, SHORTEST_TRADE, lexicon

_LONGEST_PHRASE = 6
_MOST_UNKNOWN = 2
_QUARTERS = frozenset({"South", "North", "East", "West"})


def find_head(tokens: Sequence[Token], index: int, breaks: frozenset[str]) -> int | None:
    """The index of the head noun at or after `index`, or None when no victims are named."""
    words = lexicon()
    found: int | None = None
    unknown = 0
    for position in range(index, min(index + _LONGEST_PHRASE, len(tokens))):
        token = tokens[position]
        if _is_noun(tokens, position, breaks):
            found = position
            continue
        known = token.lower in words.modifiers or token.lower in words.groups
        if (
            token.kind != "word"
            or token.lower in words.stops
            or (token.lower in breaks and not known and not is_quarter(tokens, position))
        ):
            break
        if found is not None and not _continues(tokens, position):
            break
        if known or token.text[:1].isupper() or "-" in token.text:
            continue
        unknown += 1
        plural = token.lower.endswith("s") and not token.lower.endswith(("ous", "ss"))
        if token.lower.endswith("ed") and not _heads(tokens, position + 1, breaks):
            break
        if unknown > _MOST_UNKNOWN or plural or token.lower.endswith("ly"):
            break
    return found


def find_shared_head(tokens: Sequence[Token], index: int, breaks: frozenset[str]) -> int | None:
    """ "Four Armenian and three Azeri soldiers": the noun that two counted origins share."""
    if index + 3 >= len(tokens):
        return None
    origin, joint, second, other = tokens[index : index + 4]
    if not (
        origin.text.istitle()
        and not origin.lower.endswith("s")
        and joint.lower in ("and", "or")
        and is_number(second)
        and other.text.istitle()
    ):
        return None
    head = find_head(tokens, index + 3, breaks)
    return head if head is not None and tokens[head].lower in lexicon().heads else None


def is_quarter(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word belongs to a name of a place or people: "South Africans", "West Bank"."""
    pair = tokens[position : position + 2]
    return len(pair) == 2 and pair[0].text in _QUARTERS and pair[1].text[:1].isupper()


def _heads(tokens: Sequence[Token], position: int, breaks: frozenset[str]) -> bool:
    """Whether a noun for victims stands here: "escaped inmates", "convicted murderers"."""
    return position < len(tokens) and _is_noun(tokens, position, breaks)


def _continues(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word after a noun belongs to the same compound ("police training officers")."""
    following = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    token = tokens[position]
    compound = token.text[:1].isupper() or not token.lower.endswith(("ed", "s"))
    return following in lexicon().heads and compound


def _is_noun(tokens: Sequence[Token], position: int, breaks: frozenset[str]) -> bool:
    words = lexicon()
    token = tokens[position]
    lower = token.lower
    if lower in words.heads or lower in words.losses:
        return True
    if token.kind != "word" or lower in words.not_persons or lower in words.stops:
        return False
    if lower in words.group_nouns:
        # "12 Druze were killed", but "12 Druze villages" and "12 Christian Union members".
        return lower not in words.groups or closes(tokens, position + 1, breaks)
    if token.text[:1].isupper():
        return lower.endswith(NATIONALITIES) and not token.text.isupper()
    return lower.endswith(words.endings) and len(lower) > SHORTEST_TRADE


def closes(tokens: Sequence[Token], position: int, breaks: frozenset[str]) -> bool:
    """Whether no further noun can follow: the sentence, a mark, a verb or a preposition comes."""
    if position >= len(tokens):
        return True
    token = tokens[position]
    return token.kind == "mark" or token.lower in breaks or token.lower in lexicon().stops
