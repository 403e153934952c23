"""Which entries answer a question about time, and what would remain? Over arrays of passages.

Keeps out: searches and single things.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.engines.whoosh_conditions import Range
from search.engines.whoosh_evaluate import Evaluation
from search.engines.whoosh_facets import Facets
from search.engines.whoosh_filters import Inside, Narrowing, Remaining
from search.engines.whoosh_ground import Ground, Ints, Mask, flagged
from search.engines.whoosh_histogram import histogram
from search.engines.whoosh_search import Parts
from search.marking import Marker
from search.present import UNDATED_LIMIT
from search.query import Query, Window
from search.results import TimelinePage


def timeline(parts: Parts, query: Query, window: Window) -> TimelinePage:
    """One page of the timeline under a query."""
    ground, views = parts.ground, parts.views
    walks = [Evaluation(part, parts.terms, parts.names, query.root) for part in ground.slices]
    narrowing = Narrowing(ground, parts.names, query.filters)
    shown = views.shown(query.filters.days)
    placed = views.passages_in(shown)
    matched = [walk.full_passages() for walk in walks]
    remaining = _remaining(ground, narrowing, matched, placed)
    found = _numbers(remaining.inside(None))
    partial_only = False
    if walks and walks[0].soft and not len(found):
        some = [walk.partial_passages() for walk in walks]
        partly = _remaining(ground, narrowing, some, placed)
        if len(_numbers(partly.inside(None))):
            matched, remaining, partial_only = some, partly, True
            found = _numbers(remaining.inside(None))
    rows = _entries(parts, found, shown)
    dated, undated = rows[rows < views.timeline.dated], rows[rows >= views.timeline.dated]
    first = (window.page - 1) * window.size
    last_page = max(1, -(-len(dated) // window.size))
    marker = Marker(query.root, parts.names.named_by)
    tail = undated[:UNDATED_LIMIT] if window.page == last_page else undated[:0]
    everywhere = _remaining(ground, narrowing, matched, views.listed)
    strip = _numbers(everywhere.inside(Range.DAYS))
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
        strip=histogram(views.spread(strip), grain=window.grain),
        facets=Facets(ground, query.filters).of_passages(remaining.inside, remaining.narrowed),
        expansions=(),
        generation=ground.snapshot.generation,
    )


def _remaining(
    ground: Ground, narrowing: Narrowing, matched: Sequence[Mask], placed: Ints
) -> Remaining:
    """What of the passages that match the words is in under the filters.

    Args:
        ground: the generation.
        narrowing: the filters.
        matched: slice by slice whether each passage matches.
        placed: the passages that may be in, by their numbers in the generation, ascending.
    """
    candidates = []
    for part, mask in zip(ground.slices, matched, strict=True):
        low, high = np.searchsorted(placed, (part.part.first_passage, part.part.end_passage))
        own = placed[low:high] - part.part.first_passage
        candidates.append(narrowing.of_passages(part, own[mask[own]]))
    return Remaining(narrowing, candidates)


def _numbers(inside: Sequence[Inside]) -> Ints:
    """The passages that are in, by their numbers in the generation, ascending."""
    found = [
        one.part.part.first_passage + one.passages for one in inside if one.passages is not None
    ]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _entries(parts: Parts, found: Ints, shown: Mask) -> Ints:
    """The entries that list a passage that is in, in order."""
    timeline = parts.views.timeline
    flags = flagged(found, parts.ground.passages)
    with_any = flagged(timeline.row[flags[timeline.passages]], len(timeline))
    return np.flatnonzero(with_any & shown)
