"""Which reader reads a file?

A format is one module with a READER and one line here. Keeps out: how folders are walked
(`folders`) and how any format is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from index.errors import DatelineError, InputError
from index.model.article import Article
from index.readers import jsonl, plaintext
from index.readers import sidecar as metadata
from index.readers.contract import DEFAULT_SIZE_LIMIT, Reader
from index.readers.decode import head
from index.readers.failure import Failure, shown
from index.readers.folders import Inputs, walk
from index.readers.sidecar import Sidecar

__all__ = ["DEFAULT_SIZE_LIMIT", "READERS", "Failure", "Inputs", "find_inputs", "read"]

READERS: tuple[Reader, ...] = (jsonl.READER, plaintext.READER)


def read(
    path: Path, *, sidecar: Sidecar | None = None, max_bytes: int = DEFAULT_SIZE_LIMIT
) -> Iterator[Article | Failure]:
    """Read the articles of one file.

    A file, or a record in it, that cannot be read gives a failure and never an exception.

    Args:
        path: the file.
        sidecar: the metadata beside it; None to look for `articles.toml` in its folder.
        max_bytes: the largest file, or the largest record of a file of many, in bytes.

    Yields:
        Articles and failures, in the file's order.
    """
    try:
        reader = choose_reader(path)
        stated = metadata.beside(path) if sidecar is None else sidecar
        yield from reader.read(path, stated, max_bytes)
    except DatelineError as error:
        yield Failure(path=shown(path), reason=error.problem, remedy=error.remedy)


def choose_reader(path: Path) -> Reader:
    """Choose the reader of a file: by its first bytes where they leave no doubt, else by suffix.

    A file without a suffix is read as plain text.

    Raises:
        InputError: it cannot be opened, or no reader reads it.
    """
    opening = head(path)
    for reader in READERS:
        if reader.recognises(opening):
            return reader
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    if not suffix:
        return plaintext.READER
    raise InputError(
        f"{shown(path)} has the suffix {suffix!r}, which no reader reads.", remedy=_remedy()
    )


def find_inputs(paths: Sequence[Path]) -> Inputs:
    """Find the files to read among files and folders.

    Args:
        paths: files and folders, as the person named them.

    Returns:
        The files in order (a folder's sorted by path), and what was skipped, each with its reason;
        among it the entries of `articles.toml` whose file is not there.

    Raises:
        InputError: one of the paths is missing, or there is nothing at all to read.
    """
    suffixes = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
    found = walk(tuple(paths), suffixes=suffixes, remedy=_remedy())
    missing: list[Failure] = []
    for folder in dict.fromkeys(file.parent for file in found.files):
        # A file of metadata that cannot be used is reported with each article that it concerns.
        with suppress(DatelineError):
            stated = metadata.beside(folder / metadata.SIDECAR_NAME)
            missing.extend(() if stated is None else metadata.without_files(stated))
    return Inputs(files=found.files, skipped=(*found.skipped, *missing))


def _remedy() -> str:
    known = sorted(suffix for reader in READERS for suffix in reader.suffixes)
    return f"Files with these suffixes are read: {', '.join(known)}."
