"""Which entries answer a question about time, and what would remain? Over arrays of passages.

Keeps out: searches and single things.
"""

from __future__ import annotations

import numpy as np

from search.engines.whoosh_evaluate import Evaluation
from search.engines.whoosh_facets import Facets, passages_inside
from search.engines.whoosh_filters import Narrowing, Range
from search.engines.whoosh_histogram import histogram
from search.engines.whoosh_search import Parts
from search.marking import Marker
from search.present import UNDATED_LIMIT
from search.query import Query, Window
from search.results import TimelinePage


def timeline(parts: Parts, query: Query, window: Window) -> TimelinePage:
    """One page of the timeline under a query."""
    ground, views = parts.ground, parts.views
    evaluation = Evaluation(ground, parts.names, query.root)
    narrowing = Narrowing(ground, parts.names, query.filters)
    shown = views.shown(query.filters.days)
    placed = views.passages_in(shown)
    matched = evaluation.full_passages()
    found = passages_inside(ground, matched & placed, narrowing)
    partial_only = False
    if evaluation.soft and not found.any():
        some = evaluation.partial_passages()
        some_found = passages_inside(ground, some & placed, narrowing)
        if some_found.any():
            matched, found, partial_only = some, some_found, True
    _, passages = views.entry_passages
    with_any = np.zeros(len(views.entries), dtype=np.bool_)
    with_any[views.entry_row[found[passages]]] = True
    with_any &= shown
    dated = views.dated[with_any[views.dated]]
    undated = views.undated[with_any[views.undated]]
    first = (window.page - 1) * window.size
    last_page = max(1, -(-len(dated) // window.size))
    marker = Marker(query.root, ground.snapshot.entities)
    tail = undated[:UNDATED_LIMIT] if window.page == last_page else undated[:0]
    return TimelinePage(
        query=query,
        window=window,
        total=len(dated),
        entries=tuple(
            views.entry(int(row), marker, within=found)
            for row in dated[first : first + window.size]
        ),
        undated=tuple(views.entry(int(row), marker, within=found) for row in tail),
        undated_total=len(undated),
        partial_only=partial_only,
        strip=histogram(
            views.spread(
                passages_inside(ground, matched & views.listed, narrowing, but=Range.DAYS)
            ),
            grain=window.grain,
        ),
        facets=Facets(ground, query.filters).of_passages(matched & placed, narrowing),
        expansions=(),
        generation=ground.snapshot.generation,
    )
