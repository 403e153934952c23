"""What does a feed say of a report, or of an entry of the timeline?

What has no known day of publication has no place in the order of a feed and stays out. Keeps out:
which entries are the newest (newest_entries.py), and how a feed is written (atom.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from search.query import Query
from search.results.counts import Facet
from search.results.hits import Hit
from search.results.passages import PassageView
from search.results.timeline import EntryView
from search.vocabulary import Basis, Published
from web import links
from web.exports.atom import FeedEntry, feed_id, instant_of
from web.views.certainty import sign_of_entry
from web.views.dates import bounds_text, plain, write_published, write_range
from web.views.facets import chips_of, facet_labels
from web.views.passages import headline_of
from web.views.sources import UNKNOWN

NEWEST = 50  # entries of a feed


def report_entries(hits: Iterable[Hit], *, base: str) -> list[FeedEntry]:
    """Reports as entries of a feed; `base` stands before a path to make an address."""
    return [
        _report(hit, hit.article.published, base)
        for hit in hits
        if hit.article.published is not None
    ]


def timeline_entries(
    entries: Iterable[tuple[datetime, EntryView]], *, base: str
) -> list[FeedEntry]:
    """Entries of the timeline as entries of a feed.

    Args:
        entries: each with the publication of its latest report.
        base: what stands before a path to make an address.
    """
    return [_entry(view, at, base) for at, view in entries]


def question_told(query: Query, facets: tuple[Facet, ...]) -> str:
    """A question in words, with its filters: "“water”, place: Marinella"."""
    words = [f"“{query.text}”"] if query.text else []
    chips = chips_of(query, facet_labels(facets), links.search)
    return ", ".join([*words, *(f"{chip.kind}: {chip.label}" for chip in chips)])


def _report(hit: Hit, published: Published, base: str) -> FeedEntry:
    article, best = hit.article, _best(hit.snippets)
    at = instant_of(published)
    words = " ".join((best.text if best is not None else article.opening).split())
    inferred = published.basis is Basis.INFERRED
    return FeedEntry(
        id=feed_id("article", article.id),
        title=" ".join(headline_of(article).text.split()),
        href=base + links.article(article.id, passage=best.passage.id if best else ""),
        author=article.source.value if article.source is not None else UNKNOWN,
        updated=at,
        published=None if inferred else at,
        summary=f"{words} ({_inferred(published)}.)" if inferred else words,
    )


def _inferred(published: Published) -> str:
    bounds = bounds_text(published)
    day = plain(write_published(published))
    return f"Published {day}, inferred{f'; {bounds} possible' if bounds else ''}"


def _best(snippets: tuple[PassageView, ...]) -> PassageView | None:
    """The sentence with the most of the words, the first of equals."""
    return max(snippets, key=_marked, default=None)


def _marked(view: PassageView) -> int:
    return len({fragment.text.casefold() for fragment in view.fragments if fragment.marked})


def _latest_sources(view: EntryView, at: datetime) -> str:
    """Who published the latest reports."""
    reports = (passage.article for passage in view.passages)
    latest = (one for one in reports if one.published and instant_of(one.published) == at)
    return ", ".join(sorted({one.source.value if one.source else UNKNOWN for one in latest}))


def _entry(view: EntryView, at: datetime, base: str) -> FeedEntry:
    entry = view.entry
    sign = sign_of_entry(entry)
    when = sign.word
    if entry.days is not None:
        grain = None if entry.days.is_one_day else entry.grain
        days = plain(write_range(entry.days, grain=grain, weekday=True, part=entry.part))
        when = f"{days} ({sign.word})"
    said_by = view.headline.article.source
    return FeedEntry(
        id=feed_id("entry", entry.id),
        title=" ".join(view.headline.text.split()),
        href=base + links.entry(entry.id),
        author=said_by.value if said_by is not None else UNKNOWN,
        updated=at,
        published=None,
        summary=f"{when}. In the latest report: {_latest_sources(view, at)}.",
    )
