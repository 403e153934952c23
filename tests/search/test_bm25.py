"""Is the scale of lengths the one that scores were measured with?"""

from __future__ import annotations

import pytest

from search.bm25 import stored_length, stored_lengths


@pytest.mark.parametrize(
    ("tokens", "scored"), [(0, 0), (1, 1), (10, 10), (11, 12), (450, 459), (10**9, 106_374)]
)
def test_lengths_are_rounded_up_to_the_scale(tokens: int, scored: int) -> None:
    """Short texts are exact, long ones near enough, endless ones the last step."""
    assert stored_length(tokens) == scored


def test_scale_has_256_rising_steps() -> None:
    """A length is a byte in the index."""
    scale = stored_lengths()
    assert len(scale) == 256
    assert list(scale) == sorted(set(scale))
