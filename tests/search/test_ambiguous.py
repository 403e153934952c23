"""Which typed names are said to be several people's."""

from __future__ import annotations

import pytest

from search.ambiguous import ambiguities
from search.parse import parse
from search.suggestions import Suggestion


def person(name: str) -> Suggestion:
    return Suggestion(text=name, kind="person", value=f"person-{name}", count=1)


OWNERS = {
    "azal": (person("Omar Azal"), person("Nura Azal")),
    "omar azal": (person("Omar Azal"),),
    "omar": (person("Omar Azal"), person("Omar Tarif")),
}


def shared(text: str) -> list[str]:
    found = ambiguities(parse(text).root, lambda name: OWNERS.get(name.casefold(), ()))
    return [f"{one.typed}: {', '.join(m.text for m in one.meanings)}" for one in found]


@pytest.mark.parametrize(
    "text", ["Azal", "fire Azal", "fire OR Azal", "(fire AND Azal) x", "-Azal"]
)
def test_shared_name_is_found_wherever_it_stands(text: str) -> None:
    """A reader who means one Azal must learn that there are two."""
    assert shared(text) == ["Azal: Omar Azal, Nura Azal"]


def test_longer_name_settles_its_parts() -> None:
    """Who typed the full name has said which Azal, and which Omar."""
    assert shared("fire Omar Azal") == []


def test_words_joined_by_an_operator_are_no_name_together() -> None:
    """Who types AND asks for two names."""
    assert len(shared("Omar AND Azal")) == 2


@pytest.mark.parametrize("text", ['"Azal"', "person:azal", "fire", "", "azal*"])
def test_nothing_is_said_of_what_is_meant_exactly(text: str) -> None:
    """A remark on every question would soon be read by nobody."""
    assert shared(text) == []


def test_shared_name_is_said_once() -> None:
    """Twice typed is still one question."""
    assert len(shared("Azal fire Azal")) == 1
