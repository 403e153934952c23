"""Is a row of a gazetteer usable, and what does it say?

Parses and validates the CSV; every complaint names file, row, column and remedy. Keeps out: what
happens when two rows speak of the same entity (gazetteer).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from index.errors import DataError
from index.model.names import EntityKind

COLUMNS = (
    "name",
    "kind",
    "aliases",
    "lat",
    "lon",
    "country",
    "near",
    "match",
    "wikidata",
    "geonames",
    "source",
    "usual",
)
MATCHES = ("word", "case", "context")
_KINDS = {kind.value: kind for kind in EntityKind}
_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_GEONAMES = re.compile(r"[1-9][0-9]*")
_HAS_LETTER = re.compile(r"[^\W_]")


class Row(NamedTuple):
    """One row of a gazetteer, validated.

    Args:
        name: the canonical name.
        kind: what it is.
        aliases: its other spellings, in the order of the file.
        latitude: WGS 84 degrees, or None.
        longitude: WGS 84 degrees, or None.
        country: ISO 3166-1 alpha-2, or "".
        near: names of which one must stand in the document when match is context.
        match: word, case or context.
        source: where the row is known from.
        file: the file that it stands in.
        rank: the place of that file in the order of authority.
        wikidata: its item, e.g. "Q858", or "".
        geonames: its number, or "".
        usual: whether it is meant, of several places of one name, where nothing tells.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    country: str
    near: tuple[str, ...]
    match: str
    source: str
    file: str
    rank: int
    wikidata: str = ""
    geonames: str = ""
    usual: bool = False


def read_rows(text: str, *, file: str, rank: int) -> Iterator[Row]:
    """Reads the rows of one CSV file.

    Args:
        text: the whole file, with its header line.
        file: its name, for messages.
        rank: its place in the order of authority, the strongest highest.

    Yields:
        Its rows in order; empty lines and lines whose name begins with "#" are passed over.

    Raises:
        DataError: the header or a row cannot be used.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        places = _column_places(header, file)
        for cells in reader:
            if not is_row(cells):
                continue
            if len(cells) != len(header):
                problem = f"has {len(cells)} cells where the header has {len(header)}"
                raise DataError(
                    f"{file}, row {reader.line_num}: {problem}.",
                    remedy='Put a value that holds a comma in "double quotes".',
                )
            yield _row(cells, places, _Where(file, reader.line_num), rank)
    except csv.Error as error:
        raise DataError(
            f"{file}, row {reader.line_num}: not valid CSV ({error}).",
            remedy="Check the quotes of that row.",
        ) from error


def is_row(cells: list[str]) -> bool:
    """Whether a line of the file is a row, and no comment or empty line."""
    return any(map(str.strip, cells)) and not cells[0].startswith("#")


class _Where(NamedTuple):
    file: str
    line: int

    def fault(self, column: str, problem: str, remedy: str) -> DataError:
        return DataError(
            f'{self.file}, row {self.line}, column "{column}": {problem}.', remedy=remedy
        )


def _column_places(header: list[str], file: str) -> tuple[int, ...]:
    """Where each known column stands in the header, -1 where it is absent."""
    for column in ("name", "kind"):
        if column not in header:
            raise DataError(
                f'{file}, row 1: the column "{column}" is missing.',
                remedy=f"Begin the file with the header {','.join(COLUMNS)}.",
            )
    for column in header:
        if column not in COLUMNS or header.count(column) > 1:
            reason = "appears twice" if column in COLUMNS else "is not known"
            raise DataError(
                f'{file}, row 1: the column "{column}" {reason}.',
                remedy=f"Use the columns {', '.join(COLUMNS)}, each once.",
            )
    return tuple(header.index(column) if column in header else -1 for column in COLUMNS)


def _row(cells: list[str], places: tuple[int, ...], where: _Where, rank: int) -> Row:
    name, kind, aliases, lat, lon, country, near, match, wikidata, geonames, source, usual = (
        cells[place].strip() if place >= 0 else "" for place in places
    )
    if not _HAS_LETTER.search(name):
        raise where.fault("name", f"{name!r} is no name", "Write the name that readers know.")
    if kind not in _KINDS:
        raise where.fault("kind", f"{kind!r} is no kind", f"Use one of {', '.join(_KINDS)}.")
    if match and match not in MATCHES:
        raise where.fault("match", f"{match!r} is unknown", f"Use one of {', '.join(MATCHES)}.")
    if country and not _COUNTRY.fullmatch(country):
        raise where.fault(
            "country", f"{country!r} is no country code", "Use two capitals, e.g. SY (ISO 3166-1)."
        )
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise where.fault("wikidata", f"{wikidata!r} is no item", "Use a form like Q858.")
    if geonames and not _GEONAMES.fullmatch(geonames):
        raise where.fault("geonames", f"{geonames!r} is no id", "Use the number, e.g. 163843.")
    if usual not in ("", "yes"):
        raise where.fault("usual", f"{usual!r} is unknown", "Write yes, or nothing.")
    if usual and kind != "place":
        raise where.fault("usual", f"a {kind} is no place", "Leave usual empty.")
    if (lat or lon) and kind != "place":
        raise where.fault("lat", f"a {kind} has no coordinates", "Leave lat and lon empty.")
    if bool(lat) != bool(lon):
        raise where.fault("lat" if lon else "lon", "is empty", "Give both lat and lon, or neither.")
    others = tuple(dict.fromkeys(_parts(aliases, "aliases", where))) if aliases else ()
    return Row(
        name=name,
        kind=_KINDS[kind],
        aliases=tuple(other for other in others if other != name),
        latitude=_degrees(lat, "lat", where) if lat else None,
        longitude=_degrees(lon, "lon", where) if lon else None,
        country=country,
        near=tuple(_parts(near, "near", where)) if near else (),
        match=match or "word",
        source=source,
        file=where.file,
        rank=rank,
        wikidata=wikidata,
        geonames=geonames,
        usual=bool(usual),
    )


def _parts(cell: str, column: str, where: _Where) -> list[str]:
    parts = [part.strip() for part in cell.split("|")]
    for part in parts:
        if not _HAS_LETTER.search(part):
            raise where.fault(
                column, f"{part!r} is no name", "Separate names with single | signs, none empty."
            )
    return parts


def _degrees(cell: str, column: str, where: _Where) -> float:
    limit = 90.0 if column == "lat" else 180.0
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise where.fault(
            column, f"{cell!r} is no angle", f"Use decimal degrees from -{limit:g} to {limit:g}."
        )
    return value
