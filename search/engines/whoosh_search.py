"""Which articles answer a search, in which order, and what would remain? Over arrays.

Keeps out: time lines and single things.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from index.stores.columns import OPEN_START
from index.stores.ragged import gather
from search.engine import PARTIAL_LIMIT
from search.engines.whoosh_evaluate import Evaluation, Matches
from search.engines.whoosh_facets import Facets, Inside, inside
from search.engines.whoosh_filters import Narrowing, Range
from search.engines.whoosh_ground import Ground, Ints, Mask
from search.engines.whoosh_histogram import Spread, histogram
from search.engines.whoosh_names import Names
from search.engines.whoosh_views import Views
from search.leaves import Leaf, typed_text
from search.marking import Marker
from search.present import best_passages, summarise, title_fragments
from search.query import Not, Query, Sort
from search.results import Histogram, Hit, Results


class Parts(Protocol):
    """What the answers are made with, shared by all questions over one generation."""

    ground: Ground
    names: Names
    views: Views


def search(parts: Parts, query: Query) -> Results:
    """Answer a search."""
    ground = parts.ground
    evaluation = Evaluation(ground, parts.names, query.root)
    narrowing = Narrowing(ground, parts.names, query.filters)
    everything = Inside(np.ones(ground.articles, dtype=np.bool_), None)
    allowed = inside(ground, everything.articles, narrowing).articles
    full, partial = evaluation.full(), evaluation.partial()
    full_found, partial_found = full.mask & allowed, partial.mask & allowed
    partial_only = bool(not full_found.any() and partial_found.any())
    matches = partial if partial_only else full
    found = np.flatnonzero(partial_found if partial_only else full_found)
    first = (query.page - 1) * query.size
    page = _best(ground, found, matches, sort=query.sort, until=first + query.size)[first:]
    following = found[:0]
    if len(full.mask) and not partial_only and query.page == -(-len(found) // query.size):
        rest = np.flatnonzero(partial_found & ~full_found)
        following = _best(ground, rest, partial, sort=Sort.RELEVANCE, until=PARTIAL_LIMIT)
    show = _Showing(parts, query, evaluation, narrowing)
    return Results(
        query=query,
        total=len(found),
        hits=tuple(show.hit(int(d), matches, lacking=partial_only) for d in page),
        partial_only=partial_only,
        partial=tuple(show.hit(int(d), partial, lacking=True) for d in following),
        facets=Facets(ground, query.filters).of_articles(matches.mask, narrowing),
        events=event_days(ground, inside(ground, matches.mask, narrowing, but=Range.DAYS)),
        published=_published(
            ground, inside(ground, matches.mask, narrowing, but=Range.PUBLISHED).articles
        ),
        expansions=(),
        corrections=(),
        generation=ground.snapshot.generation,
        corpus_size=ground.articles,
    )


def event_days(ground: Ground, part: Inside) -> Histogram:
    """The days that articles speak of, counting articles."""
    columns = ground.columns
    articles = np.flatnonzero(part.articles)
    if part.passages is None:
        rows = gather(ground.article_days, articles)
    else:
        rows = gather(columns.days, np.flatnonzero(part.passages))
    owner = ground.passage_article[ground.day_passage[rows]]
    return histogram(
        Spread(
            len(articles),
            np.searchsorted(articles, owner),
            columns.day_start[rows],
            columns.day_end[rows],
        ),
        grain=None,
    )


def _published(ground: Ground, mask: Mask) -> Histogram:
    columns = ground.columns
    articles = np.flatnonzero(mask)
    things = np.flatnonzero(columns.published_day[articles] != OPEN_START)
    days = columns.published_day[articles[things]]
    return histogram(Spread(len(articles), things, days, days + 1), grain=None)


def _best(ground: Ground, found: Ints, matches: Matches, *, sort: Sort, until: int) -> Ints:
    """The first articles in order, as many as are asked for."""
    if sort is not Sort.RELEVANCE:
        rank = (ground.newest_rank if sort is Sort.NEWEST else ground.oldest_rank)[found]
        return found[np.argsort(rank)][:until]
    # Sums in another order differ in the last bits; such articles are equally relevant.
    scores = np.round(matches.scores[found], 6)
    if 0 < until < len(found):
        least = np.partition(scores, len(found) - until)[len(found) - until]
        found, scores = found[scores >= least], scores[scores >= least]
    return found[np.lexsort((ground.newest_rank[found], -scores))][:until]


class _Showing:
    """Makes hits of articles."""

    def __init__(
        self, parts: Parts, query: Query, evaluation: Evaluation, narrowing: Narrowing
    ) -> None:
        self._ground = parts.ground
        self._views = parts.views
        self._evaluation = evaluation
        self._meeting = narrowing.passages()
        self._marker = Marker(query.root, parts.ground.snapshot.entities)
        self._rarity: dict[Leaf, int] = {
            leaf: int(np.count_nonzero(evaluation.articles(leaf).mask))
            for leaf in self._marker.leaves
        }

    def hit(self, document: int, matches: Matches, *, lacking: bool) -> Hit:
        annotated = self._ground.snapshot.article_at(document)
        first, last = (int(n) for n in self._ground.columns.passages[document : document + 2])
        chosen = best_passages(
            annotated,
            found=self._evaluation.leaves_of(self._marker.leaves, document),
            meeting=None if self._meeting is None else self._meeting[first:last].tolist(),
            rarity=self._rarity,
        )
        return Hit(
            article=summarise(annotated.article),
            title=title_fragments(annotated.article, self._marker),
            snippets=tuple(self._views.passage(first + n, self._marker) for n in chosen),
            score=float(matches.scores[document]),
            missing=self._missing(document) if lacking else (),
        )

    def _missing(self, document: int) -> tuple[str, ...]:
        return tuple(
            typed_text(child)
            for child in self._evaluation.soft
            if not isinstance(child, Not) and not self._evaluation.articles(child).mask[document]
        )
