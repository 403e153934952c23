"""One generation of the index, opened for reading: segments, entities, entries.

Everything is mapped, read-only and shared by all threads. Keeps out: how generations come and go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from weakref import finalize

from index.model.annotated import AnnotatedArticle
from index.model.days import DayRange
from index.model.entries import TimelineEntry
from index.stores.array_file import ArrayFile
from index.stores.catalogue import Catalogue, load_catalogue
from index.stores.files import FileRecord, verify_large, verify_manifest
from index.stores.generations import Held
from index.stores.parts import Part, load_parts, read_segments
from index.stores.segment import Segment
from index.stores.strings import Strings
from index.stores.timeline import Timeline, load_timeline

CATALOGUE = "catalogue.arrays"
TIMELINE = "timeline.arrays"

_ARTICLES_KEPT = 256


class WhooshSnapshot:
    """One generation, held open until `close`, or until nobody refers to it any more.

    Args:
        held: the generation, with its lock.
        verified: large files that have been compared with their checksums (`files.verify_large`).
        on_close: called once when its lock is let go.
    """

    def __init__(
        self, held: Held, *, verified: set[tuple[int, str]], on_close: Callable[[], object]
    ) -> None:
        self._held, self._verified = held, verified
        entries = read_segments(held.folder)
        segments: list[Segment] = []
        try:
            for entry in entries:
                segments.append(Segment(held.folder, entry.name))
            self.sources: Strings
            self.parts: tuple[Part, ...]
            self.sources, self.parts = load_parts(held.folder, entries, segments)
        except BaseException:
            _close(segments)
            raise
        self.articles_total = sum(entry.articles for entry in entries)
        self.passages_total = sum(entry.passages for entry in entries)
        self._document_starts = [part.first_document for part in self.parts]
        self._passage_starts = [part.first_passage for part in self.parts]
        # Not a method of its own: a cycle would keep the generation on the disk for longer.
        self._kept = lru_cache(maxsize=_ARTICLES_KEPT)(_reader(self.parts, self._document_starts))
        self._close = finalize(self, _let_go, segments, held, on_close)

    @property
    def generation(self) -> int:
        """Its number."""
        return self._held.number

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self._held.folder

    @property
    def files(self) -> tuple[FileRecord, ...]:
        """Its files, with sizes and checksums."""
        return self._held.manifest.files

    @cached_property
    def entities(self) -> Catalogue:
        """All entities by id."""
        return load_catalogue(ArrayFile(self.folder / CATALOGUE))

    @cached_property
    def timeline(self) -> Timeline:
        """All entries."""
        return load_timeline(ArrayFile(self.folder / TIMELINE))

    @property
    def article_ids(self) -> Sequence[str]:
        """Ids of all articles, in document order."""
        return [
            key.decode() for part in self.parts for key in part.segment.columns.article_id.tolist()
        ]

    @property
    def entry_total(self) -> int:
        """How many timeline entries there are."""
        return len(self.timeline)

    def part_of(self, document: int) -> Part:
        """The part that holds a document."""
        return self.parts[bisect_right(self._document_starts, document) - 1]

    def part_of_passage(self, passage: int) -> Part:
        """The part that holds a passage."""
        return self.parts[bisect_right(self._passage_starts, passage) - 1]

    def document(self, article_id: str) -> int:
        """The number of an article, or -1."""
        for part in self.parts:
            found = part.segment.columns.article_named(article_id)
            if found >= 0:
                return part.first_document + found
        return -1

    def passage(self, passage_id: str) -> int:
        """The number of a passage, or -1."""
        for part in self.parts:
            found = part.segment.columns.passage_named(passage_id)
            if found >= 0:
                return part.first_passage + found
        return -1

    def passage_id(self, passage: int) -> str:
        """The id of a passage by its number."""
        part = self.part_of_passage(passage)
        key: bytes = part.segment.columns.passage_id[passage - part.first_passage]
        return key.decode()

    def passages_of(self, document: int) -> tuple[int, int]:
        """The numbers of an article's passages, half-open."""
        part = self.part_of(document)
        own = document - part.first_document
        first, last = part.segment.columns.first_passage[own : own + 2].tolist()
        return part.first_passage + first, part.first_passage + last

    def document_of(self, passage: int) -> int:
        """The number of the article that holds a passage."""
        part = self.part_of_passage(passage)
        own = part.segment.columns.passage_article[passage - part.first_passage]
        return part.first_document + int(own)

    def article(self, article_id: str) -> AnnotatedArticle | None:
        """One article with its annotations, or None."""
        document = self.document(article_id)
        return None if document < 0 else self.article_at(document)

    def article_at(self, document: int) -> AnnotatedArticle:
        """One article with its annotations, by its number; the last few are kept."""
        return self._kept(document)

    def articles(self) -> Iterator[AnnotatedArticle]:
        """All articles, in document order."""
        for part in self.parts:
            for document in range(part.segment.columns.articles):
                yield part.segment.article(document)

    def entry_at(self, row: int) -> TimelineEntry:
        """One entry by its ordinal in order of time."""
        return self.timeline.entry(row, self.passage_id)

    def entries(self) -> Iterator[TimelineEntry]:
        """All timeline entries: dated ones in order of time, then undated ones by id."""
        return map(self.entry_at, range(len(self.timeline)))

    def entries_on(self, days: Collection[DayRange]) -> list[TimelineEntry]:
        """The entries that stand on exactly one of some ranges of days."""
        return [self.entry_at(row) for row in self.timeline.on(days).tolist()]

    def entries_with(self, ids: Iterable[str]) -> list[TimelineEntry]:
        """The entries that have one of some ids."""
        rows = (row for entry_id in ids if (row := self.timeline.find(entry_id)) >= 0)
        return [self.entry_at(row) for row in rows]

    def entries_listing(self, article_ids: Collection[str]) -> list[TimelineEntry]:
        """The entries that list a passage of one of some articles."""
        documents = [document for key in article_ids if (document := self.document(key)) >= 0]
        rows = self.timeline.listing(self.passages_of(document) for document in documents)
        return [self.entry_at(row) for row in rows.tolist()]

    def verify(self) -> None:
        """Read every byte and compare it with what was written; raises StoreError."""
        verify_manifest(self.folder, self._held.manifest)

    def verify_unread(self) -> None:
        """Compare what opening did not read, unless another generation did; raises StoreError."""
        verify_large(self.folder, self._held.manifest, self._verified)

    def close(self) -> None:
        """Let go of its files; what was read of them stays valid."""
        self._close()


def _reader(parts: Sequence[Part], starts: list[int]) -> Callable[[int], AnnotatedArticle]:
    def read(document: int) -> AnnotatedArticle:
        part = parts[bisect_right(starts, document) - 1]
        return part.segment.article(document - part.first_document)

    return read


def _close(segments: Sequence[Segment]) -> None:
    for segment in segments:
        segment.close()


def _let_go(segments: Sequence[Segment], held: Held, on_close: Callable[[], object]) -> None:
    _close(segments)
    held.release()
    on_close()
