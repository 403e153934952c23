"""What of each article and passage can be counted without being read? The columns of a segment.

Everything a question needs is derived once, when the segment is written, and mapped when it is
opened: nothing is made in memory a second time. Keeps out: words (postings.py), the articles
themselves (records.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np

from index.entities.attestation import Attested, unpacked
from index.model.article import BlockKind
from index.stores.array_file import Array, ArrayFile, ArrayWriter, narrowest, smallest
from index.stores.calendars import OPEN_END, OPEN_START, calendar_arrays
from index.stores.ragged import Int64s, distinct, first_positions, row_numbers
from index.stores.rows import KINDS, Rows
from index.stores.strings import Strings, find_ordered, load_strings, strings_of

# The values of the facet of kinds; a headline is a heading.
KIND_VALUES = tuple(kind.value for kind in KINDS if kind is not BlockKind.HEADLINE)
KIND_OF = np.asarray(
    [
        KIND_VALUES.index((BlockKind.HEADING if kind is BlockKind.HEADLINE else kind).value)
        for kind in KINDS
    ],
    dtype=np.uint8,
)
# An entity named in more than one article of so many is counted by a row of bits.
_DENSE = 128


class Columns:
    """The columns of one segment; every array is mapped and read-only.

    Articles, passages, sources and entities are numbered within the segment.

    Args:
        file: the file that `save_columns` wrote.
    """

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self.articles = len(file["article_id"])
        self.passages = len(file["passage_id"])

    # One attribute an array; what they hold is said in `save_columns`.
    def __getattr__(self, name: str) -> Array:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self._file[name]
        # Set on the object, so that the file is asked once.
        self.__dict__[name] = found
        return found

    @cached_property
    def sources(self) -> Strings:
        """Names of the sources, sorted."""
        return load_strings(self._file, "sources")

    @cached_property
    def entities(self) -> Strings:
        """Ids of the entities, sorted."""
        return load_strings(self._file, "entities")

    @cached_property
    def surfaces(self) -> Strings:
        """How names are written and why, entity after entity (`entities.attestation`)."""
        return load_strings(self._file, "surfaces")

    @cached_property
    def passage_kind(self) -> Array:
        """The kind of each passage, an ordinal in KIND_VALUES."""
        found: Array = KIND_OF[self.kind]
        return found

    @cached_property
    def passage_to(self) -> Array:
        """The end of each passage's words in the row of all bodies; see `passage_from`."""
        found: Array = self.passage_from + self.passage_length
        return found

    @cached_property
    def title_tokens(self) -> int:
        """Words of all titles."""
        return int(self.title_length.sum(dtype=np.int64))

    @cached_property
    def body_tokens(self) -> int:
        """Words of all bodies."""
        return int(self.body_length.sum(dtype=np.int64))

    @cached_property
    def body_base(self) -> Int64s:
        """Where each body's words begin in a row of all bodies, with a gap after each."""
        return first_positions(self.body_length.astype(np.int64) + 1)

    def article_named(self, article_id: str) -> int:
        """The ordinal of an article, or -1."""
        return find_ordered(self.article_id, self.article_order, article_id)

    def passage_named(self, passage_id: str) -> int:
        """The ordinal of a passage, or -1."""
        return find_ordered(self.passage_id, self.passage_order, passage_id)

    def spellings(self, entity: int) -> Counter[Attested]:
        """How often an entity is written in each way."""
        first, last = (int(n) for n in self.first_surface[entity : entity + 2])
        return Counter(
            {unpacked(self.surfaces[n]): int(self.surface_count[n]) for n in range(first, last)}
        )


def save_columns(rows: Rows, file: ArrayWriter) -> None:
    """Derive and write all columns.

    Beside the rows themselves:

    - `article_order`, `passage_order`: ordinals sorted by id.
    - `newest_rank`, `oldest_rank`: each article's place by publication day, unknown last, then id.
    - `kinds`: bit n is set when a passage of the article has the n-th of KIND_VALUES.
    - `passage_article`.
    - `day_passage`: the passage of each day range.
    - `passage_from`, `passage_length`: its words in the row of all bodies (see `body_base`).
    - `first_entity`, `entity`: the entities that count in each article, without repeats.
    - `first_named`, `named`: the passages that name each entity, ascending; `named_firm`: whether
      the name counts there.
    - `dense`, `dense_bits`: entities of many articles, and for each a row of bits, one an article,
      in words of 64.
    - `first_sparse`, `sparse`: the articles of every other entity, ascending.
    - `entity_articles`: in how many articles each entity counts.
    - `first_surface`, `surface_count`: of `surfaces`, by entity.
    - the calendars (`calendar_arrays`).

    Args:
        rows: with sources, entities and surfaces sorted.
        file: a new file.
    """
    for name in (
        "article_id",
        "source",
        "published_day",
        "passage_id",
        "firm",
        "surface_count",
    ):
        file.put(name, getattr(rows, name))
    for name in ("name", "figures", "title_length", "body_length"):
        file.put(name, narrowest(getattr(rows, name)))
    for name in ("day_start", "day_end"):
        file.put(name, getattr(rows, name).astype(np.int32))
    file.put("kind", rows.kind.astype(np.uint8))
    for name in ("first_passage", "first_day_range", "first_name"):
        file.put(name, smallest(getattr(rows, name)))
    strings_of(source.encode() for source in rows.sources).save(file, "sources")
    strings_of(entity.encode() for entity in rows.entities).save(file, "entities")
    strings_of(rows.surface).save(file, "surfaces")
    for group in (_ordered(rows), _placed(rows), _named(rows), _calendars(rows)):
        for name, array in group:
            file.put(name, array)


def _ordered(rows: Rows) -> Iterator[tuple[str, Array]]:
    for thing in ("article", "passage"):
        order = np.argsort(getattr(rows, f"{thing}_id"), kind="stable")
        yield f"{thing}_order", order.astype(np.uint32)
    day = rows.published_day.astype(np.int64)
    yield "newest_rank", _ranks(np.lexsort((rows.article_id, -day)))
    last = np.where(rows.published_day == OPEN_START, OPEN_END, rows.published_day)
    yield "oldest_rank", _ranks(np.lexsort((rows.article_id, last)))


def _placed(rows: Rows) -> Iterator[tuple[str, Array]]:
    article = rows.passage_article
    base = first_positions(rows.body_length.astype(np.int64) + 1)[article]
    yield "passage_article", article.astype(np.uint32)
    yield "passage_from", smallest(base + rows.token_start)
    yield "passage_length", narrowest(rows.token_end - rows.token_start)
    kind = KIND_OF[rows.kind]
    kinds = np.zeros(rows.articles, dtype=np.uint8)
    for ordinal in range(len(KIND_VALUES)):
        kinds[article[kind == ordinal]] |= np.uint8(1 << ordinal)
    yield "kinds", kinds


def _named(rows: Rows) -> Iterator[tuple[str, Array]]:
    entities = len(rows.entities)
    passage = row_numbers(rows.first_name)
    order = np.argsort(rows.name, kind="stable")
    yield "first_named", _firsts(rows.name, entities)
    yield "named", passage[order].astype(np.uint32)
    yield "named_firm", rows.firm[order]
    counting = np.flatnonzero(rows.firm)
    pairs = distinct(
        rows.passage_article[passage[counting]] * max(entities, 1) + rows.name[counting]
    )
    article, entity = np.divmod(pairs, max(entities, 1))
    yield "first_entity", _firsts(article, rows.articles)
    yield "entity", narrowest(entity)
    counts = np.bincount(entity, minlength=entities)
    yield "entity_articles", counts.astype(np.uint32)
    dense = np.flatnonzero(counts * _DENSE > rows.articles)
    row = np.full(entities + 1, -1, dtype=np.int64)
    row[dense] = np.arange(len(dense))
    words = -(-rows.articles // 64)
    bits = np.zeros(len(dense) * words, dtype="<u8")
    among = row[entity]
    often = np.flatnonzero(among >= 0)
    # Set bit by bit: a row of booleans would need eight times the memory.
    place = among[often] * words + (article[often] >> 6)
    np.bitwise_or.at(bits, place, np.uint64(1) << (article[often] & 63).astype(np.uint64))
    yield "dense", dense.astype(np.uint32)
    yield "dense_bits", bits
    rest = np.flatnonzero(among < 0)
    rest = rest[np.argsort(entity[rest], kind="stable")]
    yield "first_sparse", _firsts(entity[rest], entities)
    yield "sparse", article[rest].astype(np.uint32)
    yield "first_surface", _firsts(rows.surface_entity, entities)


def _calendars(rows: Rows) -> Iterator[tuple[str, Array]]:
    passage = row_numbers(rows.first_day_range)
    yield "day_passage", passage.astype(np.uint32)
    article = rows.passage_article[passage]
    yield from calendar_arrays(article, rows.day_start, rows.day_end, rows.articles)


def _firsts(values: Any, kinds: int) -> Array:
    return smallest(first_positions(np.bincount(values, minlength=kinds).astype(np.int64)))


def _ranks(order: Int64s) -> Array:
    ranks = np.empty(len(order), dtype=np.uint32)
    ranks[order] = np.arange(len(order))
    return ranks


def rows_of(columns: Columns) -> Rows:
    """The rows that a segment's columns were derived from."""
    article = columns.passage_article.astype(np.int64)
    base = columns.body_base[article]
    return Rows(
        article_id=columns.article_id,
        source=columns.source,
        published_day=columns.published_day,
        title_length=columns.title_length,
        body_length=columns.body_length,
        first_passage=columns.first_passage.astype(np.int64),
        passage_id=columns.passage_id,
        kind=columns.kind,
        figures=columns.figures,
        token_start=columns.passage_from.astype(np.int64) - base,
        token_end=columns.passage_to.astype(np.int64) - base,
        first_day_range=columns.first_day_range.astype(np.int64),
        day_start=columns.day_start,
        day_end=columns.day_end,
        first_name=columns.first_name.astype(np.int64),
        name=columns.name,
        firm=columns.firm,
        sources=list(columns.sources),
        entities=list(columns.entities),
        surface_entity=row_numbers(columns.first_surface.astype(np.int64)),
        surface=columns.surfaces.all_encoded(),
        surface_count=columns.surface_count,
    )
