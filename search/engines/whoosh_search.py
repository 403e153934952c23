"""Which articles answer a search, in which order, and what would remain? Over arrays.

Finding (`find`) reads postings and columns alone; showing reads the articles of one page. Keeps
out: time lines and single things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from index.stores.byte_cache import ByteCache
from search.engine import PARTIAL_LIMIT
from search.engines.whoosh_articles import find_articles
from search.engines.whoosh_calendar import calendar_of_articles
from search.engines.whoosh_conditions import Range
from search.engines.whoosh_evaluate import Evaluation
from search.engines.whoosh_facets import Facets
from search.engines.whoosh_filters import Narrowing
from search.engines.whoosh_found import Found, among
from search.engines.whoosh_ground import Ground, Ints
from search.engines.whoosh_histogram import event_days, publication_days
from search.engines.whoosh_names import Names
from search.engines.whoosh_ranking import Ranked, ranked
from search.engines.whoosh_terms import Terms
from search.engines.whoosh_views import Views
from search.leaves import Leaf, leaf_patterns, typed_text
from search.marking import Marker
from search.present import best_passages, summarise, title_fragments
from search.query import Node, Not, Query, Sort
from search.results.counts import Calendar, Facet, Histogram
from search.results.hits import Hit, Results

ANSWERS_BYTES = 32 << 20


class Parts(Protocol):
    """What the answers are made with, shared by all questions over one generation."""

    ground: Ground
    names: Names
    terms: Terms
    views: Views
    answers: ByteCache[Answer]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """All that a query tree finds under some filters; pages and orders are cut from it.

    Args:
        total: full matches that are in; when there is none, the partial ones.
        partial_only: whether it is the partial ones.
        found: those, slice by slice.
        rest: partial matches that are in and no full ones, slice by slice; empty if `partial_only`.
        facets: all facets.
        events: days that the text speaks of.
        published: days of publication.
        calendar: what would remain under other days.
    """

    total: int
    partial_only: bool
    found: tuple[Found, ...]
    rest: tuple[Found, ...]
    facets: tuple[Facet, ...]
    events: Histogram
    published: Histogram
    calendar: Calendar

    @property
    def bytes_held(self) -> int:
        """About how many bytes of memory it holds."""
        bars = len(self.events.bars) + len(self.published.bars)
        return sum(one.bytes_held for one in (*self.found, *self.rest)) + 256 * bars + 16_384


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundPage:
    """One page of what was found, before it is shown.

    Args:
        total: as in Results.
        partial_only: as in Results.
        documents: the page's articles in order, by their numbers in the generation.
        scores: the score of each.
        following: partial matches that follow the last full one.
        facets: as in Results.
        events: as in Results.
        published: as in Results.
        calendar: as in Results.
    """

    total: int
    partial_only: bool
    documents: Ints
    scores: Sequence[float]
    following: Ranked
    facets: tuple[Facet, ...]
    events: Histogram
    published: Histogram
    calendar: Calendar


class Asked:
    """One question over one generation; what is found out for its answer also serves to show it.

    Args:
        parts: what answers are made with.
        query: the question.
    """

    def __init__(self, parts: Parts, query: Query) -> None:
        self.walks = [
            Evaluation(part, parts.terms, parts.names, query.root) for part in parts.ground.slices
        ]
        self.narrowing = Narrowing(parts.ground, parts.names, query.filters)


def has(parts: Parts, root: Node) -> bool:
    """Whether any article matches a tree."""
    walks = (Evaluation(part, parts.terms, parts.names, root) for part in parts.ground.slices)
    return any(len(walk.full().documents) for walk in walks)


def find(parts: Parts, query: Query, asked: Asked | None = None) -> FoundPage:
    """Find the articles of one page, and count everything.

    Args:
        parts: what answers are made with.
        query: the question.
        asked: the same, when the caller needs it afterwards.
    """
    answer = parts.answers.get(
        (query.root, query.filters, query.grain),
        lambda: _answer(parts, asked or Asked(parts, query), query),
    )
    slices = parts.ground.slices
    first, last = (query.page - 1) * query.size, query.page * query.size
    page = ranked(slices, answer.found, sort=query.sort, until=last).after(first)
    following = Ranked.none()
    if answer.rest and query.page == -(-answer.total // query.size):
        following = ranked(slices, answer.rest, sort=Sort.RELEVANCE, until=PARTIAL_LIMIT)
    return FoundPage(
        total=answer.total,
        partial_only=answer.partial_only,
        documents=page.documents,
        scores=page.scores.tolist(),
        following=following,
        facets=answer.facets,
        events=answer.events,
        published=answer.published,
        calendar=answer.calendar,
    )


def search(parts: Parts, query: Query) -> Results:
    """Answer a search."""
    asked = Asked(parts, query)
    page = find(parts, query, asked)
    show = _Showing(parts, query, asked)
    return Results(
        query=query,
        total=page.total,
        hits=show.hits(page.documents, page.scores, lacking=page.partial_only),
        partial_only=page.partial_only,
        partial=show.hits(page.following.documents, page.following.scores.tolist(), lacking=True),
        facets=page.facets,
        events=page.events,
        published=page.published,
        calendar=page.calendar,
        expansions=(),
        corrections=(),
        generation=parts.ground.snapshot.generation,
        corpus_size=parts.ground.articles,
    )


def _answer(parts: Parts, asked: Asked, query: Query) -> Answer:
    answer = find_articles(asked.walks, asked.narrowing, parts.ground.slices)
    remaining = answer.remaining
    facets = Facets(parts.ground, query.filters)
    return Answer(
        total=sum(map(len, answer.found)),
        partial_only=answer.partial_only,
        found=answer.found,
        rest=answer.rest,
        facets=facets.of_articles(remaining.inside, remaining.narrowed),
        events=event_days(remaining.inside(Range.DAYS), grain=query.grain),
        published=publication_days(remaining.inside(Range.PUBLISHED)),
        calendar=calendar_of_articles(remaining, query.filters),
    )


class _Showing:
    """Makes hits of articles.

    Args:
        parts: what answers are made with.
        query: the question.
        asked: the same, as its answer was found.
    """

    def __init__(self, parts: Parts, query: Query, asked: Asked) -> None:
        self._ground, self._views = parts.ground, parts.views
        self._walks, self._narrowing = asked.walks, asked.narrowing
        self._marker = Marker(query.root, parts.names.named_by)

    def hits(self, documents: Ints, scores: Sequence[float], *, lacking: bool) -> tuple[Hit, ...]:
        """Hits of articles in their order."""
        held = self._leaves_of(documents)
        listed = zip(documents.tolist(), scores, strict=True)
        return tuple(
            self._hit(document, score, held, lacking=lacking) for document, score in listed
        )

    def _hit(
        self, document: int, score: float, held: Mapping[int, list[Leaf]], *, lacking: bool
    ) -> Hit:
        annotated = self._ground.snapshot.article_at(document)
        part, own = self._ground.slice_of(document)
        first, last = (int(n) for n in part.columns.first_passage[own : own + 2])
        base = part.part.first_passage + first
        meeting = self._narrowing.meets(part, np.arange(first, last))
        chosen = best_passages(
            annotated,
            found=[held.get(base + n, []) for n in range(last - first)],
            meeting=None if meeting is None else meeting.tolist(),
            rarity=self._rarity,
        )
        return Hit(
            article=summarise(annotated.article),
            title=title_fragments(annotated.article, self._marker),
            snippets=tuple(self._views.passage(base + n, self._marker) for n in chosen),
            score=score,
            missing=self._missing(self._walks[part.number], own) if lacking else (),
        )

    def _leaves_of(self, documents: Ints) -> dict[int, list[Leaf]]:
        """The leaves that each passage of some articles holds itself; passages with any."""
        held: dict[int, list[Leaf]] = {}
        for walk in self._walks:
            part = walk.part.part
            inside = (documents >= part.first_document) & (documents < part.end_document)
            own = np.sort(documents[inside]) - part.first_document
            for leaf in self._marker.leaves if len(own) else ():
                places: set[int] = set()
                for pattern in leaf_patterns(leaf):
                    places.update(walk.places_in(pattern, own).tolist())
                for place in places:
                    held.setdefault(part.first_passage + place, []).append(leaf)
        return held

    @cached_property
    def _rarity(self) -> dict[Leaf, int]:
        """How many articles each leaf matches."""
        return {
            leaf: sum(len(walk.articles(leaf)) for walk in self._walks)
            for leaf in self._marker.leaves
        }

    def _missing(self, walk: Evaluation, document: int) -> tuple[str, ...]:
        own = np.asarray([document])
        return tuple(
            typed_text(child)
            for child in walk.soft
            if not isinstance(child, Not) and not among(own, walk.articles(child).documents)[0]
        )
