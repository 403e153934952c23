"""No text makes the tagger slow: the work grows with length and no faster."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType
from typing import Any

import pytest

from index.dates.grammar import build_grammar
from index.dates.tagger import DateTagger
from index.errors import DataError
from index.model.article import Published

TAGGER = DateTagger()
PUBLISHED = Published.stated(date(2025, 3, 8))
HOSTILE = (
    "1", "12 ", "2011 ", "1/", "2011-", "12:", "1,", "March ", "May 1, ", "last ", "the early ",
    "'90s ", "two hundred ", "twenty-", "Friday morning ", "two days later ", "since ", "\n ", ".",
    "first half of the year ", "Jan. 1, ", "٣", "p.m. ", "c. 1850 ", "AD 98-", "431, ", ", ",
    "the 8th and ", "the first days of the ", "’68 ", "St. Martin Luther King ", "4Q24 ", "10:35 ",
    "in 476, ", "on the 5th of ", "about ", "half past ten ", "3, 5 and 9 March ",
    "since the fall of ", "Assad's ouster ",
    "Assad's ", "since Assad's ouster. ", "Assad was ousted on Dec. 8. Since Assad's fall, ",
    "Since taking power, Assad ", "the quake struck ", "two days after the quake. ",
    "Tuesday's quake. Since the quake, ", "President ", "al-", "died in a ", "killed the king ",
)  # fmt: skip


def _calls(text: str) -> int:
    """How many functions are called to tag a text: work that no clock can blur."""
    count = 0

    def profile(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        TAGGER.tag(text, published=PUBLISHED)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_in_step_with_length(piece: str) -> None:
    """A crawl holds pages of digits and lists of dates; one must not stall an index run."""
    once, twice = _calls(piece * 400), _calls(piece * 800)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize(
    "form", ["Since {}'s ouster, ", "{} was ousted on Dec. 8. ", "A {0} and B {0} died. "]
)
def test_work_does_not_grow_with_the_number_of_names(form: str) -> None:
    """A list of the dead has as many participants as lines."""
    once, twice = (
        _calls(" ".join(form.format(f"N{chr(97 + n % 26)}{n}x") for n in range(count)))
        for count in (300, 600)
    )
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("sign", ["*", "+", "{9}", "."])
def test_patterns_cannot_repeat_without_bound(sign: str) -> None:
    """Unbounded repetition is what makes regular expressions explode."""
    data = {
        "lexicon": {"DAY": {"day": "D"}},
        "spelling": {"capital": [], "dotted": []},
        "sets": {},
        "pieces": {},
        "rule": [{"name": "x", "pattern": f"DAY{sign}", "trigger": "DAY", "reading": "year"}],
    }
    with pytest.raises(DataError, match="something odd"):
        build_grammar(data, origin="test")


def test_a_class_that_does_not_exist_is_named() -> None:
    """A misspelt class would otherwise switch a rule off in silence."""
    data = {
        "lexicon": {"DAY": {"day": "D"}},
        "spelling": {"capital": [], "dotted": []},
        "sets": {},
        "pieces": {},
        "rule": [{"name": "x", "pattern": "DAZE", "trigger": "DAY", "reading": "year"}],
    }
    with pytest.raises(DataError, match="DAZE"):
        build_grammar(data, origin="test")


def test_a_word_in_two_classes_is_refused() -> None:
    """A word has one class; the second would silently win."""
    data = {
        "lexicon": {"DAY": {"day": "D"}, "OTHERS": {"day": "X"}},
        "spelling": {"capital": [], "dotted": []},
        "sets": {},
        "pieces": {},
        "rule": [],
    }
    with pytest.raises(DataError, match="'day' twice"):
        build_grammar(data, origin="test")
