"""How does a person's word that two names are one, or two, come into the corpus's gazetteer?

Changes single rows of the CSV and leaves every other line, comments among them, as it is. Keeps
out: which names ought to be joined (duplicates.py), and when the corpus is read again (pipeline).
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.entities.gazetteer import Gazetteer, entity_id, normal
from index.entities.gazetteer_rows import COLUMNS, Row, is_row, read_rows
from index.errors import DataError
from index.model.names import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity as the corpus knows it.

    Args:
        kind: its kind.
        name: its canonical name.
        spellings: its other names, as known and as written.
    """

    kind: EntityKind
    name: str
    spellings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id that a row of this kind and name gives."""
        return entity_id(self.kind, self.name)


def joined(text: str, keep: Named, other: Named, *, file: str) -> str:
    """The file with all names of one entity as spellings of another.

    Args:
        text: the CSV; may be empty.
        keep: the entity that remains.
        other: the entity whose names it takes.
        file: its name, for messages.

    Raises:
        DataError: the two are of two kinds, or their rows say that they are two things, or a name
            of the other's also means somebody else.
    """
    if keep.kind is not other.kind:
        raise DataError(
            f"{keep.name} is a {keep.kind.value} and {other.name} a {other.kind.value}.",
            remedy="Names of two kinds are never one; mend the kind in the gazetteer first.",
        )
    if keep.id == other.id:
        raise DataError(f"{keep.name} is one entity already.", remedy="Name two entities.")
    sheet = _Sheet(text, file)
    rows = {entity_id(row.kind, row.name): row for row in sheet.rows}
    own, taken = rows.get(keep.id), rows.get(other.id)
    if own is not None and taken is not None:
        _refuse_two_things(own, taken)
    names = (other.name, *other.spellings, *(() if taken is None else taken.aliases))
    _refuse_shared(names, rows, apart={keep.id, other.id})
    if taken is not None:
        sheet.drop(taken)
    aliases = _distinct((*(() if own is None else own.aliases), *names), but=keep.name)
    sheet.write(own, name=keep.name, kind=keep.kind, aliases=aliases)
    return sheet.text()


def parted(text: str, entity: Named, spelling: str, *, into: str, file: str) -> str:
    """The file with one spelling of an entity as a name of its own.

    A row of its own keeps the romanisation key from joining the two again.

    Args:
        text: the CSV; may be empty.
        entity: the entity that the spelling stands for today.
        spelling: the spelling.
        into: the name of whom it stands for from now on.
        file: its name, for messages.

    Raises:
        DataError: the spelling is the entity's only name, or its new name is the old one.
    """
    parting = Named(kind=entity.kind, name=into)
    if parting.id == entity.id:
        raise DataError(
            f"“{spelling}” would stand for {entity.name} as before.",
            remedy="Say with --into how the other one is called.",
        )
    sheet = _Sheet(text, file)
    rows = {entity_id(row.kind, row.name): row for row in sheet.rows}
    own = rows.get(entity.id)
    if normal(spelling) == normal(entity.name):
        raise DataError(
            f"“{spelling}” is the name of {entity.name} itself.",
            remedy="Part one of its other spellings; `dateline entities list` shows them.",
        )
    if own is None or _has(own.aliases, spelling):
        left = _distinct(() if own is None else own.aliases, but=spelling)
        sheet.write(own, name=entity.name, kind=entity.kind, aliases=left)
    theirs = rows.get(parting.id)
    aliases = _distinct((*(() if theirs is None else theirs.aliases), spelling), but=into)
    sheet.write(theirs, name=into, kind=entity.kind, aliases=aliases)
    return sheet.text()


def checked(text: str, *, file: str) -> str:
    """The file itself, if all its rows can be used; raises DataError."""
    Gazetteer(read_rows(text, file=file, rank=0))
    return text


def _refuse_two_things(own: Row, taken: Row) -> None:
    for column in ("wikidata", "geonames"):
        one, other = getattr(own, column), getattr(taken, column)
        if one and other and one != other:
            raise DataError(
                f"{own.name} has the {column} {one} and {taken.name} {other}: two things.",
                remedy="Mend the number that is wrong in the gazetteer, then join them.",
            )


def _refuse_shared(names: Sequence[str], rows: dict[str, Row], *, apart: set[str]) -> None:
    for identity, row in rows.items():
        shared = next((n for n in names if _has((row.name, *row.aliases), n)), None)
        if identity not in apart and shared is not None:
            raise DataError(
                f"“{shared}” also means {row.name}.",
                remedy=f"Take it out of the row of {row.name} first, or join that one too.",
            )


def _has(names: Sequence[str], wanted: str) -> bool:
    return any(normal(name) == normal(wanted) for name in names)


def _distinct(names: Sequence[str], *, but: str) -> tuple[str, ...]:
    """The names once each as they are written, in order, without one of them."""
    return tuple(dict.fromkeys(name for name in names if name != but and "|" not in name))


class _Sheet:
    """The lines of a CSV file, of which single rows change.

    Args:
        text: the file.
        file: its name, for messages.

    Raises:
        DataError: a row cannot be used, or there is no column for spellings.
    """

    def __init__(self, text: str, file: str) -> None:
        self._end = "\r\n" if "\r\n" in text else "\n"
        whole = text if text.strip() else ",".join(COLUMNS) + self._end
        self._lines = io.StringIO(whole, newline="").readlines()
        self.rows = tuple(read_rows(whole, file=file, rank=0))
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._cells: dict[str, list[str]] = {}
        self._added: list[str] = []
        reader = csv.reader(io.StringIO(whole, newline=""), strict=True)
        self._header = [column.strip() for column in next(reader)]
        if "aliases" not in self._header:
            raise DataError(
                f'{file}, row 1: there is no column "aliases".',
                remedy='Add ",aliases" to the first line and a comma to every other.',
            )
        first = reader.line_num
        rows = iter(self.rows)
        for cells in reader:
            if is_row(cells):
                row = next(rows)
                identity = entity_id(row.kind, row.name)
                self._spans[identity].append((first, reader.line_num))
                self._cells[identity] = cells
            first = reader.line_num

    def drop(self, row: Row) -> None:
        """Take an entity's rows out."""
        for first, last in self._spans[entity_id(row.kind, row.name)]:
            self._lines[first:last] = [""] * (last - first)

    def write(
        self, row: Row | None, *, name: str, kind: EntityKind, aliases: Sequence[str]
    ) -> None:
        """Give a row these aliases, or add one that has them."""
        identity = entity_id(kind, name)
        cells = list(self._cells[identity]) if row is not None else [""] * len(self._header)
        cells[self._header.index("aliases")] = "|".join(aliases)
        if row is not None:
            first, last = self._spans[identity][-1]
            # The other lines keep their numbers.
            self._lines[first:last] = [self._line(cells), *[""] * (last - first - 1)]
            return
        cells[self._header.index("name")] = name
        cells[self._header.index("kind")] = kind.value
        self._added.append(self._line(cells))

    def text(self) -> str:
        """The file as it is now."""
        body = "".join(self._lines)
        if self._added and not body.endswith(("\n", "\r")):
            body += self._end
        return body + "".join(self._added)

    def _line(self, cells: Sequence[str]) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator=self._end).writerow(cells)
        return out.getvalue()
