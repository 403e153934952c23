"""What do other reports say in the entries of an article? By arrays; only what is shown is read."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from search.engines.whoosh_ground import Ground, Ints
from search.engines.whoosh_views import Views
from search.marking import Marker
from search.others import OTHERS_ENTRIES, read_first
from search.results.things import OtherReports


def others(views: Views, ground: Ground, document: int, marker: Marker) -> tuple[OtherReports, ...]:
    """What other reports say in the home entries of an article's passages.

    Args:
        views: shows passages.
        ground: the generation.
        document: the article's number.
        marker: marks nothing.
    """
    timeline = views.timeline
    homes = (timeline.home(passage) for passage in range(*ground.snapshot.passages_of(document)))
    found: list[OtherReports] = []
    for row in dict.fromkeys(home for home in homes if home >= 0):
        passages = timeline.passages[timeline.first[row] : timeline.first[row + 1]]
        articles, sources = _origins(ground, passages)
        foreign = np.flatnonzero(articles != document)
        if not len(foreign):
            continue
        read: list[int] = []
        if len(found) < OTHERS_ENTRIES:
            by_day = timeline.by_day(row)
            keys = _keys(sources[foreign], articles[foreign])
            places = read_first(keys, [by_day[place] for place in foreign.tolist()])
            read = passages[foreign[list(places)]].tolist()
        key: bytes = timeline.id[row]
        found.append(
            OtherReports(
                entry=key.decode(),
                reports=len(np.unique(articles[foreign])),
                passages=tuple(views.passage(number, marker) for number in read),
            )
        )
    return tuple(found)


def _origins(ground: Ground, passages: Ints) -> tuple[Ints, Ints]:
    """The article of each passage, and that one's source, -1 where it is unknown."""
    articles, sources = np.empty_like(passages), np.empty_like(passages)
    for one in ground.slices:
        part, columns = one.part, one.columns
        mask = (passages >= part.first_passage) & (passages < part.end_passage)
        own = columns.passage_article[passages[mask] - part.first_passage]
        articles[mask] = own.astype(np.int64) + part.first_document
        sources[mask] = np.append(part.source, -1)[columns.source[own]]
    return articles, sources


def _keys(sources: Ints, articles: Ints) -> list[Hashable]:
    """What makes two passages of one source; an unknown source is that of its article alone."""
    return [
        source if source >= 0 else (article,)
        for source, article in zip(sources.tolist(), articles.tolist(), strict=True)
    ]
