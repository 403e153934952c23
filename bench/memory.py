"""Does writing stay within its memory setting? The most that a commit and joining after it needed.

    python bench/memory.py [--articles 60000,20000] [--memory-mb 256,64] [--json]

Each pair of numbers is a process of its own. Counted is anonymous memory (RssAnon of
/proc/self/status) above what the process had before, looked at fifty times a second; pages of files
that are mapped belong to the system's cache.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.annotated_news import annotated
from bench.news import News
from bench.tables import print_table
from index.prepared import prepare
from index.store import Change
from index.stores.whoosh_store import WhooshStore

_STATUS = Path("/proc/self/status")
_EVERY = 0.02  # seconds
Figures = dict[str, float]


def measure(count: int, memory_mb: int) -> Figures:
    """Commit so many reports at once, then join segments; megabytes needed by each."""
    news = News()
    with tempfile.TemporaryDirectory() as folder:
        store = WhooshStore(Path(folder) / "index", memory_mb=memory_mb)
        prepared = (prepare(annotated(report)) for report in news.reports(0, count))
        change = Change(added=prepared, entities=news.entities)
        return {
            "articles": float(count),
            "setting": float(memory_mb),
            "commit": _most(lambda: store.commit(change)),
            "joining": _most(store.tidy),
        }


def _most(work: Callable[[], object]) -> float:
    """The most mebibytes that some work needed at any time."""
    gc.collect()
    before = most = _anonymous()
    done = threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(_EVERY):
            most = max(most, _anonymous())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        work()
    finally:
        done.set()
        watcher.join()
    return most - before


def _anonymous() -> float:
    """Mebibytes of this process that are no file's."""
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon:"))


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", default="60000,20000", help="separated by commas")
    parser.add_argument("--memory-mb", default="256,64", help="the setting for each of these")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    pairs = zip(
        map(int, options.articles.split(",")), map(int, options.memory_mb.split(",")), strict=True
    )
    fresh = multiprocessing.get_context("spawn")
    measured: list[Figures] = []
    for pair in pairs:
        with fresh.Pool(1) as pool:
            measured.append(pool.apply(measure, pair))
    if options.json:
        print(json.dumps(measured, indent=1))
        return
    print_table(
        "Writing, Dateline: the most MiB needed",
        ["articles", "setting", "commit", "joining"],
        [
            [int(one["articles"]), int(one["setting"]), one["commit"], one["joining"]]
            for one in measured
        ],
    )


if __name__ == "__main__":
    main()
