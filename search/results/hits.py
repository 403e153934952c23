"""How is a search answered? Articles with their best passages."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import Query
from search.results.counts import Calendar, Facet, Histogram
from search.results.passages import ArticleSummary, Fragment, PassageView
from search.results.reading import UNEXPLAINED, Explanation
from search.suggestions import Ambiguity


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
        events: days that the text speaks of, by the grain asked for; counts articles; ignores the
            `days` filter.
        published: publication days (the best day of each); counts articles; ignores the `published`
            filter.
        calendar: what would remain under other days, counting articles.
        expansions: names also searched under other spellings.
        ambiguities: names that several share, searched as typed.
        explanation: how the question was read.
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
    calendar: Calendar
    expansions: tuple[Expansion, ...]
    corrections: tuple[str, ...]
    generation: int
    corpus_size: int
    ambiguities: tuple[Ambiguity, ...] = ()
    explanation: Explanation = UNEXPLAINED
