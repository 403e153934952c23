"""What a typed name can mean in a corpus, and how else that is written."""

from __future__ import annotations

import itertools

import pytest

from index.entities.catalogue import build_catalogue
from index.entities.gazetteer import Gazetteer, load_gazetteer
from index.entities.tagger import NameTagger
from index.entities.typed import NamesInMemory, TypedNames

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
def names(gazetteer: Gazetteer) -> TypedNames:
    tagger = NameTagger(gazetteer)
    mentions = itertools.chain.from_iterable(tagger.tag(text) for text in TEXTS)
    catalogue = build_catalogue(mentions, gazetteer)
    return TypedNames(catalogue, NamesInMemory(catalogue))


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
def test_find_gives_the_one_entity_meant(names: TypedNames, typed: str, identity: str) -> None:
    """Readers type the name as they know it."""
    assert [entity.id for entity in names.find(typed)] == [identity]


def test_spellings_gives_spellings_seen_and_known(names: TypedNames) -> None:
    """Typing one spelling must also search the others that the reports use."""
    assert {"Baniyas", "Banyas"} <= set(names.spellings("Banias"))
    assert "Baniyas" not in names.spellings("Baniyas")


def test_spellings_reaches_a_nom_de_guerre(names: TypedNames) -> None:
    """No folding of letters leads from Jolani to al-Sharaa; the gazetteer does."""
    assert {"Ahmad al-Sharaa", "Sharaa"} <= set(names.spellings("Jolani"))


def test_spellings_of_a_surname_shared_by_several_is_empty(names: TypedNames) -> None:
    """Three people are called Assad; to choose one would mislead."""
    assert names.spellings("Assad") == ()


def test_spellings_does_not_offer_a_spelling_shared_with_others(
    names: TypedNames,
) -> None:
    """A search for Maher must not find every Assad."""
    spellings = names.spellings("Maher al-Assad")
    assert not {"Assad", "al-Assad"} & set(spellings)


def test_spellings_of_an_unknown_name_is_empty(names: TypedNames) -> None:
    """A word that is no name is searched as it is."""
    assert names.spellings("xylophone") == ()


@pytest.mark.parametrize("typed", ["fire", "home", "killed", "march", "bodies", "the"])
def test_plain_words_are_nobody(names: TypedNames, typed: str) -> None:
    """A word of the language must not bring a stranger's spellings with it."""
    assert names.find(typed) == ()
