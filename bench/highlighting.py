"""How quickly are the entries found that stand for a long timeline?

    python bench/highlighting.py --entries 100000 --keep /tmp/highlighting

Builds an index of invented news whose dated sentences are grouped into entries of one day, then
asks for what stands out: of everything, under a word, under filters. Times are milliseconds of
process CPU with the wall's median beside them, the ten entries read. The timeline's own first page
is asked in the same run, to tell what the answer adds to a page.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.annotated_news import annotated
from bench.measuring import Taken, machine, middle, timed
from bench.news import FIRST_DAY, News
from bench.rivals.rival import MEMORY_MB
from bench.tables import Cell, print_table
from index.model.certainty import Basis
from index.model.days import DayRange, Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.prepared import PreparedArticle, prepare
from index.spans import beginning_in
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engine import Engine
from search.engines.opening import open_engine
from search.query import FacetName, Filters, Query, Selection, Window, Word

ENTRIES = 100_000
DATED_SENTENCES = 4.1  # of a report, about
_SIZES = (1, 1, 1, 1, 2, 2, 3, 4)
TIMES = 9


def build(folder: Path, entries: int) -> None:
    """Write the index, unless it is there."""
    store = WhooshStore(folder, memory_mb=MEMORY_MB)
    if store.current() is not None:
        return
    news = News()
    articles = round(entries * np.mean(_SIZES) / DATED_SENTENCES)
    on_day: defaultdict[date, list[str]] = defaultdict(list)

    def read() -> Iterator[PreparedArticle]:
        for report in news.reports(0, articles):
            found = annotated(report)
            for passage in found.passages:
                days = [one.days for one in beginning_in(found.dates, passage)]
                if days and days[0] is not None and days[0].start is not None:
                    on_day[days[0].start].append(passage.id)
            yield prepare(found)

    store.commit(Change(added=read(), entities=news.entities))
    store.commit(Change(entries=list(_entries(on_day))[:entries]))


def _entries(on_day: dict[date, list[str]]) -> Iterator[TimelineEntry]:
    """The sentences of each day in groups of one to four."""
    chance = np.random.default_rng(7)
    for day, passages in on_day.items():
        while passages:
            size = min(len(passages), int(chance.choice(_SIZES)))
            own = tuple(passages.pop() for _ in range(size))
            yield TimelineEntry(
                id=own[0],
                days=DayRange.day(day),
                precision=Precision.DAY,
                grain=Grain.DAY,
                part="",
                basis=Basis.STATED,
                headline=own[0],
                passages=own,
                grounds=(Ground.DAY,) * len(own),
            )


def questions() -> dict[str, Query]:
    """What is asked."""
    first = date.fromordinal(FIRST_DAY)
    month = DayRange(start=first.replace(month=6), end=first.replace(month=7))
    source = Selection(facet=FacetName.SOURCE, value="Source 0")
    return {
        "everything": Query(),
        "a common word": Query(root=Word(text="w3")),
        "a rarer word": Query(root=Word(text="w300")),
        "a month": Query(filters=Filters(days=month)),
        "a source": Query(filters=Filters(selections=(source,))),
    }


def measure(engine: Engine) -> dict[str, dict[str, Taken]]:
    """The times of both answers to every question."""
    found = {}
    for name, query in questions().items():
        engine.highlights(query)
        engine.timeline(query, Window())
        found[name] = {
            "stands out": middle(timed(engine.highlights, query)[1] for _ in range(TIMES)),
            "timeline page": middle(
                timed(engine.timeline, query, Window())[1] for _ in range(TIMES)
            ),
        }
    return found


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--keep", type=Path, help="folder for the index, used by the next run")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = (options.keep or Path(passing)) / str(options.entries)
        folder.parent.mkdir(parents=True, exist_ok=True)
        build(folder, options.entries)
        engine = open_engine(WhooshStore(folder))
        overview = engine.overview()
        measured = measure(engine)
    heads = ["question", "CPU", "wall", "timeline page, CPU", "wall"]
    rows: list[list[Cell]] = [
        [name, *(getattr(times[way], clock) for way in times for clock in ("cpu", "wall"))]
        for name, times in measured.items()
    ]
    if options.json:
        told = [dict(zip(heads, row, strict=True)) for row in rows]
        print(json.dumps({"machine": machine(()), "entries": overview.entries, "times": told}))
        return
    for name, value in machine(()).items():
        print(f"{name:15} {value}")
    title = f"{overview.entries:,} entries of {overview.articles:,} articles: ms"
    print_table(title, heads, rows)


if __name__ == "__main__":
    main()
