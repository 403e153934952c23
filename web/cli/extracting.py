"""How is the extraction used on its own, without an index?

Keeps out: the form of the output (index.interchange, web.console).
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from index.annotation import Annotator
from index.dates.explain import explain
from index.entities.gazetteer import load_gazetteer
from index.interchange import annotation_record, file_texts, jsonl_texts
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
        click.echo(json.dumps([date_record(m) for m in mentions], ensure_ascii=False))
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
def annotate(
    files: tuple[Path, ...],
    published: date | None,
    jsonl: Path | None,
    gazetteer: tuple[Path, ...],
) -> None:
    """Print what is found in texts: one JSON object a text (docs/annotate.md).

    Reads FILES, or standard input when there are none; offsets refer to the text exactly as given.
    """
    failed = False
    with explained():
        annotator = Annotator(load_gazetteer(gazetteer), max_chars=sys.maxsize)
        texts = jsonl_texts(jsonl) if jsonl else file_texts(files, published=published)
        for item in texts:
            if isinstance(item, str):
                failed = True
                click.echo(f"dateline: {item}", err=True)
            else:
                record = annotation_record(annotator.annotate(item))
                click.echo(json.dumps(record, ensure_ascii=False))
    if failed:
        raise SystemExit(SOME_SKIPPED)
