"""What narrows an answer? Every filter once, and for each thing which of the filters it fails.

A thing that fails no filter is in; one that fails a single filter still counts for the facet that
this filter belongs to. So one pass over the things serves all facets. Keeps out: words, and what
is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.stores.ragged import without_repeats
from search.engines.whoosh_conditions import BIT, Conditions, Part, Range
from search.engines.whoosh_ground import Ground, Ints, Mask, Slice
from search.engines.whoosh_names import Names
from search.query import Filters

_OUT = 0xFFFF  # fails everything


@dataclass(frozen=True, slots=True, eq=False)
class Inside:
    """What is in under some filters, in one slice.

    Args:
        part: the slice.
        articles: the articles that are in, ascending.
        passages: the passages of these that meet the filters, ascending; None when all do.
    """

    part: Slice
    articles: Ints
    passages: Ints | None


class Candidates:
    """Articles and passages with the filters that they fail; those that fail two are left out.

    Args:
        part: the slice.
        articles: articles, ascending.
        failed_articles: for each the filters on articles that it fails.
        passages: passages of these, ascending, or None when no filter concerns passages.
        failed: for each passage all filters that it fails.
        only: the one filter that concerns passages, when it is the only one.
    """

    def __init__(
        self,
        part: Slice,
        articles: Ints,
        failed_articles: NDArray[np.uint16],
        passages: Ints | None,
        failed: NDArray[np.uint16],
        *,
        only: Part | None,
    ) -> None:
        self._part, self._articles, self._failed_articles = part, articles, failed_articles
        self._passages, self._failed, self._only = passages, failed, only

    def inside(self, *, but: Part | None = None) -> Inside:
        """What is in under all filters but one."""
        others = np.uint16(_OUT if but is None else _OUT & ~BIT[but])
        if self._passages is None or (but is not None and but is self._only):
            return Inside(self._part, self._articles[(self._failed_articles & others) == 0], None)
        passages = self._passages[(self._failed & others) == 0]
        articles = self._part.columns.passage_article[passages].astype(np.int64)
        return Inside(self._part, without_repeats(articles), passages)


class Narrowing:
    """The filters of one query over one generation.

    Args:
        ground: the generation.
        names: finds the passages of entities.
        filters: what narrows.
    """

    def __init__(self, ground: Ground, names: Names, filters: Filters) -> None:
        self._ground, self._names, self._filters = ground, names, filters
        self._known: dict[int, Conditions] = {}

    def parts(self) -> frozenset[Part]:
        """What is narrowed at all."""
        found: set[Part] = {selection.facet for selection in self._filters.selections}
        if self._filters.days is not None:
            found.add(Range.DAYS)
        if self._filters.published is not None:
            found.add(Range.PUBLISHED)
        return frozenset(found)

    def candidates(self, part: Slice, articles: Ints) -> Candidates:
        """Some articles of a slice, each with the filters that it fails.

        Args:
            part: the slice.
            articles: those that match the words, ascending.
        """
        conditions = self._conditions(part)
        failed_articles = conditions.failed_by(articles)
        near = np.bitwise_count(failed_articles) <= 1
        articles, failed_articles = articles[near], failed_articles[near]
        if not conditions.passages:
            nothing = np.zeros(0, dtype=np.uint16)
            return Candidates(part, articles, failed_articles, None, nothing, only=None)
        table = np.full(part.articles, _OUT, dtype=np.uint16)
        table[articles] = failed_articles
        passages = conditions.near_passages()
        failed = table[part.columns.passage_article[passages]]
        there = np.bitwise_count(failed) <= 1
        passages, failed = passages[there], failed[there]
        failed |= conditions.failed_by_passages(passages)
        there = np.bitwise_count(failed) <= 1
        return Candidates(
            part,
            articles,
            failed_articles,
            passages[there],
            failed[there],
            only=conditions.only,
        )

    def of_passages(self, part: Slice, passages: Ints) -> Candidates:
        """Some passages of a slice, each with the filters that it or its article fails."""
        conditions = self._conditions(part)
        articles = np.arange(part.articles, dtype=np.int64)
        table = conditions.failed_by(articles)
        failed = table[part.columns.passage_article[passages]]
        failed |= conditions.failed_by_passages(passages)
        return Candidates(part, articles, table, passages, failed, only=None)

    def meets(self, part: Slice, passages: Ints) -> Mask | None:
        """Whether each passage meets the filters that concern passages; None when none does."""
        conditions = self._conditions(part)
        if not conditions.passages:
            return None
        met: Mask = conditions.failed_by_passages(passages) == 0
        return met

    def _conditions(self, part: Slice) -> Conditions:
        if part.number not in self._known:
            self._known[part.number] = Conditions(part, self._names, self._ground, self._filters)
        return self._known[part.number]


class Remaining:
    """What is in under all filters or all but one, slice by slice; found once for all who ask.

    Args:
        narrowing: the filters.
        candidates: what may be in, of each slice.
    """

    def __init__(self, narrowing: Narrowing, candidates: Sequence[Candidates]) -> None:
        self.narrowed = narrowing.parts()
        self._candidates = candidates
        self._inside: dict[Part | None, list[Inside]] = {}

    def inside(self, but: Part | None) -> list[Inside]:
        """What is in under all filters but one, if that is a filter at all."""
        if but not in self.narrowed:
            but = None
        if but not in self._inside:
            self._inside[but] = [one.inside(but=but) for one in self._candidates]
        return self._inside[but]
