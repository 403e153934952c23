"""Whole sentences about many kinds of events, with the figures that they state and none besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.claims.tagger import ClaimTagger
from index.model.article import BlockKind, Passage
from index.model.claims import Claim

_LINES = (Path(__file__).with_name("sentences.tsv")).read_text(encoding="utf-8").splitlines()[1:]
_SENTENCES = [tuple(line.split("\t")) for line in _LINES]


def _told(claim: Claim) -> str:
    value = str(claim.value)
    if claim.qualifier == "range":
        value = f"{claim.minimum}-{claim.maximum}"
    elif claim.qualifier == "vague":
        value = claim.surface.split()[0].lower()
    return f"{value} {claim.measure} {claim.category}"


@pytest.mark.parametrize(("sentence", "wanted"), _SENTENCES)
def test_sentence_yields_its_figures_alone(sentence: str, wanted: str) -> None:
    """Numbers that count nobody stay silent beside the ones that do."""
    passage = Passage(id="a" * 12, start=0, end=len(sentence), kind=BlockKind.BODY, block=0)
    claims = ClaimTagger().tag(sentence, passages=(passage,), dates=(), names=(), published=None)
    assert sorted(map(_told, claims)) == sorted(w for w in wanted.split("; ") if w)


def test_sentences_cover_many_events() -> None:
    """The file is the specification: it must not shrink unnoticed."""
    assert len(_SENTENCES) >= 100
