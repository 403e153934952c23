"""Which indexed words may a misspelt word have meant? Few are looked at, of however many there are.

Keeps out: how far two words are from each other (distance.py).
"""

from __future__ import annotations

import numpy as np

from index.stores.strings import Strings
from index.stores.vocabulary import Vocabulary
from search.distance import distance, tolerance
from search.engines.whoosh_ground import Ground, Ints

_CONTINUES = 0xC0, 0x80  # a byte of UTF-8 that begins no letter: mask and value
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
# One bit for each of these; nothing for other bytes, which no edit maps to a bit.
_BITS = np.zeros(256, dtype=np.uint64)
_BITS[np.frombuffer(_LETTERS.encode(), dtype=np.uint8)] = np.uint64(1) << np.arange(
    len(_LETTERS), dtype=np.uint64
)


def corrections(ground: Ground, meant: str, limit: int) -> tuple[str, ...]:
    """The usual spellings of the nearest words, then of the most frequent.

    Args:
        ground: the generation.
        meant: a folded word.
        limit: how many are wanted at most.
    """
    farthest = tolerance(meant)
    near: dict[str, tuple[int, dict[str, int]]] = {}
    for part in ground.slices:
        vocabulary: Vocabulary = part.vocabulary
        for ordinal in _alike(vocabulary.words, meant, farthest).tolist():
            folded = vocabulary.words[ordinal]
            edits = distance(meant, folded, limit=farthest)
            if edits is not None:
                _, written = near.setdefault(folded, (edits, {}))
                for spelling, count in vocabulary.written(ordinal).items():
                    written[spelling] = written.get(spelling, 0) + count
    ranked = [
        (edits, -sum(written.values()), min(written, key=lambda s: (-written[s], s)))
        for edits, written in near.values()
    ]
    return tuple(usual for _, _, usual in sorted(ranked)[:limit])


def _alike(words: Strings, meant: str, farthest: int) -> Ints:
    """The words with the same first letter that have about the same length and the same letters.

    One edit changes the length by one at most, and adds and takes away one sort of letter at most.
    """
    own = words.beginning(meant[0])
    data, ends = words.arrays
    if not len(own):
        return np.zeros(0, dtype=np.int64)
    begin = int(ends[own.start - 1]) if own.start else 0
    letters = data[begin : int(ends[own.stop - 1])]
    firsts = np.concatenate([[begin], ends[own.start : own.stop - 1]]).astype(np.int64) - begin
    mask, value = _CONTINUES
    lengths = np.add.reduceat((letters & mask) != value, firsts, dtype=np.int64)
    sorts = np.bitwise_or.reduceat(_BITS[letters], firsts)
    wanted = np.bitwise_or.reduce(_BITS[np.frombuffer(meant.encode(), dtype=np.uint8)])
    near = np.abs(lengths - len(meant)) <= farthest
    near &= np.bitwise_count(sorts ^ wanted) <= 2 * farthest
    return np.flatnonzero(near) + own.start
