"""What would remain in each year, month and day? On every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from contract.drawn import SETTINGS, articles, corpus_of, entry_drafts, queries
from hypothesis import given

from index.model.days import DayRange
from search.engine import Engine
from search.query import Filters, Query, Window
from search.results.counts import Bar, Periods

OpenOver = Callable[[Any], Engine]


@pytest.fixture
def years(build: Any, engine_over_corpus: OpenOver) -> Engine:
    """Reports of two years, one that speaks of two decades, one that is open, one undated."""
    corpus = build.corpus()
    corpus.article(
        "may",
        "On [4 May|2031-05-04] and [5 May|2031-05-05] a storm.",
        published="2031-05-06",
    )
    corpus.article("june", "In [June|2031-06-01..2031-06-30].", published="2031-07-01")
    corpus.article("old", "On [1 March|2012-03-01].", published="2031-05-06")
    corpus.article("long", "[Long|2000-01-01..2019-12-31].", published="2032-01-01")
    corpus.article("since", "Since [4 May|2031-05-04..].")
    corpus.article("undated", "A storm.")
    return engine_over_corpus(corpus)


def ask(engine: Engine, **filters: Any) -> Any:
    """The calendar of a search."""
    return engine.search(Query(filters=Filters(**filters))).calendar


def told(bars: tuple[Bar, ...]) -> list[tuple[str, int]]:
    """Each period by its first day, with its number."""
    return [(str(bar.days.start), bar.count) for bar in bars]


def test_years_count_what_reaches_into_them(years: Engine) -> None:
    """Two decades bring no rows of their own, and count where a shorter time brings one."""
    calendar = ask(years)
    assert told(calendar.spoken.years) == [("2012-01-01", 2), ("2031-01-01", 3)]
    assert (calendar.spoken.months, calendar.spoken.days) == ((), ())
    assert told(calendar.published.years) == [("2031-01-01", 3), ("2032-01-01", 1)]


def test_chosen_year_opens_its_months(years: Engine, build: Any) -> None:
    """An open time counts in June and stands in May, in which it begins."""
    calendar = ask(years, days=build.days("2031-01-01..2031-12-31"))
    assert told(calendar.spoken.years) == [("2012-01-01", 2), ("2031-01-01", 3)]
    assert told(calendar.spoken.months) == [("2031-05-01", 2), ("2031-06-01", 2)]
    assert calendar.spoken.days == ()


def test_chosen_month_opens_its_days(years: Engine, build: Any) -> None:
    """The year and its other months stay, so that a neighbour can be chosen instead."""
    calendar = ask(years, days=build.days("2031-05-01..2031-05-31"))
    assert told(calendar.spoken.months) == [("2031-05-01", 2), ("2031-06-01", 2)]
    assert told(calendar.spoken.days) == [("2031-05-04", 2), ("2031-05-05", 2)]
    assert told(calendar.published.years) == [("2031-01-01", 1)]


def test_only_year_and_month_open_by_themselves(years: Engine, build: Any) -> None:
    """Nobody must choose where there is no choice."""
    published = ask(years, days=build.days("2031-05-05")).published
    assert told(published.months) == [("2031-05-01", 1)]
    assert told(published.days) == [("2031-05-06", 1)]


def test_days_over_several_years_open_none(years: Engine, build: Any) -> None:
    """Which one would be a guess."""
    assert ask(years, days=build.days("2012-03-01..2031-05-04")).spoken.months == ()
    assert ask(years, days=build.days("2031-05-04..")).spoken.months == ()


def test_chosen_period_stays_at_nothing(years: Engine, build: Any) -> None:
    """A filter that cannot be seen cannot be taken off."""
    spoken = ask(years, days=build.days("2024-02-29")).spoken
    assert ("2024-01-01", 0) in told(spoken.years)
    assert told(spoken.months) == [("2024-02-01", 0)]
    assert told(spoken.days) == [("2024-02-29", 0)]


def test_on_the_timeline_the_entry_must_be_of_the_period_too(
    build: Any, engine_over_corpus: OpenOver
) -> None:
    """A passage that merely mentions a day brings no entry of another day with it."""
    corpus = build.corpus()
    corpus.article("a", "On [4 May|2031-05-04], before [5 May|2031-05-05].", "[May|2031-05-05]")
    corpus.entry("a.0", days="2031-05-04")
    corpus.entry("a.1", days=None)
    spoken = engine_over_corpus(corpus).timeline(Query(), Window()).calendar.spoken
    assert told(spoken.years) == [("2031-01-01", 1)]
    assert told(spoken.days) == [("2031-05-04", 1)]


def each(periods: Periods) -> Iterator[Bar]:
    """All bars."""
    yield from (*periods.years, *periods.months, *periods.days)


def narrowed(query: Query, **filters: DayRange) -> Query:
    """The question on its first page, narrowed to other days."""
    return replace(query, page=1, filters=replace(query.filters, **filters))


@SETTINGS
@given(drafts=articles, entries=entry_drafts, query=queries)
def test_number_of_a_period_is_the_total_after_it_is_chosen(
    build: Any, engine_over_corpus: OpenOver, drafts: Any, entries: Any, query: Query
) -> None:
    """The promise of every facet, for reports; partial matches may give way to full ones."""
    engine = engine_over_corpus(corpus_of(build, drafts, entries))
    before = engine.search(query)
    for bar in each(before.calendar.spoken):
        after = engine.search(narrowed(query, days=bar.days))
        if after.partial_only == before.partial_only or not after.total:
            assert after.total == bar.count, bar
    for bar in each(before.calendar.published):
        after = engine.search(narrowed(query, published=bar.days))
        if after.partial_only == before.partial_only or not after.total:
            assert after.total == bar.count, bar


def passages_shown(engine: Engine, query: Query) -> tuple[int, bool]:
    """How many passages the entries of a timeline list, and whether these are partial matches."""
    page = engine.timeline(query, Window(size=200))
    shown = {p.passage.id for e in (*page.entries, *page.undated) for p in e.passages}
    return len(shown), page.partial_only


@SETTINGS
@given(drafts=articles, entries=entry_drafts, query=queries)
def test_number_of_a_period_is_what_the_timeline_shows_after_it_is_chosen(
    build: Any, engine_over_corpus: OpenOver, drafts: Any, entries: Any, query: Query
) -> None:
    """The same for passages, whose entries must be of the period as well."""
    engine = engine_over_corpus(corpus_of(build, drafts, entries))
    before = engine.timeline(query, Window(size=200))
    chosen = [narrowed(query, days=bar.days) for bar in each(before.calendar.spoken)]
    chosen += [narrowed(query, published=bar.days) for bar in each(before.calendar.published)]
    bars = [*each(before.calendar.spoken), *each(before.calendar.published)]
    for bar, after in zip(bars, chosen, strict=True):
        shown, partial_only = passages_shown(engine, after)
        if partial_only == before.partial_only or not shown:
            assert shown == bar.count, bar
