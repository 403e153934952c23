"""How is the index filled and emptied from the command line?

Keeps out: how it is done (index.pipeline).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from index.errors import DatelineError, NotFoundError, StoreError
from index.pipeline import Pipeline
from index.report import Progress, Report
from index.settings import IndexSettings
from index.status import status_of
from index.watching import Watch
from web.cli.composition import (
    SOME_SKIPPED,
    explained,
    interruptible,
    print_lines,
    settings_for,
    store_of,
)
from web.cli.options import index_option, interval_option, json_option

_WIDTH = 78


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would be done; write nothing at all.")
@click.option("--reread", is_flag=True, help="Read files again that look as they did.")
@click.option("--watch", is_flag=True, help="Go on, and read what comes or changes; Ctrl-C ends.")
@interval_option
@index_option
@json_option
def index(
    paths: tuple[Path, ...],
    dry_run: bool,
    reread: bool,
    watch: bool,
    interval: float,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Read articles under PATHS into the index; what is known and unchanged costs nothing.

    Folders are searched for files of the formats in docs/corpus-format.md; articles.toml and
    gazetteer.csv beside them are used. Ends with 3 when some inputs were skipped.
    """
    if watch and dry_run:
        raise click.UsageError("--watch and --dry-run do not go together.")
    show = show_json if as_json else print_report
    with explained(), interruptible(quietly=watch):
        settings = settings_for(folder)
        if watch:
            watch_paths(paths, settings, interval=interval, show=show)
            return
        pipeline = pipeline_of(settings)
        report = (pipeline.rehearse if dry_run else pipeline.run)(paths, reread=reread)
        show(report)
    if report.skipped:
        raise SystemExit(SOME_SKIPPED)


def show_json(report: Report) -> None:
    """Print a report for programs, on one line."""
    click.echo(json.dumps(asdict(report), ensure_ascii=False, default=str))


def pipeline_of(settings: IndexSettings) -> Pipeline:
    """The pipeline over a folder, showing progress."""
    return Pipeline(settings, store_of(settings), watcher=ProgressLine())


def watch_paths(
    paths: Sequence[Path],
    settings: IndexSettings,
    *,
    interval: float,
    show: Callable[[Report], None],
) -> None:
    """Run the pipeline over paths whenever something came to rest there; never returns."""
    pipeline, watch, told = pipeline_of(settings), Watch(paths, interval=interval), ""
    for growing in watch.changes():
        try:
            report = pipeline.run(paths, passing=growing)
        except DatelineError as error:
            if isinstance(error, StoreError):
                watch.again()  # another run is at work; nothing here has to change first
            if str(error) != told:
                click.echo(f"dateline: {error.problem}\n  {error.remedy}", err=True)
            told = str(error)
            continue
        told = ""
        if not report.did_nothing:
            show(report)


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
    unit = "files" if progress.stage in ("looking", "reading") else "articles"
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
    for path in report.gone:
        click.echo(f"gone: {path}: It is no longer there; its articles stay.", err=True)
    print_lines(report_lines(report))


def report_lines(report: Report) -> Iterator[str]:
    """The sum of a run, for people."""
    empty = f", {report.files_empty} of them without an article" if report.files_empty else ""
    yield (
        f"{report.files} {_counted('file', report.files)}: {report.files_new} new, "
        f"{report.files_changed} changed, {report.files_unchanged} unchanged{empty}. "
        f"In them: {report.new} new articles, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.removed} removed earlier. "
        f"{len(report.skipped)} skipped."
    )
    if report.gone:
        yield (
            f"{len(report.gone)} {_counted('file', len(report.gone))} gone. "
            "`dateline remove --gone` removes the articles that stand in no other file."
        )
    if report.dry:
        yield f"Nothing was written ({report.seconds:.1f} s)."
    else:
        yield (
            f"The index holds {report.articles} articles and {report.entries} timeline entries "
            f"({report.seconds:.1f} s)."
        )


@click.command()
@click.argument("articles", nargs=-1)
@click.option("--gone", is_flag=True, help="All whose files are gone, or no longer hold them.")
@click.option("--yes", is_flag=True, help="With --gone: do not ask.")
@index_option
def remove(articles: tuple[str, ...], gone: bool, yes: bool, folder: Path | None) -> None:
    """Remove ARTICLES (their ids) with every trace; their addresses then answer "gone".

    What is removed does not come back, not even by indexing its file again.
    """
    if gone == bool(articles):
        raise click.UsageError("Give the ids of articles, or --gone.")
    with explained(), interruptible():
        settings = settings_for(folder)
        store = store_of(settings)
        if gone:
            articles = status_of(settings, store).stranded
            if not articles:
                click.echo("Every article stands in a file that is there.")
                return
            if not yes:
                click.confirm(f"Remove {len(articles)} articles for good?", abort=True)
        if not pipeline_of(settings).remove(*articles):
            raise NotFoundError(
                f"There is no article {' or '.join(map(repr, articles))} in {settings.folder}.",
                remedy="The id is the last part of the article's address.",
            )
    click.echo(f"Removed {', '.join(articles)}." if not gone else f"Removed {len(articles)}.")
