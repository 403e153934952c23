"""Whom does a count count? Reads the noun phrase after a number. Keeps out: what happened to them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from index.claims.figures import Count, is_number
from index.claims.rulebook import table
from index.claims.tokens import Token

_LONGEST_PHRASE = 6
_MOST_UNKNOWN = 2


class Counted(StrEnum):
    """What kind of thing a figure counts; the names are those of the patterns."""

    PERSONS = "PERSONS"
    BARE = "BARE"
    LOSS = "LOSS"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with what it counts.

    Args:
        count: the count.
        last: one past the last token of the noun phrase.
        counted: persons, nobody named, losses or other things.
        category: as in `Claim.category`.
        attribute: the measure that an adjective states ("wounded soldiers"), or "".
        loss: the measure or kind of a loss noun, or "".
        part: whether the words say that it is a part ("12 of them").
        vague_noun: whether the noun says nothing of the victims ("others", none).
    """

    count: Count
    last: int
    counted: Counted
    category: str = "people"
    attribute: str = ""
    loss: str = ""
    part: bool = False
    vague_noun: bool = False


@dataclass(frozen=True, slots=True)
class _Lexicon:
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


_ATTRIBUTES = {
    "wounded": "wounded",
    "injured": "wounded",
    "missing": "missing",
    "displaced": "displaced",
    "dead": "killed",
    "slain": "killed",
    "murdered": "killed",
    "executed": "executed",
    "detained": "detained",
    "arrested": "detained",
}


# Capitalised plurals with these endings are peoples: "Iraqis", "Nigerians", "Japanese".
_NATIONALITIES = ("ans", "is", "ese", "ers", "eks")
_SHORTEST_TRADE = 4
_ARMED = frozenset({"groups", "forces", "militias", "police", "militia"})
# Nouns that count acts tell nothing of the victims.
_ACTS = frozenset({"executed", "assassinated", "detained", "missing"})


@functools.cache
def _lexicon() -> _Lexicon:
    data = table("victims")
    groups: dict[str, str] = data["groups"]
    nouns = {plural: plural for plural in groups.values()} | groups
    nouns |= {f"{adjective}s": plural for adjective, plural in groups.items()}
    return _Lexicon(
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
        rates=frozenset(table("numbers")["rates"]["words"]) | {"per"},
        stops=frozenset(data["stops"]["words"]) | frozenset(table("numbers")["units"]["words"]),
    )


def group_of(word: str) -> str | None:
    """The religious or ethnic group that a word names, as its plural slug, or None."""
    return _lexicon().group_nouns.get(word.lower())


def read_figure(tokens: Sequence[Token], count: Count, breaks: frozenset[str]) -> Figure:
    """The figure that a count begins.

    Args:
        tokens: the sentence's tokens.
        count: the count.
        breaks: words that end a noun phrase (auxiliaries, prepositions, verbs of the patterns).

    Returns:
        The figure, its noun phrase as far as the head ("members of security forces"); rates count
        nobody.
    """
    figure = _read(tokens, count, breaks)
    following = " ".join(token.lower for token in tokens[figure.last : figure.last + 2])
    rates = _lexicon().rates
    if following in rates or following.partition(" ")[0] in rates:
        return replace(figure, counted=Counted.OTHER)
    return figure


def _read(tokens: Sequence[Token], count: Count, breaks: frozenset[str]) -> Figure:
    index = count.last
    part = False
    skipped = _skip_partitive(tokens, index)
    if skipped is not None:
        index, part, pronoun = skipped
        if index < len(tokens) and is_number(tokens[index]):
            # "two of the three officers": the three are the figure.
            return Figure(count, count.last, Counted.OTHER, part=True)
        if pronoun:
            return _read_pronoun_part(tokens, count, index, breaks)
    head = _find_head(tokens, index, breaks)
    if head is None:
        state = (
            _ATTRIBUTES.get(tokens[index].lower)
            if index < len(tokens) and index > count.last
            else None
        )
        if state is not None and _closes(tokens, index + 1, breaks):
            return _of_the_dead(tokens, count, index, breaks, state=state)
        return _without_head(tokens, count, index, breaks, part=part)
    if count.value not in (1, None) and _is_singular(tokens[head].lower):
        return Figure(count, head + 1, Counted.OTHER)
    figure = _with_head(tokens, count, index, head)
    return replace(figure, part=part)


def _of_the_dead(
    tokens: Sequence[Token], count: Count, index: int, breaks: frozenset[str], *, state: str
) -> Figure:
    """ "Ten of the dead (were police officers)", "hundreds of wounded"."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    head = _find_head(tokens, index + 2, breaks) if following in ("were", "are") else None
    figure = Figure(count, index + 1, Counted.PERSONS)
    if head is not None:
        figure = _with_head(tokens, count, index + 2, head)
    return replace(figure, attribute=state, part=tokens[index - 1].lower != "of")


def _is_singular(head: str) -> bool:
    """Whether a noun is singular, as far as the lists tell: no two of it can be counted."""
    words = _lexicon()
    known = words.heads.keys() | words.losses.keys()
    irregular = {"man", "woman", "child", "person", "life", "body"}
    return head in irregular or head.endswith(("man", "woman")) or f"{head}s" in known


def _skip_partitive(tokens: Sequence[Token], index: int) -> tuple[int, bool, bool] | None:
    """After "of the", "of his", "of them": the next index, whether it is a part, whether a pronoun."""
    words = [token.lower for token in tokens[index : index + 2]]
    if not words or words[0] != "of":
        return None
    following = words[1] if len(words) > 1 else ""
    if following in ("them", "whom", "these", "those", "which"):
        return index + 2, True, True
    if following in ("the", "his", "her", "their", "its", "our", "my", "these"):
        return index + 2, False, False
    return index + 1, False, False


def _read_pronoun_part(
    tokens: Sequence[Token], count: Count, index: int, breaks: frozenset[str]
) -> Figure:
    """ "12 of them (were) children": the head says who the part is."""
    start = index
    while start < len(tokens) and tokens[start].lower in (
        "were",
        "are",
        "was",
        "being",
        "been",
        "have",
        "had",
    ):
        start += 1
    head = _find_head(tokens, start, breaks)
    if head is None:
        return Figure(count, index, Counted.BARE, part=True, vague_noun=True)
    return replace(_with_head(tokens, count, start, head), part=True)


def _find_head(tokens: Sequence[Token], index: int, breaks: frozenset[str]) -> int | None:
    """The index of the head noun at or after `index`, or None when no victims are named."""
    words = _lexicon()
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
            or (token.lower in breaks and not known)
        ):
            break
        if found is not None and not _continues(tokens, position):
            break
        if known or token.text[:1].isupper() or "-" in token.text:
            continue
        unknown += 1
        plural = token.lower.endswith("s") and not token.lower.endswith(("ous", "ss"))
        if unknown > _MOST_UNKNOWN or plural or token.lower.endswith(("ed", "ly")):
            break
    return found


def _continues(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word after a noun belongs to the same compound ("police training officers")."""
    following = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    words = _lexicon()
    return following in words.heads and not tokens[position].lower.endswith(("ed", "s"))


def _is_noun(tokens: Sequence[Token], position: int, breaks: frozenset[str]) -> bool:
    words = _lexicon()
    token = tokens[position]
    lower = token.lower
    if lower in words.heads or lower in words.losses:
        return True
    if token.kind != "word" or lower in words.not_persons or lower in words.stops:
        return False
    if lower in words.group_nouns:
        # "12 Druze were killed", but "12 Druze villages" and "12 Christian Union members".
        return lower not in words.groups or _closes(tokens, position + 1, breaks)
    if token.text[:1].isupper():
        return lower.endswith(_NATIONALITIES)
    return lower.endswith(words.endings) and len(lower) > _SHORTEST_TRADE


def _closes(tokens: Sequence[Token], position: int, breaks: frozenset[str]) -> bool:
    """Whether no further noun can follow: the sentence, a mark, a verb or a preposition comes."""
    if position >= len(tokens):
        return True
    token = tokens[position]
    return token.kind == "mark" or token.lower in breaks or token.lower in _lexicon().stops


def _without_head(
    tokens: Sequence[Token], count: Count, index: int, breaks: frozenset[str], *, part: bool
) -> Figure:
    """A figure that stands alone, or that counts something else."""
    words = _lexicon()
    if index > count.last:
        # "dozens of houses", "two of the three": of something that is nobody.
        return Figure(count, index, Counted.OTHER, part=part)
    last = index
    while last < len(tokens) and tokens[last].lower in ("more", "other", "others", "further"):
        last += 1
    if last >= len(tokens):
        return Figure(count, last, Counted.BARE, vague_noun=True)
    token = tokens[last]
    ends = token.kind == "mark" or token.lower in breaks or token.lower in words.stops
    if last > index and tokens[last - 1].lower == "others":
        ends = True
    if token.lower in ("hundred", "thousand") or token.kind in ("number", "mixed"):
        ends = False
    ends = ends and token.lower not in table("numbers")["units"]["words"] and token.text not in "%°"
    counted = Counted.BARE if ends else Counted.OTHER
    return Figure(count, last, counted, vague_noun=True)


def _with_head(tokens: Sequence[Token], count: Count, index: int, head: int) -> Figure:
    words = _lexicon()
    lower = tokens[head].lower
    if lower in words.losses:
        # "confirmed deaths", but "12 people's lives" is the same count.
        category = next(
            (
                words.heads[token.lower]
                for token in tokens[index:head]
                if token.lower in words.heads
            ),
            "unspecified" if words.losses[lower] in _ACTS else "all",
        )
        if "civilian-clad" in (token.lower for token in tokens[index:head]):
            category = "civilians"
        return Figure(count, head + 1, Counted.LOSS, category=category, loss=words.losses[lower])
    modifiers = [token.lower for token in tokens[index:head]]
    last = head + 1
    category = _category(modifiers, lower)
    if lower in ("members", "member", "men", "personnel", "staff", "employees"):
        last, category = _members(tokens, last, category)
    last, category = _second_head(tokens, last, category)
    attribute = next((_ATTRIBUTES[word] for word in modifiers if word in _ATTRIBUTES), "")
    return Figure(count, last, Counted.PERSONS, category=category, attribute=attribute)


def _category(modifiers: Sequence[str], head: str) -> str:
    words = _lexicon()
    group = next((words.groups[word] for word in modifiers if word in words.groups), None)
    if head not in words.heads:
        if head in words.group_nouns:
            return words.group_nouns[head]
        nationality = head.endswith(("ans", "is", "ese")) and head not in ("civilians",)
        return head if nationality and not head.endswith(("icians", "arians", "isis")) else "people"
    category = words.heads[head]
    for modifier in modifiers:
        category = words.compounds.get((modifier, head), category)
    if category == "people" and ("civilian" in modifiers or "civilian-clad" in modifiers):
        category = "civilians"
    if group is None or category in ("security_forces", "insurgents"):
        return category
    adjective = group[:-1] if group.endswith("s") else group
    return group if category == "people" else f"{adjective}_{category}"


def _members(tokens: Sequence[Token], last: int, category: str) -> tuple[int, str]:
    """ "members of the new security forces": to the end of the phrase that tells who they are."""
    words = _lexicon()
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
    return len(following) == 2 and following[1] in (
        "groups",
        "forces",
        "militias",
        "police",
        "militia",
    )


def _second_head(tokens: Sequence[Token], last: int, category: str) -> tuple[int, str]:
    """ "213 security personnel and militants": one figure for two kinds of victims."""
    words = _lexicon()
    if last + 1 >= len(tokens) or tokens[last].lower not in ("and", "or"):
        return last, category
    second = tokens[last + 1].lower
    other = words.heads.get(second)
    if other is None or not second.endswith(("s", "men", "people", "children", "women")):
        return last, category
    following = tokens[last + 2] if last + 2 < len(tokens) else None
    # "killed 12 soldiers and rebels fled" goes on with a verb: then it is no second head.
    if (
        following is not None
        and following.kind == "word"
        and following.lower
        not in (
            "in",
            "on",
            "were",
            "have",
            "had",
            "was",
            "are",
            "during",
            "who",
            "at",
            "and",
            "since",
            "from",
            "near",
            "killed",
            "dead",
            "wounded",
            "injured",
            "by",
            "died",
            "after",
            "as",
            "when",
            "missing",
            "across",
            "over",
            "among",
            "last",
            "early",
        )
    ):
        return last, category
    return last + 2, _union(category, other)


def _union(first: str, second: str) -> str:
    if first == second:
        return first
    pair = {first, second}
    if pair == {"security_forces", "insurgents"}:
        return "combatants_both_sides"
    if pair == {"women", "children"}:
        return "women_and_children"
    return "people"
