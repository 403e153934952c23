"""Which guesses do other names in the document support?

A guess beside known places is a place, one whose last word comes back alone is a person. Keeps out:
the guesses themselves (classify) and the shorter forms (propagate).
"""

from __future__ import annotations

from index.entities.document import Document, Found
from index.entities.romanise import key
from index.entities.rules.propagate import Carried
from index.model.names import EntityKind, Tier

_UNSETTLED = frozenset(("name_shape", "given_alone", "place_preposition"))


def coordinate(document: Document, found: list[Found]) -> list[Found]:
    """An unknown single name listed beside a known place is a place: "Jableh and Zarqin".

    Args:
        document: the text.
        found: the names, in order.

    Returns:
        The names, in order.
    """
    out = list(found)
    for ordinal, name in enumerate(found):
        if _before_country(document, found, ordinal):
            out[ordinal] = name._replace(
                kind=EntityKind.PLACE, rule="before_country", tier=Tier.MEDIUM
            )
            continue
        if name.rule not in _UNSETTLED or name.tier is not Tier.WEAK:
            continue
        if name.kind is EntityKind.ORGANISATION or name.last - name.first > 2:
            continue
        neighbours = []
        if ordinal and _listed(document, out[ordinal - 1], name):
            neighbours.append(out[ordinal - 1])
        if ordinal + 1 < len(found) and _listed(document, name, found[ordinal + 1]):
            neighbours.append(found[ordinal + 1])
        sure = any(_sure_place(n) for n in neighbours)
        if sure and all(_sure_place(n) or _open_place(n) for n in neighbours):
            out[ordinal] = name._replace(
                kind=EntityKind.PLACE, rule="listed_with_place", tier=Tier.MEDIUM
            )
    return out


def _before_country(document: Document, found: list[Found], ordinal: int) -> bool:
    """Whether a guess at the start of a line goes on with a country: "ZARQIN, Syria"."""
    name = found[ordinal]
    if ordinal + 1 >= len(found) or name.tier is not Tier.WEAK or name.spellings:
        return False
    following = found[ordinal + 1]
    return (
        following.rule in ("country", "gazetteer", "gazetteer_user")
        and following.kind is EntityKind.PLACE
        and following.first == name.last
        and document.tokens.gaps[name.last] == ", "
        and (name.first == 0 or "\n" in document.tokens.gaps[name.first])
    )


def _sure_place(name: Found) -> bool:
    return name.kind is EntityKind.PLACE and name.tier is not Tier.WEAK


def _open_place(name: Found) -> bool:
    """Whether a name in the list may be a place as well, for all that is known of it."""
    return name.rule in _UNSETTLED and name.tier is Tier.WEAK


def _listed(document: Document, one: Found, other: Found) -> bool:
    """Whether nothing but "and", "or" or a comma stands between two names."""
    gaps = document.tokens.gaps
    if other.first == one.last:
        return gaps[other.first] == ", "
    if other.last - other.first > 1 and gaps[one.last] != " ":
        return False
    return (
        other.first == one.last + 1
        and document.facts[one.last].lower in ("and", "or")
        and gaps[other.first] == " "
        and gaps[one.last] in (" ", ", ")
    )


def raise_repeated(document: Document, found: list[Found], carried: Carried) -> list[Found]:
    """A guessed name of two words whose last word comes back alone is a person's.

    Args:
        document: the text.
        found: the names, in order, shorter forms among them.
        carried: what they establish.

    Returns:
        The names, in order.
    """
    alone = {
        key(document.facts[name.last - 1].form) for name in found if name.rule == "surname_carried"
    }
    return [
        name._replace(rule="name_repeated", tier=Tier.MEDIUM)
        if name.rule == "name_shape"
        and name.kind is EntityKind.PERSON
        and name.last - name.first > 1
        and key(document.facts[name.last - 1].form) in alone
        and len(carried.surnames.get(key(document.facts[name.last - 1].form), ())) == 1
        else name
        for name in found
    ]


def drop_unsupported(found: list[Found]) -> list[Found]:
    """Leaves out guesses that nothing else in the document has settled.

    A lone unknown word with a capital names a person, a place, an organisation or nothing about
    equally often (measured on newswire); only two words and more are likelier a person's name.

    Args:
        found: the names, in order.

    Returns:
        The names without such guesses, in order.
    """
    return [
        name
        for name in found
        if name.rule != "name_shape"
        or (name.kind is EntityKind.PERSON and name.last - name.first > 1)
    ]


def doubt_slips(document: Document, found: list[Found]) -> list[Found]:
    """Weakens an organisation that is probably a slip for a place of the document.

    "Killed in Hamas" in a report that names Hama is likelier the town with a letter too many. The
    mention keeps its entity, since the text says so, but is no facet by itself.

    Args:
        document: the text.
        found: the names, in order.

    Returns:
        The names, in order.
    """
    places = {
        document.facts[name.first].form
        for name in found
        if name.kind is EntityKind.PLACE and name.last - name.first == 1
    }
    return [
        name._replace(rule="suspected_slip", tier=Tier.WEAK)
        if name.kind is EntityKind.ORGANISATION
        and name.last - name.first == 1
        and document.facts[name.first].form[:-1] in places
        and name.first
        and document.facts[name.first - 1].lower in ("in", "near", "around", "outside")
        else name
        for name in found
    ]
