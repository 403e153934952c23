"""The casualty figures of the seed articles: found with what qualifies them, and nothing else."""

from __future__ import annotations

import pytest
from gold.truth import Row, Seeds, table

from index.model.claims import Claim

CLAIMS = table("claims.tsv")
CORE = [row for row in CLAIMS if row["core"] == "1"]
# What the tables allow: religious groups of civilians are civilians, people are all.
SAME_CATEGORY = {"people": "all", "alawite_civilians": "civilians", "alawite_men": "civilians"}
SAME_QUALIFIER = {"over": "more_than"}


def category(name: str) -> str:
    return SAME_CATEGORY.get(name, name)


def found_for(seeds: Seeds, row: Row) -> Claim | None:
    """The claim that covers a row's words with its value."""
    for claim in seeds.by_number[row["article"]].claims:
        start, end = seeds.span(row["article"], claim.start, claim.end)
        value = "" if claim.value is None else str(claim.value)
        if int(row["start"]) < end and start < int(row["end"]) and value == row["value"]:
            return claim
    return None


def test_core_figures_are_found(seeds: Seeds) -> None:
    """Value and victims, for at least nine of ten."""
    missed = []
    for row in CORE:
        claim = found_for(seeds, row)
        if claim is None or category(claim.category) != category(row["victim_category"]):
            missed.append((row["claim_id"], row["surface"], claim and claim.category))
    assert len(missed) <= 0.10 * len(CORE), missed


def test_no_figure_is_made_up(seeds: Seeds) -> None:
    """A number of victims that the table does not know would be a wrong toll."""
    extra = []
    for number, annotated in seeds.by_number.items():
        for claim in annotated.claims:
            start, end = seeds.span(number, claim.start, claim.end)
            known = any(
                row["article"] == number and int(row["start"]) < end and start < int(row["end"])
                for row in CLAIMS
            )
            if not known and claim.measure != "displaced":
                extra.append((number, claim.surface))
    assert extra == []


@pytest.mark.parametrize("row", CORE, ids=lambda row: row["claim_id"])
def test_a_figure_that_is_found_keeps_its_qualifier_and_bounds(seeds: Seeds, row: Row) -> None:
    """ "At least 162" must never be shown as 162."""
    claim = found_for(seeds, row)
    if claim is None:
        pytest.skip("not found: counted by test_core_figures_are_found")
    wanted = SAME_QUALIFIER.get(row["qualifier"], row["qualifier"])
    assert SAME_QUALIFIER.get(claim.qualifier, claim.qualifier) == wanted
    assert ("" if claim.minimum is None else str(claim.minimum)) == row["value_min"]
    assert ("" if claim.maximum is None else str(claim.maximum)) == row["value_max"]


@pytest.mark.parametrize("row", table("negatives.tsv"), ids=lambda row: row["surface"])
def test_other_numbers_are_no_victims(seeds: Seeds, row: Row) -> None:
    """Ages, durations, troops and units stay silent; the displaced may be told as such."""
    for claim in seeds.by_number[row["article"]].claims:
        start, end = seeds.span(row["article"], claim.start, claim.end)
        if int(row["start"]) < end and start < int(row["end"]):
            assert claim.measure == "displaced"


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_figure_slices_back_to_its_words(seeds: Seeds, number: str) -> None:
    """Every figure links to the words that say it."""
    annotated = seeds.by_number[number]
    for claim in annotated.claims:
        assert annotated.article.body[claim.start : claim.end] == claim.surface
        assert claim.rule


def test_sums_within_a_report_are_recognised(seeds: Seeds) -> None:
    """745 + 125 + 148 is the toll that surpassed 1,000."""
    totals = {
        claim.surface: claim.relations
        for annotated in seeds.by_number.values()
        for claim in annotated.claims
        if any(relation.startswith("total_of:") for relation in claim.relations)
    }
    assert {"surpassed 1,000", "at least 553", "some 524 people"} <= set(totals)
