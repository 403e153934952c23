"""What a typed query means, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import tokens
from index.errors import QueryError
from search.limits import MAX_CHARACTERS, MAX_OPERATORS, MAX_PREFIXES, MAX_WORDS
from search.parse import parse
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word


def word(text: str, field: Field = Field.ANY) -> Word:
    return Word(text=text, field=field)


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("bridge", word("bridge")),
        ("bridge fire", And(children=(word("bridge"), word("fire")), soft=True)),
        ("bridge AND fire", And(children=(word("bridge"), word("fire")))),
        ("bridge OR fire", Or(children=(word("bridge"), word("fire")))),
        (
            "a b OR c",
            Or(children=(And(children=(word("a"), word("b")), soft=True), word("c"))),
        ),
        (
            "a (b OR c)",
            And(children=(word("a"), Or(children=(word("b"), word("c")))), soft=True),
        ),
        ("NOT fire", Not(child=word("fire"))),
        ("-fire", Not(child=word("fire"))),
        ('-"old bridge"', Not(child=Phrase(words=("old", "bridge")))),
        ("NOT NOT fire", word("fire")),
        ('"old bridge"', Phrase(words=("old", "bridge"))),
        ("“old bridge”", Phrase(words=("old", "bridge"))),
        ('"bridge"', Word(text="bridge", quoted=True)),
        ("al-Rahman", Phrase(words=("al", "Rahman"), quoted=False)),
        ("title:bridge", word("bridge", Field.TITLE)),
        ('source:"The Post"', Phrase(words=("The", "Post"), field=Field.SOURCE)),
        (
            "title:(old bridge)",
            And(children=(word("old", Field.TITLE), word("bridge", Field.TITLE)), soft=True),
        ),
        ("brid*", Prefix(text="brid")),
        ("person:jol*", Prefix(text="jol", field=Field.PERSON)),
        ("1,018", word("1,018")),
        ("U.N.", word("U.N.")),
    ],
)
def test_parse_understands_the_grammar(typed: str, meaning: Node) -> None:
    """The query language is a promise: docs/query-language.md says exactly this."""
    assert parse(typed).root == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ('"old bridge', Phrase(words=("old", "bridge"))),
        ("(bridge", word("bridge")),
        ("bridge)", word("bridge")),
        ("bridge AND", word("bridge")),
        ("OR bridge", word("bridge")),
        ("title:", word("title")),
        ("bridge ()", word("bridge")),
    ],
)
def test_parse_forgives_what_is_half_typed(typed: str, meaning: Node) -> None:
    """A query answers while it is being typed."""
    assert parse(typed).root == meaning


@pytest.mark.parametrize("typed", ["", "   ", "\n\t"])
def test_parse_of_nothing_is_no_tree(typed: str) -> None:
    """An empty box asks for everything, which is no error."""
    assert parse(typed).root is None


@pytest.mark.parametrize("typed", ["((((", "*", "AND", "NOT", '""', "?!", "-", "( ) )"])
def test_parse_refuses_a_query_without_a_word(typed: str) -> None:
    """The reader is told, and told what to type instead."""
    with pytest.raises(QueryError) as refused:
        parse(typed)
    assert refused.value.remedy


@pytest.mark.parametrize("typed", ["*", "ab*", "*ing", "b*d", "old-bri*", "a,b*"])
def test_parse_refuses_a_broad_pattern(typed: str) -> None:
    """Short and inner wildcards would stall a server."""
    with pytest.raises(QueryError, match="too broad"):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("x" * (MAX_CHARACTERS + 1), "characters"),
        ("a " * (MAX_WORDS + 1), "words"),
        ("NOT " * (MAX_OPERATORS + 1) + "a", "operators"),
        ("abc* OR " * MAX_PREFIXES + "abd*", r"words with \*"),
        ("(" * 21 + "a" + ")" * 21, "brackets"),
        ("(" * 900 + "a", "brackets"),
    ],
)
def test_parse_refuses_what_is_over_a_limit(typed: str, limit: str) -> None:
    """Each limit is named, so that the reader knows which one it was."""
    with pytest.raises(QueryError, match=limit):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("fire ab* toll", "ab*"),
        ("fire OR -(b*d toll)", "b*d"),
        ("x " * MAX_WORDS + "one two", "one two"),
        ("abc* " * MAX_PREFIXES + "abd* a", "abd*"),
        ("x" * MAX_CHARACTERS + "yz", "yz"),
        ("NOT " * MAX_OPERATORS + "-a", "-"),
    ],
)
def test_refusal_points_to_the_place(typed: str, wrong: str) -> None:
    """In a long question nobody finds the fault by its description."""
    with pytest.raises(QueryError) as refused:
        parse(typed)
    error = refused.value
    assert error.typed[error.start : error.end] == wrong


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("fire bri*ge toll", "fire bri* toll"),
        ("bri**ge", "bri*"),
        ("old-bri* fire", "(old bri*) fire"),
        ("title:old-bri*", "title:(old bri*)"),
        ("bri*ge tol*s", "bri* tol*"),
        ("ab*", ""),
        ("*ing", ""),
        ("bri*ge ab*", ""),
        ("-bri*ge", ""),
        ("fire -(a bri*ge)", ""),
    ],
)
def test_refusal_offers_what_finds_all_that_was_meant(typed: str, corrected: str) -> None:
    """Too much is harmless where it is wanted, and not where it is excluded."""
    with pytest.raises(QueryError) as refused:
        parse(typed)
    assert refused.value.corrected == corrected
    assert not corrected or parse(corrected).root is not None


def test_parse_keeps_where_each_word_was_typed() -> None:
    """A corrected spelling replaces exactly the word that was wrong."""
    typed = 'brigde -"old town" title:fire'
    spans = [(found.text, typed[found.start : found.end]) for found in parse(typed).words]
    assert spans == [("brigde",) * 2, ("old",) * 2, ("town",) * 2, ("fire",) * 2]


def leaves(node: Node) -> list[str]:
    if isinstance(node, And | Or):
        return [leaf for child in node.children for leaf in leaves(child)]
    if isinstance(node, Not):
        return leaves(node.child)
    if isinstance(node, Phrase):
        return list(node.words)
    assert not isinstance(node, Spellings)
    return [node.text]


@given(
    st.text(
        alphabet=st.sampled_from(list('abXY 12"()-:*ANDORT\u201c\u00e9\u0130\ufb01')), max_size=80
    )
)
def test_parse_answers_or_refuses_anything(typed: str) -> None:
    """No text raises anything but a QueryError, and every leaf is one searchable word."""
    try:
        root = parse(typed).root
    except QueryError:
        return
    for leaf in leaves(root) if root else []:
        assert len(list(tokens(leaf))) == 1
