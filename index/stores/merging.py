"""Which neighbouring segments are joined into one? So few that reading stays quick.

A run of the newest segments is joined as soon as the oldest of them is no larger than all newer
ones together: then sizes at least halve from each segment to the next, there are about log2 of the
newest segments' share of all of them, and each article is written again at most that often.
Segments that would be too large together for the memory stay apart. Only neighbours are joined, so
that no document changes its number. Keeps out: how they are joined (joining.py).
"""

from __future__ import annotations

from collections.abc import Sequence


def run_to_join(sizes: Sequence[int], *, most: int) -> int | None:
    """The ordinal of the first segment of the run to join, or None when all is well.

    Args:
        sizes: how large each segment is, oldest segment first.
        most: how large a joined segment may be.
    """
    newer = 0
    first = None
    for ordinal in range(len(sizes) - 1, -1, -1):
        if newer + sizes[ordinal] > most:
            break
        if ordinal < len(sizes) - 1 and sizes[ordinal] <= newer:
            first = ordinal
        newer += sizes[ordinal]
    return first
