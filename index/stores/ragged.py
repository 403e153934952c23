"""How are lists of different lengths kept in flat arrays? First positions and values (CSR)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Int64s = NDArray[np.int64]


def first_positions(lengths: Int64s) -> Int64s:
    """Where each row begins in the flat values, and at the end where the last one ends.

    Args:
        lengths: values in each row, shape (rows,).

    Returns:
        Shape (rows + 1,).
    """
    first = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=first[1:])
    return first


def gather(first: Int64s, rows: Int64s) -> Int64s:
    """The flat positions of all values of some rows, row after row.

    Args:
        first: where each row begins, shape (all rows + 1,).
        rows: which rows, shape (rows,), in any order.

    Returns:
        Shape (values in those rows,).
    """
    starts = first[rows].astype(np.int64)
    lengths = first[rows + 1].astype(np.int64) - starts
    total = int(lengths.sum())
    if total == 0:
        return np.zeros(0, dtype=np.int64)
    shifts = starts - (np.cumsum(lengths) - lengths)
    return np.repeat(shifts, lengths) + np.arange(total, dtype=np.int64)


def distinct(values: Int64s) -> Int64s:
    """Some numbers in order and without repeats, none negative; quicker than by hashing."""
    return without_repeats(np.sort(values))


def without_repeats(ordered: Int64s) -> Int64s:
    """Ascending numbers, none negative, without repeats."""
    found: Int64s = ordered[np.diff(ordered, prepend=-1) != 0]
    return found


def row_numbers(first: Int64s) -> Int64s:
    """The row of each flat value, shape (values,)."""
    return np.repeat(np.arange(len(first) - 1, dtype=np.int64), np.diff(first).astype(np.int64))
