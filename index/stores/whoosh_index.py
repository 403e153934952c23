"""How is an index of ours opened as a `whoosh.index.Index`? One generation, read-only.

    with closing(open_index(Path(".dateline/index"))) as index, index.searcher() as searcher:
        for hit in searcher.search(Phrase("body", ["coast", "road"])):
            print(hit["key"], hit.score)

The table of contents is the checked JSON of our generations, never a pickle. An index stands for
the generation that it was opened on; a newer one is opened anew, since Whoosh's own way to refresh
a searcher gives stale documents. Keeps out: what Whoosh reads in a segment (whoosh_codec.py).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from whoosh.index import Index
from whoosh.reading import EmptyReader, MultiReader, SegmentReader

from index.stores.whoosh_codec import DatelineSegment, read_only
from index.stores.whoosh_codec_fields import dateline_schema
from index.stores.whoosh_codec_postings import PostingsCache
from index.stores.whoosh_codec_tables import SegmentTables
from index.stores.whoosh_snapshot import WhooshSnapshot
from index.stores.whoosh_store import WhooshStore

# Decoded postings that are kept for the next query.
CACHE_BYTES = 64 << 20


def open_index(folder: Path) -> SnapshotIndex:
    """Open the current generation of an index folder for Whoosh.

    Args:
        folder: the index folder.

    Raises:
        StoreError: there is no index, or it is damaged.
    """
    return SnapshotIndex(WhooshStore(folder).open())


class SnapshotIndex(Index):  # type: ignore[misc]  # whoosh has no types
    """One generation as Whoosh sees it; readers and searchers may be shared between threads.

    Args:
        snapshot: the generation; `close` closes it.
        cache_bytes: how much of decoded postings is kept.
    """

    def __init__(self, snapshot: WhooshSnapshot, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._snapshot = snapshot
        self.cache = PostingsCache(cache_bytes)
        self.schema = dateline_schema()
        self._segments = tuple(
            DatelineSegment(SegmentTables(part.segment, self.cache)) for part in snapshot.parts
        )

    def __repr__(self) -> str:
        return f"<SnapshotIndex {self._snapshot.folder}>"

    def reader(self, reuse: object = None) -> Any:  # noqa: ARG002 - opening costs nothing to reuse
        """A `whoosh.reading.IndexReader` over all segments, in document order.

        Args:
            reuse: an older reader, as Whoosh offers; nothing of it is needed.
        """
        generation = self._snapshot.generation
        readers = [
            SegmentReader(None, self.schema, segment, generation=generation)
            for segment in self._segments
        ]
        if not readers:
            return EmptyReader(self.schema)
        return readers[0] if len(readers) == 1 else MultiReader(readers, generation=generation)

    def latest_generation(self) -> int:
        """The number of the generation that it was opened on."""
        return self._snapshot.generation

    def is_empty(self) -> bool:
        """Whether it holds no article."""
        return not self._segments

    def doc_count(self) -> int:
        """How many articles it holds."""
        return self._snapshot.articles_total

    def doc_count_all(self) -> int:
        """The same: what is removed is not in it."""
        return self._snapshot.articles_total

    def writer(self, **_: object) -> NoReturn:
        """Raises StoreError, which says how to write; so do all methods that would change it."""
        raise read_only("it has no writer")

    def optimize(self) -> NoReturn:
        """Raises StoreError; `WhooshStore.tidy` joins segments."""
        raise read_only("its segments are joined by the store alone")

    def close(self) -> None:
        """Let go of the generation; what was read of it stays valid."""
        self._snapshot.close()
