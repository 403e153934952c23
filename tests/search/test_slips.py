"""Are slips in a question seen, and only offered otherwise where it is plain what was meant?"""

from __future__ import annotations

import pytest

from search.parse import parse
from search.results.reading import SlipKind
from search.slips import slips


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("titel:toll fire", "title:toll fire"),
        ("fire Title:toll", "fire title:toll"),
        ('organization:"fire office"', 'organisation:"fire office"'),
        ("persons:(ada OR omar)", "person:(ada OR omar)"),
        ("headline:toll", "title:toll"),
    ],
)
def test_field_that_there_is_not_is_offered_as_the_near_one(typed: str, corrected: str) -> None:
    """Without a word the field would be searched for as a word, and nothing found."""
    (slip,) = slips(typed)
    assert (slip.kind, slip.corrected) == (SlipKind.FIELD, corrected)


@pytest.mark.parametrize("typed", ["https://azal.example/a", "note: toll", "note:toll", "12:30"])
def test_colon_of_another_kind_is_no_field(typed: str) -> None:
    """Not every colon is meant for us."""
    assert slips(typed) == ()


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("burial or funeral", "burial OR funeral"),
        ('"mass grave" or burial', '"mass grave" OR burial'),
        ("burial or funeral Azal", "(burial OR funeral) Azal"),
        ("Azal (burial or funeral)", "Azal (burial OR funeral)"),
        ("a b or c or d e", "a (b OR c OR d) e"),
        ("a or b c or d", "(a OR b) (c OR d)"),
    ],
)
def test_or_between_words_is_offered_in_capitals(typed: str, corrected: str) -> None:
    """It holds its neighbours together, and takes in nothing that stands beside them."""
    (slip,) = slips(typed)
    assert (slip.kind, slip.corrected) == (SlipKind.SMALL_OR, corrected)
    assert parse(corrected).root is not None


@pytest.mark.parametrize(
    "typed",
    [
        "or burial",
        "burial or",
        "title:burial or funeral",
        "-burial or toll",
        "a or b OR c",
        "a Or b",
    ],
)
def test_or_that_may_mean_anything_is_left_alone(typed: str) -> None:
    """An offer must be certain, or it is none."""
    assert not [slip for slip in slips(typed) if slip.kind is SlipKind.SMALL_OR]


def test_or_in_a_paragraph_is_just_a_word() -> None:
    """Whoever pastes a paragraph asks for no operator."""
    assert (
        slips("the mayor said that ten or twelve people were hurt when the old bridge burnt") == ()
    )


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("AND fire", SlipKind.LONE_OPERATOR),
        ("fire OR", SlipKind.LONE_OPERATOR),
        ("(fire OR) toll", SlipKind.LONE_OPERATOR),
        ("fire NOT", SlipKind.LONE_OPERATOR),
        ('fire "old bri', SlipKind.OPEN_QUOTE),
        ("(fire OR toll", SlipKind.OPEN_BRACKET),
    ],
)
def test_what_was_forgiven_is_told(typed: str, kind: SlipKind) -> None:
    """The parser closes and passes over; a reader must not take that for what was typed."""
    assert [slip.kind for slip in slips(typed)] == [kind]


@pytest.mark.parametrize("typed", ["fire OR toll", "fire -toll", "fire NOT toll", '"a" (b)', "b)"])
def test_what_is_well_typed_is_no_slip(typed: str) -> None:
    """A remark on every question would not be read."""
    assert slips(typed) == ()
