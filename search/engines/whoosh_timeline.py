"""Which entries answer a question about time, and what would remain? Over arrays of passages.

Keeps out: searches and single things.
"""

from __future__ import annotations

import numpy as np

from search.engines.whoosh_calendar import calendar_of_passages
from search.engines.whoosh_conditions import Range
from search.engines.whoosh_ground import Ints, Mask, flagged
from search.engines.whoosh_histogram import histogram
from search.engines.whoosh_passages import find_passages, numbers_of
from search.engines.whoosh_search import Parts
from search.marking import Marker
from search.present import undated_on, window_on
from search.query import Query, Window
from search.results.timeline import TimelinePage


def timeline(parts: Parts, query: Query, window: Window) -> TimelinePage:
    """One page of the timeline under a query."""
    views = parts.views
    shown = views.shown(query.filters.days)
    passages = find_passages(parts, query, views.passages_in(shown))
    found = passages.numbers
    rows = _entries(parts, found, shown)
    dated, undated = rows[rows < views.timeline.dated], rows[rows >= views.timeline.dated]
    if window.at is not None:
        earlier = int(np.searchsorted(dated, views.timeline.from_day(window.at)))
        window = window_on(window, before=earlier, dated=len(dated))
    first = (window.page - 1) * window.size
    last_page = max(1, -(-len(dated) // window.size))
    marker = Marker(query.root, parts.names.named_by)
    tail = undated[undated_on(window, last_page=last_page)]
    anyday = passages.among(views.listed).inside(Range.DAYS)
    entry_days = views.spread(numbers_of(anyday))
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
        partial_only=passages.partial_only,
        strip=histogram(entry_days, grain=window.grain),
        facets=passages.facets(),
        calendar=calendar_of_passages(
            anyday,
            passages.remaining.inside(Range.PUBLISHED),
            query.filters,
            entries=entry_days,
        ),
        expansions=(),
        generation=parts.ground.snapshot.generation,
    )


def _entries(parts: Parts, found: Ints, shown: Mask) -> Ints:
    """The entries that list a passage that is in, in order."""
    timeline = parts.views.timeline
    flags = flagged(found, parts.ground.passages)
    with_any = flagged(timeline.row[flags[timeline.passages]], len(timeline))
    return np.flatnonzero(with_any & shown)
