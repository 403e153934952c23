"""How is the index asked from the command line?

Keeps out: what an answer looks like (web.console, web.records).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from index.errors import QueryError
from index.model.days import DayRange
from search.query import FacetName, Filters, Query, Selection, Window
from search.service import Service
from web.cli.composition import explained, print_lines, service_of, settings_for
from web.cli.options import DAY, index_option, json_option
from web.console import results_lines, timeline_lines
from web.records import results_record, timeline_record


def _query_options(command: Any) -> Any:
    options = [
        click.argument("words", nargs=-1),
        click.option("--from", "first", type=DAY, help="First day that the text speaks of."),
        click.option("--to", "last", type=DAY, help="Last day that the text speaks of."),
        click.option("--published-from", "out_first", type=DAY, help="First day of publication."),
        click.option("--published-to", "out_last", type=DAY, help="Last day of publication."),
        click.option("--source", "sources", multiple=True, help="Only this source; repeatable."),
        click.option("--person", "persons", multiple=True, help="Only this person; repeatable."),
        click.option("--place", "places", multiple=True, help="Only this place; repeatable."),
        click.option("--exact-names", is_flag=True, help="Do not add other spellings of names."),
        click.option("--page", default=1, type=click.IntRange(1), help="Which page."),
        index_option,
        json_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _question(service: Service, given: dict[str, Any]) -> Query:
    selections = [Selection(facet=FacetName.SOURCE, value=source) for source in given["sources"]]
    for facet, names in ((FacetName.PERSON, given["persons"]), (FacetName.PLACE, given["places"])):
        selections += [Selection(facet=facet, value=service.named(facet, n)) for n in names]
    return Query(
        text=" ".join(given["words"]),
        filters=Filters(
            selections=tuple(sorted(set(selections))),
            days=_range(given["first"], given["last"]),
            published=_range(given["out_first"], given["out_last"]),
        ),
        page=given["page"],
        aliases=not given["exact_names"],
    )


def _range(first: date | None, last: date | None) -> DayRange | None:
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        raise QueryError(
            f"The range ends on {last}, before it begins on {first}.", remedy="Swap the two days."
        )
    return DayRange.inclusive(first, last)


@click.command()
@_query_options
def search(folder: Path | None, as_json: bool, **given: Any) -> None:
    """Search for WORDS; docs/query-language.md tells what can be typed."""
    with explained():
        service = service_of(settings_for(folder))
        results = service.search(_question(service, given))
        if as_json:
            click.echo(json.dumps(results_record(results), ensure_ascii=False))
        else:
            print_lines(results_lines(results))
    if not results.hits:
        raise SystemExit(1)


@click.command()
@_query_options
def timeline(folder: Path | None, as_json: bool, **given: Any) -> None:
    """What the reports say happened, in order of time, under the same words and filters."""
    with explained():
        service = service_of(settings_for(folder))
        page = service.timeline(_question(service, given), Window(page=given["page"]))
        if as_json:
            click.echo(json.dumps(timeline_record(page), ensure_ascii=False))
        else:
            print_lines(timeline_lines(page))
    if not page.total and not page.undated_total:
        raise SystemExit(1)
