"""What a text defines an acronym to be outweighs whom the world knows by the same letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger


def _entities(text: str, surface: str, *paths: Path) -> set[str]:
    mentions = NameTagger(load_gazetteer(paths)).tag(text)
    return {mention.entity for mention in mentions if mention.surface == surface}


@pytest.mark.parametrize(
    ("text", "acronym", "entity"),
    [
        ("The Azal Bridge Council (ABC) met. ABC spoke.", "ABC", "azal-bridge-council"),
        ("ABC spoke. The Azal Bridge Council (ABC) met.", "ABC", "azal-bridge-council"),
        ("The Sirte Development Forum (SDF) met. SDF spoke.", "SDF", "sirte-development-forum"),
        ("The Syrian Democratic Front (SDF) met. SDF left.", "SDF", "syrian-democratic-front"),
    ],
)
def test_defined_acronym_is_not_the_body_the_gazetteer_knows(
    text: str, acronym: str, entity: str
) -> None:
    """ "ABC" of a bridge council is no broadcaster, before the definition or after it."""
    assert _entities(text, acronym) == {f"organisation-{entity}"}


@pytest.mark.parametrize(
    ("text", "acronym", "entity"),
    [
        (
            "The Syrian Observatory of Human Rights (SOHR) met. SOHR spoke.",
            "SOHR",
            "syrian-observatory-for-human-rights",
        ),
        ("The Syrian Democratic Force (SDF) met. SDF left.", "SDF", "syrian-democratic-forces"),
        ("The United Nations (UN) met. UN staff left.", "UN", "united-nations"),
        (
            "Organization for Prohibition of Chemical Weapons (OPCW) staff left.",
            "OPCW",
            "opcw",
        ),
    ],
)
def test_other_wording_of_a_known_body_keeps_its_acronym(
    text: str, acronym: str, entity: str
) -> None:
    """Small words, endings and British spelling make no other body."""
    assert _entities(text, acronym) == {f"organisation-{entity}"}


def test_row_of_the_user_is_obeyed(tmp_path: Path) -> None:
    """The corpus CSV says what its editor knows; only built-in knowledge yields."""
    path = tmp_path / "gazetteer.csv"
    header = "name,kind,aliases,lat,lon,country,near,match,wikidata,geonames,source\n"
    path.write_text(header + "Azal Bus Company,organisation,ABC,,,,,case,,,invented\n", "utf-8")
    found = _entities("The Azal Bridge Council (ABC) met. ABC spoke.", "ABC", path)
    assert found == {"organisation-azal-bus-company"}
