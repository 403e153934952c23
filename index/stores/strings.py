"""How are many strings kept in arrays, looked up without being loaded? Sorted UTF-8, bisected.

Sorted by bytes, which is the order of code points. Keeps out: what the strings name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from index.stores.array_file import Array, ArrayFile, ArrayWriter, smallest
from index.stores.ragged import Int64s


class Strings:
    """Strings in arrays, by ordinal; `find` and `beginning` ask that they be sorted.

    Args:
        data: their UTF-8 bytes, one after the other.
        ends: where each ends in `data`, shape (strings,).
    """

    def __init__(self, data: Array, ends: Array) -> None:
        # Views of the interpreter's own read single values several times faster than arrays do.
        self._data = np.ascontiguousarray(data).data
        self._ends = np.ascontiguousarray(ends).data
        self.arrays = (data, ends)

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, ordinal: int) -> str:
        return str(self.encoded(ordinal), "utf-8")

    def __iter__(self) -> Iterator[str]:
        return (self[ordinal] for ordinal in range(len(self)))

    def encoded(self, ordinal: int) -> bytes:
        """One string as UTF-8."""
        begin = self._ends[ordinal - 1] if ordinal else 0
        return bytes(self._data[begin : self._ends[ordinal]])

    def all_encoded(self) -> list[bytes]:
        """All strings as UTF-8."""
        data, begin, found = bytes(self._data), 0, []
        for end in self._ends:
            found.append(data[begin:end])
            begin = end
        return found

    def place(self, wanted: bytes) -> int:
        """The first ordinal whose string is not before the wanted one."""
        return bisect_left(range(len(self)), wanted, key=self.encoded)

    def find(self, wanted: str) -> int:
        """The first ordinal of a string, or -1."""
        encoded = wanted.encode("utf-8", "surrogatepass")
        place = self.place(encoded)
        return place if place < len(self) and self.encoded(place) == encoded else -1

    def equal(self, wanted: str) -> range:
        """The ordinals of a string that may stand there several times."""
        encoded = wanted.encode("utf-8", "surrogatepass")
        return range(self.place(encoded), self.place(encoded + b"\0"))

    def beginning(self, letters: str) -> range:
        """The ordinals of the strings that begin so."""
        encoded = letters.encode("utf-8", "surrogatepass")
        # No UTF-8 holds the byte 0xff, so it stands behind all that begin so.
        return range(self.place(encoded), self.place(encoded + b"\xff"))

    def save(self, file: ArrayWriter, name: str) -> None:
        """Write them as two arrays of a file."""
        data, ends = self.arrays
        file.put(f"{name}.data", data)
        file.put(f"{name}.ends", ends)


def strings_of(encoded: Iterable[bytes]) -> Strings:
    """Strings, in the order in which they come."""
    listed = list(encoded)
    ends = np.cumsum(np.fromiter(map(len, listed), dtype=np.int64, count=len(listed)))
    return Strings(np.frombuffer(b"".join(listed), dtype=np.uint8), smallest(ends))


def load_strings(file: ArrayFile, name: str) -> Strings:
    """The strings that were saved under a name."""
    return Strings(file[f"{name}.data"], file[f"{name}.ends"])


def find_ordered(ids: Array, order: Array, wanted: str) -> int:
    """The ordinal of an id among ids in any order, or -1.

    Args:
        ids: UTF-8 bytes, each once.
        order: their ordinals, sorted by id.
        wanted: the id.
    """
    encoded = wanted.encode("utf-8", "surrogatepass")
    place = bisect_left(range(len(order)), encoded, key=lambda n: ids[order[n]])
    return int(order[place]) if place < len(order) and ids[order[place]] == encoded else -1


class Splice:
    """What leaves a table of rows and what comes, so that all its columns change alike.

    Args:
        size: rows before.
        leaving: ordinals of the rows that leave, ascending.
        places: before which of the old rows each new row stands, ascending.
    """

    def __init__(self, size: int, leaving: Sequence[int], places: Sequence[int]) -> None:
        self._size, self._leaving, self._places = size, leaving, places
        stays = np.ones(size, dtype=np.bool_)
        stays[np.asarray(leaving, dtype=np.int64)] = False
        kept = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(stays)])
        place = np.asarray(places, dtype=np.int64)
        self.inserted: Int64s = kept[place] + np.arange(len(place))
        shift = np.searchsorted(place, np.arange(size), side="right")
        self.renumbered: Int64s = np.where(stays, kept[:-1] + shift, -1)

    def array(self, old: Array, new: Array) -> Array:
        """A column of numbers after the change.

        Args:
            old: the column before.
            new: the values of the new rows, in order.
        """
        stays = self.renumbered >= 0
        changed = np.empty(int(stays.sum()) + len(new), dtype=old.dtype)
        changed[self.renumbered[stays]] = old[stays]
        changed[self.inserted] = new
        return changed

    def strings(self, old: Strings, new: Sequence[bytes]) -> Strings:
        """A column of strings after the change.

        Args:
            old: the column before.
            new: the strings of the new rows, in order.
        """
        data, ends = old.arrays
        begins = np.concatenate([np.zeros(1, dtype=np.int64), ends.astype(np.int64)])
        lengths = self.array(np.diff(begins), np.fromiter(map(len, new), np.int64, len(new)))
        pieces: list[bytes | memoryview] = []
        whole = np.ascontiguousarray(data).data
        # Stretches of old rows that stay are copied as one; a new row comes before the old one
        # at its place, and a row that leaves ends the stretch before it.
        events = sorted(
            [(place, 0, n) for n, place in enumerate(self._places)]
            + [(row, 1, 0) for row in self._leaving]
        )
        at = 0
        for place, leaves, n in events:
            if place > at:
                pieces.append(whole[int(begins[at]) : int(begins[place])])
                at = place
            if leaves:
                at = place + 1
            else:
                pieces.append(new[n])
        pieces.append(whole[int(begins[at]) :])
        joined = np.frombuffer(b"".join(pieces), dtype=np.uint8)
        return Strings(joined, smallest(np.cumsum(lengths, dtype=np.int64)))
