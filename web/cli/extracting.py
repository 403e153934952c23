"""How is the extraction used on its own, without an index?

Keeps out: the form of the output (index.interchange, web.console).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from index.annotation import Annotator
from index.dates.explain import explain
from index.entities.gazetteer import load_gazetteer
from index.errors import SkipArticle
from index.interchange import annotation_record, file_texts, json_line, jsonl_texts
from index.model.annotated import AnnotatedArticle
from index.timeml import timeml_document
from index.timeml_folder import TimemlFolder
from web.cli.composition import SOME_SKIPPED, explained, print_lines
from web.cli.options import DAY, json_option
from web.console import explanation_lines
from web.records import date_record


@click.command("explain-date")
@click.argument("expression")
@click.option("--published", type=DAY, help="The day that the expression was published on.")
@json_option
def explain_date(expression: str, published: date | None, as_json: bool) -> None:
    """Show how a date EXPRESSION is read, step by step."""
    with explained():
        mentions = explain(expression, published=published)
    if as_json:
        click.echo(
            json.dumps([{**date_record(m), "steps": m.steps} for m in mentions], ensure_ascii=False)
        )
    elif not mentions:
        click.echo("There is no date expression in it.", err=True)
    else:
        for mention in mentions:
            print_lines(explanation_lines(mention))
    if not mentions:
        raise SystemExit(1)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--published", type=DAY, help="Publication day of the texts.")
@click.option("--jsonl", type=click.Path(path_type=Path), help='Lines of {"id", "text", "dct"}.')
@click.option("--gazetteer", multiple=True, type=click.Path(path_type=Path), help="More names.")
@click.option("--timex", is_flag=True, help="Print a TimeML document instead: dates as TIMEX3.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="With --timex: write one .tml file a text into this folder.",
)
def annotate(
    files: tuple[Path, ...],
    published: date | None,
    jsonl: Path | None,
    gazetteer: tuple[Path, ...],
    timex: bool,
    into: Path | None,
) -> None:
    """Print what is found in texts: one JSON object a text (docs/annotate.md).

    Reads FILES, or standard input when there are none; offsets refer to the text exactly as given.
    """
    if into and not timex:
        raise click.UsageError("--into goes with --timex.")
    if timex and into is None and (jsonl or len(files) > 1):
        raise click.UsageError("Several texts are several TimeML documents: add --into FOLDER.")
    failed = False
    with explained():
        show = _shower(timex=timex, into=into)
        annotator = Annotator(load_gazetteer(gazetteer), max_chars=sys.maxsize)
        texts = jsonl_texts(jsonl) if jsonl else file_texts(files, published=published)
        for item in texts:
            try:
                told = item if isinstance(item, str) else show(annotator.annotate(item))
            except SkipArticle as skipped:
                told = skipped.reason
            if told:
                failed = True
                click.echo(f"dateline: {told}", err=True)
    if failed:
        raise SystemExit(SOME_SKIPPED)


def _shower(*, timex: bool, into: Path | None) -> Callable[[AnnotatedArticle], None]:
    """What is done with each annotated text."""
    if not timex:
        return lambda annotated: click.echo(json_line(annotation_record(annotated)))
    if into is None:
        return lambda annotated: click.echo(timeml_document(annotated).encode("utf-8"), nl=False)
    folder = TimemlFolder(into)
    return lambda annotated: click.echo(folder.write(annotated))
