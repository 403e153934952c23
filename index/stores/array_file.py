"""How do named arrays lie in one file, so that opening it reads almost nothing? Mapped arrays.

    header      magic with the version of the format
    arrays      one after the other, each at a multiple of 64 bytes
    directory   JSON: name, type, length, place and CRC-32 of every array
    trailer     place, length and CRC-32 of the directory, and the magic again

Arrays have one dimension and little-endian numbers or bytes; nothing is ever unpickled. A reader
maps the file: all threads, and all processes, share one copy. Keeps out: what the arrays mean.
"""

from __future__ import annotations

import mmap
import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError
from index.stores.files import damaged

Array = NDArray[Any]

_MAGIC = b"DATELINE ARRAYS 1\n"
_ALIGNMENT = 64
_TRAILER = struct.Struct("<QQI18s")
_KINDS = frozenset("biufS")
# An array that grows stays in memory up to so many bytes; then it waits in a temporary file.
_SPOOL = 1 << 20
_BLOCK = 1 << 20


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    dtype: str
    length: int
    offset: int
    crc: int


class ArrayWriter:
    """Writes one new file of arrays; it is whole once `close` has returned.

    Args:
        path: the file; it must not exist. Arrays that grow wait in its folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("xb")
        self._entries: list[_Entry] = []
        self._growing: dict[str, tuple[str, IO[bytes]]] = {}
        self._write(_MAGIC)

    def put(self, name: str, array: Array) -> None:
        """Write a whole array."""
        data = np.ascontiguousarray(array)
        self._begin(name, data.dtype.str, len(data))
        self._write(data.view(np.uint8).data if data.size else b"")
        self._finish(zlib.crc32(data.view(np.uint8).data) if data.size else 0)

    def extend(self, name: str, array: Array) -> None:
        """Write the next part of an array that comes in parts, all of one type."""
        data = np.ascontiguousarray(array)
        if name not in self._growing:
            spool: IO[bytes] = tempfile.SpooledTemporaryFile(  # noqa: SIM115
                max_size=_SPOOL, dir=str(self._path.parent)
            )
            self._growing[name] = (data.dtype.str, spool)
        dtype, spool = self._growing[name]
        if data.dtype.str != dtype:
            raise ValueError(f"{name} is of type {dtype}, its next part of {data.dtype.str}")
        spool.write(data.tobytes())

    def close(self) -> None:
        """Write what came in parts and the directory."""
        for name, (dtype, spool) in self._growing.items():
            size = spool.tell()
            self._begin(name, dtype, size // np.dtype(dtype).itemsize)
            spool.seek(0)
            crc = 0
            while block := spool.read(_BLOCK):
                crc = zlib.crc32(block, crc)
                self._write(block)
            spool.close()
            self._finish(crc)
        self._growing.clear()
        directory = msgspec.json.encode(self._entries)
        place = self._file.tell()
        self._write(directory)
        self._write(_TRAILER.pack(place, len(directory), zlib.crc32(directory), _MAGIC))
        self._file.close()

    def _begin(self, name: str, dtype: str, length: int) -> None:
        self._file.write(bytes(-self._file.tell() % _ALIGNMENT))
        self._entries.append(_Entry(name, dtype, length, self._file.tell(), 0))

    def _finish(self, crc: int) -> None:
        self._entries[-1] = msgspec.structs.replace(self._entries[-1], crc=crc)

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)

    def __enter__(self) -> ArrayWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
            return
        for _, spool in self._growing.values():
            spool.close()
        self._file.close()


class ArrayFile:
    """A file of arrays, mapped; the arrays are read-only views and outlive this object.

    Args:
        path: the file.

    Raises:
        StoreError: it is missing, cut, or no file of this format.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise damaged(path, f"cannot be read ({error})") from error
        self._entries = {entry.name: entry for entry in self._directory()}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __getitem__(self, name: str) -> Array:
        entry = self._entries.get(name)
        if entry is None:
            raise damaged(self.path, f"has no array {name!r}")
        return np.frombuffer(self._map, dtype=entry.dtype, count=entry.length, offset=entry.offset)

    def verify(self) -> None:
        """Compare every array with its checksum; raises StoreError for the first that differs."""
        for name, entry in self._entries.items():
            data = self[name]
            if data.size and zlib.crc32(data.view(np.uint8).data) != entry.crc:
                raise damaged(self.path, f"is not what was written (array {name!r} differs)")

    def _directory(self) -> list[_Entry]:
        size = len(self._map)
        if size < len(_MAGIC) + _TRAILER.size or self._map[: len(_MAGIC)] != _MAGIC:
            raise damaged(self.path, "is not a file of arrays of this version")
        place, length, crc, magic = _TRAILER.unpack(self._map[size - _TRAILER.size :])
        directory = self._map[place : place + length] if magic == _MAGIC else b""
        if magic != _MAGIC or len(directory) != length or zlib.crc32(directory) != crc:
            raise damaged(self.path, "has been cut or changed")
        try:
            entries = msgspec.json.decode(directory, type=list[_Entry])
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise damaged(self.path, f"cannot be read ({error})") from error
        for entry in entries:
            if not _is_possible(entry, place):
                raise damaged(self.path, f"has an impossible array {entry.name!r}")
        return entries


def _is_possible(entry: _Entry, size: int) -> bool:
    """Whether an array is of a known type and lies within the first bytes of a file."""
    try:
        dtype = np.dtype(entry.dtype)
    except TypeError:
        return False
    if dtype.kind not in _KINDS or min(entry.length, entry.offset) < 0:
        return False
    return entry.offset + entry.length * dtype.itemsize <= size


def smallest(array: Array) -> Array:
    """The same whole numbers, none negative, in 32 bits where they fit and else in 64."""
    if not len(array) or int(array.max()) <= np.iinfo(np.uint32).max:
        return array.astype(np.uint32)
    return array.astype(np.uint64)


def narrowest(array: Array) -> Array:
    """As `smallest`, in 16 bits where they fit; for numbers that are looked up, never searched."""
    if len(array) and int(array.max()) <= np.iinfo(np.uint16).max:
        return array.astype(np.uint16)
    return smallest(array)


def in_32_bits(array: Array) -> Array:
    """Whole numbers, none negative, in 32 bits; raises StoreError when one needs more."""
    if len(array) and int(array.max()) > np.iinfo(np.uint32).max:
        raise StoreError(
            "A segment of the index would have more than 4,294,967,295 of something.",
            remedy="Lower DATELINE_MEMORY_MB, so that segments are smaller.",
        )
    return array.astype(np.uint32)
