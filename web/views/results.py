"""What does a result list show? Hits with their sentences, what could narrow them, and the days."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import Query, Reading, Sort
from search.results.counts import Histogram
from search.results.hits import Hit, Results
from web import links
from web.params import Asked
from web.views.counts import count
from web.views.facets import Chip
from web.views.narrowing import Choice, Narrowing, narrowing_of
from web.views.pager import Pager, pager_of
from web.views.passages import (
    Headline,
    SentenceView,
    When,
    headline_of,
    published_when,
    sentence_of,
    source_of,
)
from web.views.sources import SourceMark, SourceMarks
from web.views.strip import EVENTS, PUBLISHED, Strip, strip_of
from web.views.take_along import TakeAlong, of_results

SORT_LABELS = {
    Sort.RELEVANCE: "Relevance",
    Sort.NEWEST: "Newest",
    Sort.OLDEST: "Oldest",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """One matching report."""

    href: str
    headline: Headline
    source: SourceMark
    published: When | None
    sentences: tuple[SentenceView, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """What a list without hits would hold if one filter were dropped."""

    kind: str
    label: str
    href: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsView:
    """A result list.

    Args:
        total: how many, with the noun.
        status: one sentence that says what is shown, also read aloud after a change.
        empty: whether nothing matches at all.
        partial_only: whether no report has all the words.
        hits: one page.
        partial: reports that lack some words, after the last full match.
        events: the days that the text speaks of.
        published: the days of publication.
        narrowing: what narrows the list, and what could.
        corrections: other spellings of the whole query.
        reliefs: filters to drop when nothing matches.
        sorts: the orders.
        take_along: the files of the same question.
        pager: other pages.
    """

    total: str
    status: str
    empty: bool
    partial_only: bool
    hits: tuple[HitView, ...]
    partial: tuple[HitView, ...]
    events: Strip
    published: Strip
    narrowing: Narrowing
    corrections: tuple[Choice, ...]
    reliefs: tuple[Relief, ...]
    sorts: tuple[Choice, ...]
    take_along: TakeAlong
    pager: Pager


def results_view(
    results: Results,
    *,
    query: Query,
    marks: SourceMarks,
    reliefs: tuple[Relief, ...] = (),
) -> ResultsView:
    """A result list as the page shows it.

    Args:
        results: the answer.
        query: the question as asked, on the page asked for.
        marks: the marks of the sources.
        reliefs: filters to drop, when nothing matches.
    """
    first = links.first_page(query)
    return ResultsView(
        total=count(results.total, "partial match" if results.partial_only else "report"),
        status=_status(results),
        empty=not results.hits and not results.partial and results.total == 0,
        partial_only=results.partial_only,
        hits=tuple(_hit(hit, marks) for hit in results.hits),
        partial=tuple(_hit(hit, marks) for hit in results.partial),
        events=_events(results.events, first),
        published=_published(results.published, first),
        narrowing=narrowing_of(
            results, reading=Reading.SEARCH, asked=Asked(query=first), address=links.search
        ),
        corrections=tuple(
            Choice(label=text, href=links.search(links.with_text(first, text)))
            for text in results.corrections
        ),
        reliefs=reliefs,
        sorts=_sorts(first),
        take_along=of_results(first, total=results.total),
        pager=pager_of(
            total=results.total,
            size=query.size,
            page=query.page,
            address=lambda page: links.search(links.on_page(query, page)),
        ),
    )


def narrowings(query: Query) -> tuple[Query, ...]:
    """The question with one of its filters dropped, once for each filter."""
    first = links.first_page(query)
    found = [links.removing(first, chosen) for chosen in query.filters.selections]
    if query.filters.days is not None:
        found.append(links.without_days(first))
    if query.filters.published is not None:
        found.append(links.without_published(first))
    return tuple(found)


def relief_of(chip: Chip, total: int) -> Relief:
    """What dropping a filter would bring back."""
    return Relief(kind=chip.kind, label=chip.label, href=chip.href, amount=count(total, "report"))


def _events(histogram: Histogram, first: Query) -> Strip:
    return strip_of(
        histogram,
        style=EVENTS,
        chosen=first.filters.days,
        link=lambda days: links.search(links.with_days(first, days)),
        clear_href=links.search(links.without_days(first)),
    )


def _published(histogram: Histogram, first: Query) -> Strip:
    return strip_of(
        histogram,
        style=PUBLISHED,
        chosen=first.filters.published,
        link=lambda days: links.search(links.with_published(first, days)),
        clear_href=links.search(links.without_published(first)),
    )


def _sorts(first: Query) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            label=label,
            href=links.search(links.sorted_by(first, sort)),
            current=sort is first.sort,
        )
        for sort, label in SORT_LABELS.items()
    )


def _status(results: Results) -> str:
    if results.total == 0:
        return "No report matches"
    if results.partial_only:
        return f"No report has all of these words; {count(results.total, 'partial match')}"
    return count(results.total, "report")


def _hit(hit: Hit, marks: SourceMarks) -> HitView:
    return HitView(
        href=links.article(hit.article.id),
        headline=headline_of(hit.article, hit.title),
        source=source_of(hit.article, marks),
        published=published_when(hit.article.published),
        sentences=tuple(sentence_of(snippet) for snippet in hit.snippets),
        missing=hit.missing,
    )
