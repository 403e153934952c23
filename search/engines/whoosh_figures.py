"""Which figures of victims answer a question? Those of the passages that are in.

Keeps out: which passages are in (whoosh_passages.py), and how figures bear on each other.
"""

from __future__ import annotations

import numpy as np

from search.engines.whoosh_ground import Ground, Ints
from search.engines.whoosh_passages import find_passages
from search.engines.whoosh_search import Parts
from search.figures import FIGURE_PASSAGES, FiguresPage, entities_of, figures_in
from search.marking import Marker
from search.query import Query


def page_of(parts: Parts, query: Query) -> FiguresPage:
    """The figures under a query."""
    ground = parts.ground
    passages = find_passages(parts, query, giving_figures(ground))
    found = _newest_first(ground, passages.numbers)
    shown = found[:FIGURE_PASSAGES]
    marker = Marker(query.root, parts.names.named_by)
    figures = figures_in(parts.views.passage(int(number), marker) for number in shown)
    return FiguresPage(
        query=query,
        passages=len(found),
        figures=figures,
        shown=len(shown),
        entities=entities_of(figures, ground.snapshot.entities),
        partial_only=passages.partial_only,
        facets=passages.facets(),
        calendar=passages.calendar(),
        generation=ground.snapshot.generation,
    )


def giving_figures(ground: Ground) -> Ints:
    """The passages that give figures, by their numbers in the generation, ascending."""
    found = [
        part.part.first_passage + np.flatnonzero(part.columns.figures) for part in ground.slices
    ]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _newest_first(ground: Ground, numbers: Ints) -> Ints:
    """Passages by the day of publication, last first and unknown last, then by article."""
    days, articles = [], []
    for part in ground.slices:
        low, high = np.searchsorted(numbers, (part.part.first_passage, part.part.end_passage))
        own = part.columns.passage_article[numbers[low:high] - part.part.first_passage]
        days.append(part.columns.published_day[own].astype(np.int64))
        articles.append(part.columns.article_id[own])
    if not len(numbers):
        return numbers
    order = np.lexsort((numbers, np.concatenate(articles), -np.concatenate(days)))
    found: Ints = numbers[order]
    return found
