"""Do the words beside a place's name say where it lies?

"Tripoli, Lebanon", "Lebanon's Tripoli", "the Lebanese port city of Tripoli", "Tripoli, a port in
northern Lebanon"; and of a country or state, "Atlanta, Georgia" and "Georgia's capital Tbilisi".
"Lebanon's ambassador in Tripoli" says nothing. Keeps out: which place lies there (homonyms.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from index.entities.document import Document, Found
from index.entities.places.states import state_of

_APOSTROPHES = frozenset(("'", "’"))
_APART = frozenset((", ", " (", " ", ","))
_WITHIN = frozenset(("in", "the"))
# Whom a country sends stays in another one: "Lebanon's ambassador in Tripoli".
_SENT = frozenset("ambassador ambassadors embassy consul consulate envoy envoys diplomats".split())
_ARTICLES = frozenset(("a", "an", "the", "one"))
# Before a name these part it from a country further left: "Syrian forces in the city of Tripoli".
_PARTING = frozenset(
    "the a an in on at to from for with by and or over into against near of than as that".split()
)
_MOST_WORDS_BEFORE = 5
_MOST_WORDS_AFTER = 8


class Neighbour(NamedTuple):
    """A name that is tied to another one.

    Args:
        name: the name.
        within: whether it lies in the other one; else the other one lies in it.
        firm: whether the words allow no other reading, as those of an enumeration do.
    """

    name: Found
    within: bool
    firm: bool = False


def neighbours(document: Document, found: list[Found], ordinal: int) -> Iterator[Neighbour]:
    """The names that words tie to a name, the closest tie first.

    Args:
        document: the text.
        found: its names, in order.
        ordinal: which of them.
    """
    name = found[ordinal]
    if ordinal + 1 < len(found):
        following = found[ordinal + 1]
        if _goes_on_with(document, name, following):
            yield Neighbour(following, within=False)
        if _leads_to(document, name, following):
            yield Neighbour(following, within=True)
    if ordinal:
        before = found[ordinal - 1]
        if _leads_to(document, before, name):
            yield Neighbour(before, within=False, firm=name.first - before.last > 1)
        if before.last == name.first and document.tokens.gaps[name.first] in (", ", " ("):
            yield Neighbour(before, within=True)


def state_after(document: Document, name: Found) -> str:
    """The state that a name goes on with in short, in small letters; else ""."""
    tokens, last = document.tokens, name.last
    if last >= len(tokens.words) or tokens.gaps[last] != ", ":
        return ""
    dotted = tokens.text[tokens.ends[last] :].startswith(".")
    return state_of(tokens.words[last] + "." * dotted)


def is_away(document: Document, name: Found) -> bool:
    """Whether a country is named for those whom it sends abroad."""
    first = _after_possessive(document, name)
    return first < len(document.facts) and document.facts[first].lower in _SENT


def _after_possessive(document: Document, name: Found) -> int:
    """The ordinal of the first word after a name and the "s" of its possessive."""
    facts, last = document.facts, name.last
    owned = last < len(facts) and document.tokens.gaps[last] in _APOSTROPHES
    return last + 1 if owned and facts[last].lower == "s" else last


def _goes_on_with(document: Document, name: Found, area: Found) -> bool:
    """Whether a name goes on with the area that it lies in."""
    gaps, facts = document.tokens.gaps, document.facts
    between = facts[name.last : area.first]
    if gaps[name.last] not in _APART or any(fact.capital for fact in between):
        return False
    if not between:
        return gaps[name.last] != " "
    if len(between) > _MOST_WORDS_AFTER or not _unbroken(document, name.last + 1, area.first):
        return False
    if all(fact.lower in _WITHIN or "directions" in fact.lists for fact in between):
        return True
    described = any("place_nouns" in fact.lists for fact in between)
    opens = between[0].lower in _ARTICLES or "place_nouns" in between[0].lists
    joins = any(fact.lower in ("of", "in") for fact in between)
    return gaps[name.last] == ", " and described and opens and joins


def _leads_to(document: Document, area: Found, name: Found) -> bool:
    """Whether an area or its people leads to the name of a place in it."""
    gaps, first = document.tokens.gaps, _after_possessive(document, area)
    between = document.facts[first : name.first]
    if first > name.first or gaps[first] not in (" ", "' ", "’ "):
        return False
    if not between:
        return True
    if len(between) > _MOST_WORDS_BEFORE or gaps[name.first] not in (" ", ", "):
        return False
    if not _unbroken(document, first + 1, name.first):
        return False
    if between[-1].lower == "of":
        between = between[:-1]
    if not between or "place_nouns" not in between[-1].lists:
        return False
    return not any(fact.capital or fact.lower in _PARTING for fact in between)


def _unbroken(document: Document, first: int, last: int) -> bool:
    """Whether only spaces and hyphens part some words."""
    return all(gap in (" ", "-") for gap in document.tokens.gaps[first:last])
