"""Which tables answer Whoosh's fields in a segment? Words, ids, sources and days in one place.

Ids, sources and days are columns; their tables are sorted when a query first asks for one. Keeps
out: how Whoosh asks (whoosh_codec_readers.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.stores.calendars import OPEN_START
from index.stores.columns import Columns
from index.stores.postings import BODY, FIELDS, TITLE
from index.stores.ragged import Int64s, first_positions
from index.stores.segment import Segment
from index.stores.whoosh_codec_fields import EXACT, KEY, PUBLISHED, SOURCE, published_field
from index.stores.whoosh_codec_postings import PostingsCache, TermPostings
from index.stores.whoosh_codec_terms import Lengths, StemTable, TermTable, WordTable


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """The values of a column, sorted.

    Args:
        key: gives the bytes of a value by its ordinal.
        first: where each value's documents begin, shape (values + 1,).
        documents: value after value, ascending within each.
    """

    key: Callable[[int], bytes]
    first: Int64s
    documents: Int64s


class ValueTable(TermTable):
    """One value an article, such as its source.

    Args:
        cache: keeps decoded postings.
        name: what tells the table from all others that share the cache.
        values: makes the table when it is first asked.
    """

    def __init__(
        self, cache: PostingsCache, name: tuple[str, str], values: Callable[[], Values]
    ) -> None:
        super().__init__(cache, name)
        self._make = values

    @cached_property
    def _values(self) -> Values:
        return self._make()

    def __len__(self) -> int:
        return len(self._values.first) - 1

    def key(self, ordinal: int) -> bytes:
        """A value."""
        return self._values.key(ordinal)

    def total(self, ordinal: int) -> int:
        """How many documents have it."""
        first = self._values.first
        return int(first[ordinal + 1]) - int(first[ordinal])

    def frequency(self, ordinal: int) -> int:
        """How many documents have it."""
        return self.total(ordinal)

    def _read(self, ordinal: int) -> TermPostings:
        first = self._values.first
        own = self._values.documents[int(first[ordinal]) : int(first[ordinal + 1])]
        return TermPostings(own, np.ones(len(own)), np.zeros(len(own)))


class SegmentTables:
    """All that Whoosh can ask of one segment.

    Args:
        segment: the segment.
        cache: keeps decoded postings; may be shared with other segments.
    """

    def __init__(self, segment: Segment, cache: PostingsCache) -> None:
        self.segment, self.articles = segment, segment.columns.articles
        columns, name = segment.columns, segment.name
        lengths = {TITLE: Lengths(columns.title_length), BODY: Lengths(columns.body_length)}
        stems = {field: StemTable(segment, field, lengths[field], cache) for field in FIELDS}
        self.lengths = lengths | {exact: lengths[field] for exact, field in EXACT.items()}
        self.fields: dict[str, TermTable] = {
            KEY: ValueTable(cache, (name, KEY), lambda: _keys(columns)),
            SOURCE: ValueTable(cache, (name, SOURCE), lambda: _sources(columns)),
            PUBLISHED: ValueTable(cache, (name, PUBLISHED), lambda: _days(columns)),
            **stems,
            **{
                exact: WordTable(segment, field, stems, lengths[field], cache)
                for exact, field in EXACT.items()
            },
        }

    def article_id(self, document: int) -> str:
        """The id of an article."""
        key: bytes = self.segment.columns.article_id[document]
        return key.decode()


def _keys(columns: Columns) -> Values:
    ids, order = columns.article_id, columns.article_order.astype(np.int64)
    return Values(
        lambda ordinal: bytes(ids[order[ordinal]]), np.arange(len(order) + 1, dtype=np.int64), order
    )


def _sources(columns: Columns) -> Values:
    return _grouped(columns.sources.encoded, columns.source.astype(np.int64), len(columns.sources))


def _days(columns: Columns) -> Values:
    known = columns.published_day != OPEN_START
    days, place = np.unique(columns.published_day[known], return_inverse=True)
    value = np.full(len(known), -1, dtype=np.int64)
    value[known] = place
    field = published_field()
    return _grouped(lambda ordinal: field.to_bytes(int(days[ordinal])), value, len(days))


def _grouped(key: Callable[[int], bytes], value: Int64s, values: int) -> Values:
    """Documents by the ordinal of their value, -1 for those that have none."""
    documents = np.flatnonzero(value >= 0)
    own = value[documents]
    counts = np.bincount(own, minlength=values).astype(np.int64)
    return Values(key, first_positions(counts), documents[np.argsort(own, kind="stable")])
