"""Which of many notes begin within a stretch of text? By bisection, since notes stand in order.

Keeps out: what the notes are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Span(Protocol):
    """Something that stands in a body, by half-open code points."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One past the last."""
        ...


Note = TypeVar("Note", bound=Span)


def _start(note: Span) -> int:
    return note.start


def beginning_in(notes: Sequence[Note], stretch: Span) -> Sequence[Note]:
    """The notes that begin within a stretch.

    Args:
        notes: in order of their start.
        stretch: a passage, a block, or any other span.
    """
    first = bisect_left(notes, stretch.start, key=_start)
    return notes[first : bisect_left(notes, stretch.end, key=_start)]
