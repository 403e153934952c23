"""Where does each article stand, so that one is read without reading all? Compressed records.

A record file is a header and one zlib stream an article; columns say where each begins. Record
files only grow while they are built and never change after. Keeps out: what an article is (serial).
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from index import serial
from index.errors import StoreError
from index.model import AnnotatedArticle
from index.stores.files import damaged

FOLDER = "records"
_HEADER = b"DATELINE RECORDS 1\n"
_LEVEL = 6


class RecordWriter:
    """Writes one new record file.

    Args:
        path: the file; it must not exist.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._file.write(_HEADER)
        self._offset = len(_HEADER)

    def add(self, annotated: AnnotatedArticle) -> tuple[int, int]:
        """Write one article; returns the record's offset and length in bytes."""
        return self.add_packed(zlib.compress(serial.encode_article(annotated), _LEVEL))

    def add_packed(self, packed: bytes) -> tuple[int, int]:
        """Write a record as it stands in another file; returns its offset and length in bytes."""
        self._file.write(packed)
        place = (self._offset, len(packed))
        self._offset += len(packed)
        return place

    def __enter__(self) -> RecordWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()


class RecordReader:
    """Reads records of several files; safe to share between threads.

    Args:
        folder: the folder of the record files.
        names: their names, in the order of the column `record_file`.
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._paths = [folder / name for name in names]
        self._handles: list[int] = []
        try:
            for path in self._paths:
                self._handles.append(os.open(path, os.O_RDONLY))
                if os.pread(self._handles[-1], len(_HEADER), 0) != _HEADER:
                    raise damaged(path, "is not a file of records")
        except OSError as error:
            self.close()
            raise damaged(self._paths[len(self._handles)], f"cannot be read ({error})") from error
        except StoreError:
            self.close()
            raise

    def packed(self, *, file: int, offset: int, length: int) -> bytes:
        """One record as it stands in its file."""
        return os.pread(self._handles[file], length, offset)

    def read(self, *, file: int, offset: int, length: int) -> AnnotatedArticle:
        """One article; raises StoreError when its record is damaged."""
        data = self.packed(file=file, offset=offset, length=length)
        try:
            return serial.decode_article(zlib.decompress(data))
        except zlib.error as error:
            raise damaged(self._paths[file], f"cannot be unpacked ({error})") from error

    def close(self) -> None:
        """Close the files."""
        while self._handles:
            os.close(self._handles.pop())
