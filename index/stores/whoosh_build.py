"""How is the next generation made from the one before and a change?

New articles become segments of their own, usually one. A segment that an article leaves is written
anew without it, so that no byte of what was removed remains; every other file is linked. Keeps out:
locks, publication, and reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from index.errors import StoreError
from index.model.entries import TimelineEntry
from index.prepared import PreparedArticle
from index.store import Change
from index.stores.array_file import ArrayWriter
from index.stores.catalogue import Catalogue, changed_catalogue, empty_catalogue
from index.stores.files import FileRecord, check_file, link_or_copy
from index.stores.joining import Kept, join_segments, whole
from index.stores.parts import Part, SegmentEntry, write_ordinals, write_segments
from index.stores.ragged import Int64s
from index.stores.segment import PARTS, RECORDS, Segment, SegmentBuffer, part_path
from index.stores.timeline_change import changed_timeline
from index.stores.whoosh_snapshot import CATALOGUE, TIMELINE, WhooshSnapshot

# What writing needs however little is written: tables of words, arrays on their way to the disk.
_FIXED_MB = 32


class Build:
    """Builds one generation in a folder.

    Args:
        folder: an empty folder.
        previous: the generation before, or None.
        memory_mb: what may be held in memory of words and postings, in mebibytes.
    """

    def __init__(self, folder: Path, previous: WhooshSnapshot | None, *, memory_mb: int) -> None:
        self._folder, self._previous, self._memory_mb = folder, previous, memory_mb
        self._number = 1 if previous is None else previous.generation + 1
        self._segments: list[Segment] = []

    def change(self, change: Change) -> tuple[FileRecord, ...]:
        """Write all files of a changed generation; returns the records of those that were linked.

        Raises:
            StoreError: one article comes twice or both comes and leaves.
        """
        ids, fresh = self._add(change.added, frozenset(change.removed))
        moved: list[Int64s] = []
        tables: list[Part | None] = []
        for part in self._before():
            leaving = _leaving(part, ids.union(change.removed))
            kept = np.delete(np.arange(part.segment.columns.articles), leaving)
            moved.append(self._passages_moved(part, kept))
            if len(kept):
                self._keep(part, kept)
                tables.append(part if not len(leaving) else None)
        for name in fresh:
            self._segments.append(Segment(self._folder, name))
            tables.append(None)
        catalogue, renumbered = self._catalogue(change)
        known = [
            None if part is None else np.append(renumbered, -1)[part.entity] for part in tables
        ]
        write_ordinals(self._folder, self._segments, catalogue, known)
        self._timeline(change.entries, change.dropped_entries, moved)
        return self._finish()

    def join(self, first: int) -> tuple[FileRecord, ...]:
        """Write a generation whose segments from one on are joined; returns the linked records."""
        parts = self._before()
        for part in parts[:first]:
            self._link(part)
        self._rewrite([whole(part.segment) for part in parts[first:]])
        previous = self._previous
        if previous is not None:
            for file in (CATALOGUE, TIMELINE):
                link_or_copy(previous.folder / file, self._folder / file)
            known: list[Int64s | None] = [part.entity for part in parts[:first]]
            write_ordinals(self._folder, self._segments, previous.entities, [*known, None])
        return self._finish()

    def close(self) -> None:
        """Let go of the files that were opened to be looked at."""
        for segment in self._segments:
            segment.close()

    def _before(self) -> tuple[Part, ...]:
        return () if self._previous is None else self._previous.parts

    def _add(
        self, articles: Iterable[PreparedArticle], removed: frozenset[str]
    ) -> tuple[frozenset[str], Sequence[str]]:
        """Write the segments of what is new; returns the ids of the articles, and their names."""
        ids: set[str] = set()
        with _Batches(self._folder, self._number, memory_mb=self._memory_mb) as batches:
            for article in articles:
                if article.id in ids or article.id in removed:
                    twice = "added twice" if article.id in ids else "added and removed"
                    raise StoreError(
                        f"Article {article.id} is {twice} in one change.",
                        remedy="Index and remove it in two runs.",
                    )
                ids.add(article.id)
                batches.add(article)
            batches.finish()
        return frozenset(ids), batches.written

    def _keep(self, part: Part, kept: Int64s) -> None:
        """Link a segment, or write it anew when articles leave it."""
        if len(kept) == part.segment.columns.articles:
            self._link(part)
        else:
            self._rewrite([Kept(part.segment, kept)])

    def _rewrite(self, parts: Sequence[Kept]) -> None:
        """Write what stays of some segments as one; raises StoreError when they are damaged."""
        # Records are compared before they are copied: the copy gets a checksum of its own.
        records = {part_path(p.segment.folder, p.segment.name, RECORDS).name for p in parts}
        for file in () if self._previous is None else self._previous.files:
            if file.name in records:
                check_file(parts[0].segment.folder, file, whole=True)
        name = f"{self._number:06d}-{len(self._segments)}"
        join_segments(parts, self._folder, name, memory_mb=self._memory_mb)
        self._segments.append(Segment(self._folder, name))

    def _link(self, part: Part) -> None:
        name = part.segment.name
        for kind in PARTS:
            link_or_copy(
                part_path(part.segment.folder, name, kind), part_path(self._folder, name, kind)
            )
        self._segments.append(Segment(self._folder, name))

    def _passages_moved(self, part: Part, kept: Int64s) -> Int64s:
        """The new number of each passage of a segment, -1 for one that has left."""
        columns = part.segment.columns
        base = sum(segment.columns.passages for segment in self._segments)
        stays = np.isin(columns.passage_article, kept)
        return np.where(stays, base + np.cumsum(stays) - 1, -1)

    def _catalogue(self, change: Change) -> tuple[Catalogue, Int64s]:
        before = empty_catalogue() if self._previous is None else self._previous.entities
        catalogue, renumbered = changed_catalogue(before, change.entities, change.dropped_entities)
        with ArrayWriter(self._folder / CATALOGUE) as file:
            catalogue.save(file)
        return catalogue, renumbered

    def _timeline(
        self, entries: Sequence[TimelineEntry], dropped: Iterable[str], moved: Sequence[Int64s]
    ) -> None:
        timeline = changed_timeline(
            None if self._previous is None else self._previous.timeline,
            moved=np.concatenate(moved) if moved else None,
            entries=entries,
            dropped=dropped,
            passage=_PassageLookup(self._segments),
        )
        with ArrayWriter(self._folder / TIMELINE) as file:
            timeline.save(file)

    def _finish(self) -> tuple[FileRecord, ...]:
        """Write the list of segments; returns the records of files that both generations share."""
        entries = [
            SegmentEntry(s.name, s.columns.articles, s.columns.passages) for s in self._segments
        ]
        write_segments(self._folder, entries)
        previous = self._previous
        if previous is None:
            return ()
        return tuple(
            record
            for record in previous.files
            if (self._folder / record.name).exists()
            and (self._folder / record.name).samefile(previous.folder / record.name)
        )


class _PassageLookup:
    """Finds passages of all segments by id."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._columns = [segment.columns for segment in segments]

    def __call__(self, passage_id: str) -> int:
        first = 0
        for columns in self._columns:
            found = columns.passage_named(passage_id)
            if found >= 0:
                return first + found
            first += columns.passages
        return -1


def _leaving(part: Part, ids: frozenset[str]) -> list[int]:
    """The ordinals within a segment of those of some articles that it holds."""
    columns = part.segment.columns
    return sorted(found for key in ids if (found := columns.article_named(key)) >= 0)


class _Batches:
    """Writes articles in as many segments as the memory asks for."""

    def __init__(self, folder: Path, generation: int, *, memory_mb: int) -> None:
        self._folder, self._generation = folder, generation
        # Half of what is free is for what is collected, a quarter for sorting it; the rest is what
        # neither counts.
        self._free_mb = max(memory_mb - _FIXED_MB, memory_mb // 4)
        self._buffer: SegmentBuffer | None = None
        self.written: list[str] = []

    def add(self, article: PreparedArticle) -> None:
        """Add one article."""
        if self._buffer is None:
            name = f"{self._generation:06d}-added{len(self.written)}"
            self._buffer = SegmentBuffer(self._folder, name)
        self._buffer.add(article)
        if self._buffer.bytes_held >= self._free_mb << 19:
            self.finish()

    def finish(self) -> None:
        """Write what is left."""
        if self._buffer is not None:
            self._buffer.write(memory_mb=self._free_mb // 4)
            self.written.append(self._buffer.name)
            self._buffer = None

    def __enter__(self) -> _Batches:
        return self

    def __exit__(self, *_: object) -> None:
        if self._buffer is not None:
            self._buffer.abandon()
