"""How is time taken, and on which machine? Process CPU time first, the clock on the wall beside it.

CPU time counts all threads of the process and nothing of other work on the machine, so that ratios
hold where the wall would not. Keeps out: what is timed.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np

from bench.news import VERSION, News, Report
from bench.rivals import Rival

Value = TypeVar("Value")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How long something took, in milliseconds."""

    cpu: float
    wall: float


def timed(work: Callable[P, Value], *arguments: P.args, **named: P.kwargs) -> tuple[Value, Taken]:
    """What some work gives for its arguments, and how long it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    value = work(*arguments, **named)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return value, Taken(cpu=cpu * 1000, wall=wall * 1000)


def middle(times: Iterable[Taken]) -> Taken:
    """The median of each measure."""
    listed = list(times)
    return Taken(
        cpu=statistics.median(one.cpu for one in listed),
        wall=statistics.median(one.wall for one in listed),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """How an index was built.

    Args:
        articles: how many.
        cpu: process seconds of all threads, without the making of the reports.
        wall: seconds, the making included, as a second thread may work meanwhile.
        preparing: of the CPU seconds, those of `prepare`; Dateline's alone.
        finishing: CPU seconds of what makes it quicker to ask afterwards, not counted in `cpu`.
        size: bytes without stored articles.
        version: of the reports.
    """

    articles: int
    cpu: float
    wall: float
    preparing: float
    finishing: float
    size: int
    version: int = VERSION


class _Counted:
    """Reports, with the time that went into making them."""

    def __init__(self, reports: Iterator[Report]) -> None:
        self._reports = reports
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Report]:
        return self

    def __next__(self) -> Report:
        begun = time.thread_time()
        try:
            return next(self._reports)
        finally:
            self.seconds += time.thread_time() - begun


def built(rival: Rival, folder: Path, count: int, *, anew: bool) -> Built:
    """Build an engine's index of so many reports, or take the one that is there.

    Args:
        rival: the engine.
        folder: where its index is or will be; what was measured is kept beside it.
        count: how many reports.
        anew: whether to build it even if it is there.
    """
    kept = folder.with_suffix(".json")
    if kept.exists() and not anew:
        found = Built(**json.loads(kept.read_text(encoding="utf-8")))
        if (found.articles, found.version) == (count, VERSION):
            return found
    kept.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    reports = _Counted(News().reports(0, count))
    _, taken = timed(rival.build, folder, reports)
    making = reports.seconds + getattr(rival, "making", 0.0)
    _, finished = timed(rival.finish, folder)
    measured = Built(
        articles=count,
        cpu=taken.cpu / 1000 - making,
        wall=taken.wall / 1000,
        preparing=getattr(rival, "preparing", 0.0),
        finishing=finished.cpu / 1000,
        size=rival.size(folder),
    )
    kept.write_text(json.dumps(asdict(measured)), encoding="utf-8")
    return measured


def machine(rivals: Sequence[Rival]) -> dict[str, str]:
    """What was measured on, and which versions."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": platform.platform(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "sqlite": sqlite3.sqlite_version,
        "whoosh-reloaded": version("whoosh-reloaded"),
        **{rival.name: rival.version for rival in rivals if rival.name == "tantivy"},
    }


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
