"""Which stretches of words may hold a name?

A chunk is a run of capitalised words with what may stand between them: particles inside a person's
name (bin, van, al-), "of" and "for" inside an organisation's. Keeps out: what the chunk names
(classify).
"""

from __future__ import annotations

from index.entities.document import Document
from index.entities.rules.joins import (
    body_on,
    goes_on,
    inside_of,
    lists_on,
    opens_of,
    owned_body,
    shares_head,
)

_INNER_GAPS = frozenset((" ", "-", "\u00a0", "–"))
_PARTICLES = "name_particles"
_UNITS = frozenset(
    "division brigade brigades corps army regiment battalion fleet infantry armored armoured "
    "armoured mechanized airborne squadron panzer congress".split()
)
_GENITIVES = frozenset(
    "people peoples workers women womens men mens children childrens teachers doctors writers "
    "journalists lawyers students farmers peasants soldiers veterans citizens lords nurses "
    "players employers muslim democratic sportsmen".split()
)
# "Tehreek-e-Insaf", "Quaid-i-Azam"
_IZAFAT = frozenset(("e", "i", "ul", "ur", "us", "o", "wa"))
_LONGEST_UNIT = 5  # words, the ordinal among them
_LONGEST_SYLLABLE = 6
_LONGEST_PLAIN = 3  # "Jae-in" and "Kuk-ban", but not "Kong-based"
_JOINS = frozenset(("of", "for"))
_AFTER_JOIN = frozenset(("the", "de", "la"))


def find_chunks(document: Document) -> list[tuple[int, int]]:
    """The stretches that may hold names, as half-open word ordinals, in order."""
    chunks: list[tuple[int, int]] = []
    position, count = 0, len(document.facts)
    while position < count:
        if _starts(document, position):
            last = _extend(document, position)
            chunks.append((position, last))
            position = last
        else:
            position += 1
    return chunks


def _starts(document: Document, position: int) -> bool:
    if document.capital[position]:
        return True
    if position in document.matches:
        return True
    fact = document.facts[position]
    following = position + 1
    if following >= len(document.facts):
        return False
    if fact.form in ("al", "el", "ar", "as", "ash", "an", "at", "ad", "az") and not fact.capital:
        return document.tokens.gaps[following] == "-" and document.capital[following]
    return _numbered_unit(document, position)


def _numbered_unit(document: Document, position: int) -> bool:
    """Whether an ordinal opens a military unit's name: "4th Division", "9th X Army Division"."""
    fact, facts, gaps = document.facts[position], document.facts, document.tokens.gaps
    if not fact.form[0].isdigit() or fact.form[-2:] not in ("st", "nd", "rd", "th"):
        return False
    for following in range(position + 1, min(position + _LONGEST_UNIT, len(facts))):
        if gaps[following] != " " or not facts[following].capital:
            return False
        if facts[following].form in _UNITS:
            return True
    return False


def _extend(document: Document, first: int) -> int:
    gaps, count = document.tokens.gaps, len(document.facts)
    last = first + 1
    if first in document.matches:
        last = document.matches[first].last
    while last < count:
        known = document.matches.get(last)
        gap = gaps[last]
        if document.capital[last] or (known is not None and gap in _INNER_GAPS):
            if not _joined(document, last) and not lists_on(document, first, last):
                break
            last = known.last if known is not None else last + 1
            continue
        step = _bridge(document, first, last)
        if step == 0:
            break
        last += step
    return last


def _joined(document: Document, position: int) -> bool:
    """Whether the word goes on the chunk of the one before it."""
    gap = document.tokens.gaps[position]
    before = document.facts[position - 1]
    if gap in _INNER_GAPS:
        return True
    if gap == ". ":
        abbreviated = "titles" in before.lists and len(before.form) < 5
        return len(before.form) == 1 or abbreviated or before.lower in ("st", "mt", "jr")
    if gap == ".":
        return len(before.form) == 1
    if gap in ("' ", "’ ") and before.form.endswith("s"):
        return owned_body(document, position - 1, position)
    return gap == " & "


def _bridge(document: Document, first: int, position: int) -> int:
    """How many small words lead on to another capitalised word of the same name; 0 for none."""
    facts, gaps, capital = document.facts, document.tokens.gaps, document.capital
    count = len(facts)
    fact = facts[position]
    following = position + 1
    if _second_syllable(document, first, position):
        return 1
    if following >= count or gaps[following] not in _INNER_GAPS:
        return 0
    gap = gaps[position]
    if fact.lower == "s" and gap in ("'", "’"):
        # "People's Party", "Women's Affairs", "Prosecutor General's Office"
        if not capital[following]:
            return 0
        known = facts[position - 1].form in _GENITIVES
        return 1 if known or owned_body(document, position - 1, following) else 0
    if gap not in _INNER_GAPS:
        return 0
    if gap == "-" and gaps[following] == "-" and fact.lower in _IZAFAT and capital[following]:
        return 1
    if _PARTICLES in fact.lists and not fact.capital:
        if capital[following]:
            return 1
        second = following + 1
        if (
            _PARTICLES in facts[following].lists
            and second < count
            and gaps[second] in _INNER_GAPS
            and capital[second]
        ):
            return 2
        return 0
    if fact.lower in _JOINS and opens_of(document, first, position):
        if capital[following]:
            return 1
        second = following + 1
        if facts[following].lower in _AFTER_JOIN and second < count and capital[second]:
            return 2 if gaps[second] == " " else 0
        return 0
    if fact.lower in ("on", "against") and body_on(document, position):
        return 1
    if fact.lower == "and" and shares_head(document, first, position):
        return 1
    if fact.lower in ("and", "&", "in", "against", "with") and inside_of(document, first, position):
        return 1 if goes_on(document, following) else 0
    return 0


def _second_syllable(document: Document, first: int, position: int) -> bool:
    """Whether a hyphen joins the second half of a given name: "Moon Jae-in"."""
    facts, gaps = document.facts, document.tokens.gaps
    syllable, half = facts[position], facts[position - 1]
    return (
        gaps[position] == "-"
        and position - first >= 2
        and gaps[position - 1] == " "
        and "east_asian_surnames" in facts[position - 2].lists
        and not syllable.capital
        and (not syllable.common or len(syllable.form) <= _LONGEST_PLAIN)
        and position - 2 not in document.matches
        and syllable.form.isalpha()
        and max(len(syllable.form), len(half.form)) <= _LONGEST_SYLLABLE
    )
