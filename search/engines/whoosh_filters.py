"""What narrows an answer? Every filter once, and for each thing which of the filters it fails.

A thing that fails no filter is in; one that fails a single filter still counts for the facet that
this filter belongs to. So one pass over the things serves all facets. Keeps out: words, and what
is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.model import DayRange
from index.stores.array_file import Array
from index.stores.calendars import OPEN_START
from index.stores.columns import KIND_VALUES
from index.stores.rows import day_bounds
from search.engines.whoosh_ground import Ground, Ints, Mask, Slice
from search.engines.whoosh_names import Names
from search.leaves import ENTITY_FIELDS
from search.query import FacetName, Filters

ENTITY_FACETS = {FacetName(field.value): kind for field, kind in ENTITY_FIELDS.items()}


class Range(StrEnum):
    """The two filters that are no facets."""

    DAYS = "days"
    PUBLISHED = "published"


Part = FacetName | Range
_PARTS: tuple[Part, ...] = (*FacetName, *Range)
_BIT: dict[Part, int] = {part: 1 << ordinal for ordinal, part in enumerate(_PARTS)}
_OUT = 0xFFFF


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
        others = np.uint16(_OUT if but is None else _OUT & ~_BIT[but])
        if self._passages is None or (but is not None and but is self._only):
            return Inside(self._part, self._articles[(self._failed_articles & others) == 0], None)
        passages = self._passages[(self._failed & others) == 0]
        articles = self._part.columns.passage_article[passages].astype(np.int64)
        fresh = np.diff(articles, prepend=-1) != 0
        return Inside(self._part, articles[fresh], passages)


class Narrowing:
    """The filters of one query over one generation.

    Args:
        ground: the generation.
        names: finds the passages of entities.
        filters: what narrows.
    """

    def __init__(self, ground: Ground, names: Names, filters: Filters) -> None:
        self._ground, self._names, self._filters = ground, names, filters
        self._known: dict[int, _Conditions] = {}

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

    def _conditions(self, part: Slice) -> _Conditions:
        if part.number not in self._known:
            self._known[part.number] = _Conditions(part, self._names, self._ground, self._filters)
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


class _Conditions:
    """The filters of one query over one slice."""

    def __init__(self, part: Slice, names: Names, ground: Ground, filters: Filters) -> None:
        self._part, self._names, self._ground, self._filters = part, names, ground, filters
        # Flags over all articles; flags over all passages.
        self.articles: list[tuple[int, Mask]] = [*self._sources(), *self._published()]
        self.passages: list[tuple[Part, Mask]] = [*self._days(), *self._kinds()]
        for facet in ENTITY_FACETS:
            self._entities(facet)

    @property
    def only(self) -> Part | None:
        """The one part that concerns passages, or None when there are several."""
        parts = {part for part, _ in self.passages}
        return parts.pop() if len(parts) == 1 else None

    def failed_by(self, articles: Ints) -> NDArray[np.uint16]:
        """The filters on articles that each article fails."""
        failed = np.zeros(len(articles), dtype=np.uint16)
        for bit, allowed in self.articles:
            failed |= np.where(allowed[articles], 0, bit).astype(np.uint16)
        return failed

    def failed_by_passages(self, passages: Ints) -> NDArray[np.uint16]:
        """The filters on passages that each passage fails."""
        failed = np.zeros(len(passages), dtype=np.uint16)
        for part, meeting in self.passages:
            failed |= np.where(meeting[passages], 0, _BIT[part]).astype(np.uint16)
        return failed

    def near_passages(self) -> Ints:
        """The passages that can fail one of the filters on passages at most.

        Of any two filters it must meet one: the two that fewest meet are chosen. Where there is one
        alone, what fails it is counted by articles.
        """
        by_part: dict[Part, tuple[int, Mask]] = {}
        for part, meeting in self.passages:
            count = int(np.count_nonzero(meeting))
            if part not in by_part or count < by_part[part][0]:
                by_part[part] = count, meeting
        fewest = [meeting for _, meeting in sorted(by_part.values(), key=lambda one: one[0])[:2]]
        return np.flatnonzero(np.logical_or.reduce(fewest))

    def _chosen(self, facet: FacetName, *, excluded: bool) -> list[str]:
        return [
            s.value for s in self._filters.selections if s.facet is facet and s.exclude == excluded
        ]

    def _sources(self) -> list[tuple[int, Mask]]:
        found: list[tuple[int, Mask]] = []
        for excluded in (False, True):
            chosen = self._chosen(FacetName.SOURCE, excluded=excluded)
            if chosen:
                table = np.asarray([source in chosen for source in self._ground.sources])
                own = np.append(table[self._part.part.source], False).astype(np.bool_)
                has: Mask = own[self._part.columns.source]
                found.append((_BIT[FacetName.SOURCE], ~has if excluded else has))
        return found

    def _published(self) -> list[tuple[int, Mask]]:
        wanted = self._filters.published
        if wanted is None:
            return []
        day = self._part.columns.published_day
        mask = _overlap(day, day + 1, wanted) & (day != OPEN_START)
        return [(_BIT[Range.PUBLISHED], mask)]

    def _days(self) -> list[tuple[Part, Mask]]:
        wanted = self._filters.days
        if wanted is None:
            return []
        columns = self._part.columns
        rows = np.flatnonzero(_overlap(columns.day_start, columns.day_end, wanted))
        return [(Range.DAYS, self._flags(columns.day_passage[rows]))]

    def _entities(self, facet: FacetName) -> None:
        kind = ENTITY_FACETS[facet]
        for excluded in (False, True):
            chosen = self._chosen(facet, excluded=excluded)
            if not chosen:
                continue
            known = {self._names.known(self._part, key, kind) for key in chosen} - {-1}
            own = np.asarray(sorted(known), dtype=np.int64)
            passages = self._names.passages_of(self._part, own)
            if excluded:
                articles = np.ones(self._part.articles, dtype=np.bool_)
                articles[self._part.columns.passage_article[passages]] = False
                self.articles.append((_BIT[facet], articles))
            else:
                self.passages.append((facet, self._flags(passages)))

    def _kinds(self) -> list[tuple[Part, Mask]]:
        found: list[tuple[Part, Mask]] = []
        for excluded in (False, True):
            chosen = self._chosen(FacetName.KIND, excluded=excluded)
            if chosen:
                table = np.asarray([(value in chosen) != excluded for value in KIND_VALUES])
                found.append((FacetName.KIND, table[self._part.columns.passage_kind]))
        return found

    def _flags(self, passages: Array) -> Mask:
        flags = np.zeros(self._part.passages, dtype=np.bool_)
        flags[passages] = True
        return flags


def _overlap(start: Array, end: Array, days: DayRange) -> Mask:
    """Which half-open ranges share a day with a range; open sides reach without end."""
    first, last = day_bounds(days)
    found: Mask = (start < last) & (end > first)
    return found
