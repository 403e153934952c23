"""How does a collection stand, and how is it taken elsewhere, from the command line?

Keeps out: how it is found out (index.status), and the form of an export (index.export).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from index.corpus import Corpus
from index.export import lines as exported
from index.status import Status, status_of
from index.stores.files import replace_file_with
from web.cli.composition import (
    SOME_SKIPPED,
    explained,
    interruptible,
    print_lines,
    settings_for,
    store_of,
)
from web.cli.options import index_option, json_option

_SHOWN = 20


@click.command()
@index_option
@json_option
def status(folder: Path | None, as_json: bool) -> None:
    """What is in the collection, what was skipped and why, and what is left to do.

    Ends with 3 when something was skipped or is left to do.
    """
    with explained():
        settings = settings_for(folder)
        found = status_of(settings, store_of(settings))
        if as_json:
            click.echo(json.dumps(asdict(found), ensure_ascii=False))
        else:
            print_lines(status_lines(found))
    if found.skipped or found.waiting or found.interrupted:
        raise SystemExit(SOME_SKIPPED)


def status_lines(found: Status) -> Iterator[str]:
    """The state of a collection, for people."""
    yield f"{found.articles:,} articles from {found.files:,} files in {found.folder}"
    if found.first_published:
        yield f"  published {found.first_published} to {found.last_published}"
    if found.undated:
        yield f"  {found.undated:,} without a known day of publication"
    yield from _counts("source", found.sources)
    yield from _counts("language", found.languages)
    for one in found.formats:
        name = one.format or "no format was found"
        yield f"  format {name}: {one.articles:,} articles in {one.files:,} files"
    if found.removed:
        yield f"  {found.removed:,} ids of articles that were removed on purpose"
    yield (
        "There is no index yet."
        if found.generation is None
        else f"Index: {found.indexed:,} articles, {found.entries:,} timeline entries, generation "
        f"{found.generation}"
    )
    yield "Disk: " + ", ".join(f"{kind} {_size(size)}" for kind, size in found.disk.items())
    yield from _left_to_do(found)
    yield from _listed("skipped", [f"{skip.path}: {skip.reason}" for skip in found.skipped])
    yield from _listed("gone from the disk, and their articles stay", found.gone)
    if found.stranded:
        yield (
            f"{len(found.stranded):,} articles stand in no file any more; to remove them, run: "
            "dateline remove --gone"
        )


def _left_to_do(found: Status) -> Iterator[str]:
    if found.at_work:
        yield "A run is at work now."
    elif found.interrupted:
        paths = " ".join(found.interrupted)
        yield f"A run did not come to its end. To go on, run: dateline index {paths}"
    if found.waiting:
        yield f"{found.waiting:,} articles are kept, but not in the index as they are."


def _counts(what: str, counts: Mapping[str, int]) -> Iterator[str]:
    for value, count in list(counts.items())[:_SHOWN]:
        yield f"  {what} {value or 'unknown'}: {count:,} articles"
    if len(counts) > _SHOWN:
        yield f"  and {len(counts) - _SHOWN:,} more; --json tells all"


def _listed(what: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{len(lines):,} {what}:"
    yield from (f"  {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  and {len(lines) - _SHOWN:,} more; --json tells all"


def _size(size: int) -> str:
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} bytes"


@click.command("export")
@click.argument("articles", nargs=-1)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write, in one step.  [default: standard output]",
)
@click.option("--removed", is_flag=True, help="Tell also which were removed, so they stay away.")
@index_option
def export_(
    articles: tuple[str, ...], output: Path | None, removed: bool, folder: Path | None
) -> None:
    """Write the articles of the corpus (or only ARTICLES, their ids) as lines of JSON.

    `dateline index` reads them back as they were (docs/corpus-format.md).
    """
    with explained(), interruptible(), closing(Corpus(settings_for(folder).folder)) as corpus:
        lines = exported(corpus, articles, removed=removed)
        if output is not None:
            replace_file_with(output, lines)
            return
        for line in lines:
            click.echo(line, nl=False)
