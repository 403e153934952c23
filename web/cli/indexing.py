"""How is the index filled and emptied from the command line?

Keeps out: how it is done (index.pipeline).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from index.errors import NotFoundError
from index.pipeline import Pipeline, index_folder
from index.report import Progress, Report
from index.settings import IndexSettings
from index.stores.whoosh_store import WhooshStore
from web.cli.composition import SOME_SKIPPED, explained, settings_for
from web.cli.options import index_option, json_option


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@index_option
@json_option
def index(paths: tuple[Path, ...], folder: Path | None, as_json: bool) -> None:
    """Read articles under PATHS into the index; what is known and unchanged costs nothing.

    Folders are searched for .txt and .jsonl files; articles.toml and gazetteer.csv beside them are
    used. Ends with 3 when some inputs were skipped.
    """
    with explained():
        report = index_paths(paths, settings_for(folder))
        if as_json:
            click.echo(json.dumps(asdict(report), ensure_ascii=False, default=str))
        else:
            print_report(report)
    if report.skipped:
        raise SystemExit(SOME_SKIPPED)


def index_paths(paths: Sequence[Path], settings: IndexSettings) -> Report:
    """Run the pipeline over paths, showing progress."""
    store = WhooshStore(index_folder(settings.folder))
    pipeline = Pipeline(settings, store, watcher=ProgressLine())
    return pipeline.run(paths)


class ProgressLine:
    """Shows progress on one line of a terminal; silent where standard error is not one."""

    def __init__(self) -> None:
        self._shown_at = 0.0

    def __call__(self, progress: Progress) -> None:
        """Show where a run is, ten times a second at most."""
        now = time.monotonic()
        finished = progress.done == progress.total
        if not sys.stderr.isatty() or (now - self._shown_at < 0.1 and not finished):
            return
        self._shown_at = now
        rate = progress.done / progress.seconds if progress.seconds else 0.0
        remaining = (progress.total - progress.done) / rate if rate else 0.0
        line = (
            f"\r{progress.stage} {progress.done:,} of {progress.total:,}"
            f"  {rate:,.0f}/s  {remaining:,.0f} s left"
        )
        click.echo(line.ljust(70), nl=finished, err=True)


def print_report(report: Report) -> None:
    """Tell what a run did: skips on standard error, the sum on standard output."""
    for note in report.notes:
        click.echo(note)
    for skip in report.skipped:
        click.echo(f"skipped: {skip.path}: {skip.reason}", err=True)
    click.echo(
        f"{report.files} files: {report.new} new, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.removed} removed earlier, "
        f"{len(report.skipped)} skipped. The index holds {report.articles} articles and "
        f"{report.entries} timeline entries ({report.seconds:.1f} s)."
    )


@click.command()
@click.argument("article")
@index_option
def remove(article: str, folder: Path | None) -> None:
    """Remove ARTICLE (its id) with every trace; its address then answers "gone"."""
    with explained():
        settings = settings_for(folder)
        store = WhooshStore(index_folder(settings.folder))
        if not Pipeline(settings, store, watcher=ProgressLine()).remove(article):
            raise NotFoundError(
                f"There is no article {article!r} in {settings.folder}.",
                remedy="The id is the last part of the article's address.",
            )
    click.echo(f"Removed {article}.")
