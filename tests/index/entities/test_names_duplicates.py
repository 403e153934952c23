"""Names that may be one are shown to a person, with reasons, and never merged."""

from __future__ import annotations

from index.entities.duplicates import CROWD, Candidate, Suspicion, suspicions
from index.entities.gazetteer import entity_id
from index.model.names import EntityKind

PERSON, PLACE, BODY = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


def named(
    name: str, kind: EntityKind = PERSON, *, mentions: int = 1, known: bool = False, item: str = ""
) -> Candidate:
    return Candidate(
        id=entity_id(kind, name),
        kind=kind,
        name=name,
        spellings=(name,),
        mentions=mentions,
        known=known,
        wikidata=item,
    )


def pairs(*candidates: Candidate) -> list[tuple[str, str]]:
    return [(pair.one.name, pair.other.name) for pair in suspicions(candidates)]


def only(*candidates: Candidate) -> Suspicion:
    (pair,) = suspicions(candidates)
    return pair


def test_spellings_one_vowel_apart_are_suspected() -> None:
    """Masyaf and Misyaf share no key, and a reader of one misses the reports on the other."""
    assert pairs(named("Masyaf", PLACE), named("Misyaf", PLACE)) == [("Masyaf", "Misyaf")]


def test_short_names_are_not_suspected_for_a_letter() -> None:
    """Hama and Homs are one letter apart, and two cities."""
    assert pairs(named("Hama", PLACE), named("Homs", PLACE), named("Hamas", BODY)) == []


def test_rows_of_a_gazetteer_are_two_unless_their_number_is_one() -> None:
    """Whoever gave Tartus and Tarsus a row each has said that they are two."""
    known = named("Tartus", PLACE, known=True), named("Tarsus", PLACE, known=True)
    assert pairs(*known) == []
    same = (
        named("Sidon", PLACE, known=True, item="Q1"),
        named("Saida", PLACE, known=True, item="Q1"),
    )
    assert "Q1" in only(*same).reason


def test_surname_alone_is_suspected_and_told_how_many_bear_it() -> None:
    """ "Haddad" in one report is perhaps the Samir Haddad of another, or a second Haddad."""
    lund = only(named("Lund"), named("Aron Lund", mentions=3))
    assert lund.one.name == "Aron Lund"
    several = suspicions([named("Haddad"), named("Samir Haddad"), named("Rim Haddad")])
    assert all("one of 2" in pair.reason for pair in several)
    assert all(pair.weight < lund.weight for pair in several)


def test_initials_and_ends_of_names_of_bodies_are_suspected() -> None:
    """An acronym that no report spells out is a body of its own until somebody joins it."""
    bodies = [named("Azal Bridge Council", BODY), named("ABC", BODY), named("Bridge Council", BODY)]
    assert set(pairs(*bodies)) >= {
        ("ABC", "Azal Bridge Council"),
        ("Azal Bridge Council", "Bridge Council"),
    }


def test_one_name_of_two_kinds_is_suspected() -> None:
    """A town taken for a person splits its reports between two pages."""
    assert "place" in only(named("Jolan"), named("Jolan", PLACE)).reason


def test_what_a_crowd_shares_tells_nothing() -> None:
    """A list of every Smith would hide the pairs that matter, and grow with their square."""
    given = "Ada Bruno Celia Dmitri Emeka Farid Gulnar Hideki Ivo Jorge Kwame Lotte".split()
    crowd = [named(f"{name} Smith") for name in given]
    assert len(crowd) == CROWD
    assert pairs(named("Smith"), *crowd) == []
