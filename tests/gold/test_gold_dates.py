"""The dates of the seed articles: right, or unresolved; never wrong."""

from __future__ import annotations

import pytest
from gold.truth import Row, Seeds, is_right, table

from index.model.dates import DateMention


def found_for(seeds: Seeds, row: Row) -> DateMention | None:
    """The mention that covers a row's words."""
    wanted = range(int(row["start"]), int(row["end"]))
    for mention in seeds.by_number[row["article"]].dates:
        start, end = seeds.span(row["article"], mention.start, mention.end)
        if start < wanted.stop and wanted.start < end:
            return mention
    return None


CORE = [row for row in table("dates.tsv") if row["core"] == "1"]


def test_core_dates_are_resolved_to_the_right_days(seeds: Seeds) -> None:
    """At least 43 of the 45; what is resolved is right."""
    right, wrong = [], []
    for row in CORE:
        mention = found_for(seeds, row)
        if mention is None or mention.days is None:
            continue
        (right if is_right(row, mention) else wrong).append((row["date_id"], mention.surface))
    assert len(CORE) == 45
    assert wrong == []
    assert len(right) >= 43, sorted(
        {row["date_id"] for row in CORE} - {identifier for identifier, _ in right}
    )


def test_no_date_of_the_seeds_is_resolved_to_a_wrong_day(seeds: Seeds) -> None:
    """The other expressions may stay unresolved, and must not be wrong."""
    wrong = []
    for row in table("dates.tsv"):
        mention = found_for(seeds, row)
        if mention is None or mention.days is None:
            continue
        if not row["resolved_start"] or not is_right(row, mention):
            wrong.append((row["date_id"], mention.surface, mention.days))
    assert wrong == []


def test_nothing_but_dates_is_resolved(seeds: Seeds) -> None:
    """Ages, unit numbers, tolls and troop counts stay silent."""
    rows = table("dates.tsv")
    for number, annotated in seeds.by_number.items():
        for mention in annotated.dates:
            if mention.days is None:
                continue
            start, end = seeds.span(number, mention.start, mention.end)
            assert any(
                row["article"] == number and int(row["start"]) < end and start < int(row["end"])
                for row in rows
            ), mention.surface


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_date_explains_itself(seeds: Seeds, number: str) -> None:
    """Every date shows the words, the rule and how it was reached."""
    annotated = seeds.by_number[number]
    for mention in annotated.dates:
        assert annotated.article.body[mention.start : mention.end] == mention.surface
        assert mention.rule
        assert mention.steps
        assert mention.days is None or mention.grain is not None
