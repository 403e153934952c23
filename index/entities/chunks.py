"""Which stretches of words may hold a name?

A chunk is a run of capitalised words with what may stand between them: particles inside a person's
name (bin, van, al-), "of" and "for" inside an organisation's. Keeps out: what the chunk names
(classify).
"""

from __future__ import annotations

from index.entities.document import Document
from index.entities.lexicon import WordFacts

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
_SHARED = frozenset(("organisation_heads", "soft_organisation_heads", "place_heads", "event_heads"))
_NOT_BEFORE = frozenset(("organisation_heads", "place_heads", "titles", "event_heads"))
# "Tehreek-e-Insaf", "Quaid-i-Azam"
_IZAFAT = frozenset(("e", "i", "ul", "ur", "us", "o", "wa"))
_LONGEST_UNIT = 5  # words, the ordinal among them
_NO_OWNER = frozenset(
    "never_names organisation_heads organisation_openers place_heads openers_to_strip".split()
)
_PLAIN_ENDINGS = ("tion", "sion", "ment", "ity", "ics", "ness", "ance", "ence", "ology", "ship")
_INNER_JOINS = frozenset(("and", "&", "in", "against", "with"))
_NOT_ON = frozenset(("never_names", "titles", "openers_to_strip"))
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
            if not _joined(document, last) and not _lists_on(document, first, last):
                break
            last = known.last if known is not None else last + 1
            continue
        step = _bridge(document, first, last)
        if step == 0:
            break
        last += step
    return last


def _lists_on(document: Document, first: int, position: int) -> bool:
    """Whether a comma goes on a list inside a name: "Ministry of Housing, Planning and Land"."""
    facts, gaps = document.facts, document.tokens.gaps
    if gaps[position] != ", " or not _inside_of(document, first, position):
        return False
    last = position
    while last < len(facts) and document.capital[last] and (last == position or gaps[last] == " "):
        if not facts[last].common or last in document.matches or "titles" in facts[last].lists:
            return False
        last += 1
    return (
        last + 1 < len(facts)
        and last - position < 4
        and facts[last].lower == "and"
        and gaps[last] == " "
        and _goes_on(document, last + 1)
    )


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
        return _owned_body(document, position - 1, position)
    return gap == " & "


def _owned_body(document: Document, owner: int, position: int) -> bool:
    """Whether plain words own the body named after them: "Scholars' Front"."""
    facts, gaps = document.facts, document.tokens.gaps
    fact = facts[owner]
    if not (fact.common and document.capital[owner]) or not _NO_OWNER.isdisjoint(fact.lists):
        return False
    if any(
        document.matches[n].last > owner
        for n in range(max(0, owner - 4), owner + 1)
        if n in document.matches
    ):
        return False
    last = position
    while last + 1 < len(facts) and document.capital[last + 1] and gaps[last + 1] == " ":
        last += 1
    heads = facts[last].lists
    return "organisation_heads" in heads or "soft_organisation_heads" in heads


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
        return 1 if known or _owned_body(document, position - 1, following) else 0
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
    if fact.lower in _JOINS and _opens_of(document, first, position):
        if capital[following]:
            return 1
        second = following + 1
        if facts[following].lower in _AFTER_JOIN and second < count and capital[second]:
            return 2 if gaps[second] == " " else 0
        return 0
    if fact.lower in ("on", "against") and _body_on(document, position):
        return 1
    if fact.lower == "and" and _shares_head(document, first, position):
        return 1
    if fact.lower in ("and", "&", "in", "against", "with") and _inside_of(
        document, first, position
    ):
        return 1 if _goes_on(document, following) else 0
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


def _opens_of(document: Document, first: int, position: int) -> bool:
    """Whether what stands before "of" or "for" can open an organisation's or a place's name."""
    before = document.facts[position - 1]
    span = document.facts[first:position]
    joined = any(f.lower in _JOINS for f in span) and before.common
    if joined or document.facts[position].lower == "for":
        return any("organisation_openers" in f.lists for f in span)
    if before.lower == "general" and position - 2 >= first:
        return "organisation_openers" in document.facts[position - 2].lists
    if "titles" in before.lists:
        return False
    return (
        "organisation_openers" in before.lists
        or "place_of_openers" in before.lists
        or "organisation_heads" in before.lists
    )


def _body_on(document: Document, position: int) -> bool:
    """Whether "on" stands inside a body's name: "Council on Foreign Relations"."""
    facts, following = document.facts, position + 1
    before, after = facts[position - 1], facts[following]
    return (
        "bodies_on" in before.lists
        and before.capital
        and after.capital
        and after.common
        and document.tokens.gaps[following] == " "
        and following not in document.matches
        and not _NOT_ON & after.lists
    )


def _inside_of(document: Document, first: int, position: int) -> bool:
    """Whether "and" stands inside an "X of Y and Z" whose parts are plain words."""
    span = document.facts[first:position]
    joined = [n for n, f in enumerate(span) if f.lower in _JOINS]
    if not joined or not any("organisation_openers" in f.lists for f in span[: joined[0]]):
        return False
    return span[-1].common or "never_names" in span[-1].lists


def _shares_head(document: Document, first: int, position: int) -> bool:
    """Whether "and" joins two plain words before one head: "Relief and Works Agency"."""
    facts, gaps, capital = document.facts, document.tokens.gaps, document.capital
    before = facts[position - 1]
    plain = _plain_looking(before) and before.capital
    if not plain or before.given or _NOT_BEFORE & before.lists:
        return False
    if any(
        n in document.matches and document.matches[n].last == position
        for n in range(first, position)
    ):
        return False
    last, headed = position + 1, False
    while last < len(facts) and capital[last] and (last == position + 1 or gaps[last] == " "):
        lists = facts[last].lists
        if headed and ("titles" in lists or facts[last].given):
            break
        if "titles" in lists or last in document.matches or facts[last].given:
            return False
        plain = headed or _plain_looking(facts[last]) or not _SHARED.isdisjoint(lists)
        if facts[last].lower == before.lower or not plain:
            return False  # "Zarq Racing and Ozmo Racing", "Zarq Tea and Ozmo Steel" are two
        headed = last > position + 1 and not _SHARED.isdisjoint(lists)
        last += 1
    return headed


def _plain_looking(fact: WordFacts) -> bool:
    """Whether a word is plain English, or has the ending of one: "Sustainability"."""
    return fact.common or fact.form.endswith(_PLAIN_ENDINGS)


def _goes_on(document: Document, position: int) -> bool:
    fact = document.facts[position]
    return (
        document.capital[position]
        and not fact.given
        and not fact.surname
        and position not in document.matches
        and "titles" not in fact.lists
        and "organisation_openers" not in fact.lists
    )
