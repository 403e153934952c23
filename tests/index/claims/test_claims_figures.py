"""What counts allow: qualifiers, bounds, floors; and which numbers are no counts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.figures import find_counts
from index.claims.numerals import Count
from index.claims.tokens import tokenise


def _counts(text: str) -> list[Count]:
    return find_counts(tokenise(text, 0, len(text)))


@pytest.mark.parametrize(
    ("words", "qualifier", "value", "minimum", "maximum"),
    [
        ("12 people", "exact", 12, 12, 12),
        ("at least 12 people", "at_least", 12, 12, None),
        ("no fewer than 12 people", "at_least", 12, 12, None),
        ("more than 12 people", "more_than", 12, 13, None),
        ("over 12 people", "over", 12, 13, None),
        ("around 12 people", "around", 12, None, None),
        ("an estimated 12 people", "around", 12, None, None),
        ("some 12 people", "some", 12, None, None),
        ("nearly 12 people", "nearly", 12, None, None),
        ("almost 12 people", "nearly", 12, None, None),
        ("up to 12 people", "up_to", 12, None, 12),
        ("as many as 12 people", "up_to", 12, None, 12),
        ("fewer than 12 people", "up_to", 12, None, 11),
        ("12 or more people", "at_least", 12, 12, None),
        ("between 12 and 15 people", "range", None, 12, 15),
        ("12-15 people", "range", None, 12, 15),
        ("12 to 15 people", "range", None, 12, 15),
        ("45-50,000 people", "range", None, 45_000, 50_000),
        ("two to three million people", "range", None, 2_000_000, 3_000_000),
        ("between 1.2 and 1.5 million people", "range", None, 1_200_000, 1_500_000),
        ("five or six hundred people", "range", None, 500, 600),
        ("500 to 1,000 people", "range", None, 500, 1000),
        ("perhaps 12 people", "around", 12, None, None),
        ("dozens of people", "vague", None, 12, None),
        ("hundreds of people", "vague", None, 100, None),
        ("thousands of people", "vague", None, 1000, None),
        ("tens of thousands of people", "vague", None, 10_000, None),
        ("hundreds of thousands of people", "vague", None, 100_000, None),
        ("a dozen people", "exact", 12, 12, 12),
        ("1,018 people", "exact", 1018, 1018, 1018),
        ("1.2 million people", "exact", 1_200_000, 1_200_000, 1_200_000),
        ("twenty-five people", "exact", 25, 25, 25),
        ("one hundred and four people", "exact", 104, 104, 104),
        ("two thousand three hundred people", "exact", 2300, 2300, 2300),
        ("half a million people", "exact", 500_000, 500_000, 500_000),
    ],
)
def test_count_allows_what_its_words_allow(
    words: str, qualifier: str, value: int | None, minimum: int | None, maximum: int | None
) -> None:
    """A floor must never be shown as a point, nor a bound be dropped."""
    (count,) = _counts(words)
    found = (count.qualifier, count.value, count.minimum, count.maximum)
    assert found == (qualifier, value, minimum, maximum)


@pytest.mark.parametrize(
    "words",
    [
        "a 57-year-old man",
        "on March 7 people died",
        "on 7 March people died",
        "Sept. 4 killings",
        "in 2011 people died",
        "the 4th Division",
        "12 percent of them",
        "12% of them",
        "$12 people",
        "Flight 370 victims",
        "aged 12",
        "at the age of 50",
        "Omar Haddad, 42, was killed",
        "Omar Haddad (42) was killed",
        "children under 12 were killed",
        "12 kilometres away",
        "three months later",
        "one of the worst attacks",
        "one in three people",
        "the killing of one person by another",
        "9 out of 10 people",
        "a 3.5 magnitude quake",
        "12:30 and counting",
        "99999999999999999999999 people",
    ],
)
def test_number_that_counts_nobody_is_no_count(words: str) -> None:
    """Ages, dates, units and names of things must never become victims."""
    assert _counts(words) == []


@given(st.integers(min_value=0, max_value=9_999_999))
def test_digits_are_read_as_written(number: int) -> None:
    """Thousands separators must not change a value."""
    (count,) = _counts(f"some {number:,} people")
    assert count.value == number


@given(st.text(max_size=200))
def test_counts_lie_in_order_without_overlap(text: str) -> None:
    """Whatever the text, a token belongs to one count at most."""
    counts = _counts(text)
    for first, second in pairwise(counts):
        assert first.last <= second.first
    assert all(count.outer <= count.first < count.last for count in counts)
