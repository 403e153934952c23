"""What does the whole corpus look like at a glance? Counts, days and the entries to begin with."""

from __future__ import annotations

from datetime import date

import numpy as np

from index.model.days import DayRange, Grain
from index.stores.calendars import OPEN_START
from index.stores.ragged import distinct
from search.engines.whoosh_facets import Facets
from search.engines.whoosh_filters import Inside
from search.engines.whoosh_ground import Ground, Ints
from search.engines.whoosh_histogram import histogram
from search.engines.whoosh_views import Views
from search.marking import Marker
from search.present import KEY_ENTRIES, OVERVIEW_FACETS
from search.query import Filters
from search.results.timeline import Overview


def overview(ground: Ground, views: Views, marker: Marker) -> Overview:
    """The whole corpus at a glance.

    Args:
        ground: the generation.
        views: shows entries.
        marker: marks nothing.
    """
    everything = [
        Inside(part, np.arange(part.articles, dtype=np.int64), None) for part in ground.slices
    ]
    facets = Facets(ground, Filters())
    known = [days[days != OPEN_START] for days in (p.columns.published_day for p in ground.slices)]
    first = [int(days.min()) for days in known if len(days)]
    last = [int(days.max()) for days in known if len(days)]
    counted = facets.article_entities(everything)
    return Overview(
        articles=ground.articles,
        passages=ground.passages,
        entries=views.timeline.dated,
        sources=facets.sources(everything, limit=None).values,
        published=DayRange.inclusive(date.fromordinal(min(first)), date.fromordinal(max(last)))
        if first
        else None,
        strip=histogram(views.spread(views.listed), grain=Grain.DAY),
        key_entries=tuple(views.entry(int(r), marker) for r in _key(views, ground)),
        facets=tuple(facets.entities(name, counted) for name in OVERVIEW_FACETS),
        generation=ground.snapshot.generation,
    )


def _key(views: Views, ground: Ground) -> Ints:
    """The entries with the most sources, then passages, then on the fullest days."""
    timeline = views.timeline
    sources = len(ground.sources) + 1
    source = np.empty(ground.passages, dtype=np.int64)
    for part in ground.slices:
        table = np.append(part.part.source, -1)
        own = table[part.columns.source][part.columns.passage_article]
        source[part.part.first_passage : part.part.end_passage] = own
    listed = source[timeline.passages]
    # An unknown source counts for none.
    pairs = distinct((timeline.row * sources + listed)[listed >= 0])
    many = np.bincount(pairs // sources, minlength=len(timeline))
    size = np.diff(timeline.first)
    days = (timeline.start.astype(np.int64) << 32) + timeline.end
    _, day = np.unique(days, return_inverse=True)
    weight = np.bincount(day.ravel(), weights=size)[day.ravel()]
    dated = np.arange(timeline.dated)
    order = np.lexsort((dated, -weight[dated], -size[dated], -many[dated]))
    return dated[np.sort(order[:KEY_ENTRIES])]
