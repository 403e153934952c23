"""How are the rows of articles collected, one article after the other? In arrays that grow.

Keeps out: words (word_buffer.py), and what is made of rows (columns.py).
"""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

from index.prepared import PreparedArticle
from index.stores.array_file import Array
from index.stores.calendars import OPEN_START
from index.stores.inversion import InvertedWords
from index.stores.postings import BODY, TITLE
from index.stores.ragged import first_positions
from index.stores.rows import FIRST, KINDS, NO_SOURCE, Rows, day_bounds

_TOGETHER = 4_096
_KIND_ORDINAL = {kind: ordinal for ordinal, kind in enumerate(KINDS)}


class RowBuffer:
    """Collects the rows of prepared articles, in document order."""

    def __init__(self) -> None:
        self._numbers = {
            key: array("i")
            for key in (
                "source",
                "published_day",
                "kind",
                "figures",
                "day_start",
                "day_end",
                "name",
            )
        }
        self._counts = {key: array("i") for key in FIRST}
        self._firm = bytearray()
        self._article_id = _Ids()
        self._passage_id = _Ids()
        self._sources: dict[str, int] = {}
        self._entities: dict[str, int] = {}
        self._surfaces: dict[tuple[int, str], int] = {}

    @property
    def bytes_held(self) -> int:
        """About how many bytes of memory it holds."""
        numbers = (*self._numbers.values(), *self._counts.values())
        ids = self._article_id.bytes_held + self._passage_id.bytes_held
        return ids + sum(len(one) * one.itemsize for one in numbers) + 128 * len(self._surfaces)

    def add(self, article: PreparedArticle) -> None:
        """Add one article."""
        numbers = self._numbers
        self._article_id.append(article.id.encode())
        source = NO_SOURCE
        if article.source is not None:
            source = self._sources.setdefault(article.source, len(self._sources))
        numbers["source"].append(source)
        day = article.published_on
        numbers["published_day"].append(OPEN_START if day is None else day)
        self._counts["first_passage"].append(len(article.passages))
        entities = self._entities
        for passage in article.passages:
            self._passage_id.append(passage.id.encode())
            numbers["kind"].append(_KIND_ORDINAL[passage.kind])
            numbers["figures"].append(passage.figures)
            self._counts["first_day_range"].append(len(passage.days))
            for days in passage.days:
                start, end = day_bounds(days)
                numbers["day_start"].append(start)
                numbers["day_end"].append(end)
            named = passage.names
            self._counts["first_name"].append(len(named))
            numbers["name"].extend(entities.setdefault(entity, len(entities)) for entity in named)
            self._firm.extend(entity in article.firm for entity in named)
        for entity, surface, count in article.surfaces:
            key = (entities.setdefault(entity, len(entities)), surface)
            self._surfaces[key] = self._surfaces.get(key, 0) + count

    def finish(self, words: InvertedWords) -> Rows:
        """The rows of all articles added.

        Args:
            words: the words of the same articles.
        """
        numbers: dict[str, Any] = {
            key: np.asarray(values, dtype=np.int32) for key, values in self._numbers.items()
        }
        firsts: dict[str, Any] = {
            key: first_positions(np.asarray(counts, dtype=np.int64))
            for key, counts in self._counts.items()
        }
        return Rows(
            article_id=self._article_id.finish(),
            firm=np.frombuffer(bytes(self._firm), dtype=np.bool_),
            title_length=words.lengths[TITLE],
            body_length=words.lengths[BODY],
            passage_id=self._passage_id.finish(),
            token_start=words.token_start,
            token_end=words.token_end,
            sources=tuple(self._sources),
            entities=tuple(self._entities),
            surface_entity=np.asarray([e for e, _ in self._surfaces], dtype=np.int32),
            surface=[surface.encode() for _, surface in self._surfaces],
            surface_count=np.asarray(list(self._surfaces.values()), dtype=np.int64),
            **numbers,
            **firsts,
        )


class _Ids:
    """Collects ids, most of them as arrays, which take a fifth of the memory of objects."""

    def __init__(self) -> None:
        self._arrays: list[Array] = []
        self._last: list[bytes] = []
        self.bytes_held = 0

    def append(self, key: bytes) -> None:
        """Add one id."""
        self._last.append(key)
        if len(self._last) == _TOGETHER:
            self._gather()

    def finish(self) -> Array:
        """All ids, as bytes."""
        self._gather()
        return np.concatenate(self._arrays) if self._arrays else np.zeros(0, dtype="S1")

    def _gather(self) -> None:
        if self._last:
            self._arrays.append(np.asarray(self._last, dtype=np.bytes_))
            self.bytes_held += self._arrays[-1].nbytes
            self._last = []
