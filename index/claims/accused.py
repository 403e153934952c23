"""Who is said to have done it? Reads the actor beside the verb, in the figure's own sentence.

Keeps out: who says so.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from index.claims.drafts import Reading
from index.claims.linking import Measured
from index.claims.rulebook import table
from index.claims.speakers import bounds_of_names
from index.claims.symbols import characters_of
from index.claims.tokens import Token
from index.claims.victim_words import lexicon
from index.model.names import EntityKind

_LONGEST_ACTOR = 10
_LONGEST_ATTACK = 40
_LONGEST_VERB = 3
_INSIDE = frozenset({"inside", "outside", "across", "throughout", "within"})
# Kinds of names that act without a noun for armed people: "the Taliban kill 12".
_ACTING = (EntityKind.GROUP, EntityKind.ORGANISATION, EntityKind.PLACE)
# Prepositions that tie a name to the noun that did it: "gunmen from the militia".
_ATTACHING = frozenset(
    {"to", "with", "from", "in", "at", "on", "near", "under", "against", "between"}
)


@functools.cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("attribution")[section]["words"])


def accused_of(text: str, reading: Reading, measured: Measured) -> str:
    """Who is said to have done it, in the words of the text, or ""."""
    units, symbols = reading.sentence.units, reading.sentence.symbols
    trigger = measured.trigger
    if symbols[trigger] in characters_of("PAST") or symbols[trigger] in characters_of("NOUN"):
        start = (
            max(trigger, measured.unit) if symbols[trigger] in characters_of("NOUN") else trigger
        )
        for at in range(start + 1, min(start + 4, len(units))):
            if symbols[at] in characters_of("BY"):
                return _actor(text, reading, units[at].last)
    if measured.unit < trigger or "active" not in measured.rule:
        return ""
    if symbols[trigger] in characters_of("ING"):
        attacks = _attacks_before(reading, units[trigger].first)
        actors = {actor for at in attacks if (actor := _subject(text, reading, at))}
        # "Rebels attacked and soldiers fired back, killing 12": which of the two?
        return actors.pop() if len(actors) == 1 else ""
    return _subject(text, reading, units[trigger].first)


def _attacks_before(reading: Reading, killing: int) -> list[int]:
    """The verbs whose subject does the killing, too: "gunmen raided the market, killing 12".

    Nothing may stand between that could do it: another verb, or a clause of its own.

    Args:
        reading: the sentence.
        killing: the token of the participle.

    Returns:
        The first tokens of words that can be the verb, in order.
    """
    found: list[int] = []
    tokens = reading.sentence.tokens
    if killing == 0 or tokens[killing - 1].lower not in (",", "and"):
        return found
    for at in range(killing - 2, max(-1, killing - _LONGEST_ATTACK), -1):
        lower = tokens[at].lower
        if _is_attack(tokens, at):
            found.insert(0, at)
            continue
        if tokens[at].kind == "mark" and lower != ",":
            break
        verb = lower in lexicon().stops or (lower.endswith("ed") and tokens[at].text[:1].islower())
        if lower in _words("bounds_of_attacks") or (verb and lower not in lexicon().modifiers):
            break
    return found


@functools.cache
def _attacks() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in table("attribution")["attacks"]["words"])


def _is_attack(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text[:1].isupper():
        return False
    words = tuple(token.lower for token in tokens[at : at + _LONGEST_VERB])
    return any(words[: len(attack)] == attack for attack in _attacks())


def _actor(text: str, reading: Reading, first: int) -> str:
    """The actor that begins at `first`: a name or a noun for armed or official people."""
    tokens, last = reading.sentence.tokens, first
    while last < min(len(tokens), first + _LONGEST_ACTOR) and not _bounds_actor(reading, last):
        if last > first and _is_quoted(text, tokens[last - 1].end, tokens[last].start):
            break
        last += 1
    return _words_of_actor(text, reading, first, last)


def _subject(text: str, reading: Reading, end: int) -> str:
    """The actor that ends before the verb at `end`."""
    tokens = reading.sentence.tokens
    while end > 0 and (
        tokens[end - 1].lower.endswith("ly")
        or tokens[end - 1].lower in ("had", "have", "has", "also")
        or end - 1 in reading.dated
    ):
        end -= 1
    if end > 0 and tokens[end - 1].lower == "and":
        return ""  # the second verb of a sentence whose subject stands further back
    first = end
    while first > 0 and end - first < _LONGEST_ACTOR and not _bounds_actor(reading, first - 1):
        if first < end and _is_quoted(text, tokens[first - 1].end, tokens[first].start):
            break
        if _is_attack(tokens, first - 1):
            break  # "rebels attacked a post and soldiers fired back"
        first -= 1
    return _words_of_actor(text, reading, _whole_subject(reading, first), end)


def _whole_subject(reading: Reading, first: int) -> int:
    """Where a subject begins whose tail begins at `first`: "rebels loyal to the army".

    The noun before the preposition must be an actor; "clashes with the army" is none, and then
    the sentence names nobody (the end of the tokens is returned, where no actor begins).
    """
    tokens = reading.sentence.tokens
    if first == 0 or tokens[first - 1].lower not in _ATTACHING:
        return first
    head = first - 2
    if head >= 0 and tokens[head].lower in table("measures")["classes"]["POSTADJECTIVE"]:
        head -= 1
    if head < 0 or tokens[head].lower not in _words("actors"):
        return len(tokens)
    while head > 0 and first - head < _LONGEST_ACTOR and not _bounds_actor(reading, head - 1):
        head -= 1
    attached = head > 0 and tokens[head - 1].lower in _ATTACHING
    return len(tokens) if attached else head  # "clashes between the army and men from the hills"


def _bounds_actor(reading: Reading, position: int) -> bool:
    token = reading.sentence.tokens[position]
    return (
        token.kind not in ("word", "number")
        or token.lower in bounds_of_names()
        or token.lower in _INSIDE
        or token.lower.endswith("ing")
        or position in reading.dated
    )


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation begins or ends between two words."""
    return any(mark in text[start:end] for mark in '"“”')


def _words_of_actor(text: str, reading: Reading, first: int, last: int) -> str:
    tokens = reading.sentence.tokens
    if last <= first or any(_is_attack(tokens, at) for at in range(first, last)):
        return ""
    head = tokens[last - 1]
    if not any(token.lower in _words("actors") for token in tokens[first:last]):
        return text[tokens[first].start : head.end] if _is_named(reading, first, last) else ""
    if head.lower not in _words("actors") and not head.text[:1].isupper():
        return ""  # "police shelling" and "the bomber's car" are means
    return text[tokens[first].start : head.end]


def _is_named(reading: Reading, first: int, last: int) -> bool:
    """Whether an actor is a name alone: "the Taliban", "Israel"; not of "Israeli shelling"."""
    tokens = reading.sentence.tokens
    apposed = first > 0 and tokens[first - 1].text == ","  # "a fire in Oran, Orland killed 12"
    after = tokens[last].lower if last < len(tokens) else ""
    means = after.endswith("ing") and after not in bounds_of_names()
    bare = first + 1 if tokens[first].lower == "the" and first + 1 < last else first
    return not means and any(
        (name.start, name.end) == (tokens[bare].start, tokens[last - 1].end)
        and name.kind in _ACTING
        and not (apposed and name.kind is EntityKind.PLACE)
        for name in reading.names
    )
