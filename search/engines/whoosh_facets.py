"""How many articles or passages has each value of a facet? Counted over arrays.

One facet's own filter is left out when its values are counted; facets without a filter share what
was counted for all. Keeps out: which articles match the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from index.stores.catalogue import KINDS
from index.stores.columns import KIND_VALUES
from index.stores.ragged import distinct, gather
from index.stores.rows import NO_SOURCE
from search.engine import FACET_LIMIT
from search.engines.whoosh_conditions import ENTITY_FACETS, Part
from search.engines.whoosh_filters import Inside
from search.engines.whoosh_ground import Ground, Ints, Slice, flagged
from search.query import FacetName, Filters
from search.results.counts import Facet, FacetValue

# With fewer articles than one in so many, their own lists are read; else all entities' rows.
_FEW = 24

Asked = Callable[[Part | None], Sequence[Inside]]


class Facets:
    """Counts the values of facets.

    Args:
        ground: the generation.
        filters: what is chosen, so that it is listed even at 0.
    """

    def __init__(self, ground: Ground, filters: Filters) -> None:
        self._ground, self._filters = ground, filters
        self._catalogue = ground.snapshot.entities

    def of_articles(self, inside: Asked, narrowed: frozenset[Part]) -> tuple[Facet, ...]:
        """All facets, counting articles.

        Args:
            inside: what is in under all filters but one.
            narrowed: the filters that there are.
        """
        return self._all(inside, narrowed, self.article_entities, self._article_kinds)

    def of_passages(self, inside: Asked, narrowed: frozenset[Part]) -> tuple[Facet, ...]:
        """All facets, counting passages; arguments as for `of_articles`."""
        return self._all(
            inside, narrowed, self.passage_entities, self._passage_kinds, passages=True
        )

    def sources(self, parts: Sequence[Inside], *, limit: int | None = FACET_LIMIT) -> Facet:
        """The facet of sources, counting articles."""
        return self._sources(_sourced(parts, passages=False), limit=limit)

    def article_entities(self, parts: Sequence[Inside]) -> Ints:
        """How many articles each entity of the catalogue counts in, by ordinal."""
        return self._sum(parts, _article_entities)

    def passage_entities(self, parts: Sequence[Inside]) -> Ints:
        """How many passages each entity of the catalogue counts in, by ordinal."""
        return self._sum(parts, _passage_entities)

    def counts(self, name: FacetName, parts: Sequence[Inside], *, passages: bool) -> Ints:
        """How many articles or passages each value of a facet has.

        Args:
            name: the facet.
            parts: what is in under all filters but its own.
            passages: whether passages are counted.

        Returns:
            By ordinal of the sources, of `KIND_VALUES`, or of all entities in the catalogue, where
            those that are none of the facet's have 0.
        """
        if name is FacetName.SOURCE:
            return self._source_counts(_sourced(parts, passages=passages))
        if name is FacetName.KIND:
            return self._passage_kinds(parts) if passages else self._article_kinds(parts)
        counts = self.passage_entities(parts) if passages else self.article_entities(parts)
        kind = KINDS.index(ENTITY_FACETS[name])
        return np.where(self._catalogue.kind == kind, counts, 0)

    def entities(self, name: FacetName, counts: Ints) -> Facet:
        """A facet of entities from the counts of all entities, by ordinal."""
        kind = KINDS.index(ENTITY_FACETS[name])
        found = np.flatnonzero((counts > 0) & (self._catalogue.kind == kind))
        distinct = len(found)
        if distinct > FACET_LIMIT:
            least = np.partition(counts[found], -FACET_LIMIT)[-FACET_LIMIT]
            found = found[counts[found] >= least]
        known = {}
        for ordinal, count in zip(found.tolist(), counts[found].tolist(), strict=True):
            key, label = self._catalogue.named(ordinal)
            known[key] = (count, label)
        for selection in self._filters.selections:
            ordinal = self._catalogue.ordinal(selection.value)
            if selection.facet is name and ordinal >= 0:
                right_kind = self._catalogue.kind[ordinal] == kind
                count = int(counts[ordinal]) if right_kind else 0
                known[selection.value] = (count, self._catalogue.labels[ordinal])
        return self._facet(name, known, distinct=distinct)

    def _all(
        self,
        inside: Asked,
        narrowed: frozenset[Part],
        count_entities: Callable[[Sequence[Inside]], Ints],
        count_kinds: Callable[[Sequence[Inside]], Ints],
        *,
        passages: bool = False,
    ) -> tuple[Facet, ...]:
        shared = inside(None)
        counted: Ints | None = None
        facets: list[Facet] = []
        for name in FacetName:
            own = inside(name) if name in narrowed else shared
            if name is FacetName.SOURCE:
                facets.append(self._sources(_sourced(own, passages=passages)))
            elif name is FacetName.KIND:
                counts = zip(KIND_VALUES, count_kinds(own).tolist(), strict=True)
                facets.append(self._facet(name, {value: (n, value) for value, n in counts}))
            elif own is not shared:
                facets.append(self.entities(name, count_entities(own)))
            else:
                if counted is None:
                    counted = count_entities(shared)
                facets.append(self.entities(name, counted))
        return tuple(facets)

    def _sources(
        self, things: Sequence[tuple[Slice, Ints]], *, limit: int | None = FACET_LIMIT
    ) -> Facet:
        """The facet of sources from the articles of what is counted, which may repeat."""
        listed = zip(self._ground.sources, self._source_counts(things).tolist(), strict=True)
        return self._facet(
            FacetName.SOURCE, {name: (count, name) for name, count in listed}, limit=limit
        )

    def _source_counts(self, things: Sequence[tuple[Slice, Ints]]) -> Ints:
        counts = np.zeros(len(self._ground.sources), dtype=np.int64)
        for part, articles in things:
            # One more for articles without a source, whose ordinal is -1.
            own = np.bincount(
                part.columns.source[articles] - NO_SOURCE, minlength=len(part.part.source) + 1
            )
            counts[part.part.source] += own[1:]
        return counts

    def _article_kinds(self, parts: Sequence[Inside]) -> Ints:
        counts = np.zeros(len(KIND_VALUES), dtype=np.int64)
        for one in parts:
            columns = one.part.columns
            if one.passages is None:
                kinds = columns.kinds[one.articles]
            else:
                bits = (1 << columns.passage_kind[one.passages].astype(np.int64)).astype(np.uint8)
                begins = np.flatnonzero(
                    np.diff(columns.passage_article[one.passages].astype(np.int64), prepend=-1)
                )
                kinds = np.bitwise_or.reduceat(bits, begins) if len(begins) else bits
            sums = np.bincount(kinds, minlength=1 << len(KIND_VALUES))
            counts += sums @ _KINDS_OF
        return counts

    def _passage_kinds(self, parts: Sequence[Inside]) -> Ints:
        counts = np.zeros(len(KIND_VALUES), dtype=np.int64)
        for one in parts:
            own = one.part.columns.passage_kind[_passages_of(one)]
            counts += np.bincount(own, minlength=len(KIND_VALUES))
        return counts

    def _sum(self, parts: Sequence[Inside], count: Callable[[Inside], Ints]) -> Ints:
        """The counts of all parts, by the generation's ordinals."""
        # One more for entities that the catalogue does not have.
        counts = np.zeros(len(self._catalogue) + 1, dtype=np.int64)
        for one in parts:
            counts[one.part.part.entity] += count(one)
        return counts[:-1]

    def _facet(
        self,
        name: FacetName,
        counts: dict[str, tuple[int, str]],
        *,
        distinct: int | None = None,
        limit: int | None = FACET_LIMIT,
    ) -> Facet:
        """A facet of some values, given with counts and labels: in order, cut to the limit."""
        selected, excluded = self._chosen.get(name, (frozenset(), frozenset()))
        values = sorted(
            {*(v for v, (count, _) in counts.items() if count), *selected, *excluded},
            key=lambda value: (
                -counts.get(value, (0, ""))[0],
                counts.get(value, (0, value))[1],
                value,
            ),
        )
        shown = [
            value
            for place, value in enumerate(values)
            if ((limit is None or place < limit) and counts.get(value, (0, ""))[0])
            or value in selected
            or value in excluded
        ]
        return Facet(
            name=name,
            values=tuple(
                FacetValue(
                    value=value,
                    label=counts.get(value, (0, value))[1],
                    count=counts.get(value, (0, value))[0],
                    selected=value in selected,
                    excluded=value in excluded,
                )
                for value in shown
            ),
            distinct=sum(count > 0 for count, _ in counts.values())
            if distinct is None
            else distinct,
        )

    @cached_property
    def _chosen(self) -> dict[FacetName, tuple[frozenset[str], frozenset[str]]]:
        """By facet what is selected and what is excluded."""
        return {
            name: (
                frozenset(
                    s.value for s in self._filters.selections if s.facet is name and not s.exclude
                ),
                frozenset(
                    s.value for s in self._filters.selections if s.facet is name and s.exclude
                ),
            )
            for name in {selection.facet for selection in self._filters.selections}
        }


# For each set of kinds, as bits, which kinds it has.
_KINDS_OF = (np.arange(1 << len(KIND_VALUES))[:, None] >> np.arange(len(KIND_VALUES))) & 1


def _article_entities(one: Inside) -> Ints:
    """How many articles each entity of a slice counts in."""
    columns, articles = one.part.columns, one.articles
    entities = len(columns.entities)
    if one.passages is not None:
        rows = gather(columns.first_name, one.passages)
        first = columns.first_name
        lengths = first[one.passages + 1] - first[one.passages]
        article = np.repeat(columns.passage_article[one.passages].astype(np.int64), lengths)
        firm = columns.firm[rows]
        pairs = distinct(article[firm] * max(entities, 1) + columns.name[rows[firm]])
        return np.bincount(pairs % max(entities, 1), minlength=entities)
    if len(articles) == columns.articles:
        return columns.entity_articles.astype(np.int64)
    if len(articles) * _FEW < columns.articles:
        found = columns.entity[gather(columns.first_entity, articles)]
        return np.bincount(found, minlength=entities)
    flags = flagged(articles, -(-columns.articles // 64) * 64)
    sparse = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(flags[columns.sparse])])
    counts = np.diff(sparse[columns.first_sparse])
    if len(columns.dense):
        own = np.packbits(flags, bitorder="little").view("<u8")
        bits = columns.dense_bits.reshape(len(columns.dense), -1)
        counts[columns.dense] = np.bitwise_count(bits & own).sum(axis=1, dtype=np.int64)
    return counts


def _passage_entities(one: Inside) -> Ints:
    """How many passages each entity of a slice counts in."""
    columns = one.part.columns
    rows = gather(columns.first_name, _passages_of(one))
    return np.bincount(columns.name[rows[columns.firm[rows]]], minlength=len(columns.entities))


def _sourced(parts: Sequence[Inside], *, passages: bool) -> list[tuple[Slice, Ints]]:
    """The article of each article or passage that is in."""
    return [(one.part, _articles_of(one) if passages else one.articles) for one in parts]


def _passages_of(one: Inside) -> Ints:
    if one.passages is not None:
        return one.passages
    return gather(one.part.columns.first_passage, one.articles)


def _articles_of(one: Inside) -> Ints:
    """The article of each passage that is in."""
    found: Ints = one.part.columns.passage_article[_passages_of(one)].astype(np.int64)
    return found
