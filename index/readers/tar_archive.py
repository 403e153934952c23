"""What lies in a TAR archive?

It is read as it streams by, in its own order: once for what is stated about its files, and once for
them. Keeps out: what every archive is held to (`archive`), and its compression (`compressed`).
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from index.errors import InputError
from index.readers.archive import DAMAGE, Archive, damaged, is_stated, safe_path, unpacked
from index.readers.contract import Container
from index.readers.failure import Failure, Note
from index.readers.inputs import HEAD_LENGTH, Input
from index.readers.limits import Budget

_MAGIC_AT, _MAGIC = 257, b"ustar"  # POSIX.1-1988, in every archive of the last decades
_CHUNK = 1 << 14
_LONGEST_HEADER = 1 << 20  # bytes: names, times and owners of one member

Opener = Callable[[Budget], BinaryIO]


def recognises(head: bytes) -> bool:
    """Whether an input begins with the header of a TAR archive."""
    return head[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC


def members(given: Input, *, opener: Opener | None = None) -> Iterator[Input | Failure | Note]:
    """Read a TAR archive.

    Args:
        given: the archive.
        opener: opens what it holds, where that is compressed, and counts on a budget.

    Yields:
        Its members in its order, and a failure for each that cannot be read.

    Raises:
        InputError: it is no TAR archive, or is damaged or cut off at some place.
    """
    given = given.repeatable()
    archive = Archive(given)
    opened = opener or (lambda budget: unpacked(given.open(), name=given.name, budget=budget))
    # The first reading counts for itself: it unpacks the same bytes as the second.
    names: list[str] = []
    with opened(archive.budget.anew()) as file:
        for info, data in _stream(file, name=given.name):
            names.append(info.name)
            path = safe_path(info.name)
            if path is not None and is_stated(path):
                trouble = _trouble(info)
                streamed = _Streamed(data)
                archive.states(path, streamed.open, "" if trouble is None else trouble[0])
    archive.holds(names)
    with opened(archive.budget) as file:
        for info, data in _stream(file, name=given.name):
            if not info.isdir():
                yield from _member(info, data, archive)
    yield from archive.unused()


def _member(info: tarfile.TarInfo, data: BinaryIO, archive: Archive) -> Iterator[Input | Failure]:
    trouble = _trouble(info)
    streamed = _Streamed(data)
    for found in archive.members(info.name, streamed.open):
        if isinstance(found, Failure):
            yield found
        elif trouble is not None:
            yield Failure(path=found.name, reason=f"{found.name} {trouble[0]}.", remedy=trouble[1])
        else:
            yield replace(found, once=True)


def _trouble(info: tarfile.TarInfo) -> tuple[str, str] | None:
    """Why a member is not read, and what to do, or None."""
    if info.issym() or info.islnk():
        return "is a link; links are not followed", "Pack the file that it leads to."
    if not info.isreg():
        return "is no regular file", "Pack a file instead."
    if info.issparse():
        return "is packed with holes", "Pack it without `--sparse`."
    return None


class _Header(tarfile.TarInfo):
    """A member's header; one that is damaged or cut off is not taken for the archive's end."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> _Header:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # the mark of the end
            raise
        except tarfile.HeaderError as error:
            raise ValueError(f"{error}; what stands after it was not read") from error


class _Capped(io.RawIOBase):
    """The archive's bytes; a header can ask for no more than a header needs."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.left: int | None = _LONGEST_HEADER  # the first is read on opening

    def read(self, size: int = -1) -> bytes:
        if self.left is not None:
            if size > self.left:
                raise ValueError("a header is longer than any can be")
            self.left -= size
        return self._source.read(size)


def _stream(file: BinaryIO, *, name: str) -> Iterator[tuple[tarfile.TarInfo, BinaryIO]]:
    """Each member with its bytes, which can be read until the next is asked for."""
    capped = _Capped(file)
    try:
        # "|": the file is read forward only, and nothing of it is kept.
        with tarfile.open(
            fileobj=capped, mode="r|", tarinfo=_Header, encoding="utf-8", bufsize=_CHUNK
        ) as archive:
            while True:
                capped.left = _LONGEST_HEADER
                info = archive.next()
                capped.left = None
                if info is None:
                    return
                archive.members.clear()  # type: ignore[attr-defined]  # it would keep every one
                plain = info.isreg() and not info.issparse()
                yield info, cast(BinaryIO, archive.extractfile(info)) if plain else io.BytesIO()
                _skip(archive)
    except (*DAMAGE, tarfile.TarError) as error:
        raise damaged(name, error) from error


def _skip(archive: tarfile.TarFile) -> None:
    """Read on to the next header; its distance is what the last one claims."""
    file = cast(BinaryIO, archive.fileobj)
    while (ahead := archive.offset - 1 - file.tell()) > 0:
        if not file.read(min(ahead, _CHUNK)):
            raise ValueError("it is cut off")


class _Streamed:
    """A member's bytes as they stream by: its head can be read again, the rest once."""

    def __init__(self, data: BinaryIO) -> None:
        self._data = data
        self._head: bytes | None = None
        self._begun = False

    def open(self, name: str) -> BinaryIO:
        """Open it; for its head alone any number of times."""
        if self._begun:
            raise InputError(f"{name} streams by and was read.", remedy="Unpack the archive.")
        if self._head is None:
            self._head = self._data.read(HEAD_LENGTH)
        return io.BufferedReader(_Replayed(self._head, self._rest), buffer_size=HEAD_LENGTH)

    def _rest(self, size: int) -> bytes:
        data = self._data.read(size)
        self._begun = self._begun or bool(data)
        return data


class _Replayed(io.RawIOBase):
    """A head that was read before, and then the rest."""

    def __init__(self, head: bytes, rest: Callable[[int], bytes]) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._rest(len(buffer))
        buffer[: len(data)] = data
        return len(data)


CONTAINER = Container(
    name="TAR archive",
    suffixes=frozenset({".tar"}),
    recognises=recognises,
    members=members,
)
