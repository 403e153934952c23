"""Which names does the corpus know, what was merged and why, and how is a merge mended?

Keeps out: what makes names look like one (index.entities.duplicates), how a row of the gazetteer
changes (index.entities.gazetteer_edit), and what a list looks like (web.console, web.records).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import click

from index.corpus import Corpus
from index.entities.gazetteer_edit import Named, checked, joined, parted
from index.errors import DataError, QueryError
from index.kept_gazetteers import GAZETTEER_NAME
from index.model.names import EntityKind
from index.stores.files import replace_file
from search.duplicates import suspected
from search.results.things import ListedEntity
from search.service import Service
from web.cli.composition import explained, print_lines, service_of, settings_for
from web.cli.options import index_option, json_option
from web.console import entity_lines, suspicion_lines
from web.records import entity_record, suspicion_record

_KINDS = click.Choice([kind.value for kind in EntityKind])
_SHOWN = 50

limit_option = click.option(
    "--limit", default=_SHOWN, show_default=True, type=click.IntRange(1), help="How many at most."
)
kind_option = click.option("--kind", type=_KINDS, help="Only names of this kind.")
gazetteer_option = click.option(
    "--gazetteer",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The file to change.  [default: the {GAZETTEER_NAME} that the corpus was indexed with]",
)


@click.group()
def entities() -> None:
    """List the names of the corpus with what was merged and why; find doubles; join and split."""


@entities.command("list")
@click.argument("name", nargs=-1)
@kind_option
@limit_option
@index_option
@json_option
def list_(
    name: tuple[str, ...], kind: str | None, limit: int, folder: Path | None, as_json: bool
) -> None:
    """The names of the corpus, or those that NAME can mean, with every spelling and its reason."""
    with explained():
        service = service_of(settings_for(folder))
        wanted = None if not name else {entity.id for entity in service.meant(" ".join(name))}
        rows = [
            row
            for row in _listed(service)
            if (kind is None or row.entity.kind.value == kind)
            and (wanted is None or row.entity.id in wanted)
        ]
        if as_json:
            for row in rows[:limit]:
                click.echo(json.dumps(entity_record(row), ensure_ascii=False))
        else:
            print_lines(entity_lines(rows[:limit], total=len(rows)))
    if not rows:
        raise SystemExit(1)


@entities.command()
@kind_option
@limit_option
@index_option
@json_option
def duplicates(kind: str | None, limit: int, folder: Path | None, as_json: bool) -> None:
    """Pairs of names that may be one and were not merged, the likeliest first, with reasons."""
    with explained():
        found = [
            pair
            for pair in suspected(service_of(settings_for(folder)).listed())
            if kind is None or kind in (pair.one.kind.value, pair.other.kind.value)
        ]
        if as_json:
            for pair in islice(found, limit):
                click.echo(json.dumps(suspicion_record(pair), ensure_ascii=False))
        else:
            print_lines(suspicion_lines(found[:limit], total=len(found)))


@entities.command()
@click.argument("keep")
@click.argument("other")
@gazetteer_option
@index_option
def join(keep: str, other: str, file: Path | None, folder: Path | None) -> None:
    """Make all names of OTHER spellings of KEEP (names or ids), in the corpus's gazetteer."""
    with explained():
        service = service_of(settings_for(folder))
        kept, taken = (_named(service, name) for name in (keep, other))
        path = _file(file, folder)
        _change(path, lambda text: joined(text, kept, taken, file=str(path)))
        click.echo(f"{path}: {taken.name} is now a spelling of {kept.name}.")
        _say_what_next(path)


@entities.command()
@click.argument("entity")
@click.argument("spelling")
@click.option("--into", help="The name of whom it means from now on.  [default: the spelling]")
@gazetteer_option
@index_option
def split(
    entity: str, spelling: str, into: str | None, file: Path | None, folder: Path | None
) -> None:
    """Take SPELLING from ENTITY (a name or id) and give it a row of its own in the gazetteer."""
    with explained():
        whole = _named(service_of(settings_for(folder)), entity)
        path = _file(file, folder)
        name = into or spelling
        _change(path, lambda text: parted(text, whole, spelling, into=name, file=str(path)))
        click.echo(f"{path}: “{spelling}” no longer means {whole.name}, but {name}.")
        _say_what_next(path)


def _say_what_next(path: Path) -> None:
    click.echo(f"Run `dateline index {path.parent}` to read the reports again with it.")


def _listed(service: Service) -> list[ListedEntity]:
    """Every entity that a report names, those named most often first."""
    rows = [row for row in service.listed() if row.mentions]
    return sorted(rows, key=lambda row: (-row.mentions, row.entity.id))


def _named(service: Service, name: str) -> Named:
    """The one entity that a name or id stands for; QueryError when none or several do."""
    meant = service.meant(name)
    if not meant:
        raise QueryError(
            f"No one in this collection goes by {name!r}.",
            remedy="Look the name up with `dateline entities list`.",
        )
    if len(meant) > 1:
        ids = ", ".join(entity.id for entity in meant)
        raise QueryError(f"{name!r} can mean several: {ids}.", remedy="Give one of these ids.")
    (entity,) = meant
    return Named(kind=entity.kind, name=entity.name, spellings=entity.aliases)


def _file(given: Path | None, folder: Path | None) -> Path:
    """The gazetteer to change: the one named, else the only one that the corpus keeps."""
    if given is not None:
        return given
    corpus = Corpus(settings_for(folder).folder)
    try:
        kept = [Path(path) for path in corpus.resources()]
    finally:
        corpus.close()
    if len(kept) == 1:
        return kept[0]
    which = "none" if not kept else "several: " + ", ".join(map(str, kept))
    raise DataError(
        f"The corpus was indexed with {which} of a {GAZETTEER_NAME}.",
        remedy=f"Name the file with --gazetteer; {GAZETTEER_NAME} beside the articles is used.",
    )


def _change(path: Path, edit: Callable[[str], str]) -> None:
    """Write the edited file in one step, or leave it as it is."""
    text = ""
    if path.exists():
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DataError(
                f"The gazetteer {path} is not in UTF-8 ({error}).",
                remedy="Save it as UTF-8, then try again.",
            ) from error
    replace_file(path, checked(edit(text), file=str(path)).encode())
