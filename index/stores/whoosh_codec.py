"""How does an ordinary Whoosh reader read our segments? A codec over files that never change.

Every query of Whoosh's runs on it unchanged: terms are bisected in the mapped vocabulary, postings
decoded a term at a time. Lengths of fields are rounded up to Whoosh's 256 steps, so that BM25F
gives the scores that it gives on Whoosh's own codec. Nothing is pickled or unpickled.

It only reads. What Whoosh's writers hand over, term after term, is less than a segment of ours
holds: how words are written, which folded word each occurrence of a stem is, passages, names, days
and records. A segment written from it would be a lie; the store writes whole segments from
annotated articles. Keeps out: which segments there are (whoosh_index.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from whoosh.codec import base

from index.errors import StoreError
from index.stores.segment import PARTS, part_path
from index.stores.whoosh_codec_matcher import PostingsMatcher
from index.stores.whoosh_codec_readers import ColumnsReader, TableTermsReader
from index.stores.whoosh_codec_tables import SegmentTables


def read_only(what: str) -> StoreError:
    """The one error for whoever would write through Whoosh.

    Args:
        what: what was asked for, as the end of a sentence ("a document cannot be added").
    """
    return StoreError(
        f"A Dateline index is read-only for Whoosh: {what}.",
        remedy="Add and remove articles with `dateline index` and `dateline remove`, or in a "
        "program with `index.stores.whoosh_store.WhooshStore.commit`.",
    )


class DatelineSegment(base.Segment):  # type: ignore[misc]  # whoosh has no types
    """One of our segments as Whoosh sees it; articles that were removed are not in it.

    Args:
        tables: what Whoosh can ask of it.
    """

    def __init__(self, tables: SegmentTables) -> None:
        # Not the base class's own, which would give it a random id.
        self.tables = tables
        self.indexname, self.segid, self.compound = "dateline", tables.segment.name, False

    def codec(self) -> DatelineCodec:
        """What reads it."""
        return DatelineCodec()

    def segment_id(self) -> str:
        """Its name in the generation's list of segments."""
        return self.tables.segment.name

    def list_files(self, _storage: object = None) -> list[str]:
        """The names of its files."""
        segment = self.tables.segment
        return [part_path(segment.folder, segment.name, part).name for part in PARTS]

    def should_assemble(self) -> bool:
        """Never: its files stay apart."""
        return False

    def doc_count_all(self) -> int:
        """How many articles it holds."""
        return self.tables.articles

    def set_doc_count(self, _doccount: int) -> NoReturn:
        """Raises StoreError."""
        raise read_only("documents cannot be counted anew")

    def deleted_count(self) -> int:
        """None is marked as deleted."""
        return 0

    def deleted_docs(self) -> Iterable[int]:
        """None."""
        return ()

    def is_deleted(self, _docnum: int) -> bool:
        """Never."""
        return False

    # Whoosh passes the flag by place.
    def delete_document(self, _docnum: int, _delete: object = None) -> NoReturn:
        """Raises StoreError."""
        raise read_only("a document cannot be deleted")


class DatelineCodec(base.Codec):  # type: ignore[misc]  # whoosh has no types
    """Reads segments of ours for `whoosh.reading.SegmentReader`; has no state."""

    def terms_reader(self, _storage: object, segment: DatelineSegment) -> TableTermsReader:
        """The terms of a segment."""
        return TableTermsReader(segment.tables)

    def per_document_reader(self, _storage: object, segment: DatelineSegment) -> ColumnsReader:
        """The documents of a segment."""
        return ColumnsReader(segment.tables)

    def postings_reader(self, *_: object, **__: object) -> PostingsMatcher:
        """Raises StoreError: postings are found through `terms_reader` alone."""
        raise read_only("postings have no file of their own to be read from")

    def per_document_writer(self, _storage: object, _segment: object) -> NoReturn:
        """Raises StoreError."""
        raise read_only("documents cannot be written")

    def field_writer(self, _storage: object, _segment: object) -> NoReturn:
        """Raises StoreError."""
        raise read_only("terms cannot be written")

    def postings_writer(self, _dbfile: object, _byteids: object = None) -> NoReturn:
        """Raises StoreError."""
        raise read_only("postings cannot be written")

    def new_segment(self, _storage: object, _indexname: str) -> NoReturn:
        """Raises StoreError."""
        raise read_only("a segment cannot be begun")
