"""One generation of a Whoosh index, opened for reading: articles, columns, postings, tables.

Everything is read-only and shared by all threads. Keeps out: how generations come and go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from weakref import finalize

from index import serial
from index.model import AnnotatedArticle, Entity, TimelineEntry
from index.stores.columns import Columns, load
from index.stores.files import FileRecord, damaged, verify_manifest
from index.stores.generations import Held
from index.stores.records import FOLDER as RECORDS
from index.stores.records import RecordReader
from index.stores.tallies import SURFACES, WORDS, Tally, load_tally
from index.stores.whoosh_postings import WhooshPostings

TEXT = "text"
COLUMNS = "columns"
ENTITIES = "entities.json"
ENTRIES = "entries.json"

_ARTICLES_KEPT = 256


class WhooshSnapshot:
    """One generation, held open until `close`, or until nobody refers to it any more.

    Args:
        held: the generation, with its lock.
        on_close: called once when its lock is let go.
    """

    def __init__(self, held: Held, *, on_close: Callable[[], object]) -> None:
        self._held = held
        self.columns: Columns = load(held.folder / COLUMNS)
        self.postings = WhooshPostings(held.folder / TEXT)
        self._records = RecordReader(held.folder / RECORDS, self.columns.record_files)
        # Not a method of its own: a cycle would keep the generation on the disk for longer.
        self._kept = lru_cache(maxsize=_ARTICLES_KEPT)(self._records.read)
        self._close = finalize(self, _let_go, self.postings, self._records, held, on_close)

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
    def article_ids(self) -> Sequence[str]:
        """Ids of all articles, in document order."""
        return self.columns.ids()

    @cached_property
    def document(self) -> Mapping[str, int]:
        """The ordinal of each article, by id."""
        return {key: ordinal for ordinal, key in enumerate(self.article_ids)}

    @cached_property
    def entries(self) -> Sequence[TimelineEntry]:
        """All timeline entries."""
        return serial.decode_entries(_read(self.folder / ENTRIES))

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by id."""
        return serial.decode_entities(_read(self.folder / ENTITIES))

    @cached_property
    def words(self) -> Tally:
        """Every folded word of titles and bodies: how it is written, and how often."""
        return load_tally(self.folder / WORDS)

    @cached_property
    def surfaces(self) -> Tally:
        """Every entity that is mentioned: how it is written, and how often."""
        return load_tally(self.folder / SURFACES)

    def article(self, article_id: str) -> AnnotatedArticle | None:
        """One article with its annotations, or None."""
        document = self.document.get(article_id)
        return None if document is None else self.article_at(document)

    def article_at(self, document: int) -> AnnotatedArticle:
        """One article with its annotations, by its ordinal; the last few are kept."""
        return self._kept(**self._place(document))

    def articles(self) -> Iterator[AnnotatedArticle]:
        """All articles, in document order."""
        for document in range(self.columns.articles):
            yield self._records.read(**self._place(document))

    def packed_record(self, document: int) -> bytes:
        """One article's record as it stands in its file."""
        return self._records.packed(**self._place(document))

    def verify(self) -> None:
        """Read every byte and compare it with what was written; raises StoreError."""
        verify_manifest(self.folder, self._held.manifest)

    def close(self) -> None:
        """Let go of its files; what was read of them stays valid."""
        self._close()

    def _place(self, document: int) -> dict[str, int]:
        columns = self.columns
        return {
            "file": int(columns.record_file[document]),
            "offset": int(columns.record_offset[document]),
            "length": int(columns.record_length[document]),
        }


def _let_go(
    postings: WhooshPostings, records: RecordReader, held: Held, on_close: Callable[[], object]
) -> None:
    postings.close()
    records.close()
    held.release()
    on_close()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise damaged(path, f"cannot be read ({error})") from error
