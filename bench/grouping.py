"""How quickly are passages grouped into timeline entries, and what does one more article cost?

    python bench/grouping.py [CORPUS.jsonl] [--articles 20000] [--more 7] [--keep FOLDER] [--json]

Indexes the first articles of a file, or invented news whose dates are written out, as
`dateline index` does, and then works on copies of that index:

- all entries are built anew from what is remembered of the passages, on one core; nothing is
  extracted again; those of the place in time with the most passages are timed by themselves;
- the articles that follow in the file come one by one, each a run of its own: timed are the
  grouping of the days that it touches, and the whole run, from the file to the current generation,
  without the start of the process.

Keeps out: how right the entries are.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import Taken, machine, middle, timed
from bench.news import DATE_WORD, News, Report
from bench.tables import print_table
from index.annotation import Annotator
from index.corpus import Corpus
from index.entities.gazetteer import load_gazetteer
from index.errors import InputError
from index.model.article import Article
from index.pipeline import Pipeline, index_folder
from index.readers import registry
from index.readers.limits import Limits
from index.regrouping import regroup
from index.report import Skip
from index.settings import IndexSettings
from index.stores.whoosh_store import WhooshStore
from index.timeline.entries import EntriesOf
from index.workers import extract
from index.working import WorkingStore

ARTICLES, MORE = 20_000, 7
_FIRST, _NEXT = "first.jsonl", "next-{}.jsonl"
_EVERYTHING = 1 << 60  # passages that may be grouped at once
_LONGEST = 1 << 20  # code points
Figures = dict[str, Any]


def lines_of(corpus: Path | None, count: int) -> Iterator[str]:
    """So many articles, each a line of JSON."""
    if corpus is None:
        yield from (_line(report) for report in News().reports(0, count))
        return
    with corpus.open(encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in islice(file, count))


def _line(report: Report) -> str:
    text, begun = "", 0
    for spot in report.dates:
        text += f"{report.body[begun : spot.start]}on {date.fromordinal(spot.value).isoformat()}"
        begun = spot.start + len(DATE_WORD)
    return json.dumps(
        {
            "title": report.title,
            "text": text + report.body[begun:],
            "source": report.source,
            "published": date.fromordinal(report.published_on).isoformat(),
        }
    )


def laid_out(folder: Path, corpus: Path | None, *, count: int, more: int) -> None:
    """Put the first articles into a file, and each of those that follow into another."""
    folder.mkdir(parents=True)
    lines = lines_of(corpus, count + more)
    with (folder / _FIRST).open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in islice(lines, count))
    for number, line in enumerate(lines):
        (folder / _NEXT.format(number)).write_text(f"{line}\n", encoding="utf-8")


def grouped(folder: Path) -> Figures:
    """Build all entries anew from what is remembered of the passages."""
    with copied(folder) as copy:
        working = WorkingStore(copy / "store")
        working.mark_all()
        buckets = working.marked_buckets()
        busiest = max(buckets, key=lambda marked: marked.passages)
        articles = len(working.article_ids())
        regrouped, taken = timed(regroup, working, None, set(), last=True, most=_EVERYTHING)
        _, alone = timed(EntriesOf(working.passages).in_bucket, busiest.bucket)
        working.close()
    return {
        "articles": articles,
        "passages": sum(len(entry.passages) for entry in regrouped.entries),
        "entries": len(regrouped.entries),
        **_seconds(taken),
        "articles a second": articles / (taken.cpu / 1000),
        "busiest": {"passages": busiest.passages, **_seconds(alone)},
    }


def added(folder: Path, more: int) -> Figures:
    """Bring articles into the index one by one; medians of the grouping and of whole runs."""
    with copied(folder) as copy:
        regroupings, largest = _regroupings(copy, more)
    with copied(folder) as copy:
        runs = [timed(_run, copy, copy / _NEXT.format(number))[1] for number in range(more)]
    return {
        "largest day": largest,
        "grouping": _seconds(middle(regroupings)),
        "whole run": _seconds(middle(runs)),
        "slowest run": _seconds(max(runs, key=lambda taken: taken.wall)),
    }


def _regroupings(folder: Path, more: int) -> tuple[list[Taken], int]:
    """How long the grouping for each article took, and the most passages of a day it touched."""
    store, corpus = _store(folder), Corpus(folder / "store")
    working = WorkingStore(folder / "store")
    annotator = Annotator(load_gazetteer([]), max_chars=_LONGEST)
    found, largest = [], 0
    for number in range(more):
        (article,) = registry.read(
            folder / _NEXT.format(number), limits=Limits(file_bytes=_LONGEST)
        )
        if not isinstance(article, Article):
            raise InputError(f"{article.reason}", remedy=article.remedy)
        with corpus.transaction():
            _, kept = corpus.put(article, alone=True)
        extracted = extract(annotator, kept)
        if isinstance(extracted, Skip):
            raise InputError(extracted.reason, remedy="Leave this article out.")
        with corpus.transaction():
            order = corpus.passages.issue(extracted.prepared, extracted.prepared.passages)
        working.update([(extracted.condensed, order)])
        largest = max(largest, *(marked.passages for marked in working.marked_buckets()), 0)
        snapshot = store.open()
        regrouped, taken = timed(regroup, working, snapshot, {kept.id}, last=True, most=_EVERYTHING)
        snapshot.close()
        working.unmark(regrouped.buckets, ())
        found.append(taken)
    working.close()
    corpus.close()
    return found, largest


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A copy of a folder, to be changed."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        yield shutil.copytree(folder, Path(place) / "copy")


def _store(folder: Path) -> WhooshStore:
    return WhooshStore(index_folder(folder / "store"), memory_mb=_settings(folder).store_memory_mb)


def _settings(folder: Path) -> IndexSettings:
    return IndexSettings(folder=folder / "store", max_file_mb=4_096)


def _run(folder: Path, path: Path) -> None:
    report = Pipeline(_settings(folder), _store(folder), watcher=lambda _: None).run([path])
    for skip in report.skipped:
        print(f"skipped: {skip.path}: {skip.reason}", file=sys.stderr)


def _seconds(taken: Taken) -> dict[str, float]:
    return {"CPU s": taken.cpu / 1000, "wall s": taken.wall / 1000}


def show(measured: Figures) -> None:
    """Print what was measured for people."""
    print("\n".join(f"{name:16}{value}" for name, value in measured["machine"].items()))
    all_of_it, one = measured["all"], measured["one more"]
    print_table(
        "All entries built anew from remembered passages, one core",
        ["articles", "passages", "entries", "CPU s", "wall s", "articles a CPU second"],
        [[all_of_it[key] for key in ("articles", "passages", "entries", "CPU s", "wall s",
                                     "articles a second")]],
    )  # fmt: skip
    busiest = all_of_it["busiest"]
    print_table(
        f"One article more, of {measured['more']}",
        ["", "passages", "CPU ms", "wall ms"],
        [
            [label, passages, one["CPU s"] * 1000, one["wall s"] * 1000]
            for label, passages, one in (
                ("grouping, median", one["largest day"], one["grouping"]),
                ("grouping, most passages", busiest["passages"], busiest),
                ("whole run, median", None, one["whole run"]),
                ("whole run, slowest", None, one["slowest run"]),
            )
        ],
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", nargs="?", type=Path, help="JSON Lines; else invented news")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="in the index")
    parser.add_argument("--more", type=int, default=MORE, help="that come after, one by one")
    parser.add_argument(
        "--keep", type=Path, help="a folder for the index, used again if it is there"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        name = "news" if options.corpus is None else options.corpus.stem
        folder = options.keep or Path(temporary)
        folder /= f"{name}-{options.articles}-{options.more}"
        if not folder.exists():
            laid_out(folder, options.corpus, count=options.articles, more=options.more)
        # One that was kept may have been indexed under other rules.
        _run(folder, folder / _FIRST)
        measured: Figures = {
            "machine": machine([]),
            "more": options.more,
            "all": grouped(folder),
            "one more": added(folder, options.more),
        }
    if options.json:
        print(json.dumps(measured, indent=1))
    else:
        show(measured)


if __name__ == "__main__":
    main()
