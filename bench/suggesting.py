"""How quickly are names suggested while they are typed?

    python bench/suggesting.py --articles 100000 --entities 50000 --keep /tmp/suggesting

Builds an index of invented news whose named things have romanised names in three spellings each,
then types some of them letter by letter, as they are written and otherwise, alone and behind other
words, and dates. `first` is the first suggestion after opening, which counts the articles of every
name once; `as HTML` is the whole answer of `/suggest`, the others are the service's. Times are
milliseconds of process CPU, warm, for each letter typed, with the wall's median beside them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.annotated_news import annotated
from bench.measuring import Taken, middle, timed
from bench.news import News
from bench.rivals.rival import MEMORY_MB
from bench.tables import Cell, print_table
from index.issued import Address
from index.model.names import Entity
from index.prepared import prepare
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.service import Service
from web.app import create_app
from web.settings import WebSettings

ARTICLES, ENTITIES = 100_000, 50_000
TYPED = 400  # names
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


class NoAddresses:
    """Addresses of passages, of which none was ever issued."""

    issued: Mapping[str, Address] = MappingProxyType({})

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads."""
        return self.issued.get(passage_id)

    def is_removed(self, article_id: str) -> bool:
        """Whether an article was removed."""
        return article_id in self.issued


def measure(folder: Path, entities: int) -> dict[str, list[Taken]]:
    """The times of every question, by what was asked."""
    engine = open_engine(WhooshStore(folder))
    service = Service(lambda: engine, NoAddresses())
    pages = create_app(answers=service, settings=WebSettings()).test_client()

    def show(text: str) -> None:
        pages.get("/suggest", query_string={"q": text})

    found = {"first": [timed(service.complete, "mu")[1]]}
    typed = list(typings(entities))
    asked: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "two letters": (service.complete, [text for text in typed if len(text) == 2]),
        "three letters": (service.complete, [text for text in typed if len(text) == 3]),
        "more letters": (service.complete, [text for text in typed if len(text) > 3]),
        "behind three words": (service.complete, [f"w7 w8 w9 {text}" for text in typed[::4]]),
        "as HTML": (show, typed[::4]),
        "a date, as HTML": (show, [f"{day} March" for day in range(1, 32)]),
    }
    for name, (ask, texts) in asked.items():
        for text in texts[:200]:
            ask(text)
        found[name] = [timed(ask, text)[1] for text in texts]
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
    rows = [row(name, times) for name, times in measured.items()]
    heads = ["what", "asked", "median", "99 of 100", "longest", "wall"]
    if options.json:
        print(json.dumps([dict(zip(heads, one, strict=True)) for one in rows]))
    else:
        title = f"{options.articles:,} articles, {options.entities:,} names: ms of CPU"
        print_table(title, heads, rows)


def row(name: str, times: Sequence[Taken]) -> list[Cell]:
    """A row of the table."""
    cpu = [one.cpu for one in times]
    return [name, len(cpu), middle(times).cpu, float(np.quantile(cpu, 0.99)), max(cpu),
            middle(times).wall]  # fmt: skip


if __name__ == "__main__":
    main()
