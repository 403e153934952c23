"""Is this the beginning of that name? What is typed of a name, compared with a spelling of it.

A name is met from any of its words on: as it is written, or by its romanisation key, so that
"Jeb" begins Jabla and "ash-Sha" begins al-Sharaa. Keeps out: which spellings an entity has, and
the look-up tables (typed.py, which keeps what `tails` and `sounds` give).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from index.analysis import tokens
from index.entities.gazetteer import normal
from index.entities.lexicon import load_lexicon
from index.entities.romanise import key

_SHORTEST = 2  # letters
# Shorter keys begin too many names: "sh" and "c" are one.
SHORTEST_KEY = 3
# Written apart, the others are words as well: "at", "us", "un".
_FREE_ARTICLES = frozenset(("al", "el"))
_ELISION = re.compile(r"\b\w['’ʼ](?=\w)")
# Keeps the rules for the ends of words from applying where a word has not ended; no rule reads it.
_UNFINISHED = "0"


class Closeness(IntEnum):
    """How what was typed meets a spelling, the closest first."""

    SPELT = 0  # it is this spelling
    ALIKE = 1  # it is this spelling by its romanisation key
    BEGINS = 2  # it begins the spelling, or what follows one of its words, as written
    SOUNDS = 3  # the same by the key, or without the Arabic article


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What was typed of a name, in each form in which names are looked up.

    Args:
        form: all of it as a spelling, normalised.
        words: its folded words, the last perhaps unfinished.
        bare: the same without an Arabic article before them; "" when there is none.
        key: its romanisation key; "" when that is too short or it is a plain English word.
        sound: the key without the rules for the ends of words; "" likewise.
    """

    form: str
    words: str
    bare: str
    key: str
    sound: str


def beginning(text: str) -> Beginning | None:
    """What was typed of a name; None for fewer than two letters."""
    found = list(tokens(text))
    if sum(len(token.folded) for token in found) < _SHORTEST:
        return None
    typed = text[found[0].start : found[-1].end]
    words = [token.folded for token in found]
    whole, begun = key(typed), key(typed + _UNFINISHED).removesuffix(_UNFINISHED)
    # An article is what the key does not see; apart from its name it may be a word like any other.
    article = len(found) > 1 and key(text[found[1].start : found[-1].end]) == whole
    apart = article and text[found[0].end].isspace() and words[0] not in _FREE_ARTICLES
    keyed = not apart and typed.casefold() not in load_lexicon().words
    return Beginning(
        form=normal(typed),
        words=" ".join(words),
        bare=" ".join(words[1:]) if article and not apart else "",
        key=whole if keyed and len(whole) >= SHORTEST_KEY else "",
        sound=begun if keyed and len(begun) >= SHORTEST_KEY else "",
    )


def tails(spelling: str) -> Iterator[str]:
    """A spelling from each of its words on, folded."""
    return _from_each([token.folded for token in tokens(spelling)])


def elided(spelling: str) -> Iterator[str]:
    """The same without elisions, where it has any: "Orient Today" of "L'Orient Today"."""
    shorter = _ELISION.sub("", spelling)
    return tails(shorter) if shorter != spelling else iter(())


def sounds(spelling: str) -> Iterator[str]:
    """The key of a spelling from each of its words on."""
    return _from_each(key(spelling).split())


def closeness(typed: Beginning, spelling: str) -> Closeness | None:
    """How what was typed meets a spelling; None when it does not."""
    if normal(spelling) == typed.form:
        return Closeness.SPELT
    if typed.key and key(spelling) == typed.key:
        return Closeness.ALIKE
    written = (*tails(spelling), *elided(spelling))
    if any(tail.startswith(typed.words) for tail in written):
        return Closeness.BEGINS
    if typed.bare and any(tail.startswith(typed.bare) for tail in written):
        return Closeness.SOUNDS
    for sound in sounds(spelling):
        if (typed.sound and sound.startswith(typed.sound)) or (typed.key and sound == typed.key):
            return Closeness.SOUNDS
    return None


def spelling_met(typed: Beginning, name: str, aliases: Sequence[str]) -> str:
    """The spelling that tells why a name is offered; "" when the name itself does.

    Args:
        typed: what was typed.
        name: the canonical name.
        aliases: the other spellings, the first of equally close ones counts.
    """
    own = closeness(typed, name)
    if own in (Closeness.SPELT, Closeness.BEGINS):
        return ""
    best: Closeness | None = own
    met = ""
    for alias in aliases:
        near = closeness(typed, alias)
        if near is not None and (best is None or near < best):
            best, met = near, alias
    return met


def _from_each(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[at:]) for at in range(len(words)))
