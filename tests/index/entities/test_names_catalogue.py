"""The catalogue: the entities of a corpus with their spellings."""

from __future__ import annotations

import itertools

import pytest

from index.entities.catalogue import build_catalogue
from index.entities.gazetteer import Gazetteer, load_gazetteer
from index.entities.tagger import NameTagger
from index.model import Entity

TEXTS = (
    "Ahmad al-Sharaa spoke in Baniyas. Sharaa left.",
    "Abu Mohammed al-Jolani went to Banyas and Tartous.",
    "Bashar al-Assad and his brother Maher al-Assad fled. Hafez al-Assad died in 2000.",
    "Fighting spread from Hama to Homs, where Hamas has no office.",
    "Petra Lindqvist wrote it. Lindqvist is an expert. The editor thanked Petra Lindqvist.",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def catalogue(gazetteer: Gazetteer) -> dict[str, Entity]:
    tagger = NameTagger(gazetteer)
    mentions = itertools.chain.from_iterable(tagger.tag(text) for text in TEXTS)
    return build_catalogue(mentions, gazetteer)


def test_catalogue_names_an_unknown_entity_by_its_full_surface(
    catalogue: dict[str, Entity],
) -> None:
    """A page is headed by the name, not by the surname."""
    entity = catalogue["person-petra-lindqvist"]
    assert (entity.name, entity.aliases) == ("Petra Lindqvist", ("Lindqvist",))


def test_catalogue_keeps_what_the_gazetteer_knows(catalogue: dict[str, Entity]) -> None:
    """Maps need the coordinates."""
    assert catalogue["place-baniyas"].latitude == pytest.approx(35.18, abs=0.01)
    assert "Banyas" in catalogue["place-baniyas"].aliases


def test_catalogue_does_not_depend_on_the_order_of_mentions(gazetteer: Gazetteer) -> None:
    """Worker processes finish in any order."""
    tagger = NameTagger(gazetteer)
    mentions = [m for text in TEXTS for m in tagger.tag(text)]
    forward = build_catalogue(mentions, gazetteer)
    backward = build_catalogue(reversed(mentions), gazetteer)
    assert forward == backward
    assert list(forward) == list(backward)
