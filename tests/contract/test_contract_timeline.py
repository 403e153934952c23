"""What does a timeline show under words and filters? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from index.model.days import Grain
from index.model.entries import Precision
from search.engine import Engine
from search.query import (
    And,
    FacetName,
    Field,
    Filters,
    Not,
    Phrase,
    Prefix,
    Query,
    Selection,
    Window,
    Word,
)
from search.results.timeline import TimelinePage

Open = Callable[[Any], Engine]


def shown(page: TimelinePage) -> list[str]:
    """The ids of the dated entries."""
    return [view.entry.id for view in page.entries]


def inside(page: TimelinePage) -> dict[str, list[str]]:
    """The passages shown of each entry, dated or not."""
    return {
        view.entry.id: [passage.passage.id for passage in view.passages]
        for view in (*page.entries, *page.undated)
    }


@pytest.fixture
def coast(build: Any, engine_over_corpus: Open) -> Engine:
    """Two reports that share an entry."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour", "Loharb")
    corpus.entity("person-ada-marsh", "Ada Marsh")
    corpus.article(
        "one",
        "A storm broke the lock at {place-low-harbour|Low Harbour} on [4 May|2031-05-04].",
        "{person-ada-marsh|Ada Marsh} closed the gate on [5 May|2031-05-05].",
        "The storm was the worst.",
        title="Gate of the north",
        source="The Quay",
        published="2031-05-06",
    )
    corpus.article(
        "two",
        "The lock at {place-low-harbour|Loharb} broke on [4 May|2031-05-04]. It was old.",
        "The old. Gate fell.",
        source="Coast Wire",
        published="2031-05-07",
    )
    corpus.entry("one.0", "two.0", days="2031-05-04")
    corpus.entry("one.1", days="2031-05-05")
    corpus.entry("one.2", days=None)
    return engine_over_corpus(corpus)


def ask(engine: Engine, root: Any = None, window: Window | None = None, **filters: Any) -> Any:
    """One page of the timeline."""
    return engine.timeline(Query(root=root, filters=Filters(**filters)), window or Window())


def test_timeline_without_words_shows_every_entry(coast: Engine) -> None:
    """All entries in order of time, the undated apart."""
    page = ask(coast)
    assert shown(page) == ["one.0", "one.1"]
    assert [view.entry.id for view in page.undated] == ["one.2"]
    assert (page.total, page.undated_total, page.partial_only) == (2, 1, False)


def test_passage_must_have_the_words_itself(coast: Engine) -> None:
    """An entry shows the passages that speak of it, not all of a report that does somewhere."""
    page = ask(coast, Word(text="lock"))
    assert inside(page) == {"one.0": ["one.0", "two.0"]}
    assert inside(ask(coast, And(children=(Word(text="lock"), Word(text="storm"))))) == {
        "one.0": ["one.0"]
    }


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (Phrase(words=("storm", "broke")), {"one.0": ["one.0"]}),
        (Phrase(words=("old", "gate")), {}),
        (Prefix(text="sto"), {"one.0": ["one.0"], "one.2": ["one.2"]}),
        (Word(text="gate"), {"one.1": ["one.1"]}),
        (Word(text="gate", field=Field.BODY), {"one.1": ["one.1"]}),
        (Word(text="north"), {}),
        (
            Word(text="north", field=Field.TITLE),
            {"one.0": ["one.0"], "one.1": ["one.1"], "one.2": ["one.2"]},
        ),
        (Word(text="wire", field=Field.SOURCE), {"one.0": ["two.0"]}),
        (Word(text="loharb", field=Field.PLACE), {"one.0": ["one.0", "two.0"]}),
        (
            And(children=(Word(text="the"), Not(child=Word(text="lock")))),
            {"one.1": ["one.1"], "one.2": ["one.2"]},
        ),
    ],
)
def test_each_kind_of_word_is_sought_in_the_passage(
    coast: Engine, root: Any, expected: dict[str, list[str]]
) -> None:
    """Words stand in the passage; title and source are its article's."""
    assert inside(ask(coast, root)) == expected


def test_phrase_stays_within_a_passage(build: Any, engine_over_corpus: Open) -> None:
    """Two sentences side by side are not one."""
    corpus = build.corpus()
    corpus.article("a", "The river rose", "bridge fell on [4 May|2031-05-04]")
    corpus.entry("a.0", "a.1", days="2031-05-04")
    engine = engine_over_corpus(corpus)
    assert ask(engine, Phrase(words=("rose", "bridge"))).total == 0
    assert ask(engine, Phrase(words=("bridge", "fell"))).total == 1


def test_any_of_the_words_when_no_passage_has_all(coast: Engine) -> None:
    """A long question still has a timeline, and the page says that it is a loose one."""
    wanted = (Word(text="storm"), Word(text="marsh"))
    page = ask(coast, And(children=wanted, soft=True))
    assert page.partial_only
    assert shown(page) == ["one.0", "one.1"]
    assert page.undated_total == 1
    strict = ask(coast, And(children=wanted))
    assert (strict.total, strict.partial_only) == (0, False)
    full = ask(coast, And(children=(Word(text="storm"), Word(text="lock")), soft=True))
    assert (shown(full), full.partial_only) == (["one.0"], False)


def test_filters_ask_the_passage_and_its_article(coast: Engine, build: Any) -> None:
    """Days, entities and kinds are the passage's; source and publication are the article's."""
    place = Selection(facet=FacetName.PLACE, value="place-low-harbour")
    assert inside(ask(coast, selections=(place,))) == {"one.0": ["one.0", "two.0"]}
    assert inside(ask(coast, days=build.days("2031-05-05"))) == {"one.1": ["one.1"]}
    assert inside(ask(coast, published=build.days("2031-05-07"))) == {"one.0": ["two.0"]}
    source = Selection(facet=FacetName.SOURCE, value="The Quay")
    assert inside(ask(coast, selections=(source,), days=build.days("2031-05-04"))) == {
        "one.0": ["one.0"]
    }
    person = Selection(facet=FacetName.PERSON, value="person-ada-marsh", exclude=True)
    assert inside(ask(coast, selections=(person,))) == {"one.0": ["two.0"]}


def test_strip_and_facets_count_passages(coast: Engine, build: Any) -> None:
    """The strip ignores the chosen days, facets their own filter; what has no entry is out."""
    page = ask(coast, Word(text="the"), days=build.days("2031-05-05"))
    assert [(str(bar.days.start), bar.count) for bar in page.strip.bars] == [
        ("2031-05-04", 2),
        ("2031-05-05", 1),
    ]
    assert page.strip.undated == 1
    source = page.facets[0]
    assert [(value.value, value.count) for value in source.values] == [("The Quay", 1)]
    everything = ask(coast).facets[0]
    assert [(value.value, value.count) for value in everything.values] == [
        ("The Quay", 3),
        ("Coast Wire", 1),
    ]


def test_days_leave_out_entries_of_other_days(build: Any, engine_over_corpus: Open) -> None:
    """A sentence of the 8th that looks back to the 4th is no event of the 4th."""
    corpus = build.corpus()
    corpus.article("a", "Told on [8 May|2031-05-08] of the storm of [4 May|2031-05-04].")
    corpus.article("b", "The storm came on [4 May|2031-05-04].")
    corpus.entry("a.0", days="2031-05-08")
    corpus.entry("b.0", days="2031-05-04")
    page = ask(engine_over_corpus(corpus), days=build.days("2031-05-04"))
    assert [view.entry.id for view in page.entries] == ["b.0"]
    assert sum(value.count for value in page.facets[-1].values) == 1
    assert [bar.count for bar in page.strip.bars] == [1, 0, 0, 0, 1]


def test_open_days_reach_to_publication(build: Any, engine_over_corpus: Open) -> None:
    """ "Since Thursday", in a report of May, says nothing of June."""
    corpus = build.corpus()
    corpus.article("a", "It rained since [1 May|2031-05-01..].", published="2031-05-08")
    corpus.entry("a.0", days="2031-05-01..")
    engine = engine_over_corpus(corpus)
    assert ask(engine, days=build.days("2031-05-08")).total == 1
    assert ask(engine, days=build.days("2031-06-01..")).total == 0


def test_entry_view_tells_sources_places_and_people(coast: Engine) -> None:
    """Sources are those of the passages shown; the headline passage is always there, marked."""
    both = ask(coast, Word(text="lock")).entries[0]
    assert both.sources == ("Coast Wire", "The Quay")
    assert [entity.id for entity in both.places] == ["place-low-harbour"]
    assert both.headline.passage.id == "one.0"
    assert [f.text for f in both.headline.fragments if f.marked] == ["lock"]
    one = ask(coast, Word(text="old")).entries[0]
    assert one.sources == ("Coast Wire",)
    assert one.headline.passage.id == "one.0"
    assert [e.id for e in ask(coast, Word(text="gate")).entries[0].others] == ["person-ada-marsh"]


def test_entries_stand_in_order_of_time(build: Any, engine_over_corpus: Open) -> None:
    """First day, then part of day, then precision, then id; an open beginning by its last day."""
    corpus = build.corpus()
    drafts = [
        ("g", "2031-05-04..2031-05-09", "", None),
        ("f", "2031-05-04", "", None),
        ("e", "2031-05-04", "", None),
        ("d", "2031-05-04", "NI", None),
        ("c", "2031-05-04", "EV", None),
        ("b", "2031-05-04", "AF", None),
        ("a", "2031-05-04", "MO", None),
        ("h", "2031-05-04..", "", None),
        ("i", "..2031-05-04", "", None),
        ("z", "2031-05-03", "NI", None),
        ("j", "2031-05-05", "MO", Precision.PART_OF_DAY),
        ("y", "..2031-05-02", "", None),
    ]
    for key, days, part, precision in drafts:
        corpus.article(key, f"Words on [then|{days}].")
        corpus.entry(f"{key}.0", days=days, part=part, precision=precision)
    page = ask(engine_over_corpus(corpus))
    assert [key[0] for key in shown(page)] == list("yzabcdefghij")


def test_pages_follow_each_other_and_the_last_carries_the_undated(
    build: Any, engine_over_corpus: Open
) -> None:
    """Undated entries stand at the end, each once: fifty on the last page, the others after it."""
    corpus = build.corpus()
    for number in range(5):
        corpus.article(f"d{number}", f"On [day|2031-05-0{number + 1}].")
        corpus.entry(f"d{number}.0", days=f"2031-05-0{number + 1}")
    for number in range(60):
        corpus.article(f"u{number:02d}", "Some day.")
        corpus.entry(f"u{number:02d}.0", days=None)
    engine = engine_over_corpus(corpus)
    pages = [ask(engine, window=Window(page=page, size=2)) for page in range(1, 11)]
    assert [len(page.entries) for page in pages] == [2, 2, 1, *[0] * 7]
    assert [len(page.undated) for page in pages] == [0, 0, 50, 2, 2, 2, 2, 2, 0, 0]
    assert len({view.entry.id for page in pages for view in page.undated}) == 60
    assert {page.undated_total for page in pages} == {60}
    assert {page.total for page in pages} == {5}


def test_undated_entries_alone_stand_on_the_first_page(
    build: Any, engine_over_corpus: Open
) -> None:
    """A corpus without any date still has something to show."""
    corpus = build.corpus()
    corpus.article("a", "Some day.")
    corpus.entry("a.0", days=None)
    page = ask(engine_over_corpus(corpus))
    assert (page.total, len(page.undated)) == (0, 1)


def test_grain_of_the_strip_can_be_asked_for(coast: Engine) -> None:
    """The zoom of the strip is the reader's."""
    for grain, count in ((Grain.DAY, 2), (Grain.MONTH, 1), (Grain.YEAR, 1)):
        strip = ask(coast, window=Window(grain=grain)).strip
        assert (strip.grain, len(strip.bars)) == (grain, count)


def test_days_over_centuries_are_answered_by_the_month_or_year(
    build: Any, engine_over_corpus: Open
) -> None:
    """A strip of 300,000 days would stop the page, not inform it."""
    corpus = build.corpus()
    corpus.article("a", "[then|1231-01-01].", "[now|2031-01-01].")
    corpus.entry("a.0", days="1231-01-01")
    corpus.entry("a.1", days="2031-01-01")
    strip = ask(engine_over_corpus(corpus), window=Window(grain=Grain.DAY)).strip
    assert (strip.grain, len(strip.bars)) == (Grain.YEAR, 801)


def test_entry_whose_passages_all_left_is_not_shown(build: Any, engine_over_corpus: Open) -> None:
    """Entries and articles are written together, but a page must not fall over a gap."""
    corpus = build.corpus()
    corpus.article("a", "Here on [4 May|2031-05-04].")
    corpus.entry("gone.0", days="2031-05-04")
    corpus.entry("gone.1", "a.0", days="2031-05-04", headline="gone.1")
    page = ask(engine_over_corpus(corpus))
    assert shown(page) == ["gone.1"]
    assert page.entries[0].headline.passage.id == "a.0"


def test_wanted_day_leads_to_its_page(build: Any, engine_over_corpus: Open) -> None:
    """The page with the first entry of that day or later, wherever pages happen to end."""
    corpus = build.corpus()
    days = ["..2031-05-02", *[f"2031-05-{n:02d}" for n in (4, 4, 4, 6, 6, 9)], "2031-05-11.."]
    for number, day in enumerate(days):
        corpus.article(f"a{number}", f"A lamp on [then|{day}].")
        corpus.entry(f"a{number}.0", days=day)
    engine = engine_over_corpus(corpus)

    def at(day: str, root: Any = None, **filters: Any) -> tuple[int, list[str]]:
        wanted = build.days(day).start
        page = ask(engine, root, Window(page=9, size=2, at=wanted), **filters)
        assert page.window.at == wanted
        return page.window.page, [entry[1] for entry in shown(page)]

    assert at("2031-01-01") == (1, ["0", "1"])
    assert at("2031-05-02") == (1, ["0", "1"])
    assert at("2031-05-03") == (1, ["0", "1"])
    assert at("2031-05-05") == (3, ["4", "5"])
    assert at("2031-05-09") == (4, ["6", "7"])
    assert at("2031-05-11") == (4, ["6", "7"])
    assert at("2031-06-01") == (4, ["6", "7"])
    assert at("2031-05-09", days=build.days("2031-05-04..2031-05-06")) == (3, ["5"])
    assert at("2031-05-09", Word(text="ladder")) == (1, [])
