"""Which notes begin within a stretch."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from index.spans import beginning_in


@dataclass(frozen=True)
class Note:
    start: int
    end: int


notes = st.lists(st.integers(0, 30), max_size=20).map(
    lambda starts: [Note(start, start + 2) for start in sorted(starts)]
)


@given(notes, st.integers(0, 30), st.integers(0, 10))
def test_beginning_in_is_what_looking_at_each_would_find(
    given_notes: list[Note], start: int, length: int
) -> None:
    """A note at the very end belongs to the next stretch."""
    stretch = Note(start, start + length)
    expected = [note for note in given_notes if stretch.start <= note.start < stretch.end]
    assert list(beginning_in(given_notes, stretch)) == expected
