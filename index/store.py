"""What must a store of the index be able to do? The protocol, and what one commit changes.

The index is derived from the corpus store: losing it costs time, never an article. A commit names
what is different and nothing else, so that its cost follows the change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from index.model.annotated import AnnotatedArticle
from index.model.days import DayRange
from index.model.entries import TimelineEntry
from index.model.names import Entity
from index.prepared import PreparedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one commit does to the index; whatever it does not name stays as it is.

    Args:
        added: new articles and new versions of articles (which take the place of the old).
        removed: ids of articles that leave; unknown ones are no error.
        entries: timeline entries that are new or take the place of the entry of the same id. Of
            their passages only those count that the index holds after this change.
        dropped_entries: ids of entries that leave; unknown ones are no error. An entry whose
            passages have all left goes with them.
        entities: entities that are new or take the place of the one of the same id.
        dropped_entities: ids of entities that leave; unknown ones are no error.
    """

    added: Iterable[PreparedArticle] = ()
    removed: Collection[str] = ()
    entries: Sequence[TimelineEntry] = ()
    dropped_entries: Collection[str] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)
    dropped_entities: Collection[str] = ()


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

    @property
    def entry_total(self) -> int:
        """How many timeline entries there are."""
        ...

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by id; each is read when it is asked for."""
        ...

    def article(self, article_id: str) -> AnnotatedArticle | None:
        """One article with its annotations, or None."""
        ...

    def articles(self) -> Iterator[AnnotatedArticle]:
        """All articles, in document order."""
        ...

    def entries(self) -> Iterator[TimelineEntry]:
        """All timeline entries: dated ones in order of time, then undated ones by id."""
        ...

    def entries_on(self, days: Collection[DayRange]) -> list[TimelineEntry]:
        """The entries that stand on exactly one of some ranges of days."""
        ...

    def entries_with(self, ids: Iterable[str]) -> list[TimelineEntry]:
        """The entries that have one of some ids."""
        ...

    def entries_listing(self, article_ids: Collection[str]) -> list[TimelineEntry]:
        """The entries that list a passage of one of some articles."""
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

    def tidy(self) -> bool:
        """Join parts of the index that have become too many; whether there was anything to do.

        Answers stay the same; a reader never waits for it. Raises StoreError when another writer
        is at work.
        """
        ...

    def current(self) -> int | None:
        """The number of the current generation, or None before the first commit; cheap."""
        ...

    def mark(self) -> str | None:
        """What tells the current generation from all others, None before the first commit; cheap.

        An index that was deleted and built anew counts its generations from 1 again; no mark of it
        is one of the index before, unless the two are the same.
        """
        ...

    def open(self) -> Snapshot:
        """Open the current generation; raises StoreError when there is none or it is damaged."""
        ...
