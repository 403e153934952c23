"""Where does each article stand, so that one is read without reading all? Compressed records.

A record file is a header and one record after the other; columns say where each ends. Keeps out:
what an article is (serial), how a record is made (prepared).
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import numpy as np

from index.errors import StoreError
from index.model.annotated import AnnotatedArticle
from index.prepared import unpack
from index.stores.array_file import Array
from index.stores.files import damaged
from index.stores.ragged import Int64s

HEADER = b"DATELINE RECORDS 2\n"


class RecordWriter:
    """Writes one new record file.

    Args:
        path: the file; it must not exist.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._file.write(HEADER)
        self._ends: list[int] = []

    def add(self, record: bytes) -> None:
        """Write the next record."""
        begin = self._ends[-1] if self._ends else len(HEADER)
        self._file.write(record)
        self._ends.append(begin + len(record))

    @property
    def ends(self) -> Int64s:
        """The byte after each record, shape (records,)."""
        return np.asarray(self._ends, dtype=np.int64)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> RecordWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class RecordReader:
    """Reads the records of a file; safe to share between threads.

    Args:
        path: the file.
        ends: the byte after each record, shape (articles,).

    Raises:
        StoreError: it is missing or no file of records.
    """

    def __init__(self, path: Path, ends: Array) -> None:
        self._path, self._ends = path, ends
        try:
            self._handle = os.open(path, os.O_RDONLY)
        except OSError as error:
            raise damaged(path, f"cannot be read ({error})") from error
        try:
            if os.pread(self._handle, len(HEADER), 0) != HEADER:
                raise damaged(path, "is not a file of records of this version")
        except (OSError, StoreError):
            self.close()
            raise

    def packed(self, document: int) -> bytes:
        """One record as it stands in the file."""
        begin = int(self._ends[document - 1]) if document else len(HEADER)
        return os.pread(self._handle, int(self._ends[document]) - begin, begin)

    def read(self, document: int) -> AnnotatedArticle:
        """One article; raises StoreError when its record is damaged."""
        try:
            return unpack(self.packed(document))
        except (zlib.error, OSError) as error:
            raise damaged(self._path, f"cannot be unpacked ({error})") from error

    def close(self) -> None:
        """Close the file."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
