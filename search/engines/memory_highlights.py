"""Which entries stand for a timeline? By looking at each passage of each day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from index.model.entries import TimelineEntry
from index.spans import beginning_in
from index.timeline.time_order import time_order
from search.engines.memory_corpus import MemoryCorpus, Report
from search.engines.memory_match import Matcher
from search.engines.memory_passages import passages_in
from search.engines.memory_timeline import may_show
from search.marking import Marker
from search.query import Query
from search.results.timeline import Highlight, Highlights
from search.salience import TELLING, weight_of_day, weight_of_entry


def highlights(corpus: MemoryCorpus, query: Query, limit: int, generation: int) -> Highlights:
    """The entries that stand for the timeline under a query."""
    matcher = Matcher(corpus, query.root)
    entries = [entry for entry in corpus.entries if may_show(entry, query.filters.days)]
    placed = {identifier for entry in entries for identifier in entry.passages}
    full = passages_in(corpus, query.filters, matcher.full_in, within=placed)
    partial = passages_in(corpus, query.filters, matcher.partial_in, within=placed)
    found = {sentence.passage.id for sentence in full or partial}
    days: dict[date, list[TimelineEntry]] = {}
    for entry in entries:
        if found.intersection(entry.passages) and (day := day_of(entry)) is not None:
            days.setdefault(day, []).append(entry)
    marker = Marker(query.root, corpus.named_by)
    chosen = _chosen(corpus, days, found, limit)
    return Highlights(
        query=query,
        entries=tuple(_shown(corpus, entry, found, marker) for entry in chosen),
        days=len(days),
        partial_only=not full and bool(partial),
        generation=generation,
    )


def day_of(entry: TimelineEntry) -> date | None:
    """The one day on which an entry stands, or None."""
    days = entry.days
    return days.start if days is not None and days.is_one_day else None


def _chosen(
    corpus: MemoryCorpus,
    days: dict[date, list[TimelineEntry]],
    found: Collection[str],
    limit: int,
) -> list[TimelineEntry]:
    """The best entry of each day, best days first; then the second best; in order of time."""
    ranked = sorted(days, key=lambda day: (-_weight(corpus, day, days[day], found), day))
    best = {
        day: sorted(own, key=lambda entry: _rank(corpus, entry, day, found))
        for day, own in days.items()
    }
    best = {
        day: own[:1] + [one for one in own[1:] if len(_telling(corpus, [one], found)) >= TELLING]
        for day, own in best.items()
    }
    most = max(map(len, best.values()), default=0)
    rounds = [best[day][place] for place in range(most) for day in ranked if place < len(best[day])]
    return sorted(rounds[:limit], key=time_order)


def _weight(
    corpus: MemoryCorpus, day: date, entries: Sequence[TimelineEntry], found: Collection[str]
) -> float:
    telling = _telling(corpus, entries, found)
    in_any = {corpus.sentence[identifier][0].id for identifier in found}
    published = [_published(corpus.report[key]) for key in in_any]
    return weight_of_day(
        articles=len(telling),
        later=sum(_published(report) > day for report in telling),
        sources=len({report.source for report in telling} - {None}),
        published=sum(one == day for one in published),
        after=sum(one > day for one in published),
        total=len(published),
    )


def _rank(
    corpus: MemoryCorpus, entry: TimelineEntry, day: date, found: Collection[str]
) -> tuple[float, int, int, tuple[int, int, int, str]]:
    """The better an entry, the lower."""
    telling = _telling(corpus, [entry], found)
    weight = weight_of_entry(
        articles=len(telling),
        later=sum(_published(report) > day for report in telling),
        sources=len({report.source for report in telling} - {None}),
    )
    own = [corpus.sentence[key] for key in entry.passages if key in found]
    figures = sum(bool(beginning_in(r.annotated.claims, s.passage)) for r, s in own)
    return (-weight, -figures, -len(own), time_order(entry))


def _telling(
    corpus: MemoryCorpus, entries: Sequence[TimelineEntry], found: Collection[str]
) -> list[Report]:
    """The reports with a passage of some entries that is in."""
    keys = {key for entry in entries for key in entry.passages if key in found}
    reports = {corpus.sentence[key][0].id for key in keys}
    return [corpus.report[key] for key in sorted(reports)]


def _published(report: Report) -> date:
    """The best day of publication; the first of all days when it is not known."""
    published = report.annotated.article.published
    return date.min if published is None else published.day


def _shown(
    corpus: MemoryCorpus, entry: TimelineEntry, found: Collection[str], marker: Marker
) -> Highlight:
    telling = _telling(corpus, [entry], found)
    return Highlight(
        entry=entry,
        headline=corpus.view(corpus.sentence[entry.headline][1], marker),
        passages=sum(key in found for key in entry.passages),
        articles=len(telling),
        sources=len({report.source for report in telling} - {None}),
    )
