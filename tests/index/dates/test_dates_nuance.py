"""Words beside a value tell which part of it is meant, how surely, or how often."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates.tagger import DateTagger
from index.model.article import Published
from index.model.dates import DateMention

TAGGER = DateTagger()
PUBLISHED = Published.stated(date(2025, 3, 8))


def only(text: str) -> DateMention:
    (mention,) = TAGGER.tag(text, published=PUBLISHED)
    return mention


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("in early 1990", "START"),
        ("in mid-March", "MID"),
        ("at the end of the month", "END"),
        ("in the latter part of the year", "END"),
        ("in the late 1980s", "END"),
        ("earlier this month", "START"),
        ("later this year", "END"),
        ("by year-end", "END"),
        ("about three years ago", "APPROX"),
        ("a week or so ago", "APPROX"),
        ("some 20 years ago", "APPROX"),
        ("more than a decade ago", "BEFORE"),
        ("less than a year ago", "AFTER"),
        ("almost two years ago", "AFTER"),
        ("at least two years ago", "ON_OR_BEFORE"),
        ("no more than two years ago", "ON_OR_AFTER"),
        ("for more than four hours", "MORE_THAN"),
        ("for nearly forty years", "LESS_THAN"),
        ("for at least 30 days", "EQUAL_OR_MORE"),
        ("for no fewer than 30 days", "EQUAL_OR_MORE"),
        ("for up to 180 days", "EQUAL_OR_LESS"),
        ("for no more than sixty days", "EQUAL_OR_LESS"),
        ("for a couple of years", "APPROX"),
        ("on Friday", ""),
        ("for two days", ""),
        ("early Saturday", ""),
        ("in the latter half of 2008", ""),
        ("several years ago", ""),
    ],
)
def test_mod(words: str, mod: str) -> None:
    """As the standard defines it and TimeBank uses it."""
    assert only(f"It fell {words}.").mod == mod


def test_later_that_year_is_not_its_end() -> None:
    """It is later than what was told."""
    assert [
        m.mod for m in TAGGER.tag("It fell in May 1990. Later that year he died.", published=None)
    ] == ["", ""]


@pytest.mark.parametrize(
    ("words", "value", "quant", "freq"),
    [
        ("every day", "P1D", "EVERY", ""),
        ("each Thursday", "XXXX-WXX-4", "EACH", ""),
        ("every other day", "P2D", "EVERY", ""),
        ("every two weeks", "P2W", "EVERY", ""),
        ("twice a week", "P1W", "EVERY", "2X"),
        ("three times per month", "P1M", "EVERY", "3X"),
        ("once every two years", "P2Y", "EVERY", "1X"),
        ("twice daily", "P1D", "EVERY", "2X"),
    ],
)
def test_rhythm(words: str, value: str, quant: str, freq: str) -> None:
    """What recurs, and how often in it."""
    mention = only(f"They meet {words} there.")
    assert (mention.value, mention.quant, mention.freq) == (value, quant, freq)
