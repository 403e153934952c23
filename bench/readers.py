"""How well and how fast are saved web pages read, beside trafilatura alone?

    python bench/readers.py FOLDER [FOLDER ...] [--errors N] [--speed PAGES] [--json]

What a folder holds is told in bench/README.md. Needs the extra `html`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.page_readers import READERS, Reading
from bench.page_scores import FIELDS, Figures, is_same, metadata_figures, text_figures, value
from bench.saved_pages import KnownPage, known_pages
from bench.tables import print_table

_PROCESSES = 2
_CHUNK = 4  # pages that a process is given at once
_STRETCH = 64  # pages that a reader reads before it is the other's turn
_WARM_UP = 32


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--errors", type=int, default=0, help="differences to list, of each field")
    parser.add_argument("--speed", type=int, default=0, metavar="PAGES", help="pages to time")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    sets = {folder.name: known_pages(folder) for folder in given.folders}
    readings = {
        (name, reader): [read(page) for page in pages]
        for name, pages in sets.items()
        for reader, read in READERS.items()
    }
    figures: dict[str, Any] = {
        name: {reader: _figures(pages, readings[name, reader]) for reader in READERS}
        for name, pages in sets.items()
    }
    if given.speed:
        figures["speed"] = speed([page for pages in sets.values() for page in pages], given.speed)
    if given.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    for name in sets:
        _print_set(name, figures[name])
    if given.speed:
        _print_speed(figures["speed"])
    for name, pages in sets.items():
        for line in differences(pages, readings[name, "Dateline"], most=given.errors):
            print(line)


def _figures(pages: Sequence[KnownPage], readings: Sequence[Reading]) -> dict[str, Figures]:
    """All figures of one reader on one set."""
    known = [(page, reading) for page, reading in zip(pages, readings, strict=True) if page.text]
    texts = [page.text for page, _ in known]
    found = {
        "text": text_figures(texts, [reading.text for _, reading in known]),
        "text with captions": text_figures(texts, [reading.with_captions for _, reading in known]),
        "refused": {"pages": sum(bool(reading.refused) for reading in readings)},
    }
    return found | {field: metadata_figures(field, pages, readings) for field in FIELDS}


def speed(pages: Sequence[KnownPage], count: int) -> dict[str, dict[str, float]]:
    """Pages a second with two processes; both readers in turn on the same stretches of pages."""
    seconds, cpu = dict.fromkeys(READERS, 0.0), dict.fromkeys(READERS, 0.0)
    given = list(islice(cycle(pages), count))
    with ProcessPoolExecutor(_PROCESSES) as pool:
        for name in READERS:
            list(pool.map(_read, [(name, page) for page in pages[:_WARM_UP]]))
        for at in range(0, count, _STRETCH):
            for name in READERS:
                work = [(name, page) for page in given[at : at + _STRETCH]]
                started = time.perf_counter()
                cpu[name] += sum(pool.map(_read, work, chunksize=_CHUNK))
                seconds[name] += time.perf_counter() - started
    return {
        name: {
            "pages": count,
            "pages a second": count / seconds[name],
            "CPU milliseconds a page": 1000 * cpu[name] / count,
        }
        for name in READERS
    }


def _read(given: tuple[str, KnownPage]) -> float:
    """Read a page; its seconds of CPU time."""
    name, page = given
    started = time.process_time()
    READERS[name](page)
    return time.process_time() - started


def differences(
    pages: Sequence[KnownPage], readings: Sequence[Reading], *, most: int
) -> Iterator[str]:
    """Lines that tell where Dateline differs from what is known; texts with the lowest F1 first."""
    read = list(zip(pages, readings, strict=True))
    scored = sorted(
        (text_figures([page.text], [reading.text])["f1"], page.id, reading.refused)
        for page, reading in read
        if page.text
    )
    for f1, name, refused in scored[:most]:
        yield f"text {f1:.3f} {name} {refused}"
    for field in FIELDS:
        wrong = [one for one in read if value(field, one[0]) and not is_same(field, *one)]
        for page, reading in wrong[:most]:
            yield f"{field} {page.id}: {value(field, reading)!r}, known {value(field, page)!r}"


def _print_set(name: str, figures: Mapping[str, Any]) -> None:
    texts = [
        [f"{reader}, {kind}", *(100 * found[kind][key] for key in ("precision", "recall", "f1"))]
        for kind in ("text", "text with captions")
        for reader, found in figures.items()
    ]
    print_table(f"{name}: text, percent", ("", "precision", "recall", "F1"), texts)
    rows = [
        [f"{reader}, {field}", *(found[field][key] for key in ("right", "wrong", "missing"))]
        for field in FIELDS
        for reader, found in figures.items()
    ]
    rows.append(["Dateline, pages refused", None, None, figures["Dateline"]["refused"]["pages"]])
    print_table(f"{name}: metadata, pages", ("", "right", "wrong", "missing"), rows)


def _print_speed(figures: Mapping[str, Mapping[str, float]]) -> None:
    rows = [[name, *found.values()] for name, found in figures.items()]
    print_table("speed, two processes", ("", "pages", "pages/s", "CPU ms a page"), rows)


if __name__ == "__main__":
    main()
