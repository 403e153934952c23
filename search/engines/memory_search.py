"""Which articles answer a search, in which order, and what would remain? By looking at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.model.days import DayRange
from search.engine import FACET_LIMIT, PARTIAL_LIMIT
from search.engines.memory_calendar import calendar_of_articles
from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.engines.memory_count import (
    Filter,
    facet_of,
    histogram,
    narrows_passages,
    values_of,
    without,
)
from search.engines.memory_match import Matcher
from search.leaves import Leaf, leaf_patterns, typed_text
from search.marking import Marker
from search.present import best_passages, summarise, title_fragments
from search.query import FacetName, Field, Filters, Query, Sort
from search.results.counts import Facet, Histogram
from search.results.hits import Hit, Results

Scores = Mapping[Report, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticles:
    """What a question finds.

    Args:
        full: the articles that are in and have all the words.
        partial: those that are in and have some.
        partial_only: whether none has all the words, so that the partial ones are the answer.
        matching: all articles that match the words as far as the answer does, whatever the filters.
    """

    full: Scores
    partial: Scores
    partial_only: bool
    matching: Sequence[Report]


def search(corpus: MemoryCorpus, query: Query, generation: int) -> Results:
    """Answer a search."""
    matcher = Matcher(corpus, query.root)
    answer = find_articles(corpus, query, matcher)
    found = answer.partial if answer.partial_only else answer.full
    first = (query.page - 1) * query.size
    page = _ordered(found, query.sort)[first : first + query.size]
    show = _Showing(corpus, query, matcher)
    return Results(
        query=query,
        total=len(found),
        hits=tuple(show.hit(r, found[r], lacking=answer.partial_only) for r in page),
        partial_only=answer.partial_only,
        partial=tuple(
            show.hit(r, answer.partial[r], lacking=True)
            for r in _following(answer.full, answer.partial, query)
        ),
        facets=tuple(
            article_facet(corpus, name, reports=answer.matching, filters=query.filters)
            for name in FacetName
        ),
        events=_events(corpus, answer.matching, query),
        published=_published(corpus, answer.matching, query.filters),
        calendar=calendar_of_articles(corpus, query.filters, answer.matching),
        expansions=(),
        corrections=(),
        generation=generation,
        corpus_size=len(corpus.reports),
    )


def find_articles(corpus: MemoryCorpus, query: Query, matcher: Matcher) -> FoundArticles:
    """The articles that meet words and filters: all words, or, when none does, any."""
    allowed = Filter(query.filters, corpus.entities)
    reports = [report for report in corpus.reports if allowed.article(report)]
    full = _scored(reports, matcher.full)
    partial = _scored(reports, matcher.partial)
    partial_only = not full and bool(partial)
    matches = matcher.partial if partial_only else matcher.full
    return FoundArticles(
        full=full,
        partial=partial,
        partial_only=partial_only,
        matching=[report for report in corpus.reports if matches(report) is not None],
    )


def article_facet(
    corpus: MemoryCorpus,
    name: FacetName,
    *,
    reports: Sequence[Report],
    filters: Filters,
    limit: int | None = FACET_LIMIT,
) -> Facet:
    """A facet that counts articles: under all filters but its own."""
    others = without(filters, name)
    allowed = Filter(others, corpus.entities)
    counts: Counter[str] = Counter()
    for report in reports:
        if name is FacetName.SOURCE:
            if report.source is not None and allowed.article(report):
                counts[report.source] += 1
            continue
        had: set[str] = set()
        for sentence in allowed.sentences(report):
            had |= values_of(name, report, sentence, corpus.entities)
        counts.update(had)
    return facet_of(name, counts, filters=filters, labels=corpus.entities, limit=limit)


def newest_first(report: Report) -> tuple[int, str]:
    """The key of the order by publication, newest first; unknown days last."""
    published = report.annotated.article.published
    return (-published.day.toordinal() if published is not None else 1, report.id)


class _Showing:
    """Makes hits of articles."""

    def __init__(self, corpus: MemoryCorpus, query: Query, matcher: Matcher) -> None:
        self._corpus = corpus
        self._filters = query.filters
        self._matcher = matcher
        self._marker = Marker(query.root, corpus.named_by)
        self._rarity: dict[Leaf, int] = {
            leaf: sum(matcher.score(leaf, report) is not None for report in corpus.reports)
            for leaf in self._marker.leaves
        }

    def hit(self, report: Report, score: float, *, lacking: bool) -> Hit:
        allowed = Filter(self._filters, self._corpus.entities)
        sentences = report.sentences
        chosen = best_passages(
            report.annotated,
            found=[self._leaves_in(report, sentence) for sentence in sentences],
            meeting=[allowed.passage_alone(report, sentence) for sentence in sentences]
            if narrows_passages(self._filters)
            else None,
            rarity=self._rarity,
        )
        missing = self._matcher.missing(report) if lacking else []
        return Hit(
            article=summarise(report.annotated.article),
            title=title_fragments(report.annotated.article, self._marker),
            snippets=tuple(self._corpus.view(sentences[n], self._marker) for n in chosen),
            score=score,
            missing=tuple(typed_text(node) for node in missing),
        )

    def _leaves_in(self, report: Report, sentence: Sentence) -> list[Leaf]:
        """The leaves that stand in the passage itself, not in its article's title or source."""
        return [
            leaf
            for leaf in self._marker.leaves
            if any(
                self._matcher.holds(pattern, report, sentence)
                for pattern in leaf_patterns(leaf)
                if pattern.field not in (Field.TITLE, Field.SOURCE)
            )
        ]


def _scored(
    reports: Sequence[Report], score: Callable[[Report], float | None]
) -> dict[Report, float]:
    return {report: found for report in reports if (found := score(report)) is not None}


def _ordered(scores: Scores, sort: Sort) -> list[Report]:
    newest = sorted(scores, key=newest_first)
    if sort is Sort.NEWEST:
        return newest
    if sort is Sort.OLDEST:
        return sorted(sorted(scores, key=lambda report: report.id), key=_oldest_first)
    # Sums in another order differ in the last bits; such articles are equally relevant.
    return sorted(newest, key=lambda report: -round(scores[report], 6))


def _oldest_first(report: Report) -> tuple[bool, int]:
    published = report.annotated.article.published
    return (published is None, published.day.toordinal() if published is not None else 0)


def _following(full: Scores, partial: Scores, query: Query) -> list[Report]:
    """The best partial matches, to follow the last page of full ones."""
    last_page = -(-len(full) // query.size)
    if not full or query.page != last_page:
        return []
    rest = {report: score for report, score in partial.items() if report not in full}
    return _ordered(rest, Sort.RELEVANCE)[:PARTIAL_LIMIT]


def _events(corpus: MemoryCorpus, reports: Sequence[Report], query: Query) -> Histogram:
    others = replace(query.filters, days=None)
    allowed = Filter(others, corpus.entities)
    things: list[list[DayRange]] = []
    for report in reports:
        if allowed.article(report):
            things.append([days for s in allowed.sentences(report) for days in s.days])
    return histogram(things, grain=query.grain)


def _published(corpus: MemoryCorpus, reports: Sequence[Report], filters: Filters) -> Histogram:
    allowed = Filter(replace(filters, published=None), corpus.entities)
    things: list[list[DayRange]] = []
    for report in reports:
        if allowed.article(report):
            published = report.annotated.article.published
            things.append([DayRange.day(published.day)] if published is not None else [])
    return histogram(things, grain=None)
