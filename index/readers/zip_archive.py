"""What lies in a ZIP archive?

The directory at its end says; the members are read in the order of their names, as a folder is.
Keeps out: what every archive is held to (`archive`).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, BinaryIO, cast

from index.errors import InputError
from index.readers.archive import (
    DAMAGE,
    Archive,
    damaged,
    is_stated,
    safe_path,
    unpacked,
)  # fmt: skip
from index.readers.contract import Container
from index.readers.failure import Failure, Note
from index.readers.inputs import Input

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_UTF_8 = 0x800
_UNICODE_PATH = 0x7075  # APPNOTE 4.6.9: a name in UTF-8 beside one in the packer's own encoding
_LINK = 0o120000
_REGULAR = (0, 0o100000)
_UNIX = 3
# What lies at the root of documents that are ZIP archives too, and archives of nobody's articles.
_DOCUMENTS = {
    "[Content_Types].xml": "an office document",
    "mimetype": "an office document or e-book",
}


def members(given: Input) -> Iterator[Input | Failure | Note]:
    """Read a ZIP archive.

    Yields:
        Its members by their names, and a failure for each that cannot be read.

    Raises:
        InputError: it is no ZIP archive, or its directory is damaged.
    """
    archive = Archive(given)
    with opened(given) as zipped:
        entries = directory(zipped)
        for name, _ in entries:
            if name in _DOCUMENTS:
                raise InputError(
                    f"{given.name} is {_DOCUMENTS[name]} of a kind that is not read.",
                    remedy="Save it as DOCX, PDF or text.",
                )
        archive.holds(name for name, _ in entries)
        for name, info in entries:
            path = safe_path(name)
            if path is not None and is_stated(path):
                trouble = _trouble(info)
                archive.states(
                    path,
                    partial(open_member, zipped, info, archive),
                    "" if trouble is None else trouble[0],
                )
        for name, info in entries:
            yield from _member(zipped, info, archive, name)
        yield from archive.unused()


def _member(
    zipped: zipfile.ZipFile, info: zipfile.ZipInfo, archive: Archive, name: str
) -> Iterator[Input | Failure]:
    trouble = _trouble(info)
    for found in archive.members(name, partial(open_member, zipped, info, archive)):
        if isinstance(found, Input) and trouble is not None:
            yield Failure(path=found.name, reason=f"{found.name} {trouble[0]}.", remedy=trouble[1])
        else:
            yield found


def _trouble(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Why a member is not read, and what to do, or None."""
    kind = (info.external_attr >> 16) & 0o170000 if info.create_system == _UNIX else 0
    if kind == _LINK:
        return "is a link; links are not followed", "Pack the file that it leads to."
    if kind not in _REGULAR:
        return "is no regular file", "Pack a file instead."
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted", "Unpack it with its password, and give the file."
    return None


@contextmanager
def opened(given: Input) -> Iterator[zipfile.ZipFile]:
    """A ZIP archive, opened.

    Raises:
        InputError: it is none, or its directory is damaged.
    """
    with given.seekable().open() as file:
        try:
            zipped = zipfile.ZipFile(file)
        except UnicodeDecodeError as error:
            raise InputError(
                f"{given.name} names a file in UTF-8 that is none: {error.object!r:.80}.",
                remedy="Unpack it yourself, and give the folder.",
            ) from error
        except DAMAGE as error:
            raise damaged(given.name, error) from error
        with zipped:
            yield zipped


def directory(zipped: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The files of an archive with their names, sorted by them."""
    files = ((_name(info), info) for info in zipped.infolist() if not info.is_dir())
    return sorted(files, key=lambda file: safe_path(file[0]) or file[0])


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; many packers write UTF-8 without saying so, or say so elsewhere."""
    if info.flag_bits & _UTF_8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437")
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        data, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and data[1:5] == struct.pack("<L", zlib.crc32(raw)):
            raw = data[5:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return info.orig_filename


def open_member(
    zipped: zipfile.ZipFile, info: zipfile.ZipInfo, archive: Archive, name: str
) -> BinaryIO:
    """Open a member.

    Raises:
        InputError: it is damaged, or packed in a way that is not understood.
    """
    try:
        source: IO[bytes] = zipped.open(info)
    except DAMAGE as error:
        raise damaged(name, error) from error
    return unpacked(cast(BinaryIO, source), name=name, budget=archive.budget)


CONTAINER = Container(
    name="ZIP archive",
    suffixes=frozenset({".zip"}),
    recognises=lambda head: head.startswith(MAGIC),
    members=members,
)
