"""What is known of every article and passage, as arrays that are counted instead of read?

One row an article or passage, in document order; days as proleptic Gregorian ordinals
(`date.toordinal`), open sides as the least or greatest int32. Made at commit, mapped at open.
Keeps out: words (postings) and the articles themselves (records).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.model import BlockKind, DayRange
from index.stores.files import damaged, write_file
from index.stores.ragged import first_positions, gather

Array = NDArray[Any]

OPEN_START = int(np.iinfo(np.int32).min)
OPEN_END = int(np.iinfo(np.int32).max)
NO_SOURCE = -1
KINDS = tuple(BlockKind)

_LABELS = "labels.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one generation; every array is read-only.

    Args:
        article_id: UTF-8 bytes, shape (articles,).
        source: ordinal in `sources`, or NO_SOURCE.
        published_day: the best day; OPEN_START when unknown.
        title_length: tokens of the title.
        body_length: tokens of the body.
        record_file: ordinal of the record file.
        record_offset: first byte of the record there.
        record_length: bytes of the record.
        passages: where each article's passages begin, shape (articles + 1,).
        passage_id: UTF-8 bytes, shape (passages,).
        kind: ordinal in KINDS.
        token_start: ordinal in the body of the first token that begins in the passage.
        token_end: one past the last.
        days: where each passage's day ranges begin, shape (passages + 1,).
        day_start: first day of a range.
        day_end: day after its last.
        names: where each passage's entities begin, shape (passages + 1,).
        name: ordinal in `entities`; no repeats within a passage.
        firm: whether the entity counts for facets in this article (it has a mention that is not
            weak).
        sources: names of sources, sorted.
        entities: ids of entities, sorted.
        record_files: names of the record files.
    """

    article_id: Array
    source: Array
    published_day: Array
    title_length: Array
    body_length: Array
    record_file: Array
    record_offset: Array
    record_length: Array
    passages: Array
    passage_id: Array
    kind: Array
    token_start: Array
    token_end: Array
    days: Array
    day_start: Array
    day_end: Array
    names: Array
    name: Array
    firm: Array
    sources: tuple[str, ...]
    entities: tuple[str, ...]
    record_files: tuple[str, ...]

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self.article_id)

    def ids(self) -> list[str]:
        """All article ids, in document order."""
        return [key.decode() for key in self.article_id.tolist()]


_ARTICLE = (
    "article_id",
    "source",
    "published_day",
    "title_length",
    "body_length",
    "record_file",
    "record_offset",
    "record_length",
)
_PASSAGE = ("passage_id", "kind", "token_start", "token_end")
_DAY = ("day_start", "day_end")
_NAME = ("name", "firm")
_LABEL = ("sources", "entities", "record_files")
_ARRAYS = tuple(f.name for f in fields(Columns) if f.name not in _LABEL)


class _Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[str, ...]
    entities: tuple[str, ...]
    record_files: tuple[str, ...]


def day_bounds(days: DayRange) -> tuple[int, int]:
    """A range's half-open day ordinals, open sides as OPEN_START and OPEN_END."""
    return (
        OPEN_START if days.start is None else days.start.toordinal(),
        OPEN_END if days.end is None else days.end.toordinal(),
    )


def take(columns: Columns, documents: Sequence[int] | Array) -> Columns:
    """The columns of some articles, in the given order; labels stay as they are."""
    rows = np.asarray(documents, dtype=np.int64)
    passages = gather(columns.passages, rows)
    days = gather(columns.days, passages)
    names = gather(columns.names, passages)
    taken: dict[str, Any] = {key: getattr(columns, key)[rows] for key in _ARTICLE}
    taken |= {key: getattr(columns, key)[passages] for key in _PASSAGE}
    taken |= {key: getattr(columns, key)[days] for key in _DAY}
    taken |= {key: getattr(columns, key)[names] for key in _NAME}
    return replace(
        columns,
        passages=first_positions(np.diff(columns.passages)[rows]),
        days=first_positions(np.diff(columns.days)[passages]),
        names=first_positions(np.diff(columns.names)[passages]),
        **taken,
    )


def join(one: Columns, other: Columns) -> Columns:
    """The articles of two sets of columns one after the other, with labels that both share."""
    sources = tuple(sorted({*one.sources, *other.sources}))
    entities = tuple(sorted({*one.entities, *other.entities}))
    files = tuple(dict.fromkeys((*one.record_files, *other.record_files)))
    parts = [_relabel(part, sources, entities, files) for part in (one, other)]
    joined: dict[str, Any] = {
        key: np.concatenate([getattr(part, key) for part in parts])
        for key in (*_ARTICLE, *_PASSAGE, *_DAY, *_NAME)
    }
    joined |= {
        key: first_positions(np.concatenate([np.diff(getattr(part, key)) for part in parts]))
        for key in ("passages", "days", "names")
    }
    return Columns(**joined, sources=sources, entities=entities, record_files=files)


def drop_unused_labels(columns: Columns) -> Columns:
    """The same columns without names of sources, entities and files that no article has left.

    What was removed must leave no trace, and a person's name is one.
    """
    sources = tuple(columns.sources[i] for i in np.unique(columns.source) if i != NO_SOURCE)
    entities = tuple(columns.entities[i] for i in np.unique(columns.name))
    files = tuple(columns.record_files[i] for i in np.unique(columns.record_file))
    return _relabel(columns, sources, entities, files)


def save(columns: Columns, folder: Path) -> None:
    """Write all columns into a new folder."""
    folder.mkdir()
    for key in _ARRAYS:
        with (folder / f"{key}.npy").open("xb") as file:
            np.save(file, getattr(columns, key), allow_pickle=False)
    labels = _Labels(columns.sources, columns.entities, columns.record_files)
    write_file(folder / _LABELS, msgspec.json.encode(labels))


def load(folder: Path) -> Columns:
    """Map all columns of a folder; raises StoreError when one cannot be read."""
    arrays: dict[str, Array] = {}
    for key in _ARRAYS:
        path = folder / f"{key}.npy"
        try:
            array = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise damaged(path, f"cannot be read ({error})") from error
        # A plain view: the map's own class costs time at every operation.
        arrays[key] = array.view(np.ndarray)
    path = folder / _LABELS
    try:
        labels = msgspec.json.decode(path.read_bytes(), type=_Labels)
    except (OSError, msgspec.MsgspecError) as error:
        raise damaged(path, f"cannot be read ({error})") from error
    return Columns(
        **arrays,
        sources=labels.sources,
        entities=labels.entities,
        record_files=labels.record_files,
    )


def _relabel(
    columns: Columns,
    sources: tuple[str, ...],
    entities: tuple[str, ...],
    files: tuple[str, ...],
) -> Columns:
    return replace(
        columns,
        source=_renumber(columns.source, columns.sources, sources),
        name=_renumber(columns.name, columns.entities, entities),
        record_file=_renumber(columns.record_file, columns.record_files, files),
        sources=sources,
        entities=entities,
        record_files=files,
    )


def _renumber(ordinals: Array, before: Iterable[str], after: Iterable[str]) -> Array:
    """Ordinals of the same labels in another list; NO_SOURCE stays, lost labels are not used."""
    place = {label: ordinal for ordinal, label in enumerate(after)}
    table = [place.get(label, NO_SOURCE) for label in before]
    return np.asarray([*table, NO_SOURCE], dtype=ordinals.dtype)[ordinals]
