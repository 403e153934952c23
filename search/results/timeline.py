"""How is a question about time answered? Entries, and the corpus at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.days import DayRange
from index.model.entries import TimelineEntry
from index.model.names import Entity
from search.query import Query, Window
from search.results.counts import Calendar, Facet, FacetValue, Histogram
from search.results.hits import Expansion
from search.results.passages import PassageView
from search.results.reading import UNEXPLAINED, Explanation
from search.suggestions import Ambiguity


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A timeline entry ready to be shown.

    Args:
        entry: the entry.
        headline: its headline passage.
        passages: its passages that meet the query and filters (on its own page: all), oldest first.
        sources: labels of the sources of those passages, sorted, without repeats.
        places: entities of kind place named in them, most frequent first.
        others: persons, organisations and groups named in them, most frequent first.
    """

    entry: TimelineEntry
    headline: PassageView
    passages: tuple[PassageView, ...]
    sources: tuple[str, ...]
    places: tuple[Entity, ...] = ()
    others: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """One page of the timeline under a query and filters.

    A passage is in when it belongs to an entry, its article meets the article-level filters, it
    meets days, entities and kind itself, and it meets the words itself: all of them, or, when no
    passage has all, any. Under a range of days, the entry must overlap the range too: a passage
    that merely mentions one of the days brings no entry of another day, or of none, with it.

    Args:
        query: the question, as understood.
        window: the part asked for; under a wanted day with the page that holds it.
        total: dated entries with at least one such passage.
        entries: one page, ordered by first day, then part of day, precision, id.
        undated: entries that have no day: the first 50 on the last page of dated ones, and the
            following ones on pages after it.
        undated_total: how many there are.
        partial_only: True when no passage has all the words.
        strip: such passages over the days of their entries; ignores the `days` filter.
        facets: as in Results, counting passages.
        calendar: as in Results, counting the same.
        expansions: names also searched under other spellings.
        ambiguities: names that several share, searched as typed.
        explanation: how the question was read.
        generation: the index generation that answered.
    """

    query: Query
    window: Window
    total: int
    entries: tuple[EntryView, ...]
    undated: tuple[EntryView, ...]
    undated_total: int
    partial_only: bool
    strip: Histogram
    facets: tuple[Facet, ...]
    calendar: Calendar
    expansions: tuple[Expansion, ...]
    generation: int
    ambiguities: tuple[Ambiguity, ...] = ()
    explanation: Explanation = UNEXPLAINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """An entry that stands for its day.

    Args:
        entry: the entry, which is of one day.
        headline: its headline passage.
        passages: how many of its passages meet the query and filters.
        articles: in how many articles these stand.
        sources: how many different sources these have; unknown ones are none.
    """

    entry: TimelineEntry
    headline: PassageView
    passages: int
    articles: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """The few entries that stand for a timeline that is too long to be read, under its question.

    Passages are in as in `TimelinePage`; how days and entries are weighed is told in salience.py.

    Args:
        query: the question, as understood.
        entries: in order of time.
        days: on how many days there are entries of one day.
        partial_only: True when no passage has all the words.
        generation: the index generation that answered.
    """

    query: Query
    entries: tuple[Highlight, ...]
    days: int
    partial_only: bool
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the first page shows of the whole corpus.

    Args:
        articles: how many.
        passages: how many.
        entries: how many dated entries.
        sources: all sources with their article counts.
        first_published: earliest and latest publication days, None when none is known.
        strip: the passages of all entries over the days of these, by day.
        key_entries: the entries with the most sources, then passages, then on the days with the
            most passages; in order of time, at most 8.
        facets: persons, places, organisations, groups over all articles.
        generation: the index generation.
    """

    articles: int
    passages: int
    entries: int
    sources: tuple[FacetValue, ...]
    published: DayRange | None
    strip: Histogram
    key_entries: tuple[EntryView, ...]
    facets: tuple[Facet, ...]
    generation: int
