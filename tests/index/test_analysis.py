"""How text becomes terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import fold, terms, tokens


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Hay’at", "Hayat"),
        ("Assad’s", "assad"),
        ("U.N.", "UN"),
        ("1,018", "1018"),
        ("Ḥamā", "hama"),
        ("executions", "EXECUTION"),
        ("killing", "killed"),
    ],
)
def test_terms_meet_across_ways_of_writing(written: str, searched: str) -> None:
    """A reader types what is on the keyboard and finds what was printed."""
    assert terms(written) == terms(searched)


@pytest.mark.parametrize(("one", "other"), [("Hama", "Hamas"), ("Homs", "Hama"), ("2.5", "25")])
def test_folding_keeps_different_words_apart(one: str, other: str) -> None:
    """Hama is a city, Hamas is not; a decimal point is not a separator."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hama", "Hamas"), ("Ali", "Alias"), ("whale", "Wales"), ("mar", "Mars")]
)
def test_terms_of_different_names_differ(one: str, other: str) -> None:
    """Stemming must not make one name of two."""
    assert terms(one) != terms(other)


@given(st.text(max_size=200))
def test_tokens_slice_back_and_count_up(text: str) -> None:
    """Offsets mark hits and positions join phrases: both must be exact for any text."""
    found = list(tokens(text))
    assert [token.position for token in found] == list(range(len(found)))
    end = 0
    for token in found:
        assert end <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.folded
        end = token.end
