"""How quickly are names suggested while they are typed?

    python bench/suggesting.py --articles 100000 --entities 50000 --keep /tmp/suggesting

Builds an index of invented news whose named things have romanised names in three spellings each,
then types some of them letter by letter, as they are written and otherwise, alone and behind other
words, and counts days. Times are of the wall, warm, in milliseconds, for each letter that is typed.
`first` is the first suggestion after opening, which counts the articles of every name once.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.annotated_news import annotated
from bench.measuring import timed
from bench.news import FIRST_DAY, News
from bench.rivals.rival import MEMORY_MB
from bench.tables import Cell, print_table
from index.model import DayRange, Entity
from index.prepared import prepare
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.endings import endings
from search.engines.opening import open_engine
from search.query import Filters

ARTICLES, ENTITIES = 100_000, 50_000
TYPED = 400  # names
SHOWN = 8
_SYLLABLES = (
    "ba bi ban da di far fa ha ham hu ja jab ka kar kha la lat ma mas mu mukh na ni nas qa qar ra "
    "rah ri sa sal sha shu ta tar ti tur wa ya yas za zu"
).split()
_ENDINGS = ("iyya", "a", "ous", "an", "eh", "ani", "ar", "id")
# How else the letters of a name are written, one after the other.
_OTHERWISE = (
    (("iyya", "iyah"), ("ou", "u"), ("kh", "gh"), ("eh", "a"), ("q", "k")),
    (("a", "e"), ("u", "o"), ("q", "g"), ("y", "i")),
)


def names(count: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Invented romanised names, each with two other spellings."""
    chance = np.random.default_rng(7)
    for _ in range(count):
        first, last = ("".join(chance.choice(_SYLLABLES, size=2)) for _ in range(2))
        name = f"{first.title()} al-{last.title()}{chance.choice(_ENDINGS)}"
        yield name, tuple(_respelt(name, changes) for changes in _OTHERWISE)


def _respelt(name: str, changes: Sequence[tuple[str, str]]) -> str:
    for letters, others in changes:
        name = name.replace(letters, others)
    return name


def build(folder: Path, articles: int, entities: int) -> None:
    """Write the index, unless it is there."""
    store = WhooshStore(folder, memory_mb=MEMORY_MB)
    if store.current() is not None:
        return
    news = News(entities=entities)
    named: dict[str, Entity] = {
        key: replace(entity, name=name, aliases=aliases)
        for (key, entity), (name, aliases) in zip(
            news.entities.items(), names(entities), strict=True
        )
    }
    prepared = (prepare(annotated(report)) for report in news.reports(0, articles))
    store.commit(Change(added=prepared, entities=named))


def typings(entities: int) -> Iterator[str]:
    """What stands in the box after each letter of some names, from the second on."""
    chance = np.random.default_rng(11)
    every = list(names(entities))
    for number in chance.integers(0, entities, TYPED).tolist():
        name, (other, third) = every[number]
        for text in (name, name.split("-")[1], other.split("-")[1], _respelt(third, [("e", "i")])):
            for length in range(2, len(text) + 1):
                yield text[:length]


def measure(folder: Path, entities: int) -> dict[str, list[float]]:
    """Milliseconds of every question, by what was asked."""
    engine = open_engine(WhooshStore(folder))

    def complete(text: str) -> None:
        any(engine.suggest(ending.typed, SHOWN) for ending in endings(text))

    def days(text: str) -> None:
        day = date.fromordinal(FIRST_DAY) + timedelta(days=len(text) * 7)
        engine.count(Filters(days=DayRange.day(day)))

    found = {"first": [timed(complete, "mu")[1].wall]}
    typed = list(typings(entities))
    asked: dict[str, tuple[Callable[[str], None], list[str]]] = {
        "two letters": (complete, [text for text in typed if len(text) == 2]),
        "three letters": (complete, [text for text in typed if len(text) == 3]),
        "more letters": (complete, [text for text in typed if len(text) > 3]),
        "behind three words": (complete, [f"w7 w8 w9 {text}" for text in typed[::4]]),
        "a day counted": (days, typed[:40]),
    }
    for name, (ask, texts) in asked.items():
        for text in texts[:200]:
            ask(text)
        found[name] = [timed(ask, text)[1].wall for text in texts]
    return found


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--articles", type=int, default=ARTICLES)
    add("--entities", type=int, default=ENTITIES)
    add("--keep", type=Path, help="folder for the index, used again by the next run")
    add("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = (options.keep or Path(passing)) / f"{options.articles}-{options.entities}"
        folder.parent.mkdir(parents=True, exist_ok=True)
        build(folder, options.articles, options.entities)
        measured = measure(folder, options.entities)
    rows: list[list[Cell]] = [
        [name, len(times), statistics.median(times), float(np.quantile(times, 0.99)), max(times)]
        for name, times in measured.items()
    ]
    if options.json:
        heads = ("asked", "median", "p99", "longest")
        print(json.dumps({str(row[0]): dict(zip(heads, row[1:], strict=True)) for row in rows}))
    else:
        title = f"{options.articles:,} articles, {options.entities:,} names: ms of the wall"
        print_table(title, ["what", "asked", "median", "99 of 100", "longest"], rows)


if __name__ == "__main__":
    main()
