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
    low, high = int(edges[0]), int(edges[-1])
    rows = np.flatnonzero((start < high) & (end > low))
    if not len(rows):
        return found
    # For each day the bit of its period: all bits up to one less those below another are a range.
    flag = np.int64(1) << np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    last = flag[np.minimum(end[rows], high) - 1 - low]
    bits = 2 * last - flag[np.maximum(start[rows], low) - low]
    own = owner[rows]
    begins = np.flatnonzero(np.concatenate((own[:1] >= 0, own[1:] != own[:-1])))
    found[own[begins]] = np.bitwise_or.reduceat(bits, begins)
    return found
