"""Under which name does a table or an export hold what an article has?

The usual names are known; a file `articles.map.toml` names others. Keeps out: what the values may
be (`records`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.readers import fields

FIELDS = ("text", "title", "source", "url", "published", "author", "language", "id")
_MAP_KEYS = {"records", "files", *FIELDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where the values of one file's records stand.

    Args:
        paths: for each of FIELDS the paths at which it may stand, the likeliest first.
        records: the path to the array of records in a JSON file; "" to look for it.
    """

    paths: Mapping[str, tuple[str, ...]]
    records: str = ""

    def over(self, usual: Names) -> Names:
        """These names where they say something, else the usual ones."""
        return Names(paths={**usual.paths, **self.paths}, records=self.records or usual.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMap:
    """What an `articles.map.toml` says.

    Args:
        everywhere: for all files of its folder.
        files: for single files, over that.
    """

    everywhere: Names
    files: Mapping[str, Names]

    def names(self, file: str, *, usual: Names) -> Names:
        """Where the values of a file's records stand."""
        found = self.everywhere.over(usual)
        return self.files[file].over(found) if file in self.files else found


def parse(data: bytes, *, name: str) -> FieldMap:
    """Read and check an `articles.map.toml`.

    Args:
        data: its bytes.
        name: where it is, for messages.

    Raises:
        DataError: it is no TOML, or a key or value cannot be used.
    """
    where = fields.Place(name)
    table = fields.toml(data, where)
    fields.only(table, _MAP_KEYS, where)
    files = table.get("files", {})
    if not isinstance(files, dict) or not all(isinstance(part, dict) for part in files.values()):
        raise where.at("files").wrong("is no table of tables", 'Write [files."export.json"].')
    for file, part in files.items():
        fields.only(part, _MAP_KEYS - {"files"}, where.at(f"files.{file!r}"))
    return FieldMap(
        everywhere=_names(table, where),
        files={file: _names(part, where.at(f"files.{file!r}")) for file, part in files.items()},
    )


def _names(table: Mapping[str, object], where: fields.Place) -> Names:
    paths = {key: _paths(table[key], where.at(key)) for key in FIELDS if key in table}
    return Names(paths=paths, records=fields.optional_text(table, "records", where) or "")


def _paths(value: object, where: fields.Place) -> tuple[str, ...]:
    paths = [value] if isinstance(value, str) else value
    if isinstance(paths, list) and paths and all(isinstance(p, str) and p.strip() for p in paths):
        return tuple(paths)
    raise where.wrong(f"is {value!r}", 'Give a path, as "content.body", or an array of them.')


def values_at(record: object, path: str) -> Iterator[object]:
    """The values at a path: names and numbers of places between dots.

    A name that holds dots itself is found as it stands. An array on the way gives the values of
    each of its members.

    Args:
        record: what a JSON file or a row of a table holds.
        path: as "content.body" or "authors.0.name".
    """
    if not path:
        yield record
    elif isinstance(record, list):
        head, _, rest = path.partition(".")
        if head.isdecimal():
            if int(head) < len(record):
                yield from values_at(record[int(head)], rest)
            return
        for member in record:
            yield from values_at(member, path)
    elif isinstance(record, dict):
        if path in record:
            yield from values_at(record[path], "")
            return
        head, _, rest = path.partition(".")
        if rest and head in record:
            yield from values_at(record[head], rest)
