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
from index.pipeline import Pipeline
from index.report import Progress, Report
from index.settings import IndexSettings
from web.cli.composition import SOME_SKIPPED, explained, settings_for, store_of
from web.cli.options import index_option, json_option

_WIDTH = 78


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
    return Pipeline(settings, store_of(settings), watcher=ProgressLine()).run(paths)


class ProgressLine:
    """Shows progress on one line of a terminal; silent where standard error is not one."""

    def __init__(self) -> None:
        self._shown_at = 0.0

    def __call__(self, progress: Progress) -> None:
        """Show where a run is, ten times a second at most."""
        now = time.monotonic()
        finished = progress.done == progress.total
        if not sys.stderr.isatty() or not progress.total:
            return
        if now - self._shown_at < 0.1 and not finished:
            return
        self._shown_at = now
        click.echo("\r" + progress_text(progress).ljust(_WIDTH), nl=finished, err=True)


def progress_text(progress: Progress) -> str:
    """How far a run is: "extracting 1,200 of 5,000 articles, 61 a second, about 2 min left"."""
    unit = "files" if progress.stage == "reading" else "articles"
    parts = [f"{progress.stage} {progress.done:,} of {progress.total:,} {unit}"]
    if unit == "files" and progress.articles:
        parts.append(f"{progress.articles:,} {_counted('article', progress.articles)}")
    if progress.rate is not None:
        parts.append(f"{progress.rate:,.{0 if progress.rate >= 10 else 1}f} a second")
    if progress.done == progress.total:
        parts.append(f"done in {_length(progress.seconds)}")
    elif progress.remaining is not None:
        parts.append(f"about {_length(progress.remaining)} left")
    return ", ".join(parts)


def _counted(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _length(seconds: float) -> str:
    """A length of time as people say it, in one unit."""
    for unit, name in ((3600, "h"), (60, "min")):
        # Up to two of a larger unit, the smaller one says more.
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds:.0f} s"


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
        pipeline = Pipeline(settings, store_of(settings), watcher=ProgressLine())
        if not pipeline.remove(article):
            raise NotFoundError(
                f"There is no article {article!r} in {settings.folder}.",
                remedy="The id is the last part of the article's address.",
            )
    click.echo(f"Removed {article}.")
