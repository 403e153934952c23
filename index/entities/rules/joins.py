"""May these small words, commas and genitives join the parts of a body's name?

"Ministry of Housing, Planning and Land", "Council on Foreign Relations", "Relief and Works Agency",
"Scholars' Front". Keeps out: where a chunk begins and which particles a person's name holds
(chunks).
"""

from __future__ import annotations

from index.entities.document import Document
from index.entities.lexicon import WordFacts

_SHARED = frozenset(("organisation_heads", "soft_organisation_heads", "place_heads", "event_heads"))
_NOT_BEFORE = frozenset(("organisation_heads", "place_heads", "titles", "event_heads"))
_NO_OWNER = frozenset(
    "never_names organisation_heads organisation_openers place_heads openers_to_strip".split()
)
_PLAIN_ENDINGS = ("tion", "sion", "ment", "ity", "ics", "ness", "ance", "ence", "ology", "ship")
_NOT_ON = frozenset(("never_names", "titles", "openers_to_strip"))
_JOINS = frozenset(("of", "for"))


def lists_on(document: Document, first: int, position: int) -> bool:
    """Whether a comma goes on a list inside a name: "Ministry of Housing, Planning and Land"."""
    facts, gaps = document.facts, document.tokens.gaps
    if gaps[position] != ", " or not inside_of(document, first, position):
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
        and goes_on(document, last + 1)
    )


def owned_body(document: Document, owner: int, position: int) -> bool:
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


def opens_of(document: Document, first: int, position: int) -> bool:
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


def body_on(document: Document, position: int) -> bool:
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


def inside_of(document: Document, first: int, position: int) -> bool:
    """Whether "and" stands inside an "X of Y and Z" whose parts are plain words."""
    span = document.facts[first:position]
    joined = [n for n, f in enumerate(span) if f.lower in _JOINS]
    if not joined or not any("organisation_openers" in f.lists for f in span[: joined[0]]):
        return False
    return span[-1].common or "never_names" in span[-1].lists


def shares_head(document: Document, first: int, position: int) -> bool:
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


def goes_on(document: Document, position: int) -> bool:
    """Whether the word can be a further part of a body's name, rather than another name."""
    fact = document.facts[position]
    return (
        document.capital[position]
        and not fact.given
        and not fact.surname
        and position not in document.matches
        and "titles" not in fact.lists
        and "organisation_openers" not in fact.lists
    )


def _plain_looking(fact: WordFacts) -> bool:
    """Whether a word is plain English, or has the ending of one: "Sustainability"."""
    return fact.common or fact.form.endswith(_PLAIN_ENDINGS)
