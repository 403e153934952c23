"""How is a source known at a glance? By a short letter mark and one of a few hues, never hue alone.

The letters come from the source's own name; the hue goes round in the order of the alphabet, so
that neighbours differ. Keeps out: colours themselves (static/css/tokens.css).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from search.answers import Answers

HUES = 6
UNKNOWN = "Unknown source"

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"the", "of", "and", "for", "a", "an", "de", "la", "le", "al", "el", "l"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMark:
    """The mark of a source.

    Args:
        letters: one to three capitals, unlike those of any other source of the corpus.
        hue: 1 to HUES; 0 for an unknown source.
        label: the source's name.
        known: whether there is a name to filter by.
    """

    letters: str
    hue: int
    label: str
    known: bool = True


NO_SOURCE = SourceMark(letters="?", hue=0, label=UNKNOWN, known=False)


def assign_marks(labels: Iterable[str]) -> dict[str, SourceMark]:
    """A mark for each source, by its name; the same names give the same marks."""
    marks: dict[str, SourceMark] = {}
    taken: set[str] = set()
    for place, label in enumerate(sorted(set(labels), key=lambda name: (name.casefold(), name))):
        numbers = (str(number) for number in itertools.count(1))
        choices = itertools.chain(_choices(label), numbers)
        letters = next(choice for choice in choices if choice not in taken)
        taken.add(letters)
        marks[label] = SourceMark(letters=letters, hue=place % HUES + 1, label=label)
    return marks


def _choices(label: str) -> list[str]:
    """Letter marks for a name, the most telling first."""
    words = _WORD.findall(label)
    telling = [word for word in words if word.casefold() not in _SMALL] or words
    if not telling:
        return []
    initials = "".join(word[0] for word in telling[:3])
    first = telling[0]
    choices = [initials] if len(telling) > 1 else []
    choices += [first[:2], first[:3]]
    choices += [first[0] + letter for letter in "".join(telling)[1:]]
    choices += [initials[:2] + str(number) for number in range(2, 10)]
    return [choice.upper() for choice in choices]


class SourceMarks:
    """The marks of all sources of the corpus; looks them up anew when it meets an unknown name."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._lock = Lock()
        self._marks: Mapping[str, SourceMark] = {}

    def mark(self, label: str | None) -> SourceMark:
        """The mark of a source by its name; None is a source that nobody knows."""
        if label is None:
            return NO_SOURCE
        if label not in self._marks:
            self._renew(label)
        return self._marks[label]

    def all(self, labels: Iterable[str]) -> tuple[SourceMark, ...]:
        """The marks of several sources, in order."""
        return tuple(self.mark(label) for label in labels)

    def _renew(self, label: str) -> None:
        with self._lock:
            known = {value.value for value in self._answers.overview().sources}
            self._marks = assign_marks(known | {label})
