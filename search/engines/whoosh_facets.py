"""How many articles or passages has each value of a facet? Counted over arrays.

One facet's own filter is left out when its values are counted; facets without a filter share one
pass. Keeps out: which articles match the words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.stores.columns import NO_SOURCE
from index.stores.ragged import gather
from search.engine import FACET_LIMIT
from search.engines.whoosh_filters import ENTITY_FACETS, Narrowing, Part
from search.engines.whoosh_ground import KIND_VALUES, Ground, Ints, Mask, kind_ordinal
from search.query import FacetName, Filters
from search.results import Facet, FacetValue


@dataclass(frozen=True, slots=True, eq=False)
class Inside:
    """What is in, with one facet's filter left out.

    Args:
        articles: the articles that are in.
        passages: the passages of these that meet the filters, or None when all of them do.
    """

    articles: Mask
    passages: Mask | None


def inside(
    ground: Ground, matched: Mask, narrowing: Narrowing, *, but: Part | None = None
) -> Inside:
    """The articles that match the words and all filters but one, with their passages.

    Args:
        ground: the arrays of the generation.
        matched: the articles that match the words.
        narrowing: the filters.
        but: the filter that is left out.
    """
    articles = matched & narrowing.articles(but=but)
    passages = narrowing.passages(but=but)
    if passages is None:
        return Inside(articles, None)
    passages = passages & articles[ground.passage_article]
    with_one = np.zeros(ground.articles, dtype=np.bool_)
    with_one[ground.passage_article[passages]] = True
    return Inside(with_one, passages)


class Facets:
    """Counts the values of facets.

    Args:
        ground: the arrays of the generation.
        filters: what is chosen, so that it is listed even at 0.
    """

    def __init__(self, ground: Ground, filters: Filters) -> None:
        self._ground = ground
        self._filters = filters

    def of_articles(self, matched: Mask, narrowing: Narrowing) -> tuple[Facet, ...]:
        """All facets, counting articles."""
        shared = inside(self._ground, matched, narrowing)
        counted: Ints | None = None
        facets: list[Facet] = []
        for name in FacetName:
            own = name in narrowing.parts()
            part = inside(self._ground, matched, narrowing, but=name) if own else shared
            if name in (FacetName.SOURCE, FacetName.KIND):
                facets.append(self.articles_by(name, part))
                continue
            if own:
                facets.append(self.entities(name, self.article_entities(part)))
                continue
            if counted is None:
                counted = self.article_entities(part)
            facets.append(self.entities(name, counted))
        return tuple(facets)

    def of_passages(self, matched: Mask, narrowing: Narrowing) -> tuple[Facet, ...]:
        """All facets, counting passages.

        Args:
            matched: the passages that match the words.
            narrowing: the filters.
        """
        facets: list[Facet] = []
        for name in FacetName:
            mask = passages_inside(self._ground, matched, narrowing, but=name)
            if name is FacetName.SOURCE:
                facets.append(self._sources(self._ground.passage_article[mask]))
            elif name is FacetName.KIND:
                facets.append(self._kinds(self._ground.columns.kind[mask]))
            else:
                rows = self._counting_names(np.flatnonzero(mask))
                facets.append(self.entities(name, self._tally(self._ground.columns.name[rows])))
        return tuple(facets)

    def articles_by(
        self, name: FacetName, part: Inside, *, limit: int | None = FACET_LIMIT
    ) -> Facet:
        """The facet of sources or of kinds, counting articles."""
        ground = self._ground
        if name is FacetName.SOURCE:
            return self._sources(np.flatnonzero(part.articles), limit=limit)
        passages = part.passages
        if passages is None:
            passages = part.articles[ground.passage_article]
        values = sorted(set(KIND_VALUES))
        table = np.asarray([values.index(value) for value in KIND_VALUES], dtype=np.int64)
        kinds = table[ground.columns.kind[passages]]
        has = np.zeros((ground.articles, len(values)), dtype=np.bool_)
        has[ground.passage_article[passages], kinds] = True
        counts = np.count_nonzero(has, axis=0)
        return self._facet(FacetName.KIND, dict(zip(values, counts.tolist(), strict=True)))

    def article_entities(self, part: Inside) -> Ints:
        """How many articles each entity counts in, by ordinal."""
        ground = self._ground
        if part.passages is None:
            first, entities = ground.article_entities
            return self._tally(entities[gather(first, np.flatnonzero(part.articles))])
        rows = self._counting_names(np.flatnonzero(part.passages))
        count = max(len(ground.columns.entities), 1)
        articles = ground.passage_article[ground.name_passage[rows]]
        return self._tally(np.unique(articles * count + ground.columns.name[rows]) % count)

    def entities(self, name: FacetName, counts: Ints) -> Facet:
        """A facet of entities from the counts of all entities, by ordinal."""
        kind = kind_ordinal(ENTITY_FACETS[name])
        keys = self._ground.columns.entities
        found = np.flatnonzero((counts > 0) & (self._ground.entity_kind == kind))
        distinct = len(found)
        if distinct > FACET_LIMIT:
            least = np.partition(counts[found], -FACET_LIMIT)[-FACET_LIMIT]
            found = found[counts[found] >= least]
        known = {keys[ordinal]: int(counts[ordinal]) for ordinal in found}
        for selection in self._filters.selections:
            ordinal = self._ground.entity_ordinal.get(selection.value)
            if selection.facet is name and ordinal is not None:
                right_kind = self._ground.entity_kind[ordinal] == kind
                known[selection.value] = int(counts[ordinal]) if right_kind else 0
        return self._facet(name, known, distinct=distinct)

    def _sources(self, articles: Ints, *, limit: int | None = FACET_LIMIT) -> Facet:
        names = self._ground.columns.sources
        ordinals = self._ground.columns.source[articles]
        counts = np.bincount(ordinals[ordinals != NO_SOURCE], minlength=len(names))
        known = dict(zip(names, counts.tolist(), strict=True))
        return self._facet(FacetName.SOURCE, known, limit=limit)

    def _kinds(self, kinds: Ints) -> Facet:
        counts = dict.fromkeys(KIND_VALUES, 0)
        for ordinal, count in enumerate(np.bincount(kinds, minlength=len(KIND_VALUES)).tolist()):
            counts[KIND_VALUES[ordinal]] += count
        return self._facet(FacetName.KIND, counts)

    def _counting_names(self, passages: Ints) -> Ints:
        rows = gather(self._ground.columns.names, passages)
        return rows[self._ground.name_counts[rows]]

    def _tally(self, entities: Ints) -> Ints:
        return np.bincount(entities, minlength=len(self._ground.columns.entities))

    def _facet(
        self,
        name: FacetName,
        counts: dict[str, int],
        *,
        distinct: int | None = None,
        limit: int | None = FACET_LIMIT,
    ) -> Facet:
        """A facet of some values in order, cut to the limit, chosen ones kept."""
        chosen = [s for s in self._filters.selections if s.facet is name]
        selected = {s.value for s in chosen if not s.exclude}
        excluded = {s.value for s in chosen if s.exclude}
        known = self._ground.snapshot.entities if name in ENTITY_FACETS else {}
        values = sorted(
            (
                FacetValue(
                    value=value,
                    label=known[value].name if value in known else value,
                    count=counts.get(value, 0),
                    selected=value in selected,
                    excluded=value in excluded,
                )
                for value in {*(v for v, count in counts.items() if count), *selected, *excluded}
            ),
            key=lambda value: (-value.count, value.label, value.value),
        )
        return Facet(
            name=name,
            values=tuple(
                value
                for place, value in enumerate(values)
                if ((limit is None or place < limit) and value.count)
                or value.selected
                or value.excluded
            ),
            distinct=sum(count > 0 for count in counts.values()) if distinct is None else distinct,
        )


def passages_inside(
    ground: Ground, matched: Mask, narrowing: Narrowing, *, but: Part | None = None
) -> Mask:
    """The passages that match the words and all filters but one, and so do their articles."""
    found = matched & narrowing.articles(but=but)[ground.passage_article]
    own = narrowing.passages(but=but)
    return found if own is None else found & own
