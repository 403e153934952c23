"""The catalogue: the entities of a corpus with their spellings."""

from __future__ import annotations

import itertools

import pytest

from index.entities.catalogue import build_catalogue
from index.entities.gazetteer import Gazetteer, load_gazetteer
from index.entities.tagger import NameTagger
from index.model.certainty import Basis
from index.model.names import Entity

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


def told(gazetteer: Gazetteer, *texts: str) -> dict[str, Entity]:
    tagger = NameTagger(gazetteer)
    return build_catalogue([m for text in texts for m in tagger.tag(text)], gazetteer)


def test_catalogue_says_that_a_name_does_not_tell(gazetteer: Gazetteer) -> None:
    """Readers must not take a point on the map for what a report says."""
    entity = told(gazetteer, "A baker in Tripoli was robbed.")["place-tripoli-unclear-which"]
    assert (entity.latitude, entity.basis) == (None, Basis.UNRESOLVED)
    assert entity.note == (
        "Which Tripoli is meant is not said. It may be Tripoli (Libya) or Tripoli (Lebanon)."
    )


def test_catalogue_says_how_a_place_was_told_from_others(gazetteer: Gazetteer) -> None:
    """A reader who wonders which Tripoli this is finds the answer on its page."""
    texts = ("Tripoli, Lebanon, was calm.", "A bus from Beirut reached Tripoli.")
    assert told(gazetteer, *texts)["place-tripoli-lebanon"].note == (
        "Not to be confused with Tripoli (Libya). Told by words beside the name (1); "
        "by other places in the report (1)."
    )


def test_catalogue_infers_a_place_at_a_clear_margin_only(gazetteer: Gazetteer) -> None:
    """Where all other reports mean one Tripoli, a map may show it, marked; never sooner."""
    bare, lebanese = "A baker in Tripoli was robbed.", "Tripoli, Lebanon, was calm."
    few = told(gazetteer, bare, *[lebanese] * 4)["place-tripoli-unclear-which"]
    assert few.latitude is None
    many = told(gazetteer, bare, *[lebanese] * 5)["place-tripoli-unclear-which"]
    assert many.latitude == pytest.approx(34.4, abs=0.1)
    assert (many.country, many.basis) == ("LB", Basis.INFERRED)
    assert many.note.endswith("Probably Tripoli (Lebanon): of 5 mentions that tell, 5 mean it.")
    libyan = ["Tripoli, Libya, was calm."] * 2
    mixed = told(gazetteer, bare, *[lebanese] * 5, *libyan)["place-tripoli-unclear-which"]
    assert mixed.latitude is None


def test_catalogue_has_no_entity_that_nothing_mentions(gazetteer: Gazetteer) -> None:
    """What is counted for a name that always tells must not become an empty page."""
    assert "place-tripoli-unclear-which" not in told(gazetteer, "Tripoli, Lebanon, was calm.")
