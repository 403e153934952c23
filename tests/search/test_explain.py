"""Is a question's reading told as it is searched, from its tree and nothing else?"""

from __future__ import annotations

from search.essentials import essential
from search.explain import MOST_TOLD, Indexed, reading_of
from search.leaves import Leaf
from search.parse import parse
from search.query import Field, Prefix, Spellings, Word
from search.results.reading import Combined, Forms, Manner, Reading, Sought, sought

WORDS = {
    "fire": Forms(words=("fires",), total=1, itself=True),
    "brid": Forms(words=("bridge", "bridges"), total=2),
}


def forms(pattern: Word | Prefix, _: int) -> Forms:
    return WORDS.get(pattern.text, Forms())


def read(typed: str, *absent: str) -> Reading | None:
    """The reading of a typed question, where a few things are known to be absent."""

    def is_absent(leaf: Leaf) -> bool:
        return " ".join(getattr(leaf, "words", ())) in absent

    root = parse(typed).root
    asked = None if root is None else essential(root)
    return reading_of(asked, Indexed(forms=forms, absent=is_absent))


def test_nothing_typed_has_no_reading() -> None:
    """All reports are asked for."""
    assert read("") is None


def test_word_tells_what_else_it_stands_for() -> None:
    """A report is there for a word that was not typed."""
    assert read("fire") == Sought(text="fire", forms=WORDS["fire"])


def test_word_that_stands_nowhere_is_absent() -> None:
    """No other word would bring it back."""
    assert read("zzz") == Sought(text="zzz", forms=Forms(), absent=True)


def test_beginning_tells_its_words() -> None:
    """A star stands for words that a reader has not seen."""
    assert read("brid*") == Sought(text="brid", manner=Manner.BEGINNING, forms=WORDS["brid"])


def test_quotes_are_told_apart_from_words() -> None:
    """Words in order are something else than words side by side."""
    assert read('"old bridge"') == Sought(text="old bridge", manner=Manner.PHRASE)
    quoted = read('"fire"')
    assert isinstance(quoted, Sought)
    assert quoted.manner is Manner.QUOTED


def test_row_of_words_wants_all_and_leaves_out_what_is_excluded() -> None:
    """What must not be there stands apart from what is wanted."""
    reading = read("fire brid* -zzz")
    assert isinstance(reading, Combined)
    assert [one.text for one in sought(reading, wanted=True)] == ["fire", "brid"]
    assert reading.without == (Sought(text="zzz", forms=Forms()),)
    assert not reading.strict


def test_and_is_strict_and_or_is_either() -> None:
    """The tree decides, not the order of the words: AND binds tighter."""
    reading = read("fire brid* OR zzz")
    assert isinstance(reading, Combined)
    assert reading.either
    assert isinstance(reading.parts[0], Combined)
    assert not reading.parts[0].either
    strict = read("fire AND zzz")
    assert isinstance(strict, Combined)
    assert strict.strict


def test_exclusion_alone_wants_everything_else() -> None:
    """A question of one exclusion has no wanted part."""
    assert read("-fire") == Combined(without=(Sought(text="fire", forms=WORDS["fire"]),))


def test_fields_are_told_and_names_have_no_forms() -> None:
    """The words of names and sources are not those of the texts."""
    assert read("title:fire") == Sought(text="fire", field=Field.TITLE, forms=WORDS["fire"])
    assert read("place:fire") == Sought(text="fire", field=Field.PLACE)


def test_name_is_told_as_typed() -> None:
    """Its spellings are told with the switch beside them."""
    spelt = Spellings(typed=Word(text="Azal"), others=(Word(text="Asal"),), entity="x", label="X")
    told = reading_of(spelt, Indexed(forms=forms, absent=lambda _: False))
    assert told == Sought(text="Azal", manner=Manner.NAME)


def test_what_the_words_do_not_tell_is_asked_for() -> None:
    """Each word of a phrase may stand somewhere, and the phrase nowhere."""
    assert read('"fire fire" brid*', "fire fire") == Combined(
        parts=(
            Sought(text="fire fire", manner=Manner.PHRASE, absent=True),
            Sought(text="brid", manner=Manner.BEGINNING, forms=WORDS["brid"]),
        )
    )


def test_long_question_is_looked_up_in_part() -> None:
    """A pasted paragraph must not cost a look at every word."""
    reading = read(" ".join(f"w{number}" for number in range(20)))
    looked_up = [one for one in sought(reading) if one.forms is not None]
    assert len(looked_up) == MOST_TOLD
    assert len(sought(reading)) == 20
