"""Words and sentence openings, on which every rule about capitals rests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the UK-based group", ["the", "UK", "based", "group"]),
        ("Hay’at Tahrir al-Sham", ["Hay’at", "Tahrir", "al", "Sham"]),
        ("Assad’s forces", ["Assad", "s", "forces"]),
        ("U.N. envoys", ["U.N.", "envoys"]),
        ("Sana'a fell", ["Sana'a", "fell"]),
        ("the 4th Division", ["the", "4th", "Division"]),
        ("O'Neill won't", ["O'Neill", "won't"]),
    ],
)
def test_words_are_parted_where_names_are(text: str, words: list[str]) -> None:
    """A possessive or a hyphen must not hide a name."""
    assert tokenise(text).words == words


def test_word_after_a_full_stop_opens_a_sentence() -> None:
    """Its capital says nothing."""
    tokens = tokenise("They left. Nobody came. Dr. Haddad and J. Smith spoke.")
    opening = [w for w, opens in zip(tokens.words, tokens.opens, strict=True) if opens]
    assert opening == ["They", "Nobody", "Dr"]


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    """Offsets are code points of the text itself."""
    tokens = tokenise(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
