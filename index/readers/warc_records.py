"""Which records does a web archive (WARC) hold, as they were written?

Reads one record after the other, packed by itself or not. A damaged one is named, and the reading
goes on at the next: what is packed by itself can be found again by its first bytes. A parser of our
own, because the library for this takes damaged bytes for the end of a record without a word.
Keeps out: which records are pages (`warc`).

Source: ISO 28500:2017 (WARC 1.1).
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

GZIP = b"\x1f\x8b\x08"
_OPENING = b"WARC/"
_VERSION = re.compile(rb"WARC/\d+\.\d+\s*\Z")
_CHUNK = 1 << 16
_LONGEST_LINE = 1 << 16  # bytes
_MOST_LINES = 1000  # of a record's head


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record while it is read.

    Args:
        number: which of the archive's it is, from 1.
        headers: its named fields, the names in lower case.
        length: the bytes of its block, as it states them.
        read: gives up to so many bytes of its block; fewer than asked for only at its end.
    """

    number: int
    headers: Mapping[str, str]
    length: int
    read: Callable[[int], bytes]

    @property
    def kind(self) -> str:
        """Its type: response, request, revisit, ..."""
        return self.headers.get("warc-type", "").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place at which no record can be read.

    Args:
        number: which record it is or would have been, from 1.
        headers: its named fields, as far as they could be read.
        what: what is wrong, as the end of a sentence.
    """

    number: int
    headers: Mapping[str, str]
    what: str


class _DamageError(Exception):
    """What stands here is no record."""


def recognises(head: bytes) -> bool:
    """Whether an input begins with a record, packed or not."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, len(_OPENING))
        except zlib.error:
            return False
    return head.startswith(_OPENING)


def records(file: BinaryIO, *, spend: Callable[[int], None]) -> Iterator[Record | Damage]:
    """Read the records of a web archive.

    Args:
        file: the archive.
        spend: told of the bytes that are unpacked; may raise.

    Yields:
        Each record, to be read until the next is asked for, and a damage where there is none.
    """
    packed = file.read(len(GZIP))
    source = _Source(file, packed)
    number = 0
    if packed != GZIP:
        yield from _in_part(source.plain(), number, follow=True)
        return
    while source.seek_member():
        member = source.member(spend)
        for found in _in_part(member, number, follow=False):
            number = found.number
            yield found
        with suppress(zlib.error, EOFError):  # the damage was told
            while member.read(_CHUNK):
                pass


def _in_part(part: BinaryIO, number: int, *, follow: bool) -> Iterator[Record | Damage]:
    """The records of a stretch of bytes; after a damage those that can be found again."""
    resume = b""
    while True:
        number += 1
        headers: dict[str, str] = {}
        try:
            if not _read_head(part, resume, headers):
                return
            length = int(headers.get("content-length", "").strip() or -1)
            if length < 0:
                raise _DamageError("does not say how long it is")
            body = _Body(part, length)
            yield Record(number=number, headers=headers, length=length, read=body.read)
            body.skip()
            resume = b""
        except (_DamageError, ValueError, zlib.error, EOFError) as error:
            what = str(error) if isinstance(error, _DamageError) else f"is damaged: {error}"
            yield Damage(number=number, headers=headers, what=what)
            resume = _next_version(part) if follow else b""
            if not resume:
                return


def _read_head(part: BinaryIO, version: bytes, headers: dict[str, str]) -> bool:
    """Read a record's named fields into a table; False at the end.

    Raises:
        _DamageError: something else stands here.
    """
    while not version.strip():
        version = part.readline(_LONGEST_LINE)
        if not version:
            return False
    if not _VERSION.fullmatch(version.strip()):
        raise _DamageError("does not begin as a record does")
    name = ""
    for _ in range(_MOST_LINES):
        line = part.readline(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise _DamageError("is cut off in its head")
        if not line.strip():
            return True
        text = line.decode("utf-8", "replace").rstrip()
        if text[0] in " \t" and name:
            headers[name] += f" {text.strip()}"
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers.setdefault(name, value.strip())
    raise _DamageError("has a head that does not end")


def _next_version(part: BinaryIO) -> bytes:
    """The next line that begins a record; b"" when there is none."""
    while line := part.readline(_LONGEST_LINE):
        if line.startswith(_OPENING) and _VERSION.fullmatch(line.strip()):
            return line
    return b""


class _Body:
    """A record's block."""

    def __init__(self, part: BinaryIO, length: int) -> None:
        self._part, self._left = part, length
        self._what = "is cut off"

    def read(self, size: int) -> bytes:
        try:
            data = self._part.read(min(size, self._left))
        except (zlib.error, EOFError) as error:  # told when the next record is asked for
            self._what, data = f"is damaged: {error}", b""
        self._left -= len(data)
        return data

    def skip(self) -> None:
        """Read on to its end.

        Raises:
            _DamageError: the bytes end before it.
        """
        while self._left:
            if not self.read(_CHUNK):
                raise _DamageError(self._what)


class _Source:
    """The archive's bytes, as they are or unpacked member by member."""

    def __init__(self, file: BinaryIO, begun: bytes) -> None:
        self._file, self._ahead = file, begun

    def plain(self) -> BinaryIO:
        return io.BufferedReader(_Reading(self._take), buffer_size=_CHUNK)

    def seek_member(self) -> bool:
        """Go to where the next packed member begins, over what is none."""
        while (at := self._ahead.find(GZIP)) < 0:
            data = self._file.read(_CHUNK)
            self._ahead = self._ahead[-len(GZIP) + 1 :] + data
            if not data:
                return False
        self._ahead = self._ahead[at:]
        return True

    def member(self, spend: Callable[[int], None]) -> BinaryIO:
        """The bytes of the member that begins here; the next is sought after its first bytes."""
        unpacker = zlib.decompressobj(wbits=31)

        def read(size: int) -> bytes:
            while not unpacker.eof:
                packed = unpacker.unconsumed_tail or self._take(_CHUNK)
                if not packed:
                    raise EOFError("it is cut off")
                try:
                    data = unpacker.decompress(packed, size)
                except zlib.error:
                    rest = packed[1:] if packed.startswith(GZIP) else packed
                    self._ahead = rest + self._ahead
                    raise
                self._ahead = unpacker.unused_data + self._ahead
                if data:
                    spend(len(data))
                    return data
            return b""

        return io.BufferedReader(_Reading(read), buffer_size=_CHUNK)

    def _take(self, size: int) -> bytes:
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data or self._file.read(size)


class _Reading(io.RawIOBase):
    """A function that gives bytes, as a file."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
