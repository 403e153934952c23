"""What kind of event a sentence tells: every rule by its own examples."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from index.timeline.subjects import (
    KILLING,
    goes_on,
    shared,
    spoken,
    stands_for_people,
    subject_of,
    unbound,
)

RULES: dict[str, Any] = tomllib.loads(
    resources.files("index.timeline").joinpath("rules/subjects.toml").read_text("utf-8")
)
EXAMPLES = [
    tuple(part.strip() for part in line.rsplit("|", 1))
    for kind in RULES["subjects"].values()
    for line in kind["examples"]
]


@pytest.mark.parametrize(("sentence", "kind"), EXAMPLES)
def test_a_sentence_tells_its_kind(sentence: str, kind: str) -> None:
    """The words of the main part decide."""
    assert subject_of(sentence) == kind


@pytest.mark.parametrize("line", RULES["sequels"]["examples"])
def test_a_sequel_is_known_by_its_opening(line: str) -> None:
    """It goes on with what was told before."""
    sentence, _, answer = line.rpartition("|")
    assert goes_on(sentence.strip()) is (answer.strip() == "yes")


@pytest.mark.parametrize("line", RULES["people"]["examples"])
def test_a_place_may_stand_for_people(line: str) -> None:
    """A capital that speaks is not where something happened."""
    sentence, name, answer = (part.strip() for part in line.split("|"))
    start = sentence.index(name)
    assert stands_for_people(sentence, start, start + len(name)) is (answer == "yes")


def test_every_kind_shows_that_it_works_and_that_kinds_named_elsewhere_are_kinds() -> None:
    """A rule without an example is not known to work; a misspelt kind would never match."""
    assert {kind for _, kind in EXAMPLES} - {""} == set(RULES["subjects"])
    assert unbound() | shared() | spoken() <= {*RULES["subjects"], "toll"}


def test_victims_make_a_killing_only_where_nothing_else_is_told() -> None:
    """A figure in a subordinate clause counts; the main part comes first."""
    aside = "Aya Hadi, a teacher from the hills who fled in time, spoke of at least 20 dead."
    assert subject_of(aside) == "flight"
    assert subject_of(aside, victims=True) == KILLING
    assert subject_of("The army deployed tanks after 12 deaths.", victims=True) == "movement"
