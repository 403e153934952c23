"""How do the rows of a table (CSV, TSV) become articles?

The first row names the columns; every other is an article. Keeps out: in which encoding a table is
(`unnamed_encoding`), and what a row says (`mapped`).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.errors import InputError
from index.model.article import Article
from index.readers import mapped, records
from index.readers.contract import Reader, Told
from index.readers.failure import Failure, Note
from index.readers.inputs import Input
from index.readers.mapping import Names
from index.readers.unnamed_encoding import encoding_of

_DELIMITERS = (",", ";", "\t", "|")
_HEADER_REACH = 1 << 16  # code points in which the row of names ends
_ENCODING_NAMES = {"cp1252": "Windows-1252"}


def read(given: Input) -> Iterator[Told]:
    """Read a table, row by row; the limit is that of a cell, the file may be larger.

    Yields:
        An article for each row, or a failure, named by the line in which the row begins; a note
        when its encoding was judged.

    Raises:
        InputError: it is no table with a column for the text, or cannot be read any further.
    """
    given = given.repeatable()
    encoding = encoding_of(given)
    if encoding.judged:
        name = _ENCODING_NAMES.get(encoding.name, encoding.name)
        text = f"It names no encoding and was read as {name}, which its letters fit."
        yield Note(path=given.name, text=text)
    yield from records.unused(given)
    with given.open() as file, io.TextIOWrapper(file, encoding=encoding.name, newline="") as lines:
        try:
            yield from _rows(lines, given)
        except UnicodeError as error:
            raise InputError(
                f"{given.name} is not all {encoding.name}: {error}.",
                remedy="Save it as UTF-8; what stood before was read.",
            ) from error


def _rows(lines: io.TextIOWrapper, given: Input) -> Iterator[Told]:
    names = mapped.names_for(given)
    start = lines.readline(_HEADER_REACH)
    delimiter = "\t" if given.suffix == ".tsv" else _delimiter(start, names)
    # A limit of the module's own, for the whole process; ours is that of a file.
    csv.field_size_limit(given.limits.file_bytes)
    rows = csv.reader(_again(start, lines), delimiter=delimiter, strict=True)
    columns = _Columns.named(rows, names, name=given.name)
    count = 0
    while True:
        name = f"{given.name}:{rows.line_num + 1}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            count += 1
            yield _broken(name, error)
            if "limit" in str(error):
                return  # what follows is the inside of a cell
            continue
        if row is None:
            break
        if any(cell.strip() for cell in row):
            count += 1
            yield _article(row, columns, names, name=name, given=given)
    if count == 0:
        raise InputError(
            f"{given.name} holds no article.", remedy="Put a row for each article below the names."
        )


def _again(start: str, lines: io.TextIOWrapper) -> Iterator[str]:
    yield start
    yield from lines


def _broken(name: str, error: csv.Error) -> Failure:
    return Failure(
        path=name,
        reason=f"{name} is no row of a table: {error}.",
        remedy="Mend the quotes of that row; up to where they end it was not read.",
    )


def _delimiter(start: str, names: Names) -> str:
    """What parts the cells: that which makes a column of the text, and most columns."""

    def fits(delimiter: str) -> tuple[bool, int]:
        row = next(csv.reader([start], delimiter=delimiter), [])
        columns = _places(row, names)
        return any(path in columns for path in names.paths["text"]), len(row)

    return max(_DELIMITERS, key=fits)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table: how many, and where each stands by its names."""

    width: int
    places: Mapping[str, int]

    @classmethod
    def named(cls, rows: Iterator[list[str]], names: Names, *, name: str) -> _Columns:
        """Take the names of the columns from the first row.

        Raises:
            InputError: there are none, none is for the text, or one that is used is there twice.
        """
        try:
            header = [cell.strip() for cell in next(rows, [])]
        except csv.Error as error:
            raise InputError(
                f"{name}:1 is no row of names: {error}.", remedy="Begin with the columns' names."
            ) from error
        places = _places(header, names)
        if not any(path in places for path in names.paths["text"]):
            shown = ", ".join(repr(cell[:40]) for cell in header[:12]) or "nothing"
            raise InputError(
                f"{name} has no column for the text; its first row holds {shown}.",
                remedy="Call a column `text`, or name it in articles.map.toml.",
            )
        used = {path for paths in names.paths.values() for path in paths}
        for column, count in Counter(header).items():
            if count > 1 and used.intersection(_places([column], names)):
                raise InputError(
                    f"{name} has {count} columns named {column!r}.", remedy="Rename all but one."
                )
        return cls(len(header), places)


def _places(header: Sequence[str], names: Names) -> dict[str, int]:
    """The columns by their names, and by the usual names that differ in capitals and gaps alone."""
    usual = {_plain(path): path for paths in names.paths.values() for path in paths}
    places = {
        usual[_plain(name)]: at for at, name in enumerate(header) if name and _plain(name) in usual
    }
    return {**places, **{name: at for at, name in enumerate(header) if name}}


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "").replace("_", "").replace("-", "")


def _article(
    row: Sequence[str], columns: _Columns, names: Names, *, name: str, given: Input
) -> Article | Failure:
    width = columns.width
    try:
        if len(row) < width or any(cell.strip() for cell in row[width:]):
            raise InputError(
                f"{name} has {len(row)} cells under {width} names.",
                remedy="Put quotes around a cell that holds what parts the cells.",
            )
        cells = {column: row[at] for column, at in columns.places.items()}
        found = mapped.record(cells, name=name, names=names, given=given)
        return records.article(found)
    except InputError as error:
        return Failure(path=name, reason=error.problem, remedy=error.remedy)


READER = Reader(
    name="table (CSV, TSV)",
    suffixes=frozenset({".csv", ".tsv"}),
    recognises=lambda head: False,  # noqa: ARG005 - any text could be a table
    read=read,
)
