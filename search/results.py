"""What is answered: hits, facets, histograms, timeline pages. Frozen values, nothing of HTTP.

Keeps out: any markup; a marked stretch of text is a Fragment, and pages decide how it looks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from index.entities.attestation import Attested
from index.model import (
    AnnotatedArticle,
    Article,
    Basis,
    Block,
    BlockKind,
    Claim,
    DateMention,
    DayRange,
    Entity,
    EntityKind,
    EntityMention,
    Grain,
    Link,
    Mark,
    Metadatum,
    Passage,
    Precision,
    Published,
    Stripped,
    TimelineEntry,
)
from search.query import FacetName, Query, Window
from search.suggestions import Ambiguity


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A stretch of plain text.

    Args:
        text: the words, not escaped.
        marked: whether the query found them.
    """

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """What a list needs to know of an article.

    Args:
        id: article id.
        title: the headline with its basis, or None.
        opening: the first words of the body, for an article without a headline.
        source: the publisher, or None when unknown.
        published: when, with its basis and bounds, or None.
    """

    id: str
    title: Metadatum | None
    opening: str
    source: Metadatum | None
    published: Published | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage ready to be shown.

    Args:
        passage: the passage.
        article: the article that it stands in.
        fragments: its text in order; joined they are the passage's text.
        dates: the date mentions within it, offsets into the body.
        names: ids of the entities named in it, in order, without repeats.
        claims: the figures of victims that it gives, in order; offsets into the body.
        entry: the id of its home entry, or "" when it belongs to none.
    """

    passage: Passage
    article: ArticleSummary
    fragments: tuple[Fragment, ...]
    dates: tuple[DateMention, ...] = ()
    names: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    entry: str = ""

    @property
    def text(self) -> str:
        """The passage's words."""
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One matching article.

    Args:
        article: its summary.
        title: its title as fragments, marked; empty when it has none.
        snippets: its best passages for the query, in order of the text, at most 3.
        score: BM25F score, 0 without words.
        missing: typed words that it lacks; empty for a full match.
    """

    article: ArticleSummary
    title: tuple[Fragment, ...]
    snippets: tuple[PassageView, ...]
    score: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet with what remains when it is chosen.

    Args:
        value: what stands in the filter.
        label: what people read.
        count: articles (search) or passages (timeline) under all other filters.
        selected: chosen now.
        excluded: left out now.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet's values, most frequent first, ties by label; selected ones are always among them.

    Args:
        name: which facet.
        values: at most the engine's limit, plus every selected or excluded value (even at 0).
        distinct: how many values have a count above 0 in all.
    """

    name: FacetName
    values: tuple[FacetValue, ...]
    distinct: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a histogram.

    Args:
        days: the half-open days that it covers, both sides closed.
        count: what falls into it.
    """

    days: DayRange
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Counts over time, without gaps between first and last bar.

    A thing counts in every bar that its range overlaps, if the range is closed and no longer than
    7 days (day bars), 92 days (month bars) or 3,660 days (year bars); anything wider or open would
    look like knowledge that nobody has, and is counted in `wider` alone.

    Args:
        grain: day, month or year: the finest that needs no more than 100 bars, or as asked.
        bars: in order; empty when nothing is dated.
        wider: dated things too wide or open for a bar.
        undated: things without any resolved date.
    """

    grain: Grain
    bars: tuple[Bar, ...]
    wider: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """A name that was also searched under other spellings.

    Args:
        typed: what was typed.
        entity: the entity's id.
        label: the entity's canonical name.
        spellings: the other spellings.
    """

    typed: str
    entity: str
    label: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The answer to a search.

    Args:
        query: the question, as understood (with spellings).
        total: full matches; when there is none, the partial matches.
        hits: one page of them.
        partial_only: True when no article has all the words and `hits` are partial matches.
        partial: partial matches that follow the last full match (on the last page of those), at
            most 10; empty when `partial_only`.
        facets: in the order of FacetName.
        events: days that the text speaks of; counts articles; ignores the `days` filter.
        published: publication days (the best day of each); counts articles; ignores the `published`
            filter.
        expansions: names also searched under other spellings.
        ambiguities: names that several share, searched as typed.
        corrections: other spellings of the whole query, checked to return hits; best first.
        generation: the index generation that answered.
        corpus_size: articles in the index.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    partial_only: bool
    partial: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    events: Histogram
    published: Histogram
    expansions: tuple[Expansion, ...]
    corrections: tuple[str, ...]
    generation: int
    corpus_size: int
    ambiguities: tuple[Ambiguity, ...] = ()


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
        window: the part asked for.
        total: dated entries with at least one such passage.
        entries: one page, ordered by first day, then part of day, precision, id.
        undated: entries that have no day, at most 50, on the last page only.
        undated_total: how many there are.
        partial_only: True when no passage has all the words.
        strip: such passages over the days of their entries; ignores the `days` filter.
        facets: as in Results, counting passages.
        expansions: names also searched under other spellings.
        ambiguities: names that several share, searched as typed.
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
    expansions: tuple[Expansion, ...]
    generation: int
    ambiguities: tuple[Ambiguity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article ready to be shown.

    Args:
        annotated: the article with everything found in it.
        summary: its summary.
        entries: passage id and home entry id, for passages that belong to an entry.
        entities: the entities named in it; those with weak mentions alone ("Syrian") are left out.
    """

    annotated: AnnotatedArticle
    summary: ArticleSummary
    entries: tuple[tuple[str, str], ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """An entity ready to be shown.

    Args:
        entity: the entity with its aliases.
        articles: the reports that name it, newest first, at most 50.
        article_total: how many do.
        passage_total: how many passages name it.
        spellings: each way of writing it with how often, most frequent first.
    """

    entity: Entity
    articles: tuple[ArticleSummary, ...]
    article_total: int
    passage_total: int
    spellings: tuple[tuple[Attested, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntity:
    """An entity in a list of all.

    Args:
        entity: the entity with its aliases.
        articles: how many reports it counts in.
        spellings: each way of writing it with how often, most frequent first.
    """

    entity: Entity
    articles: int
    spellings: tuple[tuple[Attested, int], ...]

    @property
    def mentions(self) -> int:
        """How often the reports name it."""
        return sum(count for _, count in self.spellings)


def most_frequent(ways: Counter[Attested]) -> tuple[tuple[Attested, int], ...]:
    """Ways of writing an entity, the most frequent first, ties by their words."""
    return tuple(sorted(ways.items(), key=lambda item: (-item[1], item[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePlace:
    """Where a passage id leads today.

    Args:
        passage: the id asked for, or the one that took its place.
        article: the article's id.
        entry: its home entry's id, or "" when it belongs to none.
    """

    passage: str
    article: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the first page shows of the whole corpus.

    Args:
        articles: how many.
        passages: how many.
        entries: how many dated entries.
        sources: all sources with their article counts.
        first_published: earliest and latest publication days, None when none is known.
        strip: the passages of all entries over the days of these.
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


__all__ = [
    "AnnotatedArticle",
    "Article",
    "ArticleSummary",
    "ArticleView",
    "Attested",
    "Bar",
    "Basis",
    "Block",
    "BlockKind",
    "Claim",
    "DateMention",
    "DayRange",
    "Entity",
    "EntityKind",
    "EntityMention",
    "EntityView",
    "EntryView",
    "Expansion",
    "Facet",
    "FacetValue",
    "Fragment",
    "Grain",
    "Histogram",
    "Hit",
    "Link",
    "ListedEntity",
    "Mark",
    "Metadatum",
    "Overview",
    "Passage",
    "PassagePlace",
    "PassageView",
    "Precision",
    "Published",
    "Results",
    "Stripped",
    "TimelineEntry",
    "TimelinePage",
    "most_frequent",
]
