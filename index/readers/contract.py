"""What does a format's module promise?

Keeps out: which formats there are (the registry) and how each is read (one module each).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.model.article import Article
from index.readers.failure import Failure
from index.readers.sidecar import Sidecar

DEFAULT_SIZE_LIMIT = 20_000_000  # bytes: some 3,000 pages of plain text, far above any one report


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
