"""The names of the seed articles: who is named where, under every spelling, and nobody merged."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from gold.truth import SEEDS, Row, Seeds, originals, read_seeds, table

from index.annotation import Annotator
from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger
from index.model.names import EntityKind, EntityMention, Tier

ROWS = table("entities.tsv")
KINDS = {kind.value for kind in EntityKind}


def overlaps(row: Row, start: int, end: int) -> bool:
    return int(row["start"]) < end and start < int(row["end"])


def mentions(seeds: Seeds, number: str) -> list[tuple[int, int, EntityMention]]:
    found = []
    for mention in seeds.by_number[number].names:
        start, end = seeds.span(number, mention.start, mention.end)
        found.append((start, end, mention))
    return found


def best_row(number: str, start: int, end: int) -> Row | None:
    """The annotated name that a mention covers best."""
    near = [
        row
        for row in ROWS
        if row["article"] == number and row["layer"] == "name" and overlaps(row, start, end)
    ]
    exact = [row for row in near if (int(row["start"]), int(row["end"])) == (start, end)]
    return (exact or near or [None])[0]


def facets(seeds: Seeds) -> tuple[int, int, int, list[str], list[str]]:
    """Right, predicted and wanted (entity, article) pairs over core names; errors by words."""
    right = predicted = 0
    wrong: list[str] = []
    found: set[tuple[str, str]] = set()
    for number in seeds.by_number:
        seen: set[str] = set()
        for start, end, mention in mentions(seeds, number):
            if mention.tier is Tier.WEAK or mention.entity in seen:
                continue
            row = best_row(number, start, end)
            if row is not None and row["core"] != "1":
                continue  # neutral
            if row is None and mention.kind is EntityKind.GROUP:
                continue  # bare demonyms are not annotated
            seen.add(mention.entity)
            predicted += 1
            if row is not None and row["type"] == mention.kind.value:
                right += 1
                found.add((row["entity_id"], number))
            else:
                wrong.append(f"{number}: {mention.surface} ({mention.kind.value})")
    wanted = core_names()
    for number in seeds.by_number:
        for start, end, mention in mentions(seeds, number):
            row = best_row(number, start, end)
            if row and row["core"] == "1" and row["type"] == mention.kind.value:
                found.add((row["entity_id"], number))
    missed = sorted(f"{number}: {entity}" for entity, number in wanted - found)
    assert right <= predicted
    return right, predicted, len(wanted), wrong, missed


@pytest.mark.parametrize(
    ("gazetteers", "precise", "complete"),
    [([SEEDS / "gazetteer.csv"], 0.99, 0.97), ([], 0.97, 0.95)],
)
def test_names_of_the_files_as_they_came(
    gazetteers: list[Path], precise: float, complete: float
) -> None:
    """`dateline annotate` reads a text with its dateline and credits, from any corpus."""
    tagger = NameTagger(load_gazetteer(gazetteers))
    right, wrong, found = 0, [], set()
    for number, text in originals().items():
        seen: set[str] = set()
        for mention in tagger.tag(text):
            row = best_row(number, mention.start, mention.end)
            core = row is not None and row["core"] == "1"
            neutral = not core if row is not None else mention.kind is EntityKind.GROUP
            if neutral or mention.tier is Tier.WEAK:
                continue
            if row is not None and row["type"] == mention.kind.value:
                found.add((row["entity_id"], number))
                right += mention.entity not in seen
            elif mention.entity not in seen:
                wrong.append(f"{number}: {mention.surface} ({mention.kind.value})")
            seen.add(mention.entity)
    assert right / (right + len(wrong)) >= precise, wrong
    missed = core_names() - found
    assert 1 - len(missed) / len(core_names()) >= complete, missed


def core_names() -> set[tuple[str, str]]:
    """The entities that each article names plainly."""
    return {
        (row["entity_id"], row["article"])
        for row in ROWS
        if row["core"] == "1" and row["layer"] == "name" and row["type"] in KINDS
    }


def test_facet_names_are_precise_and_complete(seeds: Seeds) -> None:
    """A reader filters by these names: a wrong one misleads, a missing one hides reports."""
    right, predicted, wanted, wrong, missed = facets(seeds)
    assert right / predicted >= 0.97, wrong
    assert 1 - len(missed) / wanted >= 0.95, missed


def test_facet_names_hold_without_the_gazetteer_of_the_corpus() -> None:
    """Another corpus begins without a gazetteer of its own.

    Names of datelines and photo credits are metadata and no facets: 5 of the 110.
    """
    annotator = Annotator(load_gazetteer([]), max_chars=100_000)
    plain = Seeds({n: annotator.annotate(article) for n, article in read_seeds().items()})
    right, predicted, wanted, wrong, missed = facets(plain)
    assert right / predicted >= 0.97, wrong
    assert 1 - len(missed) / wanted >= 0.94, missed


def test_no_two_people_or_places_are_merged(seeds: Seeds) -> None:
    """One wrong merge puts words into the wrong mouth."""
    stands_for: defaultdict[str, set[str]] = defaultdict(set)
    for number in seeds.by_number:
        for start, end, mention in mentions(seeds, number):
            row = best_row(number, start, end)
            if row is not None and row["core"] == "1":
                stands_for[mention.entity].add(row["entity_id"])
    merged = {entity: truth for entity, truth in stands_for.items() if len(truth) > 1}
    assert merged == {}


def test_every_spelling_leads_to_one_entity(seeds: Seeds) -> None:
    """Ahmad al-Sharaa, Sharaa and Abu Mohammed al-Jolani are one man."""
    entities: defaultdict[str, set[str]] = defaultdict(set)
    for number in seeds.by_number:
        for start, end, mention in mentions(seeds, number):
            row = best_row(number, start, end)
            if row is not None and row["core"] == "1" and row["type"] == mention.kind.value:
                entities[row["entity_id"]].add(mention.entity)
    split = {truth: found for truth, found in entities.items() if len(found) > 1}
    assert split == {}


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_name_slices_back_to_its_words(seeds: Seeds, number: str) -> None:
    """A link that opens the wrong words is worse than none."""
    annotated = seeds.by_number[number]
    end = 0
    for mention in annotated.names:
        assert annotated.article.body[mention.start : mention.end] == mention.surface
        assert end <= mention.start
        end = mention.end


def test_the_slip_hamas_is_no_hama_and_no_alias(seeds: Seeds) -> None:
    """The article writes Hamas and means Hama: a note says so, the index must not."""
    for _, _, mention in mentions(seeds, "002"):
        if mention.surface == "Hamas":
            assert mention.entity != "place-hama"
        if mention.entity == "place-hama":
            assert mention.surface != "Hamas"
