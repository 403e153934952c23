"""How do sets of articles with scores combine? Sorted arrays, joined and met.

Small sets are kept small: what two of them cost follows their sizes, not the collection's. Keeps
out: where the sets come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh_ground import Floats, Ints, Mask, flagged

# From this share of the collection on, a row of flags over all of it is quicker than sorted arrays.
_DENSE = 16


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Some articles of one slice.

    Args:
        documents: their numbers, ascending.
        scores: the score of each.
    """

    documents: Ints
    scores: Floats

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def bytes_held(self) -> int:
        """Bytes of memory."""
        return self.documents.nbytes + self.scores.nbytes

    def only(self, chosen: Mask) -> Found:
        """Some of them.

        Args:
            chosen: whether each stays.
        """
        return Found(self.documents[chosen], self.scores[chosen])

    def unscored(self) -> Found:
        """The same articles with score 0."""
        return unscored(self.documents)


def unscored(documents: Ints) -> Found:
    """Articles with score 0."""
    return Found(documents, np.zeros(len(documents)))


def nothing() -> Found:
    """No article."""
    return unscored(np.zeros(0, dtype=np.int64))


def among(documents: Ints, others: Ints) -> Mask:
    """Whether each of some sorted documents is among sorted others."""
    if not len(others):
        return np.zeros(len(documents), dtype=np.bool_)
    place = np.searchsorted(others, documents)
    place[place == len(others)] = 0
    found: Mask = others[place] == documents
    return found


def all_of(sets: Sequence[Found], *, articles: int) -> Found:
    """The articles that are in all of one or more sets; scores add up.

    Args:
        sets: the sets.
        articles: how many articles the slice has.
    """
    smallest = min(sets, key=len)
    documents = smallest.documents
    for other in sets:
        if other is not smallest and len(documents):
            documents = documents[within(documents, other.documents, articles=articles)]
    scores = np.zeros(len(documents))
    for one in sets:
        if len(one) == len(documents):
            scores += one.scores
        elif len(documents):
            scores += one.scores[places(documents, one.documents, articles=articles)]
    return Found(documents, scores)


def any_of(sets: Sequence[Found], *, articles: int, best: bool = False) -> Found:
    """The articles that are in any of some sets.

    Args:
        sets: the sets.
        articles: how many articles the slice has.
        best: whether an article in several has the highest score; else scores add up.
    """
    some = [one for one in sets if len(one)]
    if not some:
        return nothing()
    if len(some) == 1:
        return some[0]
    add = np.maximum if best else np.add
    if sum(map(len, some)) * _DENSE >= articles:
        total = np.zeros(articles)
        flags = np.zeros(articles, dtype=np.bool_)
        for one in some:
            flags[one.documents] = True
            total[one.documents] = add(total[one.documents], one.scores)
        documents = np.flatnonzero(flags)
        return Found(documents, total[documents])
    documents = np.concatenate([one.documents for one in some])
    order = np.argsort(documents, kind="stable")
    documents = documents[order]
    begins = np.flatnonzero(np.diff(documents, prepend=-1))
    scores = add.reduceat(np.concatenate([one.scores for one in some])[order], begins)
    return Found(documents[begins], scores)


def none_of(found: Found, *, articles: int) -> Found:
    """The articles that are not in a set, with score 0."""
    return unscored(np.flatnonzero(~flagged(found.documents, articles)))


def without(found: Found, others: Ints) -> Found:
    """A set without some sorted documents."""
    return found.only(~among(found.documents, others)) if len(others) else found


def within(documents: Ints, others: Ints, *, articles: int) -> Mask:
    """As `among`, by flags over all articles where there are many documents."""
    if len(documents) * _DENSE >= articles:
        found: Mask = flagged(others, articles)[documents]
        return found
    return among(documents, others)


def places(documents: Ints, others: Ints, *, articles: int) -> Ints:
    """Where some documents, all of them among sorted others, stand there."""
    if len(documents) == len(others):
        return np.arange(len(documents))
    if len(documents) * _DENSE >= articles:
        table = np.empty(articles, dtype=np.int64)
        table[others] = np.arange(len(others))
        found: Ints = table[documents]
        return found
    return np.searchsorted(others, documents)
