"""Which institutions are named in small letters: "the Syrian defence ministry", "the X family"?

Keeps out: institutions written with capitals, which the chunks hold.
"""

from __future__ import annotations

from index.entities.document import Document, Found
from index.model.names import EntityKind, Tier


def find_institutions(document: Document) -> list[Found]:
    """Ministries named in small letters, with the people or country before them.

    Args:
        document: the text with the gazetteer's matches.

    Returns:
        What was found, in order.
    """
    found = []
    inside = {w for m in document.matches.values() for w in range(m.first + 1, m.last)}
    for position, fact in enumerate(document.facts):
        if position == 0 or position in inside:
            continue
        if fact.lower in ("embassy", "consulate"):
            owner = _owner_before(document, position)
            if owner is not None and not document.capital[position]:
                found.append(
                    Found(
                        owner.first, position + 1, EntityKind.ORGANISATION, "embassy", Tier.MEDIUM
                    )
                )
            continue
        if fact.lower != "ministry":
            continue
        if document.capital[position] and document.facts[position - 1].capital:
            continue
        first = position
        while first and _subject(document, first):
            first -= 1
        if first == position:
            continue
        owner = _owner_before(document, first)
        if owner is None or owner.kind is not EntityKind.GROUP:
            continue
        rule = "lower_case_ministry"
        found.append(Found(owner.first, position + 1, EntityKind.ORGANISATION, rule, Tier.MEDIUM))
    return found


def _subject(document: Document, position: int) -> bool:
    """Whether the word before belongs to the ministry's name."""
    before = document.facts[position - 1]
    if document.tokens.gaps[position] != " ":
        return False
    return "ministry_subjects" in before.lists and not document.tokens.opens[position]


def _owner_before(document: Document, position: int) -> Found | None:
    for start in (position - 1, position - 2):
        match = document.matches.get(start) if start >= 0 else None
        if match is not None and match.last == position and match.rule in ("demonym", "country"):
            return match if document.tokens.gaps[position] == " " else None
    return None


_HOUSES = {
    "family": EntityKind.GROUP,
    "clan": EntityKind.GROUP,
    "dynasty": EntityKind.GROUP,
    "regime": EntityKind.ORGANISATION,
}


def join_houses(document: Document, found: list[Found]) -> list[Found]:
    """Makes one name of "the X family" and "the X regime" where X is a person of the text.

    Args:
        document: the text.
        found: the names, in order.

    Returns:
        The names with such houses in place of the bare surnames.
    """
    out = []
    for name in found:
        last = name.last
        kind = None
        if name.kind is EntityKind.PERSON and name.first and last < len(document.facts):
            kind = _HOUSES.get(document.facts[last].lower)
        before = document.facts[name.first - 1].lower if name.first else ""
        if (
            kind is not None
            and document.tokens.gaps[last] == " "
            and before in ("the", "ousted", "former", "fallen", "toppled", "deposed", "ruling")
            and _is_surname(document, name)
        ):
            out.append(Found(name.first, last + 1, kind, "house", Tier.MEDIUM))
        else:
            out.append(name)
    return out


def _is_surname(document: Document, name: Found) -> bool:
    words = document.facts[name.first : name.last]
    return len([w for w in words if w.form not in ("al", "el")]) == 1
