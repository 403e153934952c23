"""Every rule finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from index.claims.rulebook import table
from index.claims.tagger import ClaimTagger
from index.model.article import BlockKind, Passage
from index.model.claims import Claim


def _tag(sentence: str) -> tuple[Claim, ...]:
    passage = Passage(id="a" * 12, start=0, end=len(sentence), kind=BlockKind.BODY, block=0)
    return ClaimTagger().tag(sentence, passages=(passage,), dates=(), names=(), published=None)


def _told(claim: Claim) -> str:
    """A claim as the rule files write it: value, measure, category."""
    value = str(claim.value)
    if claim.qualifier == "range":
        value = f"{claim.minimum}-{claim.maximum}"
    elif claim.qualifier == "vague":
        value = claim.surface.split()[0].lower()
    return f"{value} {claim.measure} {claim.category}"


def _examples() -> list[tuple[str, str, str]]:
    lines = []
    for rule in table("patterns")["rule"]:
        for line in rule.get("examples", ()):
            sentence, _, wanted = line.partition(" |")
            lines.append((rule["id"], sentence, wanted.strip()))
    return lines


def _counter_examples() -> list[tuple[str, str]]:
    return [
        (rule["id"], sentence)
        for rule in table("patterns")["rule"]
        for sentence in rule.get("counter_examples", ())
    ]


@pytest.mark.parametrize(("rule", "sentence", "wanted"), _examples())
def test_rule_finds_its_example(rule: str, sentence: str, wanted: str) -> None:
    """The examples are the rules' specification: value, measure and category of each figure."""
    found = sorted(_told(claim) for claim in _tag(sentence))
    assert found == sorted(part.strip() for part in wanted.split(";") if part.strip())


@pytest.mark.parametrize(("rule", "sentence"), _counter_examples())
def test_rule_leaves_its_counter_example_alone(rule: str, sentence: str) -> None:
    """A wrong figure is worse than a missing one."""
    assert _tag(sentence) == ()
