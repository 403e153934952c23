"""Can sources be told apart by their marks?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from web.views.sources import HUES, NO_SOURCE, assign_marks

NAMES = st.sets(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), max_size=60)


@given(NAMES)
def test_no_two_sources_share_their_letters(names: set[str]) -> None:
    """Hues repeat and some readers cannot see them: the letters must tell sources apart."""
    marks = assign_marks(names)
    assert set(marks) == names
    assert len({mark.letters for mark in marks.values()}) == len(names)
    assert all(mark.letters and 1 <= mark.hue <= HUES for mark in marks.values())


def test_letters_come_from_the_telling_words() -> None:
    """A reader should guess the source from its letters."""
    marks = assign_marks(["The Harbour Courier", "L'Écho du Port", "Reuters"])
    assert marks["The Harbour Courier"].letters == "HC"
    assert marks["L'Écho du Port"].letters == "ÉDP"
    assert marks["Reuters"].letters == "RE"


def test_sources_with_the_same_initials_differ() -> None:
    """Two papers of one city often do."""
    marks = assign_marks(["Coast Herald", "City Herald"])
    assert marks["City Herald"].letters == "CH"
    assert marks["Coast Herald"].letters == "CO"


def test_unknown_source_is_marked_as_such() -> None:
    """No filter can choose it, so it must not look like one of the others."""
    assert not NO_SOURCE.known
    assert NO_SOURCE.letters == "?"
    assert NO_SOURCE.hue == 0
