"""What does each page weigh, and how does Lighthouse score it?

    python bench/pages.py [--articles 20000 --keep FOLDER] [--check] [--json]
    python bench/pages.py --lighthouse "npx --yes lighthouse@12.8.2" [--runs 3]

Opens every kind of page in Chromium, as a first visitor does, on the seed articles or on invented
reports: what travels, to whom, and whether the page jumps. With --lighthouse the pages that are
read most are scored as well. With --check it ends with 1 when a page is beyond its budget.

Keeps out: how quickly the next answer comes (browsing.py).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.browsed import addresses, browser, indexed, served
from bench.lighthouse import CATEGORIES, PRESETS, Scores, scores
from bench.measuring import machine
from bench.page_weights import Weight, beyond, weigh
from bench.tables import Cell, print_table

SCORED = ("home", "results", "timeline", "entry", "article")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--articles", type=int, default=0, help="invented reports; without, the seed articles")
    add("--keep", type=Path, help="a folder for indexes, used again by the next run")
    add("--lighthouse", metavar="COMMAND", help="how Lighthouse is called")
    add("--runs", type=int, default=3, help="of Lighthouse for each page; the median counts")
    add("--check", action="store_true", help="end with 1 when a page is beyond its budget")
    add("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as temporary,
        served(indexed(options.keep or Path(temporary), options.articles)) as server,
    ):
        with browser() as opened:
            found = addresses(opened.new_page(), server.address)
            weights = {name: weigh(opened, server.address + path) for name, path in found.items()}
        scored = {
            f"{name}, {preset}": scores(
                options.lighthouse, server.address + path, preset=preset, runs=options.runs
            )
            for name, path in found.items()
            for preset in PRESETS
            if options.lighthouse and name.startswith(SCORED)
        }
    if options.json:
        print(json.dumps(_told(options.articles, weights, scored), indent=1))
    else:
        show(options.articles, weights, scored)
    faults = [f"{name}: {one}" for name, weight in weights.items() for one in beyond(weight)]
    faults += [f"{name}: {one}" for name, page in scored.items() for one in page.beyond()]
    for fault in faults:
        print(f"beyond the budget: {fault}", file=sys.stderr)
    if options.check and faults:
        raise SystemExit(1)


def show(articles: int, weights: Mapping[str, Weight], scored: Mapping[str, Scores]) -> None:
    """Print what was measured for people."""
    rows: list[list[Cell]] = [
        [name, one.octets / 1000, one.requests, one.foreign, one.violations, f"{one.shift:.3f}"]
        for name, one in weights.items()
    ]
    heads = ["page", "KB", "requests", "to others", "CSP violations", "CLS"]
    collection = f"{articles:,} invented reports" if articles else "the seed articles"
    print_table(f"First visit, {collection}", heads, rows)
    if not scored:
        return
    scored_rows: list[list[Cell]] = [
        [name, *(f"{one.scores[key]:.2f}" for key in CATEGORIES), one.paint, " ".join(one.failed)]
        for name, one in scored.items()
    ]
    print_table("Lighthouse", ["page", *CATEGORIES, "LCP, ms", "failed"], scored_rows)


def _told(
    articles: int, weights: Mapping[str, Weight], scored: Mapping[str, Scores]
) -> dict[str, object]:
    return {
        "machine": machine([]),
        "articles": articles,
        "weights": {name: asdict(one) for name, one in weights.items()},
        "lighthouse": {name: asdict(one) for name, one in scored.items()},
    }


if __name__ == "__main__":
    main()
