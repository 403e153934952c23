"""Are small words and repeats passed over where they say nothing, and kept where they do?"""

from __future__ import annotations

import pytest

from search.essentials import essential, passed_over
from search.leaves import typed_text
from search.parse import parse


def read(typed: str) -> str:
    """What is left of a query, as a reader would type it."""
    root = parse(typed).root
    assert root is not None
    return typed_text(essential(root))


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("what did the ministry say of the ferry", "ministry say ferry"),
        ("The ferry", "ferry"),
        ("ferry of the ferries", "ferry"),
        ("ferry -the", "ferry -the"),
        ("(the toll) of the (burials OR funerals)", "toll (burials OR funerals)"),
    ],
)
def test_small_words_and_repeats_are_passed_over(typed: str, left: str) -> None:
    """A sentence pasted whole finds what it is about."""
    assert read(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        '"the hague"',
        '"the" hague',
        "the AND hague",
        "the",
        "to be or not to be",
        "title:the ferry",
        "WHO report",
        "may protests",
        "the -ferry",
        "the OR ferry",
    ],
)
def test_small_words_count_where_they_were_meant(typed: str) -> None:
    """Quotes and AND insist, and capitals are names; of words that are all small none is left."""
    wanted = {"the AND hague": "the hague", "to be or not to be": "to be or not"}
    assert read(typed) == wanted.get(typed, typed)


def test_long_question_takes_hyphens_apart() -> None:
    """Reports that write "low blockage" in two places are about it too; a name stays whole."""
    assert read("long-range shelling") == '"long range" shelling'
    assert (
        read("who ordered long-range shelling of villages near al-Haffah")
        == 'ordered long range shelling villages near "al Haffah"'
    )
    assert read('who ordered "long range" shelling of villages') == (
        'ordered "long range" shelling villages'
    )


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        ("what did the ministry say", [("what", ""), ("did", ""), ("the", "")]),
        ("ferry of the ferries", [("of", ""), ("the", ""), ("ferries", "ferry")]),
        ("(the toll OR burials) of ferries", [("of", ""), ("the", "")]),
        ("fire -(the old bridge)", [("the", "")]),
        ("the", []),
        ('"the hague" WHO report', []),
        ("the AND hague", []),
    ],
)
def test_what_is_passed_over_is_told(typed: str, passed: list[tuple[str, str]]) -> None:
    """A reader who wanted the small word sees that it was not searched for."""
    root = parse(typed).root
    assert root is not None
    assert sorted((one.text, one.again) for one in passed_over(root)) == sorted(passed)
