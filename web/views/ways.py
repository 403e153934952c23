"""Which ways are there to ask? The forms of the query language, each with an example from here.

The search box and the help page show the same. An example is a link only where it finds something
in this corpus. Keeps out: what the forms mean (docs/query-language.md, search.parse).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from search.answers import Answers
from search.errors import DatelineError
from search.query import FacetName, Query
from search.results.counts import FacetValue
from search.results.timeline import Overview
from web import links

# How long examples stand before it is asked whether the index is another, in seconds.
_STAND = 60.0
_SHORT = 16  # letters of a name that suits an example
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Something to type, and where it leads; "" where it would find nothing."""

    typed: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A form of the query language: what can be typed, and what that finds."""

    examples: tuple[Example, ...]
    finds: str


# In braces stand names of this corpus.
FORMS = (
    (("people killed",), "both words, in any form; reports that have all words come first"),
    (('"security forces"',), "these words in this order"),
    (("{place} OR {place2}",), "either of them; OR in capitals"),
    (("people AND killed",), "both, and no partial matches"),
    (("clashes -{place}", "clashes NOT {place}"), "the first, without the second"),
    (("execut*",), "any word that begins so; at least three letters"),
    (("({place} OR {place2}) civilians",), "brackets hold a choice together"),
    (
        ("title:clashes", "body:clashes", "source:{source}"),
        "the word in the headline, in the text, in the publisher’s name",
    ),
    (
        (
            "place:{place}",
            "person:{person}",
            "organisation:{organisation}",
            "group:{group}",
            "media:{source}",
        ),
        "reports that name it",
    ),
)
# Where the corpus has no such name, what kind of thing belongs there.
_STAND_INS = {
    "place": "town",
    "place2": "village",
    "person": "surname",
    "organisation": "ministry",
    "group": "people",
    "source": "newspaper",
}


def ways_of(overview: Overview | None, finds: Callable[[str], bool]) -> tuple[Way, ...]:
    """All forms with their examples.

    Args:
        overview: the corpus that names are taken from; None when it cannot be asked.
        finds: whether something that is typed finds a report that has all of it.
    """
    names = _STAND_INS | ({} if overview is None else _names(overview))
    typed = {kind: _typed(name) for kind, name in names.items()}
    return tuple(
        Way(
            examples=tuple(_example(pattern.format(**typed), finds) for pattern in patterns),
            finds=meaning,
        )
        for patterns, meaning in FORMS
    )


def _example(typed: str, finds: Callable[[str], bool]) -> Example:
    return Example(typed=typed, href=links.search(Query(text=typed)) if finds(typed) else "")


def _names(overview: Overview) -> dict[str, str]:
    """A name of each kind that the corpus has."""
    values = {facet.name: facet.values for facet in overview.facets}

    def telling(named: Sequence[FacetValue]) -> list[str]:
        """Names that can stand in quotes: such as few reports have, of one word or short first."""
        common = [value.label for value in named if value.count > overview.articles / 2]
        labels = [value.label for value in named if '"' not in value.label]
        return sorted(
            labels,
            key=lambda name: (name in common, not _WORD.fullmatch(name), len(name) > _SHORT),
        )

    places = telling(values.get(FacetName.PLACE, ()))
    found = {
        "place": places[:1],
        "place2": places[1:2],
        "source": telling(overview.sources)[:1],
        "person": telling(values.get(FacetName.PERSON, ()))[:1],
        "organisation": telling(values.get(FacetName.ORGANISATION, ()))[:1],
        "group": telling(values.get(FacetName.GROUP, ()))[:1],
    }
    return {kind: names[0] for kind, names in found.items() if names}


def _typed(name: str) -> str:
    return name if _WORD.fullmatch(name) else f'"{name}"'


class Ways:
    """The forms with examples from the index of today; they are tried once for each generation.

    Args:
        answers: what the front end asks.
        clock: tells seconds.
    """

    def __init__(self, answers: Answers, clock: Callable[[], float] = time.monotonic) -> None:
        self._answers = answers
        self._clock = clock
        self._lock = Lock()
        self._looked = -_STAND
        self._generation: int | None = None
        self._ways = ways_of(None, lambda _: False)

    def kept(self) -> tuple[Way, ...]:
        """All forms with the examples found last, without asking anything."""
        return self._ways

    def shown(self) -> tuple[Way, ...]:
        """All forms, their examples looked up anew when the index may be another."""
        if self._clock() - self._looked >= _STAND and self._lock.acquire(blocking=False):
            try:
                self._looked = self._clock()
                self._renew()
            except DatelineError:
                pass  # the page itself tells what is wrong, or is well without new examples
            finally:
                self._lock.release()
        return self._ways

    def _renew(self) -> None:
        answers = self._answers.held()
        overview = answers.overview()
        if overview.generation == self._generation:
            return

        def finds(typed: str) -> bool:
            results = answers.search(Query(text=typed, size=1))
            return results.total > 0 and not results.partial_only

        self._ways = ways_of(overview, finds)
        self._generation = overview.generation
