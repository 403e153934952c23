"""Which of many found articles come first? The best few, slice by slice, then together.

Keeps out: what was found, and with what score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.stores.calendars import OPEN_END, OPEN_START
from search.engines.whoosh_found import Found
from search.engines.whoosh_ground import Floats, Ints, Slice
from search.query import Sort

# Sums in another order differ in the last bits; articles that differ no more are equally relevant.
_DECIMALS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Articles in order.

    Args:
        documents: their numbers in the generation.
        scores: the score of each.
    """

    documents: Ints
    scores: Floats

    @classmethod
    def none(cls) -> Ranked:
        """No article."""
        return cls(np.zeros(0, dtype=np.int64), np.zeros(0))

    def after(self, first: int) -> Ranked:
        """Those that follow the first so many."""
        return Ranked(self.documents[first:], self.scores[first:])


def ranked(slices: Sequence[Slice], found: Sequence[Found], *, sort: Sort, until: int) -> Ranked:
    """The first articles in order, as many as are asked for.

    Ties are broken by publication day, newest first, then by id.

    Args:
        slices: the slices.
        found: what was found in each.
        sort: the order.
        until: how many are wanted at most.
    """
    parts = [
        _Chosen(part, one, _first(part, one, sort, until))
        for part, one in zip(slices, found, strict=True)
    ]
    parts = [part for part in parts if len(part.rows)]
    if not parts:
        return Ranked.none()
    documents = np.concatenate([part.documents for part in parts])
    scores = np.concatenate([part.found.scores[part.rows] for part in parts])
    day = np.concatenate([part.days for part in parts])
    key = np.concatenate([part.ids for part in parts])
    if sort is Sort.RELEVANCE:
        order = np.lexsort((key, -day, -np.round(scores, _DECIMALS)))
    elif sort is Sort.NEWEST:
        order = np.lexsort((key, -day))
    else:
        order = np.lexsort((key, np.where(day == OPEN_START, OPEN_END, day)))
    order = order[:until]
    return Ranked(documents[order], scores[order])


@dataclass(frozen=True, slots=True, eq=False)
class _Chosen:
    """The best of one slice, by their rows among what was found there."""

    part: Slice
    found: Found
    rows: Ints

    @property
    def documents(self) -> Ints:
        found: Ints = self.found.documents[self.rows] + self.part.part.first_document
        return found

    @property
    def days(self) -> Ints:
        found: Ints = self.part.columns.published_day[self.found.documents[self.rows]].astype(
            np.int64
        )
        return found

    @property
    def ids(self) -> np.ndarray[tuple[int], np.dtype[np.bytes_]]:
        found: np.ndarray[tuple[int], np.dtype[np.bytes_]] = self.part.columns.article_id[
            self.found.documents[self.rows]
        ]
        return found


def _first(part: Slice, found: Found, sort: Sort, until: int) -> Ints:
    """The rows of the best so many, in any order."""
    if len(found) <= until:
        return np.arange(len(found))
    columns = part.columns
    if sort is not Sort.RELEVANCE:
        ranks = columns.newest_rank if sort is Sort.NEWEST else columns.oldest_rank
        return np.argpartition(ranks[found.documents], until - 1)[:until]
    least = np.partition(found.scores, len(found) - until)[len(found) - until]
    # What is as good as the last one when rounded is a tie, which the newest of them win.
    near = np.flatnonzero(found.scores >= least - 2 * 10**-_DECIMALS)
    scores = np.round(found.scores[near], _DECIMALS)
    order = np.lexsort((columns.newest_rank[found.documents[near]], -scores))
    return near[order[:until]]
