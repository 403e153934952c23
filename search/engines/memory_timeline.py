"""Which entries answer a question about time, and what would remain? By looking at each passage."""

from __future__ import annotations

from dataclasses import replace

from index.model.days import DayRange
from index.model.entries import TimelineEntry
from index.timeline.time_order import time_order
from search.engines.memory_calendar import calendar_of_passages
from search.engines.memory_corpus import MemoryCorpus
from search.engines.memory_count import histogram
from search.engines.memory_passages import facet_of_passages, find_passages, passages_in
from search.marking import Marker
from search.present import undated_on, window_on
from search.query import FacetName, Query, Window
from search.results.timeline import EntryView, TimelinePage


def timeline(corpus: MemoryCorpus, query: Query, window: Window, generation: int) -> TimelinePage:
    """One page of the timeline under a query."""
    entries = [entry for entry in corpus.entries if may_show(entry, query.filters.days)]
    placed = placed_in(corpus, query.filters.days)
    answer = find_passages(corpus, query, placed)
    found = {sentence.passage.id for sentence in answer.passages}
    with_any = [entry for entry in entries if found.intersection(entry.passages)]
    dated = sorted((entry for entry in with_any if entry.days is not None), key=time_order)
    undated = sorted((e for e in with_any if e.days is None), key=lambda entry: entry.id)
    if window.at is not None:
        day = window.at.toordinal()
        earlier = [entry for entry in dated if time_order(entry)[0] < day]
        window = window_on(window, before=len(earlier), dated=len(dated))
    first = (window.page - 1) * window.size
    last_page = max(1, -(-len(dated) // window.size))
    marker = Marker(query.root, corpus.named_by)

    def view(entry: TimelineEntry) -> EntryView:
        inside = [s for s in corpus.sentences_of(entry) if s.passage.id in found]
        return corpus.entry_view(entry, inside, marker)

    days = entry_days(corpus)
    others = replace(query.filters, days=None)
    strip = passages_in(corpus, others, answer.matched, within=set(days))
    return TimelinePage(
        query=query,
        window=window,
        total=len(dated),
        entries=tuple(view(entry) for entry in dated[first : first + window.size]),
        undated=tuple(view(e) for e in undated[undated_on(window, last_page=last_page)]),
        undated_total=len(undated),
        partial_only=answer.partial_only,
        strip=histogram([days[sentence.passage.id] for sentence in strip], grain=window.grain),
        facets=tuple(
            facet_of_passages(corpus, n, query.filters, answer.matched, within=placed)
            for n in FacetName
        ),
        calendar=calendar_of_passages(
            corpus, query.filters, answer.matched, lambda wanted: placed_in(corpus, wanted)
        ),
        expansions=(),
        generation=generation,
    )


def placed_in(corpus: MemoryCorpus, days: DayRange | None) -> set[str]:
    """The passages of the entries that a range of days allows."""
    shown = (entry for entry in corpus.entries if may_show(entry, days))
    return {identifier for entry in shown for identifier in entry.passages}


def may_show(entry: TimelineEntry, days: DayRange | None) -> bool:
    """Whether a range of days allows an entry: it overlaps."""
    return days is None or (entry.days is not None and entry.days.overlaps(days))


def entry_days(corpus: MemoryCorpus) -> dict[str, list[DayRange]]:
    """The days of the entries of each passage that belongs to one."""
    found: dict[str, list[DayRange]] = {}
    for entry in corpus.entries:
        for identifier in entry.passages:
            found.setdefault(identifier, []).extend(() if entry.days is None else [entry.days])
    return found
