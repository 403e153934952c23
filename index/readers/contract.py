"""What does a format's module promise, and what does a file that cannot be read look like?

Keeps out: which formats there are (the registry) and how each is read (one module each).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.model import Article

if TYPE_CHECKING:
    from index.readers.sidecar import Sidecar

DEFAULT_SIZE_LIMIT = 20_000_000  # bytes: some 3,000 pages of plain text, far above any one report


def shown(path: Path) -> str:
    """A path as text that every output can hold; bytes that are no UTF-8 show as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input, or one record of it, that gave no article or not all that was asked for.

    Args:
        path: the input as given, with ":line" after it for a record.
        reason: what is wrong, one sentence that names the offending value.
        remedy: what the person can do about it, one sentence.
    """

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One file format.

    Args:
        name: the format's name for people.
        suffixes: the file suffixes it is chosen by, lower case with the dot.
        recognises: whether the first bytes of a file can only be this format, whatever its suffix.
        read: turns a file into articles and failures; takes the path, the metadata beside it and
            the size limit in bytes. It raises InputError when the whole file cannot be read.
    """

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes], bool]
    read: Callable[[Path, Sidecar | None, int], Iterator[Article | Failure]]
