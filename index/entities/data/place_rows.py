"""What is a row of places.csv, and which of several places of one name is usually meant?

Keeps out: which places have a row (build_places.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from index.entities.data.place_names import NEVER_USUAL, STANDING_ALONE

HEADER = "name kind aliases lat lon country near match geonames usual source".split()
# A place so many times as large as each other of its name is meant where nothing tells.
USUAL_FROM = 20
_DISTRICT_DEGREES = 0.3


class Place(NamedTuple):
    """A row of places.csv, and what decides between places of one name.

    Args:
        name: as English news has it, the qualifier of a lesser place with it.
        aliases: its other spellings.
        latitude: degrees with four digits, or "".
        longitude: likewise.
        country: ISO 3166-1 alpha-2.
        near: its region, and for match context what must stand in the document.
        match: "" or context.
        geonames: the number.
        population: people; a country's or state's does not matter.
        rank: 2 for a country or state, 1 for a capital, 0 for another city.
    """

    name: str
    aliases: tuple[str, ...]
    latitude: str
    longitude: str
    country: str
    near: tuple[str, ...]
    match: str
    geonames: int
    population: int = 0
    rank: int = 0

    def forms(self) -> set[str]:
        """What it is called, without case and hyphens."""
        return {form(name) for name in (self.name, *self.aliases)}

    def cells(self, *, usual: bool) -> list[str]:
        """The row."""
        return [
            *(self.name, "place", "|".join(self.aliases), self.latitude, self.longitude),
            *(self.country, "|".join(self.near), self.match, str(self.geonames)),
            *("yes" if usual else "", "GeoNames"),
        ]


def form(name: str) -> str:
    """What two spellings of one name share."""
    return name.lower().replace("-", " ")


def is_one_place(one: Place, other: Place) -> bool:
    """Whether two rows are a town and its own district; GeoNames lists many twice."""
    away = max(
        abs(float(one.latitude) - float(other.latitude)),
        abs(float(one.longitude) - float(other.longitude)),
    )
    return one.country == other.country and away < _DISTRICT_DEGREES


def usual_places(places: Iterable[Place]) -> set[int]:
    """The places that their shared name means where nothing tells, by GeoNames number.

    A city that stands alone in datelines, a capital no smaller than each other place of the name,
    or one that is USUAL_FROM times as large; for all of its names that it shares.
    """
    by_form: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        for spelling in place.forms():
            by_form[spelling].append(place)
    usual: set[int] = set()
    unusual: set[int] = set()
    for spelling, namesakes in by_form.items():
        if len(namesakes) > 1:
            order = sorted(namesakes, key=lambda p: (-p.rank, -p.population))
            alone = [p for p in namesakes if p.name in STANDING_ALONE]
            first, second, *_ = alone + [p for p in order if p not in alone]
            largest = max(p.population for p in namesakes if p is not first)
            factor = 0 if alone else 1 if first.rank == 1 else USUAL_FROM
            clear = first.rank == 2 > second.rank or first.population >= factor * largest
            clear = clear and spelling not in NEVER_USUAL
            (usual if clear else unusual).add(first.geonames)
    return usual - unusual
