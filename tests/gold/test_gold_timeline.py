"""The timeline of the five articles, against the hand-checked one: what is told together, and when.

A quote stands for the passage that it begins in. Two quotes of one hand-checked entry should stand
in one entry, others should not.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from desk import Desk
from gold.truth import SEEDS, Row, Seeds, first_day, last_day, table

from index.model.days import DayRange
from index.model.entries import Ground, TimelineEntry

ROWS = table("timeline.tsv")
# "Since Syria's conflict began 14 years ago" stands in a sentence about this week's toll, which
# must not be shown in 2011.
TOLD_OF_THIS_WEEK = ("T01", "001")
# The tables give the day on which these were counted. They add up to, or correct, "the death toll
# from two days of clashes", and stand with it, marked as having no day of their own.
COUNTED_LATER = ("T30", "001")


class Told:
    """The entries of the five articles, by the passages that they list."""

    def __init__(self, seeds: Seeds, entries: list[TimelineEntry]) -> None:
        self._seeds = seeds
        self.entries = entries
        self.entry_of = {passage: entry for entry in entries for passage in entry.passages}

    def passage(self, row: Row) -> str:
        """The id of the passage that a quote begins in."""
        annotated = self._seeds.by_number[row["article"]]
        for passage in annotated.passages:
            start, end = self._seeds.span(row["article"], passage.start, passage.end)
            if start <= int(row["start"]) < end:
                return passage.id
        raise AssertionError(row)

    def ground(self, row: Row) -> Ground:
        """Why the passage of a quote stands in its entry."""
        passage = self.passage(row)
        entry = self.entry_of[passage]
        return entry.grounds[entry.passages.index(passage)]

    def days(self, row: Row) -> DayRange | None:
        """The days of the entry in which a quote stands."""
        entry = self.entry_of.get(self.passage(row))
        return None if entry is None else entry.days


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    desk = Desk(tmp_path_factory.mktemp("seeds"))
    desk.inputs = SEEDS
    desk.run()
    shown = desk.shown()
    seeds = Seeds({Path(a.article.path).name[:3]: a for a in shown.articles.values()})
    return Told(seeds, shown.entries)


def pairs(groups: list[set[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_quotes_of_one_event_stand_in_one_entry(told: Told) -> None:
    """By pairs: few that do not belong together, and most of those that do."""
    by_hand: defaultdict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        by_hand[row["entry_id"]].add(told.passage(row))
    quoted = set().union(*by_hand.values())
    wanted = pairs(list(by_hand.values()))
    found = pairs([quoted.intersection(entry.passages) for entry in told.entries])
    right = len(found & wanted)
    precision, recall = right / len(found), right / len(wanted)
    assert precision >= 0.93
    assert 2 * precision * recall / (precision + recall) >= 0.80


def is_right(row: Row, days: DayRange) -> bool:
    """The same days; an open range by its first; a stretch, as stated, that has the day in it."""
    first = first_day(row["date_start"]) if row["date_start"] else None
    last = last_day(row["date_end"])
    if days.first == first and (days.last == last or days.last is None):
        return True
    inside = DayRange.inclusive(first, last)
    narrower = days.is_one_day and first is None and days.last == last
    wider = inside.is_one_day and not days.is_one_day and days.overlaps(inside)
    return narrower or wider


def test_quotes_with_a_date_stand_on_its_day(told: Told) -> None:
    """At least 95 of 100."""
    dated = [row for row in ROWS if row["support"].startswith("dates")]
    days = {(row["entry_id"], row["article"], row["start"]): told.days(row) for row in dated}
    wrong = [
        row
        for row in dated
        if (found := days[row["entry_id"], row["article"], row["start"]]) is None
        or not is_right(row, found)
    ]
    assert len(dated) == 40
    assert [(row["entry_id"], row["article"]) for row in wrong] == [TOLD_OF_THIS_WEEK]


def test_no_quote_stands_on_an_invented_day(told: Told) -> None:
    """Whatever day it stands on is one of those that the hand-checked entry has.

    A passage quoted for several entries stands in one of them.
    """
    by_passage: defaultdict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        by_passage[told.passage(row)].append(row)
    for rows in by_passage.values():
        days = told.days(rows[0])
        if days is not None:
            spans = [
                DayRange.inclusive(
                    first_day(row["date_start"]) if row["date_start"] else None,
                    last_day(row["date_end"]),
                )
                for row in rows
            ]
            inside = any(days.overlaps(span) for span in spans)
            assert inside or (rows[0]["entry_id"], rows[0]["article"]) == COUNTED_LATER, rows
            assert inside or told.ground(rows[0]) is Ground.FIGURES


def test_what_has_no_day_of_its_own_is_marked_so(told: Told) -> None:
    """The clashes began near Jableh, says a sentence without a day: the place tells which."""
    (row,) = [r for r in ROWS if r["entry_id"] == "T06" and r["support"] == "contradicts_cause"]
    assert told.ground(row) is Ground.PLACE
