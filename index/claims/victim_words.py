"""Which words name victims, and which category is theirs? Keeps out: sentences."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.claims.rulebook import table


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of victims.toml, ready for look-ups."""

    heads: Mapping[str, str]
    losses: Mapping[str, str]
    compounds: Mapping[tuple[str, str], str]
    members_of: Mapping[str, str]
    groups: Mapping[str, str]
    group_nouns: Mapping[str, str]
    endings: tuple[str, ...]
    not_persons: frozenset[str]
    modifiers: frozenset[str]
    stops: frozenset[str]
    rates: frozenset[str]
    units: frozenset[str]
    pairs: frozenset[str]


# What an adjective before the noun, or instead of it, says of the people counted.
ATTRIBUTES = {
    "wounded": "wounded",
    "injured": "wounded",
    "missing": "missing",
    "displaced": "displaced",
    "dead": "killed",
    "killed": "killed",
    "slain": "killed",
    "murdered": "killed",
    "executed": "executed",
    "detained": "detained",
    "arrested": "detained",
}
# Capitalised plurals with these endings are peoples: "Iraqis", "Nigerians", "Japanese".
NATIONALITIES = ("ans", "is", "ese", "ers", "eks")
SHORTEST_TRADE = 4
_QUARTERS = frozenset({"south", "north", "east", "west"})
_CIVILIAN = frozenset({"civilian", "civilian-clad"})
# Nouns that count acts tell nothing of the victims.
ACTS = frozenset({"executed", "assassinated", "detained", "missing"})


@functools.cache
def lexicon() -> Lexicon:
    """The tables of victims.toml."""
    data = table("victims")
    groups: dict[str, str] = data["groups"]
    nouns = {plural: plural for plural in groups.values()} | groups
    nouns |= {f"{adjective}s": plural for adjective, plural in groups.items()}
    return Lexicon(
        heads={word: entry["name"] for entry in data["category"] for word in entry["words"]},
        losses={word: entry["measure"] for entry in data["loss"] for word in entry["words"]},
        compounds={
            (modifier, head): entry["name"]
            for entry in data["compound"]
            for modifier in entry["modifiers"]
            for head in entry["heads"]
        },
        members_of={word: name for name, words in data["members_of"].items() for word in words},
        groups=groups,
        group_nouns=nouns,
        endings=tuple(data["person_endings"]["words"]),
        not_persons=frozenset(data["not_persons"]["words"]),
        modifiers=frozenset(data["modifiers"]["words"]),
        units=frozenset(table("numbers")["units"]["words"]),
        pairs=frozenset(data["after_pair"]["words"]),
        rates=frozenset(table("numbers")["rates"]["words"]) | {"per"},
        stops=frozenset(data["stops"]["words"]) | frozenset(table("numbers")["units"]["words"]),
    )


def group_of(word: str) -> str | None:
    """The religious or ethnic group that a word names, as its plural slug, or None."""
    return lexicon().group_nouns.get(word.lower())


def is_singular(head: str) -> bool:
    """Whether a noun is singular, as far as the lists tell: no two of it can be counted."""
    words = lexicon()
    irregular = head in ("child", "person", "life", "body") or head.endswith(("man", "woman"))
    return irregular or f"{head}s" in words.heads or f"{head}s" in words.losses


def category_of(modifiers: Sequence[str], head: str, *, is_name: bool) -> str:
    """The category of a noun phrase.

    Args:
        modifiers: the words before the head, in lower case.
        head: the noun, in lower case.
        is_name: whether the head is written with a capital.

    Returns:
        A category, as in `Claim.category`.
    """
    words = lexicon()
    group = next((words.groups[word] for word in modifiers if word in words.groups), None)
    if head not in words.heads:
        if head in words.group_nouns:
            return words.group_nouns[head]
        quarter = next((word for word in modifiers[-1:] if word in _QUARTERS), "")
        name = f"{quarter}_{head}" if quarter else head
        return name if is_name and head.endswith(NATIONALITIES) else "people"
    category = words.heads[head]
    if modifiers[-2:] == ["islamic", "state"] and category == "people":
        category = "insurgents"
    for modifier in modifiers:
        category = words.compounds.get((modifier, head), category)
    if category == "people" and not _CIVILIAN.isdisjoint(modifiers):
        category = "civilians"
    if group is None or category in ("security_forces", "insurgents"):
        return category
    adjective = group.removesuffix("s")
    return group if category == "people" else f"{adjective}_{category}"


def union_of(first: str, second: str) -> str:
    """The category of one figure for two kinds of victims."""
    if first == second:
        return first
    pair = {first, second}
    if pair == {"security_forces", "insurgents"}:
        return "combatants_both_sides"
    if pair == {"women", "children"}:
        return "women_and_children"
    return "people"
