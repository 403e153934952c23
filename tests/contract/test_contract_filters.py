"""What do filters let through, and what do facets and histograms count? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from index.model.article import BlockKind
from index.model.days import DayRange, Grain
from search.engine import FACET_LIMIT, Engine
from search.query import FacetName, Filters, Query, Selection, Window, Word
from search.results.counts import Facet, Histogram

Open = Callable[[Any], Engine]


def only(facet: str, value: str) -> Selection:
    """A chosen value."""
    return Selection(facet=FacetName(facet), value=value)


def never(facet: str, value: str) -> Selection:
    """A value that is left out."""
    return Selection(facet=FacetName(facet), value=value, exclude=True)


def ids(engine: Engine, *selections: Selection, root: Any = None, **ranges: Any) -> set[str]:
    """The articles that are in."""
    filters = Filters(selections=tuple(sorted(selections)), **ranges)
    return {hit.article.id for hit in engine.search(Query(root=root, filters=filters)).hits}


@pytest.fixture
def coast(build: Any, engine_over_corpus: Open) -> Engine:
    """Three reports in which places, people and days meet in some passages and not in others."""
    said = build.said
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour")
    corpus.entity("place-high-moor", "High Moor")
    corpus.entity("person-ada-marsh", "Ada Marsh")
    corpus.entity("person-bo-reed", "Bo Reed")
    corpus.article(
        "one",
        said("Storm over {place-low-harbour|Low Harbour}", BlockKind.HEADLINE),
        "{person-ada-marsh|Ada Marsh} saw it on [4 May|2031-05-04].",
        "{place-high-moor|High Moor} was quiet in [May|2031-05-01..2031-05-31].",
        said("{place-low-harbour|Low Harbour} on [5 May|2031-05-05]", BlockKind.CAPTION),
        source="The Quay",
        published="2031-05-06",
    )
    corpus.article(
        "two",
        "{person-ada-marsh|Ada Marsh} at {place-low-harbour|Low Harbour} on [4 May|2031-05-04].",
        said("{person-bo-reed|Bo} is not amused", BlockKind.TWEET),
        source="Coast Wire",
        published="2031-05-04 2031-05-01..2031-05-20",
    )
    corpus.article(
        "three",
        "{person-bo-reed|Bo Reed} and {~person-ada-marsh|Marsh} left after [1 June|2031-06-01..].",
        "Undated words.",
        source="Coast Wire",
    )
    corpus.article("four")
    return engine_over_corpus(corpus)


@pytest.mark.parametrize(
    ("selections", "expected"),
    [
        ([only("source", "Coast Wire")], {"two", "three"}),
        ([only("source", "Coast Wire"), only("source", "The Quay")], {"one", "two", "three"}),
        ([never("source", "Coast Wire")], {"one", "four"}),
        ([only("source", "coast wire")], set()),
        ([only("person", "person-ada-marsh")], {"one", "two"}),
        ([only("person", "person-ada-marsh"), only("person", "person-bo-reed")],
         {"one", "two", "three"}),
        ([never("person", "person-ada-marsh")], {"three", "four"}),
        ([only("place", "person-ada-marsh")], set()),
        ([only("place", "place-nowhere")], set()),
        ([never("place", "place-nowhere")], {"one", "two", "three", "four"}),
        ([only("kind", "tweet")], {"two"}),
        ([only("kind", "heading")], {"one"}),
        ([never("kind", "body")], {"one", "two"}),
        ([only("kind", "caption"), only("place", "place-low-harbour")], {"one"}),
        ([only("kind", "caption"), only("place", "place-high-moor")], set()),
        ([only("person", "person-ada-marsh"), only("place", "place-low-harbour")], {"two"}),
        ([only("person", "person-bo-reed"), never("place", "place-low-harbour")], {"three"}),
    ],
)  # fmt: skip
def test_selections_are_or_within_a_facet_and_and_across(
    coast: Engine, selections: list[Selection], expected: set[str]
) -> None:
    """One passage must meet entities and kind together; exclusion drops the whole article."""
    assert ids(coast, *selections) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("2031-05-04", {"one", "two"}),
        ("2031-05-20", {"one"}),
        ("2031-05-31..2031-06-10", {"one", "three"}),
        ("..2031-04-30", set()),
        ("2033-01-01..", {"three"}),
        ("..2031-05-01", {"one"}),
    ],
)
def test_days_match_by_overlap(coast: Engine, build: Any, days: str, expected: set[str]) -> None:
    """A month speaks of each of its days, and what is open reaches without end."""
    assert ids(coast, days=build.days(days)) == expected


def test_days_and_entities_must_meet_in_one_passage(coast: Engine, build: Any) -> None:
    """Low Harbour on 4 May is not a report that names the one here and the other there."""
    harbour = only("place", "place-low-harbour")
    assert ids(coast, harbour, days=build.days("2031-05-04")) == {"two"}
    assert ids(coast, harbour, days=build.days("2031-05-05")) == {"one"}


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-05-06", {"one"}),
        ("2031-05-04", {"two"}),
        ("2031-05-05..", {"one"}),
        ("2031-05-07..", set()),
        ("..2031-05-01", set()),
        ("..2031-05-05", {"two"}),
    ],
)
def test_publication_matches_by_its_best_day(
    coast: Engine, build: Any, published: str, expected: set[str]
) -> None:
    """A report stands on one day, however wide its bounds; one of unknown day stands nowhere."""
    assert ids(coast, published=build.days(published)) == expected


def counts(facet: Facet) -> dict[str, int]:
    """Values and their counts."""
    return {value.value: value.count for value in facet.values}


def facets_of(engine: Engine, *selections: Selection, **ranges: Any) -> dict[FacetName, Facet]:
    """The facets of a search."""
    filters = Filters(selections=tuple(sorted(selections)), **ranges)
    return {facet.name: facet for facet in engine.search(Query(filters=filters)).facets}


def test_facets_stand_in_their_order_with_labels(coast: Engine) -> None:
    """Every facet is there, empty ones too, the most frequent values first."""
    results = coast.search(Query())
    assert [facet.name for facet in results.facets] == list(FacetName)
    source, person = results.facets[0], results.facets[1]
    assert [(v.label, v.count) for v in source.values] == [("Coast Wire", 2), ("The Quay", 1)]
    assert [(v.label, v.count) for v in person.values] == [("Ada Marsh", 2), ("Bo Reed", 2)]
    assert (source.distinct, person.distinct) == (2, 2)


def test_facet_ignores_its_own_filter_and_obeys_the_others(coast: Engine) -> None:
    """The counts tell before the click what would remain."""
    found = facets_of(coast, only("source", "The Quay"), only("person", "person-ada-marsh"))
    assert counts(found[FacetName.SOURCE]) == {"The Quay": 1, "Coast Wire": 1}
    assert counts(found[FacetName.PERSON]) == {"person-ada-marsh": 1}
    assert counts(found[FacetName.PLACE]) == {}
    assert counts(found[FacetName.KIND]) == {"body": 1}


def test_facet_of_kinds_counts_articles_and_a_headline_is_a_heading(coast: Engine) -> None:
    """An article counts once a kind, however many passages of it there are."""
    assert counts(facets_of(coast)[FacetName.KIND]) == {
        "body": 3, "caption": 1, "heading": 1, "tweet": 1
    }  # fmt: skip


def test_entity_count_is_what_its_selection_would_leave(coast: Engine, build: Any) -> None:
    """Under a day, a place counts where a passage has both."""
    day = build.days("2031-05-04")
    found = facets_of(coast, days=day)
    for name, facet in found.items():
        for value in facet.values:
            assert len(ids(coast, only(name, value.value), days=day)) == value.count
    # A month speaks of each of its days: High Moor, quiet in May, is in.
    assert counts(found[FacetName.PLACE]) == {"place-high-moor": 1, "place-low-harbour": 1}


def test_excluded_and_vanished_choices_stay_in_the_list(coast: Engine) -> None:
    """What was chosen can be taken back, even when nothing is left of it."""
    found = facets_of(
        coast, never("source", "Coast Wire"), only("place", "place-high-moor"),
        only("place", "place-nowhere"), only("kind", "tweet"),
    )  # fmt: skip
    wire = next(v for v in found[FacetName.SOURCE].values if v.value == "Coast Wire")
    assert (wire.excluded, wire.selected, wire.count) == (True, False, 0)
    nowhere = next(v for v in found[FacetName.PLACE].values if v.value == "place-nowhere")
    assert (nowhere.selected, nowhere.label, nowhere.count) == (True, "place-nowhere", 0)
    assert found[FacetName.PLACE].distinct == 0


def test_facet_is_cut_to_its_limit_with_ties_by_label(build: Any, engine_over_corpus: Open) -> None:
    """The longest list is short, says how much more there is, and keeps what was chosen."""
    corpus = build.corpus()
    for number in range(20):
        key = corpus.entity(f"place-p{number:02d}", f"Place {20 - number:02d}")
        corpus.article(f"a{number}", f"{{{key}|Somewhere}}", source=f"Paper {number:02d}")
    engine = engine_over_corpus(corpus)
    facets = facets_of(engine, only("place", "place-p00"))
    places = facets[FacetName.PLACE]
    assert [v.label for v in places.values] == [
        *(f"Place {n:02d}" for n in range(1, FACET_LIMIT + 1)),
        "Place 20",
    ]
    assert places.distinct == 20
    assert len(engine.search(Query()).facets[0].values) == FACET_LIMIT
    assert len(engine.overview().sources) == 20


def bars(histogram: Histogram) -> list[tuple[str, int]]:
    """First days and counts."""
    return [(str(bar.days.start), bar.count) for bar in histogram.bars]


def test_event_days_count_articles_once_a_bar(build: Any, engine_over_corpus: Open) -> None:
    """Three mentions of a day in one report are one report on that day."""
    corpus = build.corpus()
    corpus.article(
        "a",
        "[4 May|2031-05-04] [again|2031-05-04]",
        "[4 May|2031-05-04] [week|2031-05-03..2031-05-09]",
    )
    corpus.article("b", "[6 May|2031-05-06] and [May|2031-05-01..2031-05-31]")
    corpus.article("c", "[May|2031-05-01..2031-05-31]")
    corpus.article("d", "[after|2031-05-01..]")
    corpus.article("e", "[someday|?] no day")
    events = engine_over_corpus(corpus).search(Query()).events
    assert events.grain is Grain.DAY
    assert bars(events) == [
        ("2031-05-03", 1), ("2031-05-04", 1), ("2031-05-05", 1), ("2031-05-06", 2),
        ("2031-05-07", 1), ("2031-05-08", 1), ("2031-05-09", 1),
    ]  # fmt: skip
    assert (events.wider, events.undated) == (2, 1)


@pytest.mark.parametrize(
    ("last", "grain", "bar_count"),
    [
        ("2031-04-10", Grain.DAY, 100),
        ("2031-04-11", Grain.MONTH, 4),
        ("2039-04-30", Grain.MONTH, 100),
        ("2039-05-01", Grain.YEAR, 9),
        ("2999-01-01", Grain.YEAR, 969),
    ],
)
def test_grain_is_the_finest_that_needs_no_more_than_100_bars(
    build: Any, engine_over_corpus: Open, last: str, grain: Grain, bar_count: int
) -> None:
    """The strip stays readable, whatever the span."""
    corpus = build.corpus()
    corpus.article("a", f"[then|2031-01-01] [later|{last}]")
    events = engine_over_corpus(corpus).search(Query()).events
    assert (events.grain, len(events.bars)) == (grain, bar_count)
    assert events.bars[0].days.start == date(2031, 1, 1)
    assert sum(bar.count for bar in events.bars) == 2
    for bar, following in zip(events.bars, events.bars[1:], strict=False):
        assert bar.days.end == following.days.start


@pytest.mark.parametrize(
    ("span", "day_wider", "month_wider", "year_wider"),
    [
        ("2031-05-01..2031-05-07", 0, 0, 0),
        ("2031-05-01..2031-05-08", 1, 0, 0),
        ("2031-05-01..2031-07-31", 1, 0, 0),
        ("2031-05-01..2031-08-01", 1, 1, 0),
        ("2031-05-01..2045-05-01", 1, 1, 1),
        ("2031-05-01..", 1, 1, 1),
    ],
)
def test_wide_ranges_stand_in_no_bar(
    build: Any,
    engine_over_corpus: Open,
    span: str,
    day_wider: int,
    month_wider: int,
    year_wider: int,
) -> None:
    """A month painted over thirty days would look like knowledge that nobody has."""
    corpus = build.corpus()
    corpus.article("a", f"[then|{span}]")
    corpus.entry("a.0", days=span)
    engine = engine_over_corpus(corpus)
    wider = {
        grain: engine.timeline(Query(), Window(grain=grain)).strip.wider
        for grain in (Grain.DAY, Grain.MONTH, Grain.YEAR)
    }
    assert wider == {Grain.DAY: day_wider, Grain.MONTH: month_wider, Grain.YEAR: year_wider}


def test_months_are_shown_where_no_single_day_is_known(
    build: Any, engine_over_corpus: Open
) -> None:
    """A strip by the day that shows nothing is no strip."""
    corpus = build.corpus()
    corpus.article("a", "[May|2031-05-01..2031-05-31]")
    events = engine_over_corpus(corpus).search(Query()).events
    assert (events.grain, bars(events)) == (Grain.MONTH, [("2031-05-01", 1)])


def test_histogram_without_dates_is_empty(build: Any, engine_over_corpus: Open) -> None:
    """Nothing dated: no bars, and the page can say so."""
    corpus = build.corpus()
    corpus.article("a", "no day")
    results = engine_over_corpus(corpus).search(Query())
    assert (results.events.bars, results.events.undated) == ((), 1)
    assert (results.published.bars, results.published.undated) == ((), 1)


def test_end_of_the_calendar_is_no_error(build: Any, engine_over_corpus: Open) -> None:
    """A text may speak of the year 9999."""
    corpus = build.corpus()
    corpus.article("a", "[then|9999-12-30]", "[first|0001-01-01]")
    events = engine_over_corpus(corpus).search(Query()).events
    assert len(events.bars) == 9999
    assert events.bars[-1].days == DayRange(start=date(9999, 1, 1), end=date.max)


def test_event_histogram_ignores_the_days_filter_and_obeys_the_rest(
    coast: Engine, build: Any
) -> None:
    """The strip stays when a day is chosen, so that another can be chosen."""
    filters = Filters(
        selections=(only("place", "place-low-harbour"),), days=build.days("2031-05-05")
    )
    results = coast.search(Query(filters=filters))
    assert {hit.article.id for hit in results.hits} == {"one"}
    assert bars(results.events) == [("2031-05-04", 1), ("2031-05-05", 1)]


def test_publication_histogram_counts_best_days_and_ignores_its_filter(
    coast: Engine, build: Any
) -> None:
    """A bar tells what choosing it would find."""
    filters = Filters(published=build.days("2031-05-06"))
    published = coast.search(Query(filters=filters)).published
    assert [bar.count for bar in published.bars] == [1, 0, 1]
    assert (published.wider, published.undated) == (0, 2)


def test_facets_follow_the_words(coast: Engine) -> None:
    """Facets count what was found, not the corpus."""
    results = coast.search(Query(root=Word(text="amused")))
    assert counts(results.facets[0]) == {"Coast Wire": 1}
    assert results.events.bars[0].count == 1
