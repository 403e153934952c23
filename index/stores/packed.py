"""How are rows of small numbers packed into few bits, and read back without a loop? Bit packing.

Every row (the postings of a term) has a width in bits of its own, chosen so that the row takes the
least space; the few numbers that do not fit stand in a list of exceptions ("patched frame of
reference": Zukowski and others, "Super-Scalar RAM-CPU Cache Compression", 2006). Any number of a
row can be read by itself, and many rows at once. Keeps out: what the numbers mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.stores.array_file import Array, ArrayFile, ArrayWriter, in_32_bits
from index.stores.ragged import gather

Int64s = NDArray[np.int64]

# Widths whose rows are unpacked by whole bytes, the quickest; for what is read a row at a time.
BYTEWISE = (0, 1, 2, 4, 8, 16, 32)
# Widths for what is read number by number, where every bit saved counts more.
FINE = (0, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 20, 24, 32)
_EXCEPTION_BITS = 64
_PATCHED = 128  # stands beside the width of a row that has exceptions
_WIDTH = 127
_PADDING = 8  # bytes after the last row, so that eight can be read anywhere


@dataclass(frozen=True, slots=True, eq=False)
class PackedRows:
    """Rows of numbers, packed.

    Args:
        width: bits of each row's numbers, with _PATCHED where it has exceptions, shape (rows,).
        start: the first byte of each row in `data`, shape (rows,).
        data: the packed bytes.
        patch_at: ordinals, among all numbers of all rows, of those that did not fit, ascending.
        patch: what these really are.
    """

    width: Array
    start: Array
    data: Array
    patch_at: Array
    patch: Array

    def row(self, row: int, first: int, count: int) -> Int64s:
        """The numbers of one row.

        Args:
            row: which row.
            first: the ordinal of its first number among those of all rows.
            count: how many it has.
        """
        marked = int(self.width[row])
        width, start = marked & _WIDTH, int(self.start[row])
        if width == 0:
            found = np.zeros(count, dtype=np.int64)
        elif width >= 8 and width & (width - 1) == 0:
            span = self.data[start : start + count * width // 8]
            found = span.view(f"<u{width // 8}").astype(np.int64)
        elif width < 8 and width & (width - 1) == 0:
            span = self.data[start : start + -(-count * width // 8)]
            found = _splitting(width)[span].reshape(-1)[:count].astype(np.int64)
        else:
            found = self._lanes(start, width, count)
        if marked & _PATCHED:
            bounds = np.asarray((first, first + count), dtype=self.patch_at.dtype)
            low, high = np.searchsorted(self.patch_at, bounds).tolist()
            found[self.patch_at[low:high].astype(np.int64) - first] = self.patch[low:high]
        return found

    def some(self, row: int, first: int, places: Int64s) -> Int64s:
        """Some numbers of one row.

        Args:
            row: which row.
            first: the ordinal of its first number among those of all rows.
            places: ordinals within the row.
        """
        marked = int(self.width[row])
        width = marked & _WIDTH
        if width == 0:
            found = np.zeros(len(places), dtype=np.int64)
        else:
            found = self._bits(int(self.start[row]) * 8 + width * places, width)
        if marked & _PATCHED:
            self._mend(found, places + first)
        return found

    def rows(self, rows: Int64s, first: Int64s) -> Int64s:
        """The numbers of several rows, one row after the other.

        Args:
            rows: which rows.
            first: where each row begins among all numbers, shape (all rows + 1,).
        """
        ordinals = gather(first, rows)
        starts = first[rows].astype(np.int64)
        counts = first[rows + 1].astype(np.int64) - starts
        marked = self.width[rows]
        width = (marked & _WIDTH).astype(np.int64)
        bits = self.start[rows].astype(np.int64) * 8 - starts * width
        each = np.repeat(width, counts)
        found = self._bits(np.repeat(bits, counts) + ordinals * each, each)
        if (marked & _PATCHED).any():
            self._mend(found, ordinals)
        return found

    def _mend(self, found: Int64s, ordinals: Int64s) -> None:
        """Put the exceptions among some numbers, given by their ordinals, in their places."""
        if not len(ordinals) or not len(self.patch_at):
            return
        # Of one type, or all exceptions would be copied.
        place = np.searchsorted(self.patch_at, ordinals.astype(self.patch_at.dtype))
        place[place == len(self.patch_at)] = 0
        patched = np.flatnonzero(self.patch_at[place] == ordinals)
        found[patched] = self.patch[place[patched]]

    def _lanes(self, start: int, width: int, count: int) -> Int64s:
        """A row of a width up to 24: every eighth number begins at the same bit of a byte."""
        found = np.empty(count, dtype=np.int64)
        groups = count // 8
        for lane in range(8 if groups else 0):
            byte, shift = divmod(lane * width, 8)
            words = np.ndarray(
                (groups,), "<u4", buffer=self.data, offset=start + byte, strides=(width,)
            )
            found[lane : groups * 8 : 8] = (words >> np.uint32(shift)) & _masks()[width]
        rest = np.arange(groups * 8, count, dtype=np.int64)
        found[groups * 8 :] = self._bits(start * 8 + width * rest, width)
        return found

    def _bits(self, at: Int64s, width: int | Int64s) -> Int64s:
        """Numbers that begin at given bits, read as eight bytes each."""
        words = np.ndarray(
            (max(len(self.data) - _PADDING + 1, 0),), dtype="<u8", buffer=self.data, strides=(1,)
        )
        found = words[at >> 3] >> (at & 7).astype(np.uint64)
        numbers: Int64s = (found & _masks()[width]).astype(np.int64)
        return numbers


def pack(values: Int64s, first: Int64s, widths: tuple[int, ...]) -> PackedRows:
    """Pack rows of numbers.

    Args:
        values: 0 to 2**32 - 1, row after row.
        first: where each row begins, shape (rows + 1,).
        widths: the widths that a row may have, ascending, 32 the last.
    """
    rows = len(first) - 1
    counts = np.diff(first)
    row = np.repeat(np.arange(rows), counts)
    step = _steps(widths)[_bit_lengths(values)]
    kinds = len(widths)
    table = np.bincount(row * kinds + step, minlength=rows * kinds).reshape(rows, kinds)
    unfit = counts[:, None] - np.cumsum(table, axis=1)
    cost = counts[:, None] * np.asarray(widths) + unfit * _EXCEPTION_BITS
    chosen = np.argmin(cost, axis=1)
    width = np.asarray(widths, dtype=np.int64)[chosen]
    start = np.zeros(rows + 1, dtype=np.int64)
    np.cumsum(-(-counts * width // 8), out=start[1:])
    patched = np.flatnonzero(step > chosen[row])
    plain = values
    if len(patched):
        plain = values.copy()
        plain[patched] = 0
    at = np.repeat(start[:-1] * 8 - first[:-1] * width, counts)
    at += np.arange(len(values)) * width[row]
    marks = np.where(unfit[np.arange(rows), chosen] > 0, _PATCHED, 0)
    return PackedRows(
        width=(width + marks).astype(np.uint8),
        start=start[:-1],
        data=_into_bits(plain, at, width[row], int(start[-1])),
        patch_at=patched,
        patch=values[patched].astype(np.uint32),
    )


class PackedWriter:
    """Writes packed rows that come in batches, as arrays of one file.

    Args:
        file: the file.
        name: what the arrays' names begin with.
        widths: the widths that a row may have.
    """

    def __init__(self, file: ArrayWriter, name: str, widths: tuple[int, ...]) -> None:
        self._file, self._name, self._widths = file, name, widths
        self._bytes = self._numbers = 0

    def add(self, values: Int64s, first: Int64s) -> None:
        """Write the next rows, as `pack` takes them."""
        packed = pack(values, first, self._widths)
        body = packed.data[: len(packed.data) - _PADDING]
        self._file.extend(f"{self._name}.width", packed.width)
        self._file.extend(f"{self._name}.start", in_32_bits(packed.start + self._bytes))
        self._file.extend(f"{self._name}.data", body)
        self._file.extend(f"{self._name}.patch_at", in_32_bits(packed.patch_at + self._numbers))
        self._file.extend(f"{self._name}.patch", packed.patch)
        self._bytes += len(body)
        self._numbers += len(values)

    def close(self) -> None:
        """Write what follows the last row."""
        self.add(np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64))
        self._file.extend(f"{self._name}.data", np.zeros(_PADDING, dtype=np.uint8))


def load_packed(file: ArrayFile, name: str) -> PackedRows:
    """The packed rows that a PackedWriter wrote."""
    return PackedRows(
        width=file[f"{name}.width"],
        start=file[f"{name}.start"],
        data=file[f"{name}.data"],
        patch_at=file[f"{name}.patch_at"],
        patch=file[f"{name}.patch"],
    )


def _into_bits(values: Int64s, at: Int64s, width: Int64s, size: int) -> Array:
    """Write each number at its bit, in ascending order without overlap; _PADDING bytes follow."""
    words = np.zeros(-(-size // 8) + 2, dtype="<u8")
    some = np.flatnonzero(width)
    if len(some):
        values, at, width = values[some].astype(np.uint64), at[some], width[some]
        word, shift = at >> 6, (at & 63).astype(np.uint64)
        begins = np.flatnonzero(np.diff(word, prepend=-1))
        words[word[begins]] |= np.bitwise_or.reduceat(values << shift, begins)
        over = np.flatnonzero((at & 63) + width > 64)
        words[word[over] + 1] |= values[over] >> (np.uint64(64) - shift[over])
    return words.view(np.uint8)[: size + _PADDING]


def _bit_lengths(values: Int64s) -> NDArray[Any]:
    return np.frexp(values.astype(np.float64))[1]


@cache
def _steps(widths: tuple[int, ...]) -> Array:
    """For each bit length the ordinal of the smallest width that holds it."""
    return np.searchsorted(np.asarray(widths), np.arange(33))


@cache
def _masks() -> Array:
    return np.asarray([(1 << width) - 1 for width in range(33)], dtype=np.uint64)


@cache
def _splitting(width: int) -> Array:
    """For each byte the numbers of a width of 1, 2 or 4 bits that it holds, lowest bits first."""
    shifts = np.arange(0, 8, width)
    return ((np.arange(256)[:, None] >> shifts) & ((1 << width) - 1)).astype(np.uint8)
