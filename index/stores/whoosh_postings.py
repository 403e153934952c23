"""Where does each term stand? Postings as arrays, read once a term from Whoosh's own files.

Whoosh's reader is not safe to share between threads, so one lock stands before it; what was read is
immutable, shared by all threads and kept up to a number of bytes. Keeps out: what a query makes of
it.
"""

from __future__ import annotations

import pickle
import struct
import threading
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import TermNotFound

from index.stores.files import damaged
from index.stores.ragged import first_positions
from index.stores.whoosh_schema import KEY

CACHE_BYTES = 64 << 20

# What reading a damaged file can raise; a flipped bit in a large one is found here first.
_DAMAGE = (
    AssertionError,
    EOFError,
    KeyError,
    IndexError,
    MemoryError,
    OSError,
    OverflowError,
    TypeError,
    ValueError,
    WhooshIndexError,
    pickle.UnpicklingError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where one term stands in one field.

    Args:
        documents: ordinals of the articles that have it, ascending, shape (articles,).
        first: where each article's positions begin, shape (articles + 1,).
        positions: ordinals of tokens, ascending within an article, shape (occurrences,).
    """

    documents: NDArray[np.int64]
    first: NDArray[np.int64]
    positions: NDArray[np.int64]

    @property
    def weights(self) -> NDArray[np.int64]:
        """How often it stands in each article."""
        return np.diff(self.first)

    @property
    def bytes_held(self) -> int:
        """Bytes of memory."""
        return self.documents.nbytes + self.first.nbytes + self.positions.nbytes


class WhooshPostings:
    """Reads postings from the Whoosh index of one generation.

    Args:
        folder: the folder with Whoosh's files.
        cache_bytes: what may be kept of postings that were read.
    """

    def __init__(self, folder: Path, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._folder = folder
        self._limit = cache_bytes
        self._held = 0
        self._cache: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._lock = threading.Lock()
        try:
            self._reader = FileStorage(str(folder)).open_index().reader()
        except _DAMAGE as error:
            raise damaged(folder, f"cannot be read ({type(error).__name__}: {error})") from error

    def read(self, field: str, term: str) -> Postings:
        """Where a term stands in a field; empty when nowhere. Raises StoreError for damage."""
        key = (field, term)
        with self._lock:
            known = self._cache.get(key)
            if known is not None:
                self._cache.move_to_end(key)
                return known
            found = self._read(field, term)
            self._cache[key] = found
            self._held += found.bytes_held
            while self._held > self._limit and len(self._cache) > 1:
                _, oldest = self._cache.popitem(last=False)
                self._held -= oldest.bytes_held
            return found

    def keys(self) -> list[str]:
        """The ids of all articles, in document order; raises StoreError for damage."""
        with self._lock, _translated(self._folder):
            keys = [""] * self._reader.doc_count_all()
            for term in self._reader.lexicon(KEY):
                for document in self._reader.postings(KEY, term).all_ids():
                    keys[document] = term.decode()
            return keys

    def has(self, field: str, term: str) -> bool:
        """Whether a term stands in a field at all."""
        with self._lock, _translated(self._folder):
            return (field, term.encode()) in self._reader

    def segments(self) -> int:
        """How many segments the index has."""
        with self._lock:
            return len(list(self._reader.leaf_readers()))

    def close(self) -> None:
        """Close the files; what was read stays valid."""
        with self._lock:
            self._reader.close()

    def _read(self, field: str, term: str) -> Postings:
        documents: list[int] = []
        lengths: list[int] = []
        positions: list[int] = []
        with _translated(self._folder):
            try:
                matcher: Any = self._reader.postings(field, term.encode())
            except TermNotFound:
                return _EMPTY
            while matcher.is_active():
                documents.append(matcher.id())
                stands = matcher.value_as("positions")
                lengths.append(len(stands))
                positions.extend(stands)
                matcher.next()
        return Postings(
            documents=np.asarray(documents, dtype=np.int64),
            first=first_positions(np.asarray(lengths, dtype=np.int64)),
            positions=np.asarray(positions, dtype=np.int64),
        )


class _translated:  # noqa: N801 - reads as a verb where it is used
    """Turns what Whoosh raises over damaged files into the one error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, _DAMAGE) and not isinstance(error, TermNotFound):
            problem = f"cannot be read ({type(error).__name__}: {error})"
            raise damaged(self._folder, problem) from error


_EMPTY = Postings(
    documents=np.zeros(0, dtype=np.int64),
    first=np.zeros(1, dtype=np.int64),
    positions=np.zeros(0, dtype=np.int64),
)
