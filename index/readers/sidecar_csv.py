"""What does an `articles.csv` state?

The plain form of `articles.toml`: a row is a file, every value is stated. Keeps out: where the file
is found (`beside`).
"""

from __future__ import annotations

import csv
import io

from index.errors import DataError, InputError
from index.model.article import Metadatum
from index.readers import fields
from index.readers.instants import parse_published
from index.readers.sidecar import Entry

COLUMNS = ("file", "source", "title", "url", "published", "language", "byline")


def parse(data: bytes, *, name: str) -> tuple[Entry, ...]:
    """Read and check what stands in an `articles.csv`.

    Args:
        data: its bytes, UTF-8.
        name: where it is, for messages.

    Returns:
        Its entries.

    Raises:
        DataError: it is no table with a column `file`, or a value cannot be used; the message
            names file, line and column.
    """
    where = fields.Place(name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise where.wrong(f"is not UTF-8: byte {error.start}", "Save it as UTF-8.") from error
    delimiter = (
        ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    )
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        fields.only(dict.fromkeys(header), set(COLUMNS), where)
        if "file" not in header or len(set(header)) < len(header):
            raise where.wrong(
                "has no single column 'file'", f"Begin it with a line of {', '.join(COLUMNS)}."
            )
        return tuple(
            _entry(row, header, fields.Place(f"{name}:{rows.line_num}")) for row in rows if any(row)
        )
    except csv.Error as error:
        raise DataError(
            f"{name}:{rows.line_num} is no row of a table: {error}.", remedy="Mend that line."
        ) from error


def _entry(row: list[str], header: list[str], where: fields.Place) -> Entry:
    if len(row) != len(header):
        raise where.wrong(
            f"has {len(row)} cells under {len(header)} names", "Put quotes around commas in a cell."
        )
    cells = {key: cell.strip() for key, cell in zip(header, row, strict=True) if cell.strip()}
    file = fields.file_name(cells, where)
    url = _stated(cells.get("url"))
    if url is not None:
        fields.check_url(url.value, where.at("url"))
    try:
        published = parse_published(cells.get("published"), name=where.file)
    except InputError as error:
        raise DataError(error.problem, remedy=error.remedy) from error
    return Entry(
        file=file,
        source=_stated(cells.get("source")),
        title=_stated(cells.get("title")),
        url=url,
        byline=_stated(cells.get("byline")),
        published=published,
        language=fields.language(cells, "language", where),
    )


def _stated(value: str | None) -> Metadatum | None:
    return None if value is None else Metadatum(value=value)
