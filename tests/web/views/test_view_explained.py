"""How a question's reading is told: exact where there is something to tell, else not at all."""

from __future__ import annotations

import pytest

from search.query import Field, Query
from search.results.reading import (
    Combined,
    Explanation,
    Forms,
    Manner,
    PassedOver,
    Reading,
    Slip,
    SlipKind,
    Sought,
)
from web import links
from web.views.explained import ExplainedView, Sentence, explained_view

FIRE, TOLL, TOWN = Sought(text="fire"), Sought(text="toll"), Sought(text="town")


def told(reading: Reading | None = None, **beside: object) -> ExplainedView:
    """What is told of a reading."""
    explanation = Explanation(reading=reading, **beside)  # type: ignore[arg-type]  # test values
    query = Query(text="fire", aliases=False)
    return explained_view(explanation, query=query, address=links.search)


def plain(sentence: Sentence) -> str:
    return "".join(f"*{piece.text}*" if piece.typed else piece.text for piece in sentence)


@pytest.mark.parametrize(
    "reading",
    [
        None,
        FIRE,
        Sought(text="Azal", manner=Manner.NAME),
        Sought(text="fire", forms=Forms(itself=True)),
    ],
)
def test_plain_question_is_told_nothing(reading: Reading | None) -> None:
    """What goes without saying stays unsaid."""
    assert not told(reading)


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Combined(parts=(FIRE, TOLL)), "*fire* and *toll*"),
        (Combined(parts=(FIRE, TOLL, TOWN)), "*fire*, *toll* and *town*"),
        (Combined(parts=(FIRE, TOLL), either=True), "*fire* or *toll*"),
        (Combined(parts=(FIRE,), without=(TOLL,)), "*fire* without *toll*"),
        (
            Combined(parts=(FIRE, TOWN), without=(TOLL, TOWN)),
            "*fire* and *town*, without *toll* or *town*",
        ),
        (Combined(without=(TOLL,)), "everything without *toll*"),
        (
            Combined(parts=(Combined(parts=(FIRE, TOLL)), TOWN), either=True),
            "(*fire* and *toll*) or *town*",
        ),
        (Sought(text="old town", manner=Manner.PHRASE), "*“old town”* in this order"),
        (Sought(text="Azal", manner=Manner.QUOTED), "*“Azal”* in no other spelling"),
        (Sought(text="fire", field=Field.TITLE), "*fire* in the headline"),
        (
            Sought(text="bri", manner=Manner.BEGINNING, field=Field.BODY),
            "words that begin with *bri* in the text",
        ),
        (
            Combined(parts=(Sought(text="Azal", manner=Manner.NAME), FIRE)),
            "*Azal* in any spelling and *fire*",
        ),
    ],
)
def test_reading_is_a_sentence(reading: Reading, words: str) -> None:
    """Operators become words, and brackets stand where they decide."""
    assert plain(told(reading).wanted) == words


@pytest.mark.parametrize("field", [field for field in Field if field is not Field.ANY])
def test_every_field_says_where_it_looks(field: Field) -> None:
    """A field that is not named would be a word searched anywhere."""
    words = plain(told(Sought(text="x", field=field)).wanted)
    assert words.startswith("*x* in ")
    assert field.value in words.replace("headline", "title").replace("text", "body").replace(
        "publisher", "source"
    )


def test_long_row_is_told_in_part() -> None:
    """A pasted paragraph is not said twice."""
    parts = tuple(Sought(text=f"w{number}") for number in range(30))
    assert plain(told(Combined(parts=parts)).wanted).endswith("*w11* and 18 more")


def test_forms_are_told_and_folded_when_many() -> None:
    """Few stand open; more would push the answer down."""
    forms = Forms(words=("fires", "fired"), total=5, itself=True)
    (one,) = told(Sought(text="fire", forms=forms)).coverings
    assert (one.typed, one.verb, one.words, one.more) == (
        "fire",
        "also covers",
        ("fires", "fired"),
        "3 more",
    )
    many = tuple(Sought(text=f"w{number}", forms=forms) for number in range(4))
    assert told(Combined(parts=many)).folded
    assert not told(Combined(parts=many[:3])).folded


def test_beginning_says_when_it_was_cut() -> None:
    """Beyond the limit there are words that are not searched."""
    forms = Forms(words=("bridge",), total=500)
    (one,) = told(Sought(text="bri", manner=Manner.BEGINNING, forms=forms)).coverings
    assert (one.typed, one.verb) == ("bri*", "covers")
    assert one.more == "499 more, the 500 most frequent"


def test_what_no_report_has_is_told_of_what_is_wanted_alone() -> None:
    """That an excluded word is nowhere changes nothing."""
    gone = Sought(text="zzz", field=Field.TITLE, absent=True)
    reading = Combined(parts=(FIRE, gone), without=(Sought(text="yyy", absent=True),))
    assert plain(told(reading).absent) == "*zzz* in the headline"


def test_words_passed_over_say_why() -> None:
    """A repeat is named with what it repeats."""
    passed = (
        PassedOver(text="the"),
        PassedOver(text="fires", again="fire"),
        PassedOver(text="Fire", again="fire"),
    )
    words = ("the", "fires (the same word as fire)", "Fire (typed twice)")
    assert told(FIRE, passed_over=passed).passed_over == words


def test_slip_leads_to_the_question_as_it_may_have_been_meant() -> None:
    """Filters and switches stay as they are."""
    slip = Slip(kind=SlipKind.FIELD, text="titel", corrected="title:fire")
    (view,) = told(FIRE, slips=(slip,)).slips
    assert plain(view.sentence) == "*titel*: is no field. Did you mean "
    assert (view.label, view.href) == ("title:fire", "/search?q=title%3Afire&aliases=off")


@pytest.mark.parametrize("kind", list(SlipKind))
def test_every_slip_has_a_sentence(kind: SlipKind) -> None:
    """A kind without words would be an empty line."""
    (view,) = told(FIRE, slips=(Slip(kind=kind, text="x"),)).slips
    assert len(plain(view.sentence)) > 10
    assert not view.label
