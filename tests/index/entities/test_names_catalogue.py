"""The catalogue: entities of a corpus, and what a typed name can mean in it."""

from __future__ import annotations

import itertools

import pytest

from index.entities.catalogue import build_catalogue, expand, find
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


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Banias", "place-baniyas"),
        ("Tartus", "place-tartus"),
        ("Jolani", "person-ahmad-al-sharaa"),
        ("Golani", "person-ahmad-al-sharaa"),
        ("Shara", "person-ahmad-al-sharaa"),
        ("Lindqvist", "person-petra-lindqvist"),
        ("Hama", "place-hama"),
        ("Homs", "place-homs"),
        ("Hamas", "organisation-hamas"),
        ("Maher al-Assad", "person-maher-al-assad"),
    ],
)
def test_find_gives_the_one_entity_meant(
    catalogue: dict[str, Entity], typed: str, identity: str
) -> None:
    """Readers type the name as they know it."""
    assert [entity.id for entity in find(typed, catalogue)] == [identity]


def test_expand_gives_spellings_seen_and_known(catalogue: dict[str, Entity]) -> None:
    """Typing one spelling must also search the others that the reports use."""
    assert {"Baniyas", "Banyas"} <= set(expand("Banias", catalogue))
    assert "Baniyas" not in expand("Baniyas", catalogue)


def test_expand_reaches_a_nom_de_guerre(catalogue: dict[str, Entity]) -> None:
    """No folding of letters leads from Jolani to al-Sharaa; the gazetteer does."""
    assert {"Ahmad al-Sharaa", "Sharaa"} <= set(expand("Jolani", catalogue))


def test_expand_of_a_surname_shared_by_several_is_empty(catalogue: dict[str, Entity]) -> None:
    """Three people are called Assad; to choose one would mislead."""
    assert expand("Assad", catalogue) == ()


def test_expand_does_not_offer_a_spelling_shared_with_others(
    catalogue: dict[str, Entity],
) -> None:
    """A search for Maher must not find every Assad."""
    spellings = expand("Maher al-Assad", catalogue)
    assert not {"Assad", "al-Assad"} & set(spellings)


def test_expand_of_an_unknown_name_is_empty(catalogue: dict[str, Entity]) -> None:
    """A word that is no name is searched as it is."""
    assert expand("xylophone", catalogue) == ()


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
