"""Who are the victims that a noun names, and how far does its phrase go?

Keeps out: which noun after a count that is (noun_phrases.py), and counts without one (victims.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.counted import Counted, Figure
from index.claims.numerals import Count
from index.claims.tokens import Token
from index.claims.victim_words import ACTS, ATTRIBUTES, category_of, lexicon, union_of

_ARMED = frozenset({"groups", "forces", "militias", "police", "militia"})


def with_head(tokens: Sequence[Token], count: Count, index: int, head: int) -> Figure:
    """The figure of a count whose noun is known.

    Args:
        tokens: the sentence's tokens.
        count: the count.
        index: the first token of the noun's phrase.
        head: the noun.

    Returns:
        Persons or losses, as far as the phrase goes ("members of security forces").
    """
    words = lexicon()
    lower = tokens[head].lower
    if lower in words.losses:
        # "confirmed deaths", but "12 people's lives" is the same count.
        category = next(
            (
                words.heads[token.lower]
                for token in tokens[index:head]
                if token.lower in words.heads
            ),
            "unspecified" if words.losses[lower] in ACTS else "all",
        )
        if category == "all":
            category = _lost(tokens, head + 1) or category
        if "civilian-clad" in (token.lower for token in tokens[index:head]):
            category = "civilians"
        return Figure(count, head + 1, Counted.LOSS, category=category, loss=words.losses[lower])
    modifiers = [token.lower for token in tokens[index:head]]
    last = head + 1
    category = category_of(modifiers, lower, is_name=tokens[head].text[:1].isupper())
    if lower in ("members", "member", "men", "personnel", "staff", "employees"):
        last, category = _members(tokens, last, category)
    last, category = _second_head(tokens, last, category)
    attribute = next((ATTRIBUTES[word] for word in modifiers if word in ATTRIBUTES), "")
    return Figure(count, last, Counted.PERSONS, category=category, attribute=attribute)


def _lost(tokens: Sequence[Token], index: int) -> str:
    """Whom a loss noun counts when it says so: "12 killings of civilians"."""
    heads = lexicon().heads
    following = [token.lower for token in tokens[index : index + 3]]
    if len(following) < 2 or following[0] != "of" or following[2:] in (["and"], ["or"]):
        return ""
    return heads.get(following[1], "").replace("people", "")


def _members(tokens: Sequence[Token], last: int, category: str) -> tuple[int, str]:
    """ "members of the new security forces": to the end of the phrase that tells who they are."""
    words = lexicon()
    if last >= len(tokens) or tokens[last].lower != "of":
        return last, category
    position = last + 1
    end, found = last, ""
    while position < min(last + 8, len(tokens)):
        token = tokens[position]
        name = words.members_of.get(token.lower.removesuffix("'s"))
        if name is not None:
            end, found = position + 1, found or name
        elif token.kind != "word" or (
            token.lower in words.stops or token.lower in ("who", "in", "on", "from", "at")
        ):
            break
        elif token.lower == "and":
            if end != position or not _joins_members(tokens, position):
                break
        elif token.text[:1].isupper() or (found and token.lower in _ARMED):
            end = position + 1
        position += 1
    return end, found or category


def _joins_members(tokens: Sequence[Token], position: int) -> bool:
    """Whether "and" goes on with the same members: "security forces and allied groups"."""
    following = [token.lower for token in tokens[position + 1 : position + 3]]
    return len(following) == 2 and following[1] in _ARMED


def _second_head(tokens: Sequence[Token], last: int, category: str) -> tuple[int, str]:
    """ "213 security personnel and militants": one figure for two kinds of victims."""
    words = lexicon()
    if last + 1 >= len(tokens) or tokens[last].lower not in ("and", "or"):
        return last, category
    at = last + 1
    described = tokens[at].lower not in ATTRIBUTES and tokens[at].lower not in words.heads
    if described and (tokens[at].lower in words.modifiers or tokens[at].lower.endswith("ed")):
        at += 1  # "civilians and disarmed fighters"
    second = tokens[at].lower if at < len(tokens) else ""
    other = words.heads.get(second)
    if other is None or not second.endswith(("s", "men", "people", "children", "women", "police")):
        return last, category
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.kind == "word" and following.lower not in words.pairs:
        return last, category
    return at + 1, union_of(category, other)
