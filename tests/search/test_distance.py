"""Are words as far apart as their edits, and never nearer?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.distance import distance


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("harbour", "harbour", 0),
        ("harbour", "harbor", 1),
        ("harbour", "habrour", 1),
        ("storm", "strom", 1),
        ("storm", "stroms", 2),
        ("abcd", "badc", 2),
        ("", "ab", 2),
        ("ca", "abc", 3),
    ],
)
def test_edits_are_counted_with_swaps_as_one(one: str, other: str, edits: int) -> None:
    """Two letters that changed places are the commonest slip, and one slip."""
    assert distance(one, other, limit=5) == edits


@pytest.mark.parametrize("limit", [0, 1])
def test_beyond_the_limit_nothing_is_told(limit: int) -> None:
    """The search for other spellings stops early where they cannot be meant."""
    assert distance("storm", "stroms", limit=limit) is None


letters = st.text(alphabet="abc", max_size=7)


@given(letters, letters, st.integers(0, 8))
def test_limit_only_hides_and_order_makes_no_difference(one: str, other: str, limit: int) -> None:
    """Stopping early must not change an answer."""
    full = distance(one, other, limit=20)
    assert full is not None
    assert distance(one, other, limit=limit) == (full if full <= limit else None)
    assert distance(other, one, limit=20) == full
    assert (full == 0) == (one == other)
