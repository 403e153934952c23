"""What is offered for what was typed? Names and sources, as frozen values.

Keeps out: where in a question a name may stand (endings.py, ambiguous.py), and how it is found
(engines).
"""

from __future__ import annotations

from dataclasses import dataclass

from index.entities.beginnings import Closeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A source or a named thing that may be meant.

    Args:
        text: what to show, e.g. "Baniyas".
        kind: "source" or an entity kind's value.
        value: the facet value (source name or entity id).
        count: articles that have it.
        spelling: the spelling that was met, where the name itself does not show why; else "".
    """

    text: str
    kind: str
    value: str
    count: int
    spelling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What the end of a question may become.

    Args:
        kept: the words before it, as typed.
        typed: the end that was looked up.
        found: what begins so, the best first; empty when nothing does.
    """

    kept: str
    typed: str
    found: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A typed name that belongs to several, and was searched as typed.

    Args:
        typed: the name.
        meanings: whose it is, most articles first.
    """

    typed: str
    meanings: tuple[Suggestion, ...]


def rank(suggestion: Suggestion, closeness: Closeness) -> tuple[int, int, str, str]:
    """What suggestions are sorted by: closest first, then most articles, kind, value."""
    return closeness, -suggestion.count, suggestion.kind, suggestion.value


def by_count(suggestion: Suggestion) -> tuple[int, int, str, str]:
    """What equally close ones are sorted by."""
    return rank(suggestion, Closeness.SPELT)
