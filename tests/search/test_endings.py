"""Which end of a question may still become a name."""

from __future__ import annotations

import pytest

from search.endings import endings


def ends(text: str) -> list[tuple[str, str]]:
    return [(ending.kept, ending.typed) for ending in endings(text)]


def test_longest_end_comes_first() -> None:
    """Of "Abu Mohammed al-Jol" all words are the name, not only the last."""
    assert ends("killed by Abu  Mo") == [
        ("", "killed by Abu  Mo"),
        ("killed", "by Abu  Mo"),
        ("killed by", "Abu  Mo"),
        ("killed by Abu", "Mo"),
    ]


def test_ends_are_few_however_much_is_typed() -> None:
    """A pasted paragraph must not be looked up from each of its words."""
    assert len(ends("word " * 40)) == 6
    assert ends("word " * 400) == []


@pytest.mark.parametrize(
    "text",
    ["", "  ", '"mass gra', "(burial OR fun", "place:ban", "alaw*", "-Ban", "burial OR Ban", "NOT"],
)
def test_words_with_a_meaning_of_their_own_are_left_alone(text: str) -> None:
    """To take a word out of "burial OR Ban" would leave a question that nobody asked."""
    assert ends(text) == []


def test_words_behind_an_operator_may_become_a_name() -> None:
    """What the operator joins stays; only what comes behind is looked up."""
    assert ends("burial OR funeral Ban") == [("burial OR funeral", "Ban")]
    assert ends('"mass grave" Ban') == [('"mass grave"', "Ban")]
    assert ends("-Homs Ban") == [("-Homs", "Ban")]
