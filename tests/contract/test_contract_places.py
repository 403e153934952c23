"""Which places answer a question? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.engine import Engine
from search.query import And, FacetName, Filters, Query, Selection, Word
from search.results.places import PlacesPage

Open = Callable[[Any], Engine]


@pytest.fixture
def shore(build: Any, engine_over_corpus: Open) -> Engine:
    """Two reports that name places, one that names nobody's."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour")
    corpus.entity("place-marsh-end", "Marsh End")
    corpus.entity("place-akra", "Akra")
    corpus.entity("person-ada", "Ada Marsh")
    corpus.article(
        "new",
        "The storm took {place-low-harbour|Low Harbour} and {place-marsh-end|Marsh End}.",
        "In {place-low-harbour|Low Harbour}, near {place-low-harbour|the harbour}, a gale blew.",
        "{~place-akra|Akra} was quiet.",
        source="The Quay",
        published="2031-05-07",
    )
    corpus.article(
        "old",
        "On [4 May|2031-05-04] the gale reached {place-low-harbour|Low Harbour}.",
        "{person-ada|Ada Marsh} saw the storm.",
        source="Coast Wire",
        published="2031-05-05",
    )
    corpus.article("none", "A storm, a gale, and {person-ada|Ada Marsh}.", source="Coast Wire")
    return engine_over_corpus(corpus)


def ask(engine: Engine, root: Any = None, *, limit: int = 500, **filters: Any) -> PlacesPage:
    """The places under a query."""
    return engine.places(Query(root=root, filters=Filters(**filters)), limit=limit)


def counts(page: PlacesPage) -> list[tuple[str, int, int]]:
    """The places with their numbers."""
    return [(one.entity.name, one.passages, one.articles) for one in page.places]


def test_each_place_tells_its_passages_and_articles(shore: Engine) -> None:
    """A place named twice in a sentence counts once; a weak name is no place."""
    page = ask(shore)
    assert counts(page) == [("Low Harbour", 3, 2), ("Marsh End", 1, 1)]
    assert (page.distinct, page.passages, page.articles) == (2, 3, 2)


def test_words_and_filters_narrow_passages(shore: Engine, build: Any) -> None:
    """A place counts where its own sentence meets the question."""
    assert counts(ask(shore, Word(text="gale"))) == [("Low Harbour", 2, 2)]
    assert counts(ask(shore, days=build.days("2031-05-04"))) == [("Low Harbour", 1, 1)]
    source = Selection(facet=FacetName.SOURCE, value="Coast Wire")
    assert counts(ask(shore, selections=(source,))) == [("Low Harbour", 1, 1)]
    marsh = Selection(facet=FacetName.PLACE, value="place-marsh-end")
    assert counts(ask(shore, selections=(marsh,))) == [("Low Harbour", 1, 1), ("Marsh End", 1, 1)]


def test_partial_matches_stand_in_for_full_ones(shore: Engine) -> None:
    """As on the timeline: when no passage has all words, those with some, and it is said."""
    words = And(children=(Word(text="gale"), Word(text="storm")), soft=True)
    page = ask(shore, words)
    assert page.partial_only
    assert counts(page) == [("Low Harbour", 3, 2), ("Marsh End", 1, 1)]


def test_nothing_found_has_no_place(shore: Engine) -> None:
    """An empty answer is an answer."""
    page = ask(shore, Word(text="zeppelin"))
    assert (page.places, page.distinct, page.passages, page.articles) == ((), 0, 0, 0)


def test_the_foremost_are_kept_of_too_many(shore: Engine) -> None:
    """How many there are is told."""
    page = ask(shore, limit=1)
    assert counts(page) == [("Low Harbour", 3, 2)]
    assert page.distinct == 2


def test_equals_are_kept_by_name(build: Any, engine_over_corpus: Open) -> None:
    """Which of several equal places a limit keeps does not depend on how they are stored."""
    corpus = build.corpus()
    for key, name in (("a", "Zeta"), ("b", "Mu"), ("c", "Alpha"), ("d", "Beta")):
        corpus.entity(f"place-{key}", name)
    corpus.article("one", "{place-a|Zeta} {place-b|Mu} {place-c|Alpha} {place-d|Beta}")
    corpus.article("two", "{place-b|Mu}")
    page = ask(engine_over_corpus(corpus), limit=2)
    assert counts(page) == [("Mu", 2, 2), ("Alpha", 1, 1)]


def test_facets_count_passages_that_name_a_place(shore: Engine) -> None:
    """The number beside a source tells how many passages remain."""
    found = {
        value.value: value.count
        for facet in ask(shore).facets
        if facet.name is FacetName.SOURCE
        for value in facet.values
    }
    assert found == {"The Quay": 2, "Coast Wire": 1}
