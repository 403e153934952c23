"""How good is the engine beside stock Whoosh, SQLite's FTS5 and tantivy? Same news, same questions.

    python bench/engine.py --sizes 5000,20000 --keep /tmp/indexes

Builds an index of invented news with each engine, asks all the same questions (top 20, exact total,
facets of sources and four kinds of names, histograms of publication days and of days spoken of),
stops when anybody counts differently, and prints times and ratios. No answer is ever repeated from
what was kept. `dateline` has its postings decoded from an earlier question, `dateline cold` has
not, `dateline page` also reads and marks the 20 articles, which the others do not. Times are
medians of process CPU milliseconds; a ratio of 3 says that the other takes three times as long.
Each part of the report has a module of its own: asking, opening, filtering, changing, hostile.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import changing, filtering, hostile, opening
from bench.asking import COLD, OURS, PAGE, Asked, ask_all, geometric_mean
from bench.measuring import Built, built, machine
from bench.questions import CLASSES, MOST
from bench.rivals import DATELINE, NAMES, MissingError, Rival, rival
from bench.rivals.dateline import Dateline
from bench.tables import Cell, print_table

PARTS = ("queries", "opening", "filters", "changes", "hostile")


def indexing_table(indexed: dict[str, Built]) -> None:
    """Print how quickly and how small each engine indexes."""
    ours = indexed[DATELINE]
    rows: list[list[Cell]] = []
    for name, one in indexed.items():
        rate, size = one.articles / one.cpu, one.size / 1e6
        rows.append([name, rate, rate / (ours.articles / ours.cpu), one.finishing, size,
                     one.size / ours.size, one.size / one.articles])  # fmt: skip
        if one.preparing:
            rows.append([
                "  without prepare", one.articles / (one.cpu - one.preparing),
                one.cpu / (one.cpu - one.preparing), *[None] * 4,
            ])  # fmt: skip
    print_table(
        f"Indexing {ours.articles:,} articles: a CPU second; size without stored articles",
        [
            "engine",
            "articles/s",
            "times ours",
            "joining, s",
            "MB",
            "times ours",
            "bytes an article",
        ],
        rows,
    )


def query_tables(asked: Sequence[Asked]) -> None:
    """Print times and ratios by class."""
    labels = [OURS, COLD, PAGE, *(x for x in asked[0].times if x not in (OURS, COLD, PAGE))]
    print_table(
        "One question: ms of CPU, medians",
        ["class", "hits", *labels],
        [[one.name, one.hits, *(one.median(label).cpu for label in labels)] for one in asked],
    )
    others = labels[1:]
    rows: list[list[Cell]] = [[one.name, *(one.ratio(label) for label in others)] for one in asked]
    rows.append(["geometric mean", *(mean(asked, label) for label in others)])
    rows.append(["  beside cold", *(mean(asked, label, ours=COLD) for label in others)])
    print_table("How many times longer than Dateline", ["class", *others], rows)


def mean(asked: Sequence[Asked], label: str, *, ours: str = OURS) -> float:
    """The geometric mean of a contender's ratios."""
    return geometric_mean([one.ratio(label, ours=ours) for one in asked])


def growth_table(by_size: dict[int, Sequence[Asked]]) -> None:
    """Print how times grow with the collection, in all and for each article that matches."""
    heads = ["class"]
    for size in by_size:
        heads += [f"{size:,}: hits", "ms", "µs a hit"]
    rows: list[list[Cell]] = []
    for n, name in enumerate(CLASSES):
        row: list[Cell] = [name]
        for asked in by_size.values():
            time, hits = asked[n].median(OURS).cpu, asked[n].hits
            row += [hits, time, time * 1000 / max(hits, 1)]
        rows.append(row)
    print_table("Growth, Dateline: ms of CPU and microseconds for each match", heads, rows)


def run(options: argparse.Namespace, rivals: Sequence[Rival], count: int) -> dict[str, Any]:
    """Build, ask and measure at one size; prints tables unless JSON is wanted."""
    loud = not options.json
    base = options.keep / str(count)
    indexed = {
        one.name: built(one, base / one.name, count, anew=one.name in options.rebuild)
        for one in rivals
    }
    report: dict[str, Any] = {"indexing": {name: asdict(one) for name, one in indexed.items()}}
    if loud:
        print(f"\n=== {count:,} articles ===")
        indexing_table(indexed)
    if "opening" in options.parts:
        report["opening"] = {one.name: opening.measure(one.name, base / one.name) for one in rivals}
        if loud:
            opening.show(report["opening"])
    for one in rivals:
        one.open(base / one.name)
    ours = rivals[0]
    if not isinstance(ours, Dateline):
        raise TypeError("Dateline comes first")
    if "queries" in options.parts:
        asked = ask_all(ours, rivals[1:], count=options.questions)
        report["queries"] = asked
        if loud:
            query_tables(asked)
    if "filters" in options.parts:
        report["filters"] = filtering.measure(ours, count=options.questions)
        if loud:
            filtering.show(report["filters"])
    if "hostile" in options.parts:
        survived = hostile.measure(ours)
        report["hostile"] = [asdict(one) for one in survived]
        if loud:
            hostile.show(survived)
    for one in rivals:
        one.close()
    if "changes" in options.parts:
        report["changes"] = changing.measure(ours, base / DATELINE, count=count)
        if loud:
            changing.show(report["changes"])
    return report


def plain(asked: Sequence[Asked]) -> dict[str, Any]:
    """Times and ratios for programs."""
    labels = list(asked[0].times)
    return {
        "classes": {
            one.name: {
                "hits": one.hits,
                "ms": {label: asdict(one.median(label)) for label in labels},
                "ratio": {label: one.ratio(label) for label in labels},
            }
            for one in asked
        },
        "geometric_mean": {label: mean(asked, label) for label in labels},
        "geometric_mean_beside_cold": {label: mean(asked, label, ours=COLD) for label in labels},
    }


def chosen_rivals(names: Sequence[str], *, required: bool) -> list[Rival]:
    """Dateline and the engines named; one that is missing is left out unless it was asked for."""
    found = [rival(DATELINE)]
    for name in names:
        try:
            found.append(rival(name))
        except MissingError as error:
            if required:
                raise SystemExit(str(error)) from None
            print(f"left out: {error}", file=sys.stderr)
    return found


def main() -> None:
    """Read the options and run."""
    others = [name for name in NAMES if name != DATELINE]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--sizes", default="5000", help="articles, separated by commas")
    add("--rivals", help=f"separated by commas, of {', '.join(others)}; default all")
    add("--parts", default=",".join(PARTS), help="what to measure, separated by commas")
    add("--questions", type=int, default=20, help=f"of each class, {MOST} at most")
    add("--keep", type=Path, help="folder for the indexes, used again by the next run")
    add("--rebuild", default="", help="engines to index anew in that folder")
    add("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args()
    options.parts, options.rebuild = options.parts.split(","), options.rebuild.split(",")
    names = others if options.rivals is None else list(filter(None, options.rivals.split(",")))
    if unknown := {*options.parts} - {*PARTS} | {*names} - {*others}:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    rivals = chosen_rivals(names, required=options.rivals is not None)
    report: dict[str, Any] = {"machine": machine(rivals), "sizes": {}}
    if not options.json:
        print("\n".join(f"{key:16}{value}" for key, value in report["machine"].items()))
    with tempfile.TemporaryDirectory() as passing:
        options.keep = options.keep or Path(passing)
        for count in map(int, options.sizes.split(",")):
            report["sizes"][count] = run(options, rivals, count)
    measured = report["sizes"].values()
    if "queries" in options.parts and not options.json:
        growth_table({size: one["queries"] for size, one in report["sizes"].items()})
    for one in measured:
        if "queries" in one:
            one["queries"] = plain(one["queries"])
    if options.json:
        print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
