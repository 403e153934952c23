"""Every way to write a date is read, whole and with its value, and what only looks like one is not.

The sentences stand in forms.txt; a rule's own examples stand beside the rule.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from index.dates.readings.holiday_days import (
    COUNTED,
    FIXED,
    MOVABLE,
    UNDATED,
    holiday_day,
    is_holiday,
)
from index.dates.tagger import DateTagger
from index.model.article import Block, BlockKind, Published
from index.model.certainty import Basis
from index.model.dates import DateMention

TAGGER = DateTagger()
SATURDAY = date(2025, 3, 8)
LINES = [
    line
    for line in (Path(__file__).parent / "forms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _tag(text: str) -> tuple[DateMention, ...]:
    return TAGGER.tag(text, published=Published.stated(SATURDAY))


@pytest.mark.parametrize("line", LINES)
def test_form_is_read_and_nothing_else(line: str) -> None:
    """A date cut short loses its year; a number taken for a date invents an event."""
    day: date | None = SATURDAY
    if match := re.match(r"(none|\d{4}-\d\d-\d\d): ", line):
        line = line[match.end() :]
        day = None if match[1] == "none" else date.fromisoformat(match[1])
    text, wanted, reached = "", [], 0
    marked = line.replace("\\n", "\n")
    for part in re.finditer(r"\[([^\]|]+)\|([^\]]*)\]", marked):
        text += marked[reached : part.start()]
        wanted.append((len(text), len(text) + len(part[1]), part[2]))
        text += part[1]
        reached = part.end()
    text += marked[reached:]
    published = None if day is None else Published.stated(day)
    found = [(m.start, m.end, m.value) for m in TAGGER.tag(text, published=published)]
    assert found == wanted


def test_a_feast_without_its_calendar_is_never_guessed() -> None:
    """The day of Eid depends on a sighting of the moon; a table would be wrong by a day."""
    (feast,) = _tag("They met on Eid al-Fitr.")
    assert (feast.basis, feast.days) == (Basis.UNRESOLVED, None)


def test_a_feast_with_its_year_claims_no_more_than_the_year() -> None:
    """The year is written; the day is not."""
    (feast,) = _tag("They fasted during Ramadan 2024.")
    assert feast.value == "2024"
    assert "no rule here gives the day" in " ".join(feast.steps)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2025, date(2025, 4, 20)),
        ("orthodox easter", 2021, date(2021, 5, 2)),
        ("orthodox good friday", 2021, date(2021, 4, 30)),
        ("ash wednesday", 2024, date(2024, 2, 14)),
        ("whit monday", 2024, date(2024, 5, 20)),
        ("thanksgiving", 1999, date(1999, 11, 25)),
        ("memorial day", 2024, date(2024, 5, 27)),
        ("martin luther king day", 2025, date(2025, 1, 20)),
        ("black friday", 2024, date(2024, 11, 29)),
        ("remembrance sunday", 2024, date(2024, 11, 10)),
    ],
)
def test_holiday_falls_on_its_day(name: str, year: int, day: date) -> None:
    """Days that calendars of those years print."""
    assert holiday_day(name, year) == day


def test_undated_holidays_have_no_day() -> None:
    """A name cannot be both without a day and on one."""
    dated = {*FIXED, *COUNTED, *MOVABLE}
    assert not dated & UNDATED
    assert all(is_holiday(name) and holiday_day(name, 2025) is None for name in UNDATED)


def test_easter_before_the_gregorian_calendar_is_julian() -> None:
    """Pope Gregory's reckoning does not reach behind its own beginning."""
    assert holiday_day("easter", 1204) == date(1204, 4, 25)


def test_an_ancient_year_is_inferred_and_says_from_what() -> None:
    """ "In 494" is a year only because the text writes eras."""
    later = _tag("The revolt began in 499 BC. In 494, they lost at sea.")[1]
    assert (later.value, later.basis) == ("BC0494", Basis.INFERRED)
    assert "499 BC" in " ".join(later.steps)


def test_a_span_over_new_year_begins_in_the_year_before() -> None:
    """The year that is written belongs to the second date."""
    first, second = _tag("It ran from December 30 to January 2, 2024.")
    assert (first.value, second.value) == ("2023-12-30", "2024-01-02")


def test_an_era_in_one_paragraph_serves_the_next() -> None:
    """Reports come in blocks; the era is often written in the first alone."""
    first, second = "The revolt began in 499 BC.", "In 494, they lost at sea."
    text = f"{first}\n\n{second}"
    blocks = (
        Block(start=0, end=len(first), kind=BlockKind.BODY),
        Block(start=len(first) + 2, end=len(text), kind=BlockKind.BODY),
    )
    mentions = TAGGER.tag(text, published=Published.stated(SATURDAY), blocks=blocks)
    assert [mention.value for mention in mentions] == ["BC0499", "BC0494"]
