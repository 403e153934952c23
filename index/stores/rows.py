"""What is measured of articles and passages, before anything is derived from it? Plain rows.

Joined from several segments, or taken without some articles; row_buffer.py collects them. Days
are proleptic Gregorian ordinals, open sides the least or greatest int32. Keeps out: words, and the
arrays that questions are answered from (columns.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.model.article import BlockKind
from index.model.days import DayRange
from index.prepared import PreparedArticle
from index.stores.array_file import Array
from index.stores.calendars import OPEN_END, OPEN_START
from index.stores.ragged import Int64s, distinct, first_positions, gather, row_numbers

KINDS = tuple(BlockKind)
NO_SOURCE = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """The rows of some articles in document order.

    Args:
        article_id: UTF-8 bytes, shape (articles,).
        source: ordinal in `sources`, or NO_SOURCE.
        published_day: the best day; OPEN_START when unknown.
        title_length: words of the title.
        body_length: words of the body.
        first_passage: where each article's passages begin, shape (articles + 1,).
        passage_id: UTF-8 bytes, shape (passages,).
        kind: ordinal in KINDS.
        figures: how many figures of victims each passage gives.
        token_start: ordinal in the body of the first word that begins in the passage.
        token_end: one past the last.
        first_day_range: where each passage's day ranges begin, shape (passages + 1,).
        day_start: first day of a range.
        day_end: day after its last.
        first_name: where each passage's entities begin, shape (passages + 1,).
        name: ordinal in `entities`, without repeats within a passage.
        firm: whether the name counts for facets in its article (it has a mention that is not weak).
        sources: names of sources, each once.
        entities: ids of entities, each once.
        surface_entity: ordinal in `entities` of each spelling of a name.
        surface: the spellings, as UTF-8.
        surface_count: how often each stands in these articles.
    """

    article_id: Array
    source: Array
    published_day: Array
    title_length: Array
    body_length: Array
    first_passage: Int64s
    passage_id: Array
    kind: Array
    figures: Array
    token_start: Array
    token_end: Array
    first_day_range: Int64s
    day_start: Array
    day_end: Array
    first_name: Int64s
    name: Array
    firm: Array
    sources: Sequence[str]
    entities: Sequence[str]
    surface_entity: Array
    surface: Sequence[bytes]
    surface_count: Array

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self.article_id)

    @property
    def passage_article(self) -> Int64s:
        """The article of each passage."""
        return row_numbers(self.first_passage)


_ARTICLE = ("article_id", "source", "published_day", "title_length", "body_length")
_PASSAGE = ("passage_id", "kind", "figures", "token_start", "token_end")
_DAY = ("day_start", "day_end")
FIRST = ("first_passage", "first_day_range", "first_name")


def day_bounds(days: DayRange) -> tuple[int, int]:
    """A range's half-open day ordinals, open sides as OPEN_START and OPEN_END."""
    return (
        OPEN_START if days.start is None else days.start.toordinal(),
        OPEN_END if days.end is None else days.end.toordinal(),
    )


def take(rows: Rows, documents: Int64s) -> Rows:
    """The rows of some articles, in the given order; tables of names stay as they are."""
    passages = gather(rows.first_passage, documents)
    days = gather(rows.first_day_range, passages)
    names = gather(rows.first_name, passages)
    return replace(
        rows,
        **{key: getattr(rows, key)[documents] for key in _ARTICLE},
        **{key: getattr(rows, key)[passages] for key in _PASSAGE},
        **{key: getattr(rows, key)[days] for key in _DAY},
        name=rows.name[names],
        firm=rows.firm[names],
        first_passage=first_positions(np.diff(rows.first_passage)[documents]),
        first_day_range=first_positions(np.diff(rows.first_day_range)[passages]),
        first_name=first_positions(np.diff(rows.first_name)[passages]),
    )


def without_surfaces(rows: Rows, gone: Sequence[PreparedArticle]) -> Rows:
    """The rows with the spellings of names in some articles, which have left, taken off."""
    place = {entity: ordinal for ordinal, entity in enumerate(rows.entities)}
    left = rows.surface_count.copy()
    keys = zip(rows.surface_entity.tolist(), rows.surface, strict=True)
    row = {key: ordinal for ordinal, key in enumerate(keys)}
    for article in gone:
        for entity, surface, count in article.surfaces:
            left[row[place[entity], surface.encode()]] -= count
    return replace(rows, surface_count=left)


def join_rows(parts: Sequence[Rows]) -> Rows:
    """The articles of several sets of rows one after the other.

    Names of sources and entities, and spellings, that no row uses any more are left out: what was
    removed must leave no trace, and a person's name is one.
    """
    sources = sorted({p.sources[n] for p in parts for n in _used(p.source, NO_SOURCE)})
    used = [
        set(_used(p.name, -1)) | set(_used(p.surface_entity[p.surface_count > 0], -1))
        for p in parts
    ]
    entities = sorted({p.entities[n] for p, own in zip(parts, used, strict=True) for n in own})
    entity_tables = [_places(part.entities, entities) for part in parts]
    surfaces = _joined_surfaces(parts, entity_tables)
    return Rows(
        **{
            key: np.concatenate([getattr(part, key) for part in parts])
            for key in (*_ARTICLE[:1], *_ARTICLE[2:], *_PASSAGE, *_DAY, "firm")
        },
        **{
            key: first_positions(np.concatenate([np.diff(getattr(part, key)) for part in parts]))
            for key in FIRST
        },
        source=np.concatenate([_places(p.sources, sources)[p.source] for p in parts]),
        name=np.concatenate(
            [table[part.name] for table, part in zip(entity_tables, parts, strict=True)]
        ),
        sources=sources,
        entities=entities,
        surface_entity=np.asarray([entity for entity, _ in surfaces], dtype=np.int32),
        surface=[surface for _, surface in surfaces],
        surface_count=np.asarray(list(surfaces.values()), dtype=np.int64),
    )


def _joined_surfaces(
    parts: Sequence[Rows], tables: Sequence[Array]
) -> dict[tuple[int, bytes], int]:
    """Count of each spelling by entity and spelling, in their order."""
    found: dict[tuple[int, bytes], int] = {}
    for part, table in zip(parts, tables, strict=True):
        owners = table[part.surface_entity].tolist()
        for owner, surface, count in zip(
            owners, part.surface, part.surface_count.tolist(), strict=True
        ):
            if count > 0:
                found[owner, surface] = found.get((owner, surface), 0) + count
    return dict(sorted(found.items()))


def _used(ordinals: Array, none: int) -> list[int]:
    used: list[int] = distinct(ordinals[ordinals != none].astype(np.int64)).tolist()
    return used


def _places(labels: Sequence[str], among: Sequence[str]) -> Array:
    """The ordinal of each label in another list, -1 where it is not; one more -1 at the end.

    Thus -1, which stands for no label, stays what it is.
    """
    place = {label: ordinal for ordinal, label in enumerate(among)}
    return np.asarray([*(place.get(label, -1) for label in labels), -1], dtype=np.int32)
