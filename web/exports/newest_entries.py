"""Which entries do the newest reports of a question speak of? Looked for from the newest day back.

A long timeline is not read whole for the few entries of a feed: publication days are taken in
stretches that grow until there are enough. Keeps out: how an entry of a feed is written (feeds.py).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from search.answers import Answers
from search.query import Query
from search.results.timeline import EntryView
from search.vocabulary import DayRange
from web.exports.atom import instant_of
from web.exports.reading import Reading

SHORT = 1_000  # entries that are read whole
STRETCHES = (1, 4, 16, 64, 256, 1_024)  # days of publication


def newest_entries(
    answers: Answers, whole: Reading, *, limit: int
) -> list[tuple[datetime, EntryView]]:
    """The entries whose latest report is the newest, with the instant of that, newest first.

    Args:
        answers: who is asked, for the generation of the reading.
        whole: the reading of the question, not begun.
        limit: how many at most.
    """
    if whole.total > SHORT:
        for first in _beginnings(answers, whole.query):
            reading = _since(answers, whole.query, first)
            found = _newest(reading, limit) if reading is not None else []
            # In a stretch that has no full match, partial ones would stand in for older full ones.
            if len(found) == limit and reading and reading.partial_only is whole.partial_only:
                return found
    return _newest(whole, limit)


def latest_of(view: EntryView) -> datetime | None:
    """When the last report that speaks of an entry was published, as well as that is known."""
    known = (passage.article.published for passage in view.passages)
    return max((instant_of(published) for published in known if published), default=None)


def _newest(entries: Iterable[EntryView], limit: int) -> list[tuple[datetime, EntryView]]:
    dated = ((latest_of(view), view) for view in entries)
    return heapq.nlargest(
        limit,
        ((at, view) for at, view in dated if at is not None),
        key=lambda found: (found[0], found[1].entry.id),
    )


def _beginnings(answers: Answers, query: Query) -> Iterable[date]:
    """The first days of the stretches, which all reach to the newest report there is."""
    published = answers.overview().published
    last = published.last if published is not None else None
    chosen = query.filters.published
    if last is not None and chosen is not None and chosen.last is not None:
        last = min(last, chosen.last)
    if last is None:
        return ()
    return tuple(last - timedelta(days=days - 1) for days in STRETCHES)


def _since(answers: Answers, query: Query, first: date) -> Reading | None:
    """The reading of a question for reports from a day on; None where it asks for later ones."""
    chosen = query.filters.published
    if chosen is not None and chosen.start is not None and chosen.start >= first:
        return None
    days = DayRange(start=first, end=chosen.end if chosen is not None else None)
    narrowed = replace(query, filters=replace(query.filters, published=days))
    return Reading(answers, narrowed, undated=True, open_ended=True)
