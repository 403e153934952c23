"""What kind of event does a sentence tell: a killing, an attack, a flight, a reaction?

The kind whose words stand first in what the sentence tells; words after a turn ("after", "amid",
"who") tell of it only where nothing else does. Kinds and words are data (rules/subjects.toml).
Keeps out: which sentences tell of the same event (evidence.py).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

TOLL = "toll"
KILLING = "killing"

# Code points from the beginning in which no turn is looked for: "After the vote, crowds ...".
_OPENING = 25
_BESIDE = 40  # code points before a name that are looked at


@cache
def _rules() -> dict[str, Any]:
    text = resources.files("index.timeline").joinpath("rules/subjects.toml").read_text("utf-8")
    return tomllib.loads(text)


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of some words; a star stands for any ending."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)


@cache
def _words() -> re.Pattern[str]:
    kinds = _rules()["subjects"].items()
    told = "|".join(f"(?P<{name}>{_any_of(kind['words'])})" for name, kind in kinds)
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)


@cache
def _leading() -> frozenset[str]:
    """The kinds that are told of wherever they stand in the main part of a sentence."""
    return frozenset(name for name, kind in _rules()["subjects"].items() if kind.get("leads"))


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_rules()['turns']['words'])})\b", re.IGNORECASE)


@cache
def _toll() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_rules()['toll']['words'])})\b", re.IGNORECASE)


@cache
def _sequels() -> re.Pattern[str]:
    openings = _any_of(_rules()["sequels"]["openings"])
    return re.compile(rf"[“\"'‘(]*(?:{openings})\b", re.IGNORECASE)


@cache
def unbound() -> frozenset[str]:
    """Kinds that are not bound to one town."""
    return frozenset(_rules()["unbound"]["subjects"])


@cache
def shared() -> frozenset[str]:
    """Kinds of which the undated sentences of one story are told together."""
    return frozenset(_rules()["shared"]["subjects"])


@cache
def spoken() -> frozenset[str]:
    """Kinds that are told apart by who speaks, not by where."""
    return frozenset(_rules()["spoken"]["subjects"])


@cache
def _people() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _rules()["people"]
    before = re.compile(rf"\b(?:{_any_of(words['before'])}) (?:the )?\Z", re.IGNORECASE)
    after = re.compile(rf"(?:['’]s?)? ?(?:{_any_of(words['after'])})\b", re.IGNORECASE)
    return before, after


def stands_for_people(text: str, start: int, end: int) -> bool:
    """Whether the name of a place stands for people: "the Damascus authorities".

    Args:
        text: the sentence.
        start: where the name begins in it.
        end: where it ends.
    """
    before, after = _people()
    return bool(before.search(text[max(0, start - _BESIDE) : start]) or after.match(text, end))


def subject_of(text: str, *, victims: bool = False) -> str:
    """The kind of event that a sentence tells.

    Args:
        text: the sentence.
        victims: whether it gives a figure of dead, wounded or missing; then it tells of a killing
            where the part before the first turn tells of nothing else.

    Returns:
        A kind of rules/subjects.toml, or "".
    """
    turn = _turns().search(text, _OPENING)
    end = turn.start() if turn else len(text)
    found = [(match.start(), match.lastgroup or "") for match in _words().finditer(text)]
    main = [kind for start, kind in found if start < end]
    for kind in main:
        if kind in _leading():
            return kind
    if main:
        return main[0]
    if victims:
        return KILLING
    return found[0][1] if found else ""


def speaks_of_toll(text: str) -> bool:
    """Whether a sentence speaks of a count of victims as such."""
    return _toll().search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a sentence begins as one that goes on with what the one before told."""
    return _sequels().match(text) is not None
