"""What must a store of the index be able to do? The protocol, and what one commit holds.

The index is derived from the corpus store: losing it costs time, never an article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.model import AnnotatedArticle, Entity, TimelineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one commit does to the index.

    Args:
        added: new articles and new versions of articles (which take the place of the old).
        removed: ids of articles that leave.
        entries: all timeline entries of the corpus after this change.
        entities: all entities of the corpus after this change, by id.
    """

    added: Iterable[AnnotatedArticle]
    removed: Collection[str]
    entries: Sequence[TimelineEntry]
    entities: Mapping[str, Entity]


class Snapshot(Protocol):
    """One generation, immutable while it is open, safe to share between threads."""

    @property
    def generation(self) -> int:
        """Its number; a later one is larger."""
        ...

    @property
    def article_ids(self) -> Sequence[str]:
        """Ids of all articles, in document order."""
        ...

    def article(self, article_id: str) -> AnnotatedArticle | None:
        """One article with its annotations, or None."""
        ...

    def articles(self) -> Iterator[AnnotatedArticle]:
        """All articles, in document order."""
        ...

    @property
    def entries(self) -> Sequence[TimelineEntry]:
        """All timeline entries."""
        ...

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by id."""
        ...

    def close(self) -> None:
        """Let go of its files."""
        ...


class Store(Protocol):
    """Generations of an index in a folder."""

    def commit(self, change: Change) -> int:
        """Write a new generation and make it current in one step; returns its number.

        A reader sees the old generation or the new one, never a mixture; a process killed at any
        moment leaves the old one. Raises StoreError when another writer is at work.
        """
        ...

    def current(self) -> int | None:
        """The number of the current generation, or None before the first commit; cheap."""
        ...

    def open(self) -> Snapshot:
        """Open the current generation; raises StoreError when there is none or it is damaged."""
        ...
