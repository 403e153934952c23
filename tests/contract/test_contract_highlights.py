"""Which entries stand for a timeline? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.engine import Engine
from search.query import And, FacetName, Filters, Query, Selection, Word
from search.results.timeline import Highlights

Open = Callable[[Any], Engine]


def ask(engine: Engine, root: Any = None, *, limit: int = 10, **filters: Any) -> Highlights:
    """What stands out under some words and filters."""
    return engine.highlights(Query(root=root, filters=Filters(**filters)), limit=limit)


def chosen(found: Highlights) -> list[str]:
    """The ids of the entries."""
    return [one.entry.id for one in found.entries]


def told(corpus: Any, key: str, day: str, *, published: str, source: str = "The Quay") -> None:
    """One report of one sentence about a day."""
    corpus.article(key, f"It broke on [then|{day}].", source=source, published=published)


@pytest.fixture
def coast(build: Any, engine_over_corpus: Open) -> Engine:
    """Three days: one recalled, one only announced, one that a single report tells twice."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour")
    for number in range(3):
        told(corpus, f"back{number}", "2031-05-04", published=f"2031-05-0{number + 6}")
        told(corpus, f"fore{number}", "2031-05-20", published=f"2031-05-0{number + 6}")
    corpus.article(
        "toll",
        "The storm killed <9 sailors|9 killed civilians> at {place-low-harbour|Low Harbour} "
        "on [5 May|2031-05-05].",
        "The storm also broke a lock on [5 May|2031-05-05].",
        source="Coast Wire",
        published="2031-05-05",
    )
    corpus.entry("back0.0", "back1.0", "back2.0", days="2031-05-04")
    corpus.entry("fore0.0", "fore1.0", "fore2.0", days="2031-05-20")
    corpus.entry("toll.1", days="2031-05-05")
    corpus.entry("toll.0", days="2031-05-05")
    return engine_over_corpus(corpus)


def test_highlights_stand_in_order_of_time(coast: Engine) -> None:
    """They are read as a timeline."""
    assert chosen(ask(coast)) == ["back0.0", "toll.0", "fore0.0"]
    assert ask(coast).days == 3


def test_a_day_that_is_recalled_outweighs_one_that_was_announced(coast: Engine) -> None:
    """As many reports spoke of both; one of the days may never have come to anything."""
    assert chosen(ask(coast, limit=1)) == ["back0.0"]


def test_each_day_has_its_best_before_any_has_its_second(coast: Engine) -> None:
    """One day does not take the places of the others."""
    assert chosen(ask(coast, limit=3)) == ["back0.0", "toll.0", "fore0.0"]


def test_entry_with_a_figure_comes_first_among_equals(coast: Engine, build: Any) -> None:
    """Told by the same report alone, the one that counts the dead is the day's."""
    assert chosen(ask(coast, limit=1, days=build.days("2031-05-05"))) == ["toll.0"]


def test_highlight_counts_what_is_in(coast: Engine, build: Any) -> None:
    """Passages, articles and sources are those under the words and filters."""
    first = ask(coast).entries[0]
    assert (first.passages, first.articles, first.sources) == (3, 3, 1)
    assert first.headline.passage.id == "back0.0"
    narrowed = ask(coast, published=build.days("2031-05-06..2031-05-07")).entries[0]
    assert (narrowed.passages, narrowed.articles, narrowed.sources) == (2, 2, 1)


def test_highlights_ask_words_and_filters_as_the_timeline_does(coast: Engine, build: Any) -> None:
    """What stands out of a question stands on its timeline."""
    place = Selection(facet=FacetName.PLACE, value="place-low-harbour")
    assert chosen(ask(coast, selections=(place,))) == ["toll.0"]
    assert chosen(ask(coast, Word(text="lock"))) == ["toll.1"]
    assert chosen(ask(coast, published=build.days("2031-05-06"))) == ["back0.0", "fore0.0"]
    marked = ask(coast, Word(text="lock")).entries[0].headline.fragments
    assert [fragment.text for fragment in marked if fragment.marked] == ["lock"]


def test_any_of_the_words_when_no_passage_has_all(coast: Engine) -> None:
    """As on the timeline, and it is said."""
    words = And(children=(Word(text="lock"), Word(text="sailors")), soft=True)
    found = ask(coast, words)
    assert (chosen(found), found.partial_only) == (["toll.0"], True)
    assert ask(coast, Word(text="absent")).entries == ()


def test_a_report_counts_once_for_a_day(build: Any, engine_over_corpus: Open) -> None:
    """A page that names one day in every line is one voice; so are many pages of one house."""
    corpus = build.corpus()
    corpus.article("live", *["On [then|2031-05-04]."] * 6, source="A", published="2031-05-03")
    told(corpus, "one", "2031-05-05", source="A", published="2031-05-03")
    told(corpus, "two", "2031-05-05", source="B", published="2031-05-03")
    told(corpus, "three", "2031-05-06", source="A", published="2031-05-03")
    told(corpus, "four", "2031-05-06", source="A", published="2031-05-03")
    corpus.entry(*(f"live.{number}" for number in range(6)), days="2031-05-04")
    corpus.entry("one.0", "two.0", days="2031-05-05")
    corpus.entry("three.0", "four.0", days="2031-05-06")
    engine = engine_over_corpus(corpus)
    assert chosen(ask(engine, limit=1)) == ["one.0"]
    assert chosen(ask(engine, limit=2)) == ["one.0", "three.0"]


def test_a_day_weighs_more_when_more_was_published_on_it(
    build: Any, engine_over_corpus: Open
) -> None:
    """Reports of a day seldom name it; they count where their passages are in."""
    corpus = build.corpus()
    told(corpus, "one", "2031-05-04", published="2031-05-09")
    told(corpus, "two", "2031-05-05", published="2031-05-09")
    told(corpus, "other", "2031-05-01", published="2031-05-05")
    for key, day in (("one", "04"), ("two", "05"), ("other", "01")):
        corpus.entry(f"{key}.0", days=f"2031-05-{day}")
    engine = engine_over_corpus(corpus)
    assert chosen(ask(engine, limit=1)) == ["two.0"]
    # What was published on the fifth no longer meets the question, and no longer counts.
    assert chosen(ask(engine, limit=1, published=build.days("2031-05-09"))) == ["one.0"]


def test_a_late_day_is_credited_for_what_could_not_be_written_yet(
    build: Any, engine_over_corpus: Open
) -> None:
    """Two days alike but for what came after them: the later one had less time to be recalled."""
    corpus = build.corpus()
    for day in ("04", "06"):
        told(corpus, f"on{day}", f"2031-05-{day}", published=f"2031-05-{day}")
        corpus.entry(f"on{day}.0", days=f"2031-05-{day}")
    assert chosen(ask(engine_over_corpus(corpus), limit=1)) == ["on06.0"]


def test_an_unknown_day_of_publication_is_no_later_day(
    build: Any, engine_over_corpus: Open
) -> None:
    """What is not known adds nothing, and takes nothing away."""
    corpus = build.corpus()
    corpus.article("a", "On [then|2031-05-04].")
    told(corpus, "b", "2031-05-05", published="2031-05-06", source="")
    corpus.entry("a.0", days="2031-05-04")
    corpus.entry("b.0", days="2031-05-05")
    assert chosen(ask(engine_over_corpus(corpus), limit=1)) == ["b.0"]


def test_entries_of_several_days_stand_for_none(build: Any, engine_over_corpus: Open) -> None:
    """A month, an open end and an undated figure belong to no single day."""
    corpus = build.corpus()
    for key, days in (("a", "2031-05-01..2031-05-31"), ("b", "2031-05-04.."), ("c", None)):
        corpus.article(key, f"Then [then|{days}]." if days else "Some day.")
        corpus.entry(f"{key}.0", days=days)
    corpus.article("d", "[then|2031-05-04]")
    corpus.entry("d.0", days="2031-05-04", part="NI")
    engine = engine_over_corpus(corpus)
    assert chosen(ask(engine)) == ["d.0"]
    assert engine_over_corpus(build.corpus()).highlights(Query()).entries == ()


def test_ties_are_broken_by_time_then_id(build: Any, engine_over_corpus: Open) -> None:
    """The same question has the same answer on every machine."""
    corpus = build.corpus()
    for key in "dcba":
        corpus.article(key, "[then|2031-05-04]", "[then|2031-05-03]")
    for one, other in ("cd", "ab"):
        corpus.entry(f"{one}.0", f"{other}.0", days="2031-05-04")
        corpus.entry(f"{one}.1", f"{other}.1", days="2031-05-03")
    engine = engine_over_corpus(corpus)
    assert chosen(ask(engine, limit=1)) == ["a.1"]
    assert chosen(ask(engine, limit=3)) == ["a.1", "c.1", "a.0"]
    assert chosen(ask(engine, limit=4)) == ["a.1", "c.1", "a.0", "c.0"]


def test_second_entry_of_a_day_needs_two_reports(build: Any, engine_over_corpus: Open) -> None:
    """Ten lines of one report each are no summary of a few days."""
    corpus = build.corpus()
    for key in "abc":
        corpus.article(key, *["[then|2031-05-04]"] * 3, source=key)
    corpus.entry("a.0", "b.0", "c.0", days="2031-05-04")
    corpus.entry("a.1", days="2031-05-04")
    corpus.entry("b.1", "c.1", days="2031-05-04")
    assert chosen(ask(engine_over_corpus(corpus))) == ["a.0", "b.1"]


def test_a_damaged_entry_without_its_headline_still_stands_out(
    build: Any, engine_over_corpus: Open
) -> None:
    """Entries and articles are written together, but a page must not fall over a gap."""
    corpus = build.corpus()
    corpus.article("a", "Here on [4 May|2031-05-04].")
    corpus.entry("gone.0", days="2031-05-04")
    corpus.entry("gone.1", "a.0", days="2031-05-04", headline="gone.1")
    found = ask(engine_over_corpus(corpus))
    assert chosen(found) == ["gone.1"]
    assert found.entries[0].headline.passage.id == "a.0"
