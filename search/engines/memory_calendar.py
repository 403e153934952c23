"""What would remain under other days? By narrowing to each year, month and day in turn.

Keeps out: which things are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from index.model.days import DayRange, Grain
from search.engines.memory_corpus import MemoryCorpus, Report, Sentence
from search.engines.memory_count import WIDEST, Filter
from search.engines.memory_passages import Matched, passages_in
from search.periods import opened, period_holding, period_of
from search.query import Filters
from search.results.counts import Bar, Calendar, Periods

Count = Callable[[Filters], int]


def calendar_of_articles(
    corpus: MemoryCorpus, filters: Filters, reports: Sequence[Report]
) -> Calendar:
    """What would remain of some articles.

    Args:
        corpus: the articles.
        filters: the filters of the question.
        reports: the articles that match its words.
    """

    def count(narrowed: Filters) -> int:
        return sum(map(Filter(narrowed, corpus.entities).article, reports))

    anyday = Filter(replace(filters, days=None), corpus.entities)
    some_day = Filter(replace(filters, published=None), corpus.entities)
    spoken = [r for report in reports for s in anyday.sentences(report) for r in s.days]
    published = [report for report in reports if some_day.article(report)]
    return _calendar(filters, spoken, published, count)


def calendar_of_passages(
    corpus: MemoryCorpus,
    filters: Filters,
    matched: Matched,
    placed: Callable[[DayRange | None], Collection[str]],
) -> Calendar:
    """What would remain of some passages.

    Args:
        corpus: the articles.
        filters: the filters of the question.
        matched: whether a passage matches its words.
        placed: the passages that may be in under a choice of days, or none.
    """

    def found(narrowed: Filters) -> Sequence[Sentence]:
        return passages_in(corpus, narrowed, matched, within=placed(narrowed.days))

    spoken = [days for sentence in found(replace(filters, days=None)) for days in sentence.days]
    published = [
        corpus.sentence[sentence.passage.id][0]
        for sentence in found(replace(filters, published=None))
    ]
    return _calendar(filters, spoken, published, lambda narrowed: len(found(narrowed)))


def _calendar(
    filters: Filters, spoken: Collection[DayRange], reports: Collection[Report], count: Count
) -> Calendar:
    known = [report.annotated.article.published for report in reports]
    published = {DayRange.day(one.day) for one in known if one is not None}
    return Calendar(
        spoken=_periods(spoken, filters.days, lambda days: count(replace(filters, days=days))),
        published=_periods(
            published, filters.published, lambda days: count(replace(filters, published=days))
        ),
    )


def _periods(
    ranges: Collection[DayRange], chosen: DayRange | None, count: Callable[[DayRange], int]
) -> Periods:
    def level(grain: Grain, within: DayRange | None) -> tuple[Bar, ...]:
        held = period_holding(chosen, grain)
        listed = {held} if held is not None else set()
        for days in ranges:
            listed |= _touched(days, grain)
        inside = (days for days in listed if within is None or within.overlaps(days))
        bars = [Bar(days=days, count=count(days)) for days in inside]
        bars.sort(key=lambda bar: str(bar.days.start))
        return tuple(bar for bar in bars if bar.count or bar.days == held)

    years = level(Grain.YEAR, None)
    year = opened(years, period_holding(chosen, Grain.YEAR))
    months = level(Grain.MONTH, year) if year is not None else ()
    month = opened(months, period_holding(chosen, Grain.MONTH)) if year is not None else None
    return Periods(
        years=years, months=months, days=level(Grain.DAY, month) if month is not None else ()
    )


def _touched(days: DayRange, grain: Grain) -> set[DayRange]:
    """The periods that a range reaches into, if it is short enough for a bar."""
    if days.start is None or days.end is None or (days.end - days.start).days > WIDEST[grain]:
        return set()
    periods = set()
    day = days.start
    while day < days.end:
        period = period_of(day, grain)
        periods.add(period)
        if period.end is None:
            break
        day = period.end
    return periods
