"""What does a benchmark read? Invented news: any number of reports, the same at every run.

Reports are made block by block from their numbers, so that each engine can be given the same ones
anew and a large collection is never held in memory. Words follow Zipf's law over 60,000 terms that
no stemmer changes ("w123"); a report has about 450 words in 20 sentences and five paragraphs, 12
names from a pool that follows Zipf's law too, and five dates. Keeps out: Dateline's form of a
report (annotated_news.py), and what is asked (questions.py).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.model.names import Entity, EntityKind

# Changes whenever the same number makes another report: indexes that were kept are then stale.
VERSION = 1
VOCABULARY = 60_000
SOURCES = 30
ENTITIES = 4_000
FIRST_DAY = date(2029, 1, 1).toordinal()
DAYS = 730
SENTENCES, PARAGRAPH = 20, 4
WORDS, TITLE_WORDS = 425, 8
NAMES, DATES = 12, 5
_BLOCK = 500
DATE_WORD = "then"
# Of ten entities, how many are of each kind.
_KINDS = (EntityKind.PERSON,) * 4 + (EntityKind.PLACE,) * 3 + (EntityKind.ORGANISATION,) * 2
_KINDS_OF_TEN = (*_KINDS, EntityKind.GROUP)


def kind_of(entity: int) -> EntityKind:
    """The kind of an entity by its number."""
    return _KINDS_OF_TEN[entity % 10]


def entity_id(entity: int) -> str:
    """The id of an entity by its number."""
    return f"{kind_of(entity).value}-n{entity}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A name or a date in a report.

    Args:
        value: number of the entity, or the day as a proleptic Gregorian ordinal.
        start: first code point in the body.
        end: one past the last.
    """

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One invented report.

    Args:
        number: its ordinal.
        title: the headline.
        body: the text.
        source: the publisher.
        published_on: day of publication, proleptic Gregorian ordinal.
        sentences: half-open code points of each.
        names: in order of the text.
        dates: in order of the text.
    """

    number: int
    title: str
    body: str
    source: str
    published_on: int
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Spot, ...]
    dates: tuple[Spot, ...]

    @property
    def id(self) -> str:
        """Its article id."""
        return made_id(f"report {self.number}")

    @property
    def entities(self) -> list[int]:
        """Numbers of the entities that it names, without repeats."""
        return sorted({name.value for name in self.names})

    @property
    def days(self) -> list[int]:
        """Days that it speaks of, without repeats."""
        return sorted({mention.value for mention in self.dates})


class News:
    """Invents reports.

    Args:
        seed: of all chance.
        entities: how many named things there are.
    """

    def __init__(self, seed: int = 20, *, entities: int = ENTITIES) -> None:
        self._seed, self._entities = seed, entities
        self._word = _zipf(VOCABULARY)
        self._entity = _zipf(entities)
        self._words = np.asarray([f"w{rank}" for rank in range(VOCABULARY)], dtype=object)

    def reports(self, start: int, end: int) -> Iterator[Report]:
        """The reports of half-open numbers, one after the other."""
        for block in range(start // _BLOCK, -(-end // _BLOCK)):
            for report in self._block(block):
                if start <= report.number < end:
                    yield report

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """All entities by id."""
        return {
            entity_id(n): Entity(id=entity_id(n), kind=kind_of(n), name=f"n{n}")
            for n in range(self._entities)
        }

    def _block(self, block: int) -> Iterator[Report]:
        chance = np.random.default_rng((self._seed, block))
        drawn = np.searchsorted(self._word, chance.random((_BLOCK, TITLE_WORDS + WORDS)))
        words: list[list[str]] = self._words[drawn].tolist()
        ends = np.sort(chance.integers(1, WORDS, (_BLOCK, SENTENCES - 1)), axis=1).tolist()
        names = np.searchsorted(self._entity, chance.random((_BLOCK, NAMES))).tolist()
        name_places = np.sort(chance.integers(0, WORDS, (_BLOCK, NAMES)), axis=1).tolist()
        # Reports speak mostly of the weeks before they are printed.
        published = chance.integers(0, DAYS, _BLOCK) + FIRST_DAY
        days = (published[:, None] - chance.geometric(0.05, (_BLOCK, DATES)) + 1).tolist()
        date_places = np.sort(chance.integers(0, WORDS, (_BLOCK, DATES)), axis=1).tolist()
        sources = chance.integers(0, SOURCES, _BLOCK).tolist()
        for n in range(_BLOCK):
            named = zip(name_places[n], names[n], [True] * NAMES, strict=True)
            dated = zip(date_places[n], days[n], [False] * DATES, strict=True)
            insertions = sorted([*named, *dated])
            yield _report(
                block * _BLOCK + n,
                words[n],
                sorted({*ends[n], WORDS}),
                insertions,
                source=f"Source {sources[n]}",
                published_on=int(published[n]),
            )


def _report(
    number: int,
    words: list[str],
    ends: list[int],
    insertions: list[tuple[int, int, bool]],
    *,
    source: str,
    published_on: int,
) -> Report:
    """A report of its words: the first are the title, names and dates are put between the rest."""
    spots: dict[bool, list[Spot]] = {True: [], False: []}
    spans = []
    body, begin, waiting = "", 0, 0
    for ordinal, end in enumerate(ends):
        if ordinal:
            body += "\n\n" if ordinal % PARAGRAPH == 0 else " "
        start = len(body)
        while waiting < len(insertions) and insertions[waiting][0] < end:
            place, value, is_name = insertions[waiting]
            waiting += 1
            if place > begin:
                body += " ".join(words[TITLE_WORDS + begin : TITLE_WORDS + place]) + " "
                begin = place
            surface = f"n{value}" if is_name else DATE_WORD
            spots[is_name].append(Spot(value=value, start=len(body), end=len(body) + len(surface)))
            body += surface + " "
        body += " ".join(words[TITLE_WORDS + begin : TITLE_WORDS + end]) + "."
        begin = end
        spans.append((start, len(body)))
    return Report(
        number=number,
        title=" ".join(words[:TITLE_WORDS]),
        body=body,
        source=source,
        published_on=published_on,
        sentences=tuple(spans),
        names=tuple(spots[True]),
        dates=tuple(spots[False]),
    )


def made_id(text: str) -> str:
    """An id in the form that Dateline issues: 12 base-32 characters of a hash."""
    digest = hashlib.blake2b(text.encode(), digest_size=10).digest()
    return base64.b32encode(digest)[:12].decode().lower()


def _zipf(size: int) -> NDArray[np.float64]:
    """Cumulated shares of so many things, each as frequent as its rank is low."""
    weights = 1 / np.arange(1, size + 1)
    shares: NDArray[np.float64] = np.cumsum(weights) / weights.sum()
    shares[-1] = 1.0
    return shares
