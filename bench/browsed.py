"""What do the benchmarks of pages look at? A collection, served as users serve it, in Chromium.

The collection is the seed articles, or invented reports that Dateline's own command reads. Keeps
out: what is measured there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from bench.written_news import VERSION, WrittenNews

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
_TICKS = os.sysconf("SC_CLK_TCK")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: its address and its process."""

    address: str
    process: int

    def cpu(self) -> float:
        """Milliseconds of CPU time that it has taken so far, all threads."""
        stat = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) * 1000 / _TICKS


def indexed(folder: Path, articles: int) -> Path:
    """The index of so many invented reports, or of the seed articles for none; made when missing.

    Args:
        folder: where indexes are kept.
        articles: how many reports; 0 for the seed articles.
    """
    index = folder / (f"written-{VERSION}-{articles}" if articles else "seeds")
    done = index / "measured"
    if done.exists():
        return index
    folder.mkdir(parents=True, exist_ok=True)
    source = SEEDS
    if articles:
        source = folder / f"written-{VERSION}-{articles}.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in WrittenNews().lines(articles))
    subprocess.run(
        _dateline("index", str(source), "--index", str(index)), check=True, stdout=sys.stderr
    )
    done.touch()
    return index


@contextmanager
def served(index: Path) -> Iterator[Server]:
    """A server of its own on a free port, until the end."""
    process = subprocess.Popen(
        _dateline("serve", "--index", str(index), "--port", "0"),
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)},
    )
    try:
        said = process.stdout.readline() if process.stdout is not None else ""
        found = re.search(r"http://\S+:\d+", said)
        if found is None:
            raise SystemExit(f"The server did not start: {said}")
        yield Server(address=found[0], process=process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout is not None:
            process.stdout.close()


def chromium() -> str:
    """Where Chromium is; raises SystemExit when it is nowhere."""
    found = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
    if found is None:
        raise SystemExit("No Chromium was found; install it or set DATELINE_CHROMIUM.")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium without a window, until the end."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(_ARGUMENTS))
        yield started
        started.close()


def addresses(page: Page, server: str) -> Mapping[str, str]:
    """One address of each kind of page, and of every article on the first page of results.

    Args:
        page: where they are looked up.
        server: where they are served.
    """
    page.goto(f"{server}/timeline")
    entry = _first(page, ".entry-words a")
    day = (_first(page, ".entry-day time") or "")[:10]
    page.goto(f"{server}/")
    entity = _first(page, "a[href^='/entity/place-']")
    page.goto(f"{server}/search")
    articles = [link.get_attribute("href") or "" for link in page.locator(".hit-title a").all()]
    ticked = [box.get_attribute("value") or "" for box in page.locator(".collect-box input").all()]
    collection = urlencode([("title", "Collection"), *(("id", one) for one in ticked[:3])])
    return {
        "home": "/",
        "results": "/search",
        "timeline": "/timeline",
        "day": f"/timeline/{day}",
        "entry": entry,
        **{f"article {number}": one for number, one in enumerate(articles[:5], start=1)},
        "entity": entity,
        "tolls": "/tolls",
        "map": "/map",
        "help": "/help",
        "collection": f"/collection?{collection}",
    }


def _first(page: Page, selector: str) -> str:
    found = page.locator(selector).first
    return found.get_attribute("href") or found.get_attribute("datetime") or ""


def _dateline(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from web.cli.main import main; main()", *arguments]
