"""What of one article is kept in columns? Article by article into lists, then into arrays.

Keeps out: postings, and what older generations hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import numpy as np

from index.analysis import Token
from index.model import AnnotatedArticle, Passage, Tier
from index.placement import days_spoken_of
from index.spans import beginning_in
from index.stores.columns import (
    KINDS,
    NO_SOURCE,
    OPEN_START,
    Columns,
    day_bounds,
    drop_unused_labels,
)
from index.stores.ragged import first_positions

_TYPES: dict[str, Any] = {
    "source": np.int32,
    "published_day": np.int32,
    "title_length": np.int32,
    "body_length": np.int32,
    "record_file": np.int32,
    "record_offset": np.int64,
    "record_length": np.int64,
    "kind": np.int8,
    "token_start": np.int32,
    "token_end": np.int32,
    "day_start": np.int32,
    "day_end": np.int32,
    "name": np.int32,
    "firm": np.bool_,
}
_LENGTHS = ("passages", "days", "names")


class ColumnBuilder:
    """Collects the rows of new articles, in document order.

    Args:
        record_file: the name of the file that holds their records.
    """

    def __init__(self, record_file: str) -> None:
        self._record_file = record_file
        self._values: dict[str, list[Any]] = {key: [] for key in _TYPES}
        self._lengths: dict[str, list[int]] = {key: [] for key in _LENGTHS}
        self._ids: dict[str, list[bytes]] = {"article_id": [], "passage_id": []}
        self._sources: dict[str, int] = {}
        self._entities: dict[str, int] = {}

    def add(
        self,
        annotated: AnnotatedArticle,
        *,
        title: Sequence[Token],
        body: Sequence[Token],
        record: tuple[int, int],
    ) -> None:
        """Add one article.

        Args:
            annotated: the article.
            title: the tokens of its title.
            body: the tokens of its body.
            record: offset and length of its record, in bytes.
        """
        article = annotated.article
        source = NO_SOURCE
        if article.source is not None:
            source = self._sources.setdefault(article.source.value, len(self._sources))
        published = article.published
        day = OPEN_START if published is None else published.day.toordinal()
        self._ids["article_id"].append(article.id.encode())
        row = {
            "source": source,
            "published_day": day,
            "title_length": len(title),
            "body_length": len(body),
            "record_file": 0,
            "record_offset": record[0],
            "record_length": record[1],
        }
        for key, value in row.items():
            self._values[key].append(value)
        self._lengths["passages"].append(len(annotated.passages))
        begins = [token.start for token in body]
        firm = {name.entity for name in annotated.names if name.tier is not Tier.WEAK}
        for passage in annotated.passages:
            self._add_passage(annotated, passage, begins, firm)

    def _add_passage(
        self, annotated: AnnotatedArticle, passage: Passage, begins: list[int], firm: set[str]
    ) -> None:
        values = self._values
        self._ids["passage_id"].append(passage.id.encode())
        values["kind"].append(KINDS.index(passage.kind))
        values["token_start"].append(bisect_left(begins, passage.start))
        values["token_end"].append(bisect_left(begins, passage.end))
        ranges = days_spoken_of(annotated, passage)
        self._lengths["days"].append(len(ranges))
        for days in ranges:
            start, end = day_bounds(days)
            values["day_start"].append(start)
            values["day_end"].append(end)
        named = dict.fromkeys(name.entity for name in beginning_in(annotated.names, passage))
        self._lengths["names"].append(len(named))
        for entity in named:
            values["name"].append(self._entities.setdefault(entity, len(self._entities)))
            values["firm"].append(entity in firm)

    def finish(self) -> Columns:
        """The columns of all articles added."""
        arrays: dict[str, Any] = {
            key: np.asarray(values, dtype=_TYPES[key]) for key, values in self._values.items()
        }
        arrays |= {
            key: np.asarray(ids, dtype=np.bytes_) if ids else np.zeros(0, dtype="S1")
            for key, ids in self._ids.items()
        }
        arrays |= {
            key: first_positions(np.asarray(lengths, dtype=np.int64))
            for key, lengths in self._lengths.items()
        }
        return drop_unused_labels(
            Columns(
                **arrays,
                sources=tuple(self._sources),
                entities=tuple(self._entities),
                record_files=(self._record_file,),
            )
        )
