"""Which articles and passages of a slice meet each filter? Flags, made once a query.

Keeps out: how filters combine (whoosh_filters.py), and words.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.model.days import DayRange
from index.stores.array_file import Array
from index.stores.calendars import OPEN_START
from index.stores.columns import KIND_VALUES
from index.stores.rows import day_bounds
from search.engines.whoosh_ground import Ground, Ints, Mask, Slice, flagged
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
# One bit each; 16 hold them all.
BIT: dict[Part, int] = {part: 1 << ordinal for ordinal, part in enumerate(_PARTS)}


class Conditions:
    """The filters of one query over one slice.

    Args:
        part: the slice.
        names: finds the passages of entities.
        ground: the generation.
        filters: what narrows.
    """

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
            failed |= np.where(meeting[passages], 0, BIT[part]).astype(np.uint16)
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
                found.append((BIT[FacetName.SOURCE], ~has if excluded else has))
        return found

    def _published(self) -> list[tuple[int, Mask]]:
        wanted = self._filters.published
        if wanted is None:
            return []
        day = self._part.columns.published_day
        mask = _overlap(day, day + 1, wanted) & (day != OPEN_START)
        return [(BIT[Range.PUBLISHED], mask)]

    def _days(self) -> list[tuple[Part, Mask]]:
        wanted = self._filters.days
        if wanted is None:
            return []
        columns = self._part.columns
        rows = np.flatnonzero(_overlap(columns.day_start, columns.day_end, wanted))
        return [(Range.DAYS, flagged(columns.day_passage[rows], self._part.passages))]

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
                owners = self._part.columns.passage_article[passages]
                self.articles.append((BIT[facet], ~flagged(owners, self._part.articles)))
            else:
                self.passages.append((facet, flagged(passages, self._part.passages)))

    def _kinds(self) -> list[tuple[Part, Mask]]:
        found: list[tuple[Part, Mask]] = []
        for excluded in (False, True):
            chosen = self._chosen(FacetName.KIND, excluded=excluded)
            if chosen:
                table = np.asarray([(value in chosen) != excluded for value in KIND_VALUES])
                found.append((FacetName.KIND, table[self._part.columns.passage_kind]))
        return found


def _overlap(start: Array, end: Array, days: DayRange) -> Mask:
    """Which half-open ranges share a day with a range; open sides reach without end."""
    first, last = day_bounds(days)
    found: Mask = (start < last) & (end > first)
    return found
