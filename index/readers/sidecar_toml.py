"""What does an `articles.toml` state?

Every value has its basis. A mistake is named with file and key and never passed over. Keeps out:
where the file is found (`beside`).
"""

from __future__ import annotations

from collections.abc import Mapping

from index.readers import fields
from index.readers.sidecar import MARK_KINDS, Entry, StatedMark

_TEXTS = ("source", "title", "url", "dateline", "byline")
_KEYS = {"file", "language", "published", "credits", "marks", *_TEXTS}
_MARK_KEYS = {"surface", "occurrence", "kind", "note", "suggestion"}


def parse(data: bytes, *, name: str) -> tuple[Entry, ...]:
    """Read and check what stands in an `articles.toml`.

    Args:
        data: its bytes.
        name: where it is, for messages.

    Returns:
        Its entries.

    Raises:
        DataError: it is no TOML, or a key or value cannot be used; the message names file, article
            and key.
    """
    where = fields.Place(name)
    parsed = fields.toml(data, where)
    fields.only(parsed, {"articles"}, where)
    return tuple(
        _entry(table, where.at(f"[[articles]] number {number}"))
        for number, table in enumerate(fields.tables(parsed, "articles", where), start=1)
    )


def _entry(table: Mapping[str, object], where: fields.Place) -> Entry:
    file = fields.file_name(table, where)
    where = fields.Place(f"{where.file}, file {file!r}")
    fields.only(table, _KEYS, where)
    url = fields.metadatum(table, "url", where)
    if url is not None:
        fields.check_url(url.value, where.at("url"))
    return Entry(
        file=file,
        source=fields.metadatum(table, "source", where),
        title=fields.metadatum(table, "title", where),
        url=url,
        dateline=fields.metadatum(table, "dateline", where),
        byline=fields.metadatum(table, "byline", where),
        published=fields.published(table, "published", where),
        language=fields.language(table, "language", where),
        credits=fields.metadata(table, "credits", where),
        marks=tuple(
            _mark(mark, where.at(f"marks number {number}"))
            for number, mark in enumerate(fields.tables(table, "marks", where), start=1)
        ),
    )


def _mark(table: Mapping[str, object], where: fields.Place) -> StatedMark:
    fields.only(table, _MARK_KEYS, where)
    kind = fields.text(table, "kind", where)
    if kind not in MARK_KINDS:
        raise where.at("kind").wrong(f"is {kind!r}", f"Use one of {', '.join(MARK_KINDS)}.")
    occurrence = table.get("occurrence", 1)
    if not isinstance(occurrence, int) or isinstance(occurrence, bool) or occurrence < 1:
        raise where.at("occurrence").wrong(
            f"is {occurrence!r}", "Give which of several equal ones it is, counted from 1."
        )
    return StatedMark(
        surface=fields.text(table, "surface", where),
        occurrence=occurrence,
        kind=kind,
        note=fields.text(table, "note", where),
        suggestion=fields.optional_text(table, "suggestion", where) or "",
    )
