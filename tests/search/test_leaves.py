"""Are leaves read as they were meant, and told as they were typed?"""

from __future__ import annotations

import pytest

from search.leaves import leaf_patterns, pattern_terms, positive_leaves, typed_text
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word

NAME = Spellings(
    typed=Word(text="Jolani"),
    others=(Phrase(words=("al", "Sharaa")), Word(text="Jolani")),
    entity="person-x",
    label="X",
)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Word(text="Storms"), "Storms"),
        (Word(text="Azal", field=Field.PLACE), "place:Azal"),
        (Phrase(words=("mass", "graves")), '"mass graves"'),
        (Phrase(words=("mass", "graves"), field=Field.TITLE), 'title:"mass graves"'),
        (Prefix(text="flo"), "flo*"),
        (NAME, "Jolani"),
        (Not(child=Word(text="a")), "-a"),
        (Or(children=(Word(text="a"), Word(text="b"))), "a OR b"),
        (And(children=(Word(text="a"), Or(children=(Word(text="b"), NAME)))), "a (b OR Jolani)"),
    ],
)
def test_node_is_told_as_it_would_be_typed(node: Node, expected: str) -> None:
    """What a report lacks is named in the reader's own words."""
    assert typed_text(node) == expected


def test_word_of_several_tokens_is_a_phrase() -> None:
    """ "well-known" is two words in the index, side by side."""
    assert pattern_terms(Word(text="well-known")) == ("well", "known")
    assert pattern_terms(Phrase(words=("The", "well-known"))) == ("the", "well", "known")
    assert pattern_terms(Word(text="…")) == ()


def test_forbidden_leaves_are_not_wanted() -> None:
    """What must be absent is neither marked nor missed; repeats count once."""
    root = And(children=(Word(text="a"), Not(child=Word(text="b")), Word(text="a"), NAME))
    assert positive_leaves(root) == (Word(text="a"), NAME)
    assert positive_leaves(Not(child=Not(child=Word(text="b")))) == ()
    assert positive_leaves(None) == ()


def test_spellings_are_patterns_of_one_leaf() -> None:
    """Any spelling of a name is that name."""
    assert leaf_patterns(NAME) == (Word(text="Jolani"), Phrase(words=("al", "Sharaa")))
