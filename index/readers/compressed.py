"""What lies in a file that is compressed by itself, as `report.txt.gz`?

Keeps out: archives of many files; a compressed TAR archive is read as one (`tar_archive`).
"""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from index.readers import tar_archive, warc_records
from index.readers.archive import Archive, unpacked
from index.readers.contract import Container
from index.readers.failure import Failure, Note
from index.readers.inputs import HEAD_LENGTH, Input
from index.readers.limits import Budget


def _gunzipped(file: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=file, mode="rb")


_FORMS: tuple[tuple[bytes, Callable[[BinaryIO], object]], ...] = (
    (b"\x1f\x8b\x08", _gunzipped),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_OF_TAR = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def members(given: Input) -> Iterator[Input | Failure | Note]:
    """Read a compressed file.

    Yields:
        The file in it; or, where that is a TAR archive, its members.

    Raises:
        InputError: it is damaged, or a limit is met.
    """
    given = given.repeatable()
    archive = Archive(given)
    with _opened(given, name=given.name, budget=archive.budget) as file:
        head = file.read(HEAD_LENGTH)
    if tar_archive.recognises(head):
        yield from tar_archive.members(
            given, opener=lambda budget: _opened(given, name=given.name, budget=budget)
        )
        return
    archive.budget.enter()
    inner = PurePosixPath(given.file).stem
    member = archive.member(
        inner, lambda name: _opened(given, name=name, budget=archive.budget), sidecar=given.sidecar
    )
    if given.entry is not None and given.sidecar is not None:  # it names the compressed file
        stated = replace(given.sidecar, entries=(replace(given.entry, file=inner),))
        member = replace(member, sidecar=stated)
    yield member


def _opened(given: Input, *, name: str, budget: Budget) -> BinaryIO:
    head = given.head()
    form = next((form for magic, form in _FORMS if head.startswith(magic)), _gunzipped)
    file = given.open()
    return unpacked(cast(BinaryIO, form(file)), name=name, budget=budget, packed=file)


def _recognises(head: bytes) -> bool:
    """Whether an input is packed as a whole; a web archive is so record by record."""
    return head.startswith(tuple(magic for magic, _ in _FORMS)) and not (
        warc_records.recognises(head)
    )


CONTAINER = Container(
    name="compressed file",
    suffixes=frozenset({".gz", ".bz2", ".xz", *_OF_TAR}),
    recognises=_recognises,
    members=members,
)
