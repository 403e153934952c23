"""Are marks whole, apart and in place, whatever is marked?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import stem, tokens
from search.marking import Marker, fragments
from search.query import Word
from search.results.passages import Fragment

texts = st.text(alphabet="ab é’.-\n", max_size=40)


@given(texts, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6))
def test_fragments_joined_are_the_text(text: str, drawn: list[tuple[int, int]]) -> None:
    """Marking must not lose or double a letter, however marks overlap."""
    spans = [(start, min(start + length, len(text))) for start, length in drawn]
    spans = [(start, end) for start, end in spans if start < end]
    pieces = fragments(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    marked = {n for start, end in spans for n in range(start, end)}
    at = 0
    for piece in pieces:
        assert {n in marked for n in range(at, at + len(piece.text))} == {piece.marked}
        at += len(piece.text)


@given(texts, st.sampled_from(["a", "b", "ab", "aab"]))
def test_marks_are_the_tokens_with_the_stem(text: str, word: str) -> None:
    """What is marked is what was matched, no more and no less."""
    pieces = Marker(Word(text=word), {}).title(text)
    expected = [text[t.start : t.end] for t in tokens(text) if t.term == stem(word)]
    assert [piece.text for piece in pieces if piece.marked] == expected


def test_marks_that_touch_stay_apart() -> None:
    """Two words found are two marks; one found twice is one."""
    assert fragments("abcd", [(2, 4), (0, 2), (0, 2)]) == (
        Fragment(text="ab", marked=True),
        Fragment(text="cd", marked=True),
    )
