"""Which entries stand for a timeline? Over arrays: days first, then entries of the best days.

Keeps out: which passages are in (whoosh_passages.py), and how days and entries weigh (salience.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.stores.ragged import distinct
from search.engines.whoosh_ground import Floats, Ground, Ints, Mask
from search.engines.whoosh_passages import find_passages
from search.engines.whoosh_search import Parts
from search.marking import Marker
from search.query import Query
from search.results.timeline import Highlight, Highlights
from search.salience import TELLING, weight_of_day, weight_of_entry


@dataclass(frozen=True, slots=True, eq=False)
class _Reports:
    """The articles of the passages that are in, and what counts of each passage.

    Args:
        of: the article of each passage, an ordinal among these, ascending.
        figures: whether each passage gives figures of victims.
        published: the best day of each article.
        source: the source of each article, an ordinal in the generation; -1 for an unknown one.
        sources: how many sources the generation has.
    """

    of: Ints
    figures: Mask
    published: Ints
    source: Ints
    sources: int


@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """Where entries of one day list a passage that is in, entry after entry in order of time.

    Args:
        entry: the entry's ordinal.
        day: its day.
        passage: the ordinal of the passage among those that are in.
    """

    entry: Ints
    day: Ints
    passage: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Telling:
    """How many articles speak of each group, how many of these later, and how many sources."""

    articles: Floats
    later: Floats
    sources: Floats


def highlights(parts: Parts, query: Query, limit: int) -> Highlights:
    """The entries that stand for the timeline under a query."""
    views = parts.views
    shown = views.shown(query.filters.days)
    passages = find_passages(parts, query, views.passages_in(shown))
    found = passages.numbers
    listed = _listed(parts, found, shown)
    reports = _reports(parts.ground, found)
    days, day = np.unique(listed.day, return_inverse=True)
    best = _best_days(reports, listed, days, day, limit)
    rows, counts = _best_entries(reports, listed, best, limit)
    marker = Marker(query.root, parts.names.named_by)
    return Highlights(
        query=query,
        entries=tuple(
            Highlight(
                entry=parts.ground.snapshot.entry_at(row),
                headline=views.passage(int(views.timeline.headline[row]), marker),
                passages=own,
                articles=articles,
                sources=sources,
            )
            for row, (own, articles, sources) in zip(rows.tolist(), counts.tolist(), strict=True)
        ),
        days=len(days),
        partial_only=passages.partial_only,
        generation=parts.ground.snapshot.generation,
    )


def _listed(parts: Parts, found: Ints, shown: Mask) -> _Listed:
    timeline = parts.views.timeline
    place = np.full(parts.ground.passages, -1, dtype=np.int64)
    place[found] = np.arange(len(found))
    one_day = shown & (timeline.end.astype(np.int64) - timeline.start == 1)
    passage = place[timeline.passages]
    own = np.flatnonzero(one_day[timeline.row] & (passage >= 0))
    entry = timeline.row[own]
    return _Listed(entry, timeline.start[entry].astype(np.int64), passage[own])


def _reports(ground: Ground, found: Ints) -> _Reports:
    article, figures, published, source = [], [], [], []
    for part in ground.slices:
        columns, first = part.columns, part.part.first_passage
        low, high = np.searchsorted(found, (first, part.part.end_passage))
        own = found[low:high] - first
        articles = columns.passage_article[own].astype(np.int64)
        article.append(articles + part.part.first_document)
        figures.append(columns.figures[own] > 0)
        distinct_articles = distinct(articles)
        published.append(columns.published_day[distinct_articles].astype(np.int64))
        table = np.append(part.part.source, -1).astype(np.int64)
        source.append(table[columns.source[distinct_articles]])
    if not len(found):
        nothing = np.zeros(0, dtype=np.int64)
        return _Reports(nothing, nothing > 0, nothing, nothing, len(ground.sources))
    fresh = np.diff(np.concatenate(article), prepend=-1) != 0
    return _Reports(
        np.cumsum(fresh) - 1,
        np.concatenate(figures),
        np.concatenate(published),
        np.concatenate(source),
        len(ground.sources),
    )


def _telling(reports: _Reports, group: Ints, on: Ints, passage: Ints) -> _Telling:
    """Who tells some groups of passages, each group on a day of its own.

    Args:
        reports: the articles.
        group: the group of each passage that is listed.
        on: the day of each group.
        passage: the passages that are listed.
    """
    size, articles, sources = len(on), max(len(reports.source), 1), max(reports.sources, 1)
    pairs = distinct(group * articles + reports.of[passage])
    own, article = np.divmod(pairs, articles)
    known = reports.source[article] >= 0
    from_source = distinct(own[known] * sources + reports.source[article[known]])
    later = own[reports.published[article] > on[own]]
    return _Telling(
        np.bincount(own, minlength=size).astype(np.float64),
        np.bincount(later, minlength=size).astype(np.float64),
        np.bincount(from_source // sources, minlength=size).astype(np.float64),
    )


def _best_days(reports: _Reports, listed: _Listed, days: Ints, day: Ints, limit: int) -> Ints:
    """The days that weigh most, best first, at most so many."""
    telling = _telling(reports, day, days, listed.passage)
    published = np.sort(reports.published)
    before = np.searchsorted(published, days, side="left")
    until = np.searchsorted(published, days, side="right")
    weight = weight_of_day(
        articles=telling.articles,
        later=telling.later,
        sources=telling.sources,
        published=(until - before).astype(np.float64),
        after=(len(published) - until).astype(np.float64),
        total=len(published),
    )
    return days[np.lexsort((days, -weight))[:limit]]


def _best_entries(reports: _Reports, listed: _Listed, best: Ints, limit: int) -> tuple[Ints, Ints]:
    """The entries that stand for the best days, in order of time, with their counts.

    Returns:
        Ordinals of entries; passages, articles and sources of each, shape (entries, 3).
    """
    here = np.flatnonzero(np.isin(listed.day, best))
    rows, first, group = np.unique(listed.entry[here], return_index=True, return_inverse=True)
    on, passage = listed.day[here][first], listed.passage[here]
    telling = _telling(reports, group, on, passage)
    weight = weight_of_entry(
        articles=telling.articles, later=telling.later, sources=telling.sources
    )
    own = np.bincount(group, minlength=len(rows))
    figures = np.bincount(group[reports.figures[passage]], minlength=len(rows))
    # Within each day from best to worst; entries of a day follow one another in both orders.
    order = np.lexsort((rows, -own, -figures, -weight, on))
    place = np.arange(len(order)) - np.searchsorted(on[order], on[order])
    rank = np.argsort(best)[np.searchsorted(np.sort(best), on[order])]
    stands = (place == 0) | (telling.articles[order] >= TELLING)
    order, rank, place = order[stands], rank[stands], place[stands]
    chosen = np.sort(order[np.lexsort((rank, place))[:limit]])
    counts = np.stack([own, telling.articles.astype(np.int64), telling.sources.astype(np.int64)])
    return rows[chosen], counts.T[chosen]
