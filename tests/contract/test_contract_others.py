"""What stands beside a sentence: what other reports say in its entry. On every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from search.engine import Engine
from search.others import OTHERS_ENTRIES, OTHERS_PER_SOURCE, OTHERS_SHOWN

Open = Callable[[Any], Engine]


def test_entry_with_other_reports_is_told_with_their_number(
    build: Any, engine_over_corpus: Open
) -> None:
    """A reader sees beside a sentence that others speak of the same, and what they say."""
    corpus = build.corpus()
    corpus.article("one", "Fire on [4 May|2031-05-04].", "It was put out.", "Rain.", source="A")
    corpus.article("two", "A fire.", "A [4 May|2031-05-04] fire.", source="B")
    corpus.article("three", "It burnt on [4 May|2031-05-04].")
    corpus.entry("one.0", "one.1", "two.0", "two.1", "three.0", days="2031-05-04")
    corpus.entry("one.2", days=None)
    engine = engine_over_corpus(corpus)
    (found,) = engine.others("one")
    assert (found.entry, found.reports) == ("one.0", 2)
    assert [view.passage.id for view in found.passages] == ["two.0", "two.1", "three.0"]
    assert engine.others("two")[0].reports == 2


def test_only_the_home_of_a_passage_counts(build: Any, engine_over_corpus: Open) -> None:
    """A sentence leads to one entry; what another that cites it holds is not beside it."""
    corpus = build.corpus()
    corpus.article("one", "Fire on [4 May|2031-05-04].", source="A")
    corpus.article("two", "A fire on [5 May|2031-05-05].", source="B")
    corpus.entry("one.0", days="2031-05-04")
    corpus.entry("two.0", "one.0", days="2031-05-05")
    engine = engine_over_corpus(corpus)
    assert engine.others("one") == ()
    assert [found.entry for found in engine.others("two")] == ["two.0"]


def test_every_source_speaks_before_any_speaks_twice(build: Any, engine_over_corpus: Open) -> None:
    """One paper with many sentences must not hide the others, and the page stays short."""
    corpus = build.corpus()
    corpus.article("own", "Fire on [4 May|2031-05-04].", source="A")
    for number in range(4):
        said = [f"Fire {n} on [4 May|2031-05-04]." for n in range(3)]
        corpus.article(f"b{number}", *said, source="B")
    corpus.article("c", *(f"On [4 May|2031-05-04], {n}." for n in range(3)), source="C")
    corpus.article("d", "Nobody knows whose paper this is, [4 May|2031-05-04].")
    corpus.article("e", "Nor this, of [4 May|2031-05-04].")
    names = [passage.id for annotated in corpus.articles for passage in annotated.passages]
    corpus.entry(*names, days="2031-05-04")
    (found,) = engine_over_corpus(corpus).others("own")
    shown = [view.passage.id for view in found.passages]
    assert found.reports == 7
    assert shown == ["b0.0", "b0.1", "c.0", "c.1", "d.0", "e.0"]
    assert len(shown) == OTHERS_SHOWN
    assert sum(name.startswith("b") for name in shown) == OTHERS_PER_SOURCE


def test_long_article_reads_the_first_entries_and_counts_the_others(
    build: Any, engine_over_corpus: Open
) -> None:
    """A page must come quickly, however long the report is."""
    corpus = build.corpus()
    many = OTHERS_ENTRIES + 2
    for key in ("one", "two"):
        corpus.article(key, *(f"Fire {n} on [4 May|2031-05-04]." for n in range(many)), source=key)
    for number in range(many):
        corpus.entry(f"one.{number}", f"two.{number}", days="2031-05-04")
    found = engine_over_corpus(corpus).others("one")
    assert [one.entry for one in found] == [f"one.{number}" for number in range(many)]
    assert [len(one.passages) for one in found] == [1] * OTHERS_ENTRIES + [0, 0]
    assert {one.reports for one in found} == {1}
