"""What narrows an answer, as masks over articles and passages? Each filter once, any one left out.

Keeps out: words, and what is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from index.model import DayRange
from index.stores.columns import KINDS, OPEN_START, Array, day_bounds
from search.engines.whoosh_ground import KIND_VALUES, Ground, Mask, all_of, kind_ordinal
from search.engines.whoosh_names import Names
from search.leaves import ENTITY_FIELDS
from search.query import FacetName, Filters

ENTITY_FACETS = {FacetName(field.value): kind for field, kind in ENTITY_FIELDS.items()}


class Range(StrEnum):
    """The two filters that are no facets."""

    DAYS = "days"
    PUBLISHED = "published"


Part = FacetName | Range


@dataclass(frozen=True, slots=True, eq=False)
class _Condition:
    part: Part
    articles: Mask | None = None
    passages: Mask | None = None


class Narrowing:
    """The filters of one query over one generation.

    Args:
        ground: the arrays of the generation.
        names: finds the passages of entities.
        filters: what narrows.
    """

    def __init__(self, ground: Ground, names: Names, filters: Filters) -> None:
        self._ground = ground
        self._names = names
        self._filters = filters
        self._conditions = [
            *self._sources(),
            *self._ranges(),
            *(one for facet in ENTITY_FACETS for one in self._entities(facet)),
            *self._kinds(),
        ]

    def parts(self) -> frozenset[Part]:
        """What is narrowed at all."""
        return frozenset(condition.part for condition in self._conditions)

    def articles(self, *, but: Part | None = None) -> Mask:
        """The articles that sources, publication and exclusions allow.

        Args:
            but: a filter that is left out.
        """
        masks = [c.articles for c in self._conditions if c.articles is not None and c.part != but]
        if not masks:
            return np.ones(self._ground.articles, dtype=np.bool_)
        return all_of(masks)

    def passages(self, *, but: Part | None = None) -> Mask | None:
        """The passages that meet days, entities and kind together, or None when all do.

        Looks at passages alone, not at their articles.
        """
        masks = [c.passages for c in self._conditions if c.passages is not None and c.part != but]
        return all_of(masks) if masks else None

    def _chosen(self, facet: FacetName, *, excluded: bool) -> list[str]:
        return [
            s.value for s in self._filters.selections if s.facet is facet and s.exclude == excluded
        ]

    def _sources(self) -> list[_Condition]:
        found: list[_Condition] = []
        known = self._ground.source_ordinal
        for excluded in (False, True):
            chosen = self._chosen(FacetName.SOURCE, excluded=excluded)
            if chosen:
                ordinals = [known[name] for name in chosen if name in known]
                has = np.isin(self._ground.columns.source, ordinals)
                found.append(_Condition(FacetName.SOURCE, articles=~has if excluded else has))
        return found

    def _ranges(self) -> list[_Condition]:
        found: list[_Condition] = []
        columns = self._ground.columns
        if self._filters.published is not None:
            day = columns.published_day
            mask = _overlap(day, day + 1, self._filters.published) & (day != OPEN_START)
            found.append(_Condition(Range.PUBLISHED, articles=mask))
        if self._filters.days is not None:
            rows = _overlap(columns.day_start, columns.day_end, self._filters.days)
            passages = np.zeros(self._ground.passages, dtype=np.bool_)
            passages[self._ground.day_passage[rows]] = True
            found.append(_Condition(Range.DAYS, passages=passages))
        return found

    def _entities(self, facet: FacetName) -> list[_Condition]:
        found: list[_Condition] = []
        known = self._ground.entity_ordinal
        kind = kind_ordinal(ENTITY_FACETS[facet])
        for excluded in (False, True):
            chosen = self._chosen(facet, excluded=excluded)
            if not chosen:
                continue
            ordinals = [
                known[key]
                for key in chosen
                if key in known and self._ground.entity_kind[known[key]] == kind
            ]
            passages = self._names.passages_of(ordinals)
            if excluded:
                articles = np.ones(self._ground.articles, dtype=np.bool_)
                articles[self._ground.passage_article[passages]] = False
                found.append(_Condition(facet, articles=articles))
            else:
                mask = np.zeros(self._ground.passages, dtype=np.bool_)
                mask[passages] = True
                found.append(_Condition(facet, passages=mask))
        return found

    def _kinds(self) -> list[_Condition]:
        found: list[_Condition] = []
        for excluded in (False, True):
            chosen = self._chosen(FacetName.KIND, excluded=excluded)
            if chosen:
                wanted = [o for o in range(len(KINDS)) if KIND_VALUES[o] in chosen]
                has = np.isin(self._ground.columns.kind, wanted)
                found.append(_Condition(FacetName.KIND, passages=~has if excluded else has))
        return found


def _overlap(start: Array, end: Array, days: DayRange) -> Mask:
    """Which half-open ranges share a day with a range; open sides reach without end."""
    first, last = day_bounds(days)
    found: Mask = (start < last) & (end > first)
    return found
