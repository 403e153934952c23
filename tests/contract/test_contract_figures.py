"""Which figures of victims answer a question? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search import figures
from search.engine import Engine
from search.figures import FiguresPage
from search.query import And, FacetName, Filters, Query, Selection, Word

Open = Callable[[Any], Engine]


@pytest.fixture
def harbour(build: Any, engine_over_corpus: Open) -> Engine:
    """Two reports with figures, the newer one written first."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour")
    corpus.article(
        "new",
        "The storm took <9 sailors|9 killed civilians> and <two boys|2 killed children>.",
        "The storm passed.",
        source="The Quay",
        published="2031-05-07",
    )
    corpus.article(
        "old",
        "At {place-low-harbour|Low Harbour} on [4 May|2031-05-04] the gale took "
        "<5 sailors|5 killed civilians>.",
        source="Coast Wire",
        published="2031-05-05",
    )
    corpus.article("unknown", "A gale took <one man|1 killed men>.", source="Coast Wire")
    return engine_over_corpus(corpus)


def ask(engine: Engine, root: Any = None, **filters: Any) -> FiguresPage:
    """The figures under a query."""
    return engine.figures(Query(root=root, filters=Filters(**filters)))


def surfaces(page: FiguresPage) -> list[str]:
    """Their words."""
    return [figure.claim.surface for figure in page.figures]


def test_all_figures_come_newest_report_first(harbour: Engine) -> None:
    """Passages without figures are none of them; reports without a day come last."""
    page = ask(harbour)
    assert surfaces(page) == ["9 sailors", "two boys", "5 sailors", "one man"]
    assert (page.passages, page.shown) == (3, 3)
    assert [figure.passage.passage.id for figure in page.figures][:2] == ["new.0", "new.0"]


def test_words_and_filters_narrow_passages(harbour: Engine, build: Any) -> None:
    """A figure is in when its own passage is: another sentence of the report does not help it."""
    word = Word(text="storm")
    assert surfaces(ask(harbour, word)) == ["9 sailors", "two boys"]
    place = Selection(facet=FacetName.PLACE, value="place-low-harbour")
    assert surfaces(ask(harbour, selections=(place,))) == ["5 sailors"]
    assert surfaces(ask(harbour, published=build.days("2031-05-05"))) == ["5 sailors"]


def test_partial_matches_stand_in_for_full_ones(harbour: Engine) -> None:
    """As on the timeline: when no passage has all words, those with some, and it is said."""
    words = And(children=(Word(text="gale"), Word(text="storm")), soft=True)
    page = ask(harbour, words)
    assert page.partial_only
    assert surfaces(page) == ["9 sailors", "two boys", "5 sailors", "one man"]


def test_facets_count_passages_with_figures(harbour: Engine) -> None:
    """The number beside a source tells how many passages remain."""
    counts = {
        value.value: value.count
        for facet in ask(harbour).facets
        if facet.name is FacetName.SOURCE
        for value in facet.values
    }
    assert counts == {"The Quay": 1, "Coast Wire": 2}


def test_newest_are_kept_of_too_many(harbour: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page holds so many; how many there are is told."""
    for module in ("whoosh_figures", "memory_figures"):
        monkeypatch.setattr(f"search.engines.{module}.FIGURE_PASSAGES", 1)
    page = ask(harbour)
    assert surfaces(page) == ["9 sailors", "two boys"]
    assert (page.passages, page.shown) == (3, 1)
    assert figures.FIGURE_PASSAGES > 1
