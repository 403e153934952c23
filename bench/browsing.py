"""How long until an answer is on screen, while somebody types, narrows and goes through a timeline?

    python bench/browsing.py --keep FOLDER [--articles 20000] [--rounds 3] [--json]

Invented reports are served by `dateline serve` and browsed in Chromium. Times are taken in the
page: from the start of the request until the frame that shows its answer is drawn (browsing.js);
the pause that the search box makes while letters follow each other is not part of it. No question
is asked twice, and each round has a server and a browser of its own, so that nothing is remembered.
Beside the times stands CPU time, which other work on the machine leaves as it is: of the server,
and of the page's main thread.

Keeps out: what a page weighs (pages.py), and the engine by itself (engine.py).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, CDPSession, Page

from bench.browsed import Server, browser, indexed, served
from bench.measuring import machine
from bench.tables import Cell, print_table
from bench.written_news import WrittenNews

ARTICLES, ROUNDS = 20_000, 3
LIMITS = {"typing": 100, "facet": 100, "timeline": 150, "timeline page": 150}
_SCRIPT = Path(__file__).with_suffix(".js")
_WORDS = range(5, 3_000, 211)
_NAMES = range(0, 60, 6)
_BARS, _FACETS, _PAGES = 8, 20, 6
_WARM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One answer; all in milliseconds.

    Args:
        whole: from the start of the request until it is on screen.
        answered: of that, until it had come whole: the server's work and the way.
        swapped: of that, until it was parsed and in the document; the rest is style, layout, paint.
        server: CPU time of the server, to 10 ms.
        page: CPU time of the page's main thread; None where the page is a new one.
    """

    whole: float
    answered: float
    swapped: float
    server: float
    page: float | None


class Reader:
    """Somebody who browses; keeps how long each answer took, by what was done."""

    def __init__(self, opened: Browser, server: Server) -> None:
        self.steps: dict[str, list[Step]] = defaultdict(list)
        self._server = server
        self._page = opened.new_page(viewport={"width": 1280, "height": 900})
        self._page.add_init_script(path=_SCRIPT)
        self._session = self._page.context.new_cdp_session(self._page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def open(self, path: str) -> None:
        """Go to a page, untimed."""
        self._page.goto(self._server.address + path, wait_until="load")

    def count(self, selector: str) -> int:
        """How many of something are on the page."""
        return self._page.locator(selector).count()

    def type(self, kind: str, text: str) -> None:
        """Type a text into the search box."""
        self._timed(kind, lambda page: page.evaluate("(text) => browsing.type(text)", text))

    def press(self, kind: str, selector: str, place: int) -> None:
        """Press one of several links."""
        self._timed(
            kind, lambda page: page.evaluate("(p) => browsing.press(...p)", [selector, place])
        )

    def follow(self, kind: str, path: str) -> None:
        """Open a page."""

        def opened(page: Page) -> dict[str, float]:
            page.goto(self._server.address + path, wait_until="load")
            found: dict[str, float] = page.evaluate("() => browsing.opened()")
            return found

        self._timed(kind, opened, anew=True)

    def _timed(
        self, kind: str, act: Callable[[Page], dict[str, float]], *, anew: bool = False
    ) -> None:
        server, page = self._server.cpu(), _main_thread(self._session)
        taken = act(self._page)
        page = _main_thread(self._session) - page
        server = self._server.cpu() - server
        self.steps[kind].append(Step(**taken, server=server, page=None if anew else page))


def browse(reader: Reader) -> None:
    """Do everything that is timed, and something before that is not."""
    _type(reader, "warm", "/search", [f"w{rank}" for rank in range(_WARM)])
    _type(reader, "warm", "/timeline", [f"w{rank}" for rank in range(_WARM)])
    _type(reader, "typing", "/search", list(typings()))
    for word in _WORDS[::5]:
        _press_each(reader, "facet", f"/search?q=w{word}", ".facet-value", _FACETS)
    _type(reader, "timeline", "/timeline", [f"w{rank + 1}" for rank in _WORDS])
    for path in ("/timeline?", *(f"/timeline?q=w{rank + 2}&" for rank in _WORDS[::5])):
        _press_each(reader, "timeline", path, ".zooms a", 3)
        _press_each(reader, "timeline", path, ".strip-chart a", _BARS)
        for number in range(2, 2 + _PAGES):
            reader.follow("timeline page", f"{path}page={number}")


def typings() -> Iterator[str]:
    """What stands in the box after each letter of some words and names, from the second on."""
    news = WrittenNews()
    words = [f"w{rank}" for rank in _WORDS]
    names = [news.name(number).removeprefix("the ") for number in _NAMES]
    texts = [*(f"{one} {other}" for one, other in pairwise(words)), *names]
    seen = set()
    for text in texts:
        for length in range(2, len(text) + 1):
            typed = text[:length].strip()
            if typed not in seen:
                seen.add(typed)
                yield typed


def _type(reader: Reader, kind: str, path: str, texts: Sequence[str]) -> None:
    reader.open(path)
    for text in texts:
        reader.type(kind, text)


def _press_each(reader: Reader, kind: str, path: str, selector: str, most: int) -> None:
    """Press links of one page, each after coming to it anew, spread over all that it has."""
    reader.open(path)
    found = reader.count(selector)
    for place in sorted(set(np.linspace(0, found - 1, most).astype(int).tolist())):
        reader.open(path)
        reader.press(kind, selector, place)


def _main_thread(session: CDPSession) -> float:
    """Milliseconds of CPU time that the page's main thread has spent on tasks."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def rows(rounds: Sequence[dict[str, list[Step]]]) -> list[list[Cell]]:
    """A row for each thing that was done: medians and the 95th of 100, of all rounds together."""
    made: list[list[Cell]] = []
    for kind, limit in LIMITS.items():
        steps = [step for one in rounds for step in one[kind]]
        each = [quantile(one[kind]) for one in rounds]
        page = [step.page for step in steps if step.page is not None]
        made.append(
            [
                kind,
                len(steps),
                statistics.median(step.whole for step in steps),
                quantile(steps),
                limit,
                " ".join(f"{one:.0f}" for one in each),
                statistics.median(step.answered for step in steps),
                statistics.median(step.swapped for step in steps),
                statistics.mean(step.server for step in steps),
                statistics.median(page) if page else None,
            ]
        )
    return made


def quantile(steps: Sequence[Step]) -> float:
    """What 95 of 100 stay within."""
    return float(np.quantile([step.whole for step in steps], 0.95))


_HEADS = ["what", "answers", "median", "p95", "limit", "p95 of each round", "answered", "swapped",
          "server CPU", "page CPU"]  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--articles", type=int, default=ARTICLES, help="invented reports")
    add("--keep", type=Path, help="a folder for indexes, used again by the next run")
    add("--rounds", type=int, default=ROUNDS)
    add("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(arguments)
    rounds, load = [], []
    with tempfile.TemporaryDirectory() as temporary:
        index = indexed(options.keep or Path(temporary), options.articles)
        for _ in range(options.rounds):
            with served(index) as server, browser() as opened:
                reader = Reader(opened, server)
                browse(reader)
            rounds.append(reader.steps)
            load.append(os.getloadavg()[0])
    made = rows(rounds)
    if options.json:
        told = [dict(zip(_HEADS, row, strict=True)) for row in made]
        print(json.dumps({"machine": machine([]), "load": load, "answers": told}, indent=1))
        return
    print_table(f"{options.articles:,} invented reports: ms until it is on screen", _HEADS, made)
    print(
        f"  load of the machine at the end of each round: {' '.join(f'{one:.1f}' for one in load)}"
    )


if __name__ == "__main__":
    main()
