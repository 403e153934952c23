"""Into which of some periods do the days of things reach? A number for each, a bit a period.

Ranges count however long they are, or open. Keeps out: what things are, and which periods.
"""

from __future__ import annotations

import numpy as np

from index.stores.array_file import Array
from index.stores.ragged import Int64s

WINDOW = 62  # periods whose bits one number holds


def reach_bits(owner: Int64s, start: Array, end: Array, *, things: int, edges: Int64s) -> Int64s:
    """For each thing the periods that its ranges reach into: bit n for the nth.

    Args:
        owner: the thing of each range, ascending.
        start: first day of each range.
        end: day after its last.
        things: how many things there are.
        edges: the first days of at most `WINDOW` periods that follow one another, and the day after
            the last of them.
    """
    found = np.zeros(things, dtype=np.int64)
    rows = np.flatnonzero((start < edges[-1]) & (end > edges[0]))
    if not len(rows):
        return found
    first = np.searchsorted(edges, start[rows], side="right") - 1
    last = np.searchsorted(edges, end[rows].astype(np.int64) - 1, side="right") - 1
    first, last = np.maximum(first, 0), np.minimum(last, len(edges) - 2)
    bits = (np.int64(2) << last) - (np.int64(1) << first)
    own = owner[rows]
    begins = np.flatnonzero(np.diff(own, prepend=-1))
    found[own[begins]] = np.bitwise_or.reduceat(bits, begins)
    return found
