"""What is read: a file, or something that lies in one? Its name, its bytes, what is known of it.

Keeps out: what the bytes mean (one module for each format), and how folders are walked.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from index.errors import InputError
from index.readers.failure import shown
from index.readers.limits import Budget, Limits
from index.readers.sidecar import Entry, Sidecar

HEAD_LENGTH = 4096  # bytes: enough to tell one format from another


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What whoever kept an input wrote down about it.

    Args:
        url: the address from which it came; "" when that is not known.
        charset: the encoding that the server named; "" when none did.
        kept_on: the day on which it was fetched or received, so that it cannot be younger.
    """

    url: str = ""
    charset: str = ""
    kept_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file, or a member of an archive.

    Args:
        name: its name for people, as they gave it; of a member "archive.zip/folder/page.html".
        file: its own name, without folders.
        opener: opens its bytes for reading.
        limits: what may be read.
        sidecar: the metadata beside it.
        about: what is known from whoever kept it.
        budget: what the archive that it lies in has used; None outside of archives.
        depth: how many archives it lies in.
        once: whether it streams by, so that after its head it can be opened a single time.
    """

    name: str
    file: str
    opener: Callable[[], BinaryIO]
    limits: Limits
    sidecar: Sidecar | None = None
    about: Circumstances = Circumstances()
    budget: Budget | None = None
    depth: int = 0
    once: bool = False

    @property
    def suffix(self) -> str:
        """The suffix of its name, lower case with the dot; "" for none."""
        return PurePosixPath(self.file).suffix.lower()

    @property
    def entry(self) -> Entry | None:
        """What is stated about it, or None."""
        return None if self.sidecar is None else self.sidecar.entry(self.file)

    def open(self) -> BinaryIO:
        """Open it.

        Raises:
            InputError: the system does not let us.
        """
        try:
            return self.opener()
        except OSError as error:
            raise cannot_open(self.name, error) from error

    def head(self) -> bytes:
        """Its first bytes, for telling its format.

        Raises:
            InputError: it cannot be opened or read.
        """
        with self.open() as file:
            return self._read(file, HEAD_LENGTH)

    def read(self) -> bytes:
        """All of its bytes.

        Raises:
            InputError: it cannot be opened or read, or is larger than the limit.
        """
        limit = self.limits.file_bytes
        with self.open() as file:
            data = self._read(file, limit + 1)
        if len(data) > limit:
            raise too_large(self.name, limit=limit)
        return data

    def seekable(self) -> Input:
        """Itself when it is a file of its own, else a copy in memory, to be read in any order.

        Raises:
            InputError: as `read`.
        """
        return self if self.depth == 0 else self._copy()

    def repeatable(self) -> Input:
        """Itself when it can be opened again, else a copy in memory.

        Raises:
            InputError: as `read`.
        """
        return self._copy() if self.once else self

    def _copy(self) -> Input:
        data = self.read()
        return replace(self, opener=lambda: io.BytesIO(data), once=False)

    def _read(self, file: BinaryIO, size: int) -> bytes:
        try:
            return file.read(size)
        except OSError as error:
            raise cannot_open(self.name, error) from error


def file_input(path: Path, *, sidecar: Sidecar | None, limits: Limits) -> Input:
    """The input that is a file of its own.

    Raises:
        InputError: it is missing, not accessible, or no regular file.
    """
    check_regular(path)
    return Input(
        name=shown(path),
        file=path.name,
        opener=lambda: path.open("rb"),
        limits=limits,
        sidecar=sidecar,
    )


def check_regular(path: Path) -> None:
    """Refuse what is no regular file before it is opened: a named pipe would wait for ever.

    Raises:
        InputError: missing, not accessible, or a folder, pipe, socket or device.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise cannot_open(shown(path), error) from error
    if not stat.S_ISREG(mode):
        raise InputError(
            f"{shown(path)} is no regular file.", remedy="Give a file that holds text."
        )


def cannot_open(name: str, error: OSError) -> InputError:
    """The error for a file that the system does not let us read."""
    reason = error.strerror or type(error).__name__
    return InputError(
        f"{name} cannot be opened: {reason}.",
        remedy="Check that the file is there and that you may read it.",
    )


def too_large(name: str, *, limit: int) -> InputError:
    """The error for an input above the size limit."""
    return InputError(
        f"{name} is larger than the limit of {limit:,} bytes.",
        remedy="Split it into one file an article, or raise the limit.",
    )
