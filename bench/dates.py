"""How well and how fast are dates read, beside others and on gold sets of one's own?

    python bench/dates.py GOLD.jsonl [GOLD.jsonl ...] [--heideltime COMMAND] [--errors N]
    python bench/dates.py --start --hostile

date_gold.py tells the form of a gold set, date_scores.py what is counted. Speed is told in articles
of 450 words a CPU second. Keeps out: all of that; this is the command line and its tables.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.date_gold import Document, read_gold
from bench.date_readers import READERS, Reader
from bench.date_scores import KINDS, MEASURES, count, count_days, described, differences, scores
from bench.date_speed import HOSTILE, Strain, start_milliseconds, strain
from bench.heideltime import NARRATIVES, NEWS, HeidelTime, children_seconds, warm_seconds
from bench.tables import Cell, print_table

WORDS_OF_ARTICLE = 450
"""The length of the article that speed is told in."""

SPEED = "articles_per_second"
WARM_DOCUMENTS = 40
"""How many documents HeidelTime reads in one go when it is measured warm."""

Row = dict[str, float]


def measure(documents: Sequence[Document], reader: Reader) -> Row:
    """Scores and speed of one reader over a gold set."""
    words = sum(len(document.text.split()) for document in documents)
    started = process_time() + children_seconds()
    answers = [reader(document) for document in documents]
    elapsed = process_time() + children_seconds() - started
    counts: Counter[str] = Counter()
    for document, answer in zip(documents, answers, strict=True):
        if answer.expressions is None:
            counts.update(count_days(document, answer.days))
        else:
            counts.update(count(document, answer.expressions))
    return {**scores(counts), SPEED: words / WORDS_OF_ARTICLE / elapsed}


def measure_all(
    documents: Sequence[Document], *, program: HeidelTime | None, kind: str
) -> dict[str, Row]:
    """The rows of all readers over a gold set."""
    rows = {name: measure(documents, make()) for name, make in READERS.items()}
    if program is not None:
        rows["heideltime"] = measure(documents, program.reader(kind))
        seconds, words = warm_seconds(program, documents[:WARM_DOCUMENTS], kind)
        if seconds > 0:  # a start that took longer than the work leaves nothing to tell
            rows["heideltime warm"] = {SPEED: words / WORDS_OF_ARTICLE / seconds}
    return rows


def print_scores(results: dict[str, dict[str, Row]]) -> None:
    """The scores for people."""
    heads = ["set, reader", *(name.replace("_", " ") for name in MEASURES), "articles/s"]
    rows: list[list[Cell]] = [
        [f"{gold}, {reader}", *(_rounded(row, name) for name in MEASURES), row.get(SPEED)]
        for gold, by_reader in results.items()
        for reader, row in by_reader.items()
    ]
    print_table("Dates: F1 in percent, articles of 450 words a CPU second", heads, rows)


def _rounded(row: Row, name: str) -> Cell:
    return f"{row[name]:.1f}" if name in row else None


def print_hostile(strains: Sequence[Strain]) -> None:
    """The cost of hostile texts for people."""
    heads = ["a megabyte of", "s", "times half", "dates"]
    rows: list[list[Cell]] = [[repr(s.piece), s.seconds, s.growth, s.mentions] for s in strains]
    print_table("Hostile texts: CPU seconds", heads, rows)


def print_errors(documents: Sequence[Document], *, limit: int, kinds: Sequence[str]) -> None:
    """The first differences between Dateline and a gold set."""
    read = READERS["dateline"]()
    lines = (
        described(document, difference)
        for document in documents
        for difference in differences(document, read(document).expressions or ())
        if difference.kind in kinds
    )
    for line in islice(lines, limit):
        print(line)


def main() -> int:
    """Measure what the command line asks for."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("gold", nargs="*", type=Path)
    arguments.add_argument("--heideltime", metavar="COMMAND", help="HeidelTime's command line")
    arguments.add_argument("--heideltime-in", metavar="FOLDER", type=Path, help="where to run it")
    arguments.add_argument(
        "--narratives", metavar="SET", action="append", default=[],
        help="a set (its file name without .jsonl) that HeidelTime reads as NARRATIVES, not NEWS",
    )  # fmt: skip
    arguments.add_argument("--errors", metavar="N", type=int, default=0, help="print differences")
    arguments.add_argument("--kind", action="append", choices=KINDS, help="of these kinds only")
    arguments.add_argument("--start", action="store_true", help="time until the first date")
    arguments.add_argument("--hostile", action="store_true", help="texts made to be slow")
    arguments.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = arguments.parse_args()
    program = (
        HeidelTime(command=options.heideltime, folder=options.heideltime_in)
        if options.heideltime
        else None
    )
    sets = {path.stem: read_gold(path) for path in options.gold}
    if options.errors:
        for documents in sets.values():
            print_errors(documents, limit=options.errors, kinds=options.kind or KINDS)
        return 0
    results = {
        name: measure_all(
            documents, program=program, kind=NARRATIVES if name in options.narratives else NEWS
        )
        for name, documents in sets.items()
    }
    start = start_milliseconds() if options.start else {}
    strains = [strain(piece) for piece in HOSTILE] if options.hostile else []
    if options.json:
        hostile = [asdict(one) for one in strains]
        print(json.dumps({"sets": results, "start_ms": start, "hostile": hostile}, indent=1))
        return 0
    if results:
        print_scores(results)
    if start:
        beyond = start["first_date"] - start["bare"]
        print(
            f"\nThe first date is read {beyond:.0f} ms after a bare interpreter would have ended."
        )
    if strains:
        print_hostile(strains)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
