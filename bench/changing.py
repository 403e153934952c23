"""What does a small change cost in a large index? Articles added, one removed, segments joined.

Works on a copy of the index. Bytes are those that the process handed to the system for writing;
files that the new generation shares with the one before are not written. Keeps out: reading and
annotating, and the corpus store.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.annotated_news import annotated
from bench.measuring import middle, timed
from bench.news import News, made_id
from bench.questions import BOTH, questions
from bench.rivals.dateline import Dateline, query_of
from bench.tables import print_table
from index.prepared import prepare
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engines.whoosh_engine import engine_over

BATCH, BATCHES = 100, 6
Figures = dict[str, dict[str, float]]
_IO = Path("/proc/self/io")
_QUESTIONS = 10


def measure(ours: Dateline, folder: Path, *, count: int) -> Figures:
    """Cost of each step: CPU and wall milliseconds, megabytes written, segments after it.

    Args:
        ours: gives the store.
        folder: of its index; stays as it is.
        count: how many articles the index has.
    """
    news = News()
    measured: Figures = {}
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        store = ours.copy(folder, Path(place) / "index")

        def step(name: str, work: Callable[[], object]) -> None:
            written = _written()
            _, taken = timed(work)
            measured[name] = {
                "cpu": taken.cpu,
                "wall": taken.wall,
                "written": (_written() - written) / 1e6,
                **_after(store),
            }

        def add(batch: int) -> None:
            first = count + batch * BATCH
            reports = news.reports(first, first + BATCH)
            store.commit(Change(added=[prepare(annotated(report)) for report in reports]))

        step(f"{BATCH} added to {count:,}", lambda: add(0))
        for batch in range(1, BATCHES):
            add(batch)
        step(f"{BATCH} more, {BATCHES} times before", lambda: add(BATCHES))
        step("one of the new ones removed", lambda: _remove(store, count + 1))
        step("one of the first removed", lambda: _remove(store, count // 2))
        step("tidy", store.tidy)
    return measured


def show(measured: Figures) -> None:
    """Print what was measured for people."""
    print_table(
        "Changes, Dateline (making and preparing of added articles included)",
        ["change", "CPU ms", "wall ms", "MB written", "segments", "AND of 2 then, ms"],
        [
            [name, one["cpu"], one["wall"], one["written"], int(one["segments"]), one["asked"]]
            for name, one in measured.items()
        ],
    )


def _remove(store: WhooshStore, number: int) -> None:
    store.commit(Change(removed=(made_id(f"report {number}"),)))


def _after(store: WhooshStore) -> dict[str, float]:
    """Segments of the current generation, and how long a question takes over them."""
    snapshot = store.open()
    try:
        engine = engine_over(snapshot)
        times = []
        for question in questions(BOTH, _QUESTIONS):
            query = query_of(question)
            engine.find(query)
            engine.answers.forget()
            times.append(timed(engine.find, query)[1])
        return {"segments": float(len(snapshot.parts)), "asked": middle(times).cpu}
    finally:
        snapshot.close()


def _written() -> int:
    """Bytes that this process has written so far."""
    lines = dict(line.split(": ") for line in _IO.read_text(encoding="ascii").splitlines())
    return int(lines["wchar"])
