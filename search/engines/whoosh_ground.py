"""What does the engine stand on? Arrays derived once from a generation's columns, then shared.

Everything is made when first asked for and never changed. Keeps out: queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.model import BlockKind, EntityKind
from index.stores.columns import KINDS, OPEN_END, OPEN_START, Columns
from index.stores.ragged import first_positions, row_numbers
from index.stores.whoosh_snapshot import WhooshSnapshot
from search.bm25 import stored_lengths

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

# The values of the facet of kinds, by ordinal of a block's kind; a headline is a heading.
KIND_VALUES = tuple(
    (BlockKind.HEADING if kind is BlockKind.HEADLINE else kind).value for kind in KINDS
)
_ENTITY_KINDS = tuple(EntityKind)
UNKNOWN_KIND = -1


def all_of(masks: Sequence[Mask]) -> Mask:
    """Where all of one or more masks hold."""
    found: Mask = np.logical_and.reduce(masks)
    return found


def any_of(masks: Sequence[Mask]) -> Mask:
    """Where any of one or more masks holds."""
    found: Mask = np.logical_or.reduce(masks)
    return found


def kind_ordinal(kind: EntityKind) -> int:
    """The ordinal of a kind in `Ground.entity_kind`."""
    return _ENTITY_KINDS.index(kind)


class Ground:
    """Derived arrays of one generation.

    Args:
        snapshot: the generation.
    """

    def __init__(self, snapshot: WhooshSnapshot) -> None:
        self.snapshot = snapshot
        self.columns: Columns = snapshot.columns
        self.articles = snapshot.columns.articles
        self.passages = len(snapshot.columns.passage_id)

    @cached_property
    def passage_article(self) -> Ints:
        """The article of each passage, shape (passages,)."""
        return row_numbers(self.columns.passages)

    @cached_property
    def name_passage(self) -> Ints:
        """The passage of each entry of the column of names."""
        return row_numbers(self.columns.names)

    @cached_property
    def day_passage(self) -> Ints:
        """The passage of each day range."""
        return row_numbers(self.columns.days)

    @cached_property
    def article_days(self) -> Ints:
        """Where each article's day ranges begin, shape (articles + 1,)."""
        found: Ints = self.columns.days[self.columns.passages]
        return found

    @cached_property
    def body_base(self) -> Ints:
        """Where each body's tokens begin in a row of all bodies, with a gap after each."""
        return first_positions(self.columns.body_length.astype(np.int64) + 1)

    @cached_property
    def title_base(self) -> Ints:
        """Where each title's tokens begin in a row of all titles, with a gap after each."""
        return first_positions(self.columns.title_length.astype(np.int64) + 1)

    @cached_property
    def passage_from(self) -> Ints:
        """The first token of each passage in the row of all bodies."""
        return self.body_base[self.passage_article] + self.columns.token_start

    @cached_property
    def passage_to(self) -> Ints:
        """One past the last token of each passage in the row of all bodies."""
        return self.body_base[self.passage_article] + self.columns.token_end

    @cached_property
    def title_scored(self) -> tuple[Floats, float]:
        """Each title's length as scoring sees it, and the mean exact length."""
        return _scored(self.columns.title_length)

    @cached_property
    def body_scored(self) -> tuple[Floats, float]:
        """Each body's length as scoring sees it, and the mean exact length."""
        return _scored(self.columns.body_length)

    @cached_property
    def newest_rank(self) -> Ints:
        """Each article's place by publication day, newest first, unknown last, then by id."""
        day = self.columns.published_day.astype(np.int64)
        return _ranks(np.lexsort((self.columns.article_id, -day)))

    @cached_property
    def oldest_rank(self) -> Ints:
        """Each article's place by publication day, oldest first, unknown last, then by id."""
        day = np.where(
            self.columns.published_day == OPEN_START, OPEN_END, self.columns.published_day
        )
        return _ranks(np.lexsort((self.columns.article_id, day)))

    @cached_property
    def source_ordinal(self) -> dict[str, int]:
        """The ordinal of each source's name."""
        return {name: ordinal for ordinal, name in enumerate(self.columns.sources)}

    @cached_property
    def entity_ordinal(self) -> dict[str, int]:
        """The ordinal of each entity that some passage names."""
        return {key: ordinal for ordinal, key in enumerate(self.columns.entities)}

    @cached_property
    def entity_kind(self) -> NDArray[np.int8]:
        """The kind of each entity by ordinal; UNKNOWN_KIND when the table of entities lacks it."""
        known = self.snapshot.entities
        return np.asarray(
            [
                kind_ordinal(known[key].kind) if key in known else UNKNOWN_KIND
                for key in self.columns.entities
            ],
            dtype=np.int8,
        )

    @cached_property
    def name_counts(self) -> Mask:
        """Which entries of the column of names count for facets."""
        if not len(self.columns.name):
            return np.zeros(0, dtype=np.bool_)
        known: Mask = self.entity_kind[self.columns.name] != UNKNOWN_KIND
        return known & self.columns.firm

    @cached_property
    def passages_naming(self) -> tuple[Ints, Ints]:
        """For each entity the entries of the column of names that are its own: first, entries."""
        order = np.argsort(self.columns.name, kind="stable").astype(np.int64)
        counts = np.bincount(self.columns.name, minlength=len(self.columns.entities))
        return first_positions(counts.astype(np.int64)), order

    @cached_property
    def article_entities(self) -> tuple[Ints, Ints]:
        """For each article its counting entities without repeats: first, ordinals."""
        rows = np.flatnonzero(self.name_counts)
        entities = len(self.columns.entities)
        pairs = np.unique(
            self.passage_article[self.name_passage[rows]] * max(entities, 1)
            + self.columns.name[rows]
        )
        article, entity = np.divmod(pairs, max(entities, 1))
        return first_positions(np.bincount(article, minlength=self.articles)), entity

    @cached_property
    def entity_articles(self) -> Ints:
        """How many articles each entity counts in, by ordinal."""
        _, entity = self.article_entities
        return np.bincount(entity, minlength=len(self.columns.entities))

    @cached_property
    def passage_order(self) -> Ints:
        """Passage ordinals sorted by passage id."""
        return np.argsort(self.columns.passage_id, kind="stable").astype(np.int64)

    @cached_property
    def sorted_words(self) -> list[str]:
        """All folded words, sorted."""
        return sorted(self.snapshot.words)

    def passages_of(self, ids: list[str]) -> Ints:
        """The ordinal of each passage by id, -1 where there is none."""
        table = self.columns.passage_id
        if not ids or not len(table):
            return np.full(len(ids), -1, dtype=np.int64)
        wanted = np.asarray([key.encode() for key in ids], dtype=np.bytes_)
        place = np.searchsorted(table, wanted, sorter=self.passage_order)
        found = self.passage_order[np.minimum(place, len(table) - 1)]
        return np.where(table[found] == wanted, found, -1)


def _scored(lengths: NDArray[np.int32]) -> tuple[Floats, float]:
    scale = np.asarray(stored_lengths(), dtype=np.float64)
    steps = np.minimum(np.searchsorted(scale, lengths), len(scale) - 1)
    mean = float(lengths.sum()) / max(len(lengths), 1)
    return scale[steps], mean or 1.0


def _ranks(order: Ints) -> Ints:
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    return ranks
