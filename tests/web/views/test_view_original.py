"""The report as it came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.model.article import Article, Mark, OriginSegment, Stripped
from web.views.original import OriginalPiece, original_view

ORIGINAL = "PORT - The the fire.\nPhoto: A. Marsh\n"
BODY = "The the fire."


def article(
    *, stripped: tuple[Stripped, ...] = (), marks: tuple[Mark, ...] = (), mapped: bool = True
) -> Article:
    origin = (OriginSegment(body_start=0, original_start=7, length=len(BODY)),)
    return Article(
        id="a",
        body=BODY,
        blocks=(),
        original=ORIGINAL,
        path="a.txt",
        stripped=stripped,
        marks=marks,
        origin=origin if mapped else (),
    )


TAKEN = (
    Stripped(start=0, end=7, text="PORT - ", kind="dateline"),
    Stripped(start=20, end=21, text="\n", kind="blank"),
    Stripped(start=21, end=36, text="Photo: A. Marsh", kind="credit"),
)
TWICE = Mark(start=0, end=7, kind="duplicate_word", note="A word stands twice.")


def test_what_was_taken_out_and_what_is_damaged_stand_in_their_places() -> None:
    """Who doubts the text must see what became of every word of the file."""
    view = original_view(article(stripped=TAKEN, marks=(TWICE,)))
    assert view.pieces == (
        OriginalPiece(text="PORT - ", taken="dateline"),
        OriginalPiece(text="The the", damage="A word stands twice."),
        OriginalPiece(text=" fire.\n"),
        OriginalPiece(text="Photo: A. Marsh", taken="photo credit"),
        OriginalPiece(text="\n"),
    )
    assert (view.taken, view.damaged) == ("2 stretches", "1 place")
    assert view.unplaced == ()


def test_damage_without_a_map_is_not_marked_anywhere() -> None:
    """A mark at a guessed place would be worse than none; the list beside the text has it."""
    view = original_view(article(marks=(TWICE,), mapped=False))
    assert view.pieces == (OriginalPiece(text=ORIGINAL),)
    assert view.damaged == ""


def test_what_does_not_stand_where_it_says_is_listed_apart() -> None:
    """Some forms hand over words without their place."""
    lost = Stripped(start=0, end=4, text="Menu", kind="furniture")
    view = original_view(article(stripped=(lost,)))
    assert view.pieces == (OriginalPiece(text=ORIGINAL),)
    assert view.unplaced == (OriginalPiece(text="Menu", taken="page furniture"),)


@given(st.lists(st.tuples(st.integers(0, 36), st.integers(1, 12)), max_size=8))
def test_pieces_join_to_the_original(drawn: list[tuple[int, int]]) -> None:
    """Not a character of what came may be lost, whatever overlaps."""
    stripped = tuple(
        Stripped(start=start, end=end, text=ORIGINAL[start:end], kind="furniture")
        for start, end in ((start, start + length) for start, length in drawn)
    )
    view = original_view(article(stripped=stripped, marks=(TWICE,)))
    assert "".join(piece.text for piece in view.pieces) == ORIGINAL
