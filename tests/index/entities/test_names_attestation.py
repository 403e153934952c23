"""Each name tells why it stands for its entity."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.attestation import Attested, attested, packed, unpacked
from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger
from index.model.names import EntityKind, EntityMention, Link, Tier

ROWS = """\
name,kind,aliases,lat,lon,country,near,match,wikidata,geonames,source
Port Azal,place,Bandar Azal,10.5,45.0,,,,,,invented
Omar al-Tarif,person,Abu Qasim al-Bahri|Tarif,,,,,,,,invented
"""
TEXT = (
    "Omar al-Tarif met Khaled Murjan in Bandar Azal. Murjan, a member of the Azal Bridge Council "
    "(ABC), thanked Umar al-Tarif. The ABC was founded there."
)


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Link, str]]:
    """The reason of each name in the text, by its words."""
    path = tmp_path_factory.mktemp("names") / "gazetteer.csv"
    path.write_text(ROWS, "utf-8")
    mentions = NameTagger(load_gazetteer([path])).tag(TEXT)
    return {mention.surface: (mention.link, mention.leant_on) for mention in mentions}


@pytest.mark.parametrize(
    ("surface", "link", "leant_on"),
    [
        ("Omar al-Tarif", Link.GAZETTEER, ""),
        ("Bandar Azal", Link.GAZETTEER, ""),
        ("Umar al-Tarif", Link.KEY, "Omar al-Tarif"),
        ("Khaled Murjan", Link.OWN, ""),
        ("Murjan", Link.FULLER, "Khaled Murjan"),
        ("ABC", Link.FULLER, "Azal Bridge Council"),
    ],
)
def test_each_name_tells_what_it_leans_on(
    links: dict[str, tuple[Link, str]], surface: str, link: Link, leant_on: str
) -> None:
    """A merge that nobody can explain can be neither trusted nor taken back."""
    assert links[surface] == (link, leant_on)


def test_ministry_tells_the_state_it_was_read_with() -> None:
    """ "The defence ministry" names another ministry in every country."""
    text = "Syria is at war. Syria fights. Syria mourns. The army fled, the Defence Ministry said."
    mentions = NameTagger(load_gazetteer()).tag(text)
    found = [m for m in mentions if "Ministry" in m.surface]
    assert [m.link for m in found] == [Link.STATE]
    assert found[0].leant_on.startswith("Syrian Ministry")


def test_ways_of_writing_are_counted_across_line_breaks() -> None:
    """A name broken over two lines is not another spelling."""
    mention = EntityMention(
        start=0,
        end=9,
        surface="Port Azal",
        kind=EntityKind.PLACE,
        entity="place-port-azal",
        name="Port Azal",
        rule="gazetteer",
        tier=Tier.STRONG,
        link=Link.GAZETTEER,
    )
    broken = replace(mention, surface="Port\nAzal")
    way = Attested("Port Azal", Link.GAZETTEER)
    assert attested([mention, broken]) == {("place-port-azal", way): 2}


@given(st.lists(st.text(min_size=1)), st.sampled_from(Link), st.text())
def test_packed_ways_of_writing_come_back(words: list[str], link: Link, leant_on: str) -> None:
    """What the store kept as one text must be read as it was."""
    way = Attested(" ".join(" ".join(words).split()), link, " ".join(leant_on.split()))
    assert unpacked(packed(way)) == way
