"""How are invented reports written, so that Dateline's own run finds something to read in them?

The reports of news.py with their names, dates and some figures of victims in words, as JSON Lines.
Places are real ones, so that they stand on the map; people and bodies are invented. A few reports
look far back, and sources are many and uneven: what grows with a collection is there to grow.
Keeps out: indexing (browsed.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

import numpy as np

from bench.news import News, Report, kind_of
from bench.suggesting import names
from index.model.names import EntityKind

VERSION = 1  # changes whenever the same number makes another report
SOURCES = 600
_PEOPLE = 4_000
_PLACES = (
    "Latakia,Baniyas,Jableh,Tartus,Homs,Hama,Idlib,Aleppo,Damascus,Deir ez-Zor,Raqqa,Palmyra,"
    "Beirut,Tripoli,Sidon,Tyre,Amman,Baghdad,Mosul,Basra,Kirkuk,Ankara,Istanbul,Adana,Cairo,"
    "Alexandria,Port Said,Gaza,Jerusalem,Haifa,Riyadh,Jeddah,Doha,Kuwait City,Manama,Muscat,"
    "Sanaa,Aden,Tehran,Isfahan,Tabriz,Geneva,Paris,London,Moscow,Washington,Brussels,Vienna"
).split(",")
_BODIES = ("Relief Committee", "Health Directorate", "Police Command", "Water Authority")
_VICTIMS = ("civilians", "people", "soldiers", "women and children")
_TOLL_OF, _LOOKS_BACK_OF = 5, 50
_BEGINNING = re.compile(r"(?:^|(?<=[.]\s)|(?<=\n))[a-z]")


class WrittenNews:
    """Writes reports out; the same ones at every run."""

    def __init__(self) -> None:
        self._people = [name for name, _ in islice(names(_PEOPLE), _PEOPLE)]
        ranks = np.arange(1, SOURCES + 1)
        self._sources = np.cumsum(1 / ranks) / (1 / ranks).sum()

    def lines(self, count: int) -> Iterator[str]:
        """So many reports, each a line of JSON."""
        return (self._line(report) for report in News().reports(0, count))

    def _line(self, report: Report) -> str:
        chance = np.random.default_rng((VERSION, report.number))
        source = int(np.searchsorted(self._sources, chance.random()))
        parts = [self._text(report)]
        if report.number % _TOLL_OF == 0:
            parts.append(self._toll(report, chance))
        if report.number % _LOOKS_BACK_OF == 0:
            parts.append(f"It was the worst since {int(chance.integers(1860, 2010))}.")
        told = {
            "title": report.title,
            "text": " ".join(parts),
            "source": f"{_PLACES[source % len(_PLACES)]} Gazette {source}",
            "published": date.fromordinal(report.published_on).isoformat(),
        }
        return json.dumps(told)

    def _text(self, report: Report) -> str:
        text, begun = "", 0
        written = [(spot, self.name(spot.value)) for spot in report.names]
        written += [(spot, f"on {_day(spot.value)}") for spot in report.dates]
        for spot, words in sorted(written, key=lambda pair: pair[0].start):
            text += report.body[begun : spot.start] + words
            begun = spot.end
        whole = text + report.body[begun:]
        return _BEGINNING.sub(lambda found: found[0].upper(), whole)

    def name(self, entity: int) -> str:
        """How an entity is called, by its number."""
        match kind_of(entity):
            case EntityKind.PLACE:
                return _PLACES[(entity // 10 * 3 + entity % 10) % len(_PLACES)]
            case EntityKind.PERSON:
                return self._people[entity]
            case _:
                place = _PLACES[entity // 10 % len(_PLACES)]
                return f"the {place} {_BODIES[entity % len(_BODIES)]}"

    def _toll(self, report: Report, chance: np.random.Generator) -> str:
        number, victims = int(chance.integers(2, 900)), _VICTIMS[report.number % len(_VICTIMS)]
        place = _PLACES[int(chance.integers(0, len(_PLACES)))]
        day = _day(report.published_on - 1)
        return f"At least {number} {victims} were killed in {place} on {day}, a spokesman said."


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {day:%B} {day.year}"
