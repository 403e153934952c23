"""What is said of a name in a text."""

from __future__ import annotations

from dataclasses import replace

from index.model.names import EntityKind, EntityMention, Link, Tier, Told, Which
from web.views.names_told import name_told

ARVA = EntityMention(
    start=0,
    end=4,
    surface="Arva",
    kind=EntityKind.PLACE,
    entity="place-arva",
    name="Arva",
    rule="written",
    tier=Tier.STRONG,
)


def test_name_tells_what_it_names_and_why() -> None:
    """A reader who sees another spelling must learn why it is the same."""
    assert name_told(ARVA) == "Arva, place: by this name"
    spelt = replace(ARVA, surface="Arwa", link=Link.KEY, leant_on="Arva")
    assert name_told(spelt) == "Arva, place: another romanisation of “Arva”"


def test_place_of_several_of_its_name_tells_which() -> None:
    """There is more than one Tripoli."""
    beside = replace(ARVA, which=Which(told=Told.BESIDE, by=("Norland",)))
    assert name_told(beside) == "Arva, place: told apart by the words beside it: Norland"


def test_every_way_of_telling_places_apart_has_words() -> None:
    """A new one must not break the page of an article."""
    for told in Told:
        assert name_told(replace(ARVA, which=Which(told=told))).startswith("Arva, place: ")
