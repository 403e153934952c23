"""Which values does a facet have under a question? On every engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from contract.drawn import (
    ENTITIES,
    SETTINGS,
    SOURCES,
    Open,
    articles,
    check_agree,
    corpus_of,
    entry_drafts,
    queries,
)
from hypothesis import given
from hypothesis import strategies as st

from search.engine import FACET_LIMIT, Engine
from search.query import (
    FacetName,
    Filters,
    Query,
    Reading,
    Selection,
    ValueOrder,
    ValuesWanted,
    Window,
    Word,
)
from search.results.counts import Facet
from search.results.values import ValuesPage

OpenOver = Callable[[Any], Engine]
PLACES = 30


@pytest.fixture
def shore(build: Any, engine_over_corpus: OpenOver) -> Engine:
    """Reports that name thirty villages, ever fewer of them, and a harbour of several spellings."""
    corpus = build.corpus()
    for number in range(PLACES):
        corpus.entity(f"place-v{number:02}", f"Village {PLACES - number:02}")
    corpus.entity("place-jableh", "Jableh", "al-Jabla", "Gabala")
    corpus.entity("place-etang", "Étang-Salé")
    corpus.entity("person-ada", "Ada Marsh")
    for number in range(PLACES):
        named = " ".join(f"{{place-v{n:02}|it}}" for n in range(number, PLACES))
        corpus.article(f"a{number:02}", f"A storm in {named}.", source="Coast Wire")
    corpus.article("one", "{place-jableh|Gabala}, {place-etang|Étang-Salé}", "{person-ada|Ada}")
    return engine_over_corpus(corpus)


def ask(engine: Engine, *, root: Any = None, filters: Any = None, **wanted: Any) -> ValuesPage:
    """The values of a facet, places unless another is asked for."""
    wanted.setdefault("facet", FacetName.PLACE)
    query = Query(root=root, filters=filters or Filters())
    return engine.values(query, ValuesWanted(**wanted))


def labels(page: ValuesPage) -> list[str]:
    """What people read."""
    return [one.value.label for one in page.values]


def test_all_values_are_listed_page_by_page(shore: Engine) -> None:
    """Beside a list stand the first few; here is the last one, too, and each once."""
    pages = [ask(shore, size=10, page=number) for number in (1, 2, 3, 4, 5)]
    assert [len(page.values) for page in pages] == [10, 10, 10, 2, 0]
    assert {page.total for page in pages} == {page.distinct for page in pages} == {PLACES + 2}
    listed = [one.value.value for page in pages for one in page.values]
    assert len(set(listed)) == PLACES + 2
    counts = [one.value.count for page in pages for one in page.values]
    assert counts == [*range(PLACES, 1, -1), 1, 1, 1]


def test_values_stand_in_the_order_asked_for(shore: Engine) -> None:
    """A to Z puts an accent where its letter is."""
    page = ask(shore, order=ValueOrder.NAME, size=4)
    assert labels(page) == ["Étang-Salé", "Jableh", "Village 01", "Village 02"]


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("etang sal", ["Étang-Salé"]),  # accents and hyphens folded
        ("ALE", ["Étang-Salé"]),  # within a word
        ("lage 0", [f"Village 0{n}" for n in range(9, 0, -1)][::-1]),
        ("gaba", ["Jableh"]),  # another spelling
        ("Jebl", ["Jableh"]),  # by its sound
        ("ada", []),  # a person is no place
        ("zz", []),
    ],
)
def test_values_are_found_by_their_letters_or_spellings(
    shore: Engine, find: str, found: list[str]
) -> None:
    """Whoever looks for a name need not know how this collection spells it."""
    page = ask(shore, find=find, order=ValueOrder.NAME)
    assert labels(page) == found
    assert (page.total, page.distinct) == (len(found), PLACES + 2)


@pytest.mark.parametrize(("find", "told"), [("gaba", "Gabala"), ("jabl", ""), ("leh", "")])
def test_the_spelling_met_is_told_where_the_label_does_not_show_it(
    shore: Engine, find: str, told: str
) -> None:
    """A row that does not hold what was typed would look like a mistake."""
    assert [one.spelling for one in ask(shore, find=find).values] == [told]


@pytest.mark.parametrize("find", ["", "  ", "-!"])
def test_nothing_to_find_by_lists_all(shore: Engine, find: str) -> None:
    """What has neither letter nor digit narrows nothing."""
    assert ask(shore, find=find).total == PLACES + 2


def test_chosen_values_stay_at_nothing(shore: Engine) -> None:
    """A filter that cannot be seen cannot be taken off; an unheard-of one, too."""
    chosen = (
        Selection(facet=FacetName.PERSON, value="person-ada"),
        Selection(facet=FacetName.PLACE, value="place-unheard-of"),
        Selection(facet=FacetName.PLACE, value="place-v00", exclude=True),
    )
    page = ask(shore, root=Word(text="storm"), filters=Filters(selections=chosen))
    assert [(one.value.value, one.value.count) for one in page.values] == [
        ("place-v00", 0),
        ("place-unheard-of", 0),
    ]
    assert [one.value.excluded for one in page.values] == [True, False]
    assert (page.total, page.distinct) == (2, 0)
    assert [one.label for one in page.chosen] == ["Ada Marsh", "place-unheard-of", "Village 30"]


def facets_of(engine: Engine, query: Query, reading: Reading) -> tuple[Facet, ...]:
    """The facets beside the list of a reading."""
    if reading is Reading.SEARCH:
        return engine.search(query).facets
    if reading is Reading.TIMELINE:
        return engine.timeline(query, Window()).facets
    return (engine.figures(query) if reading is Reading.TOLLS else engine.places(query)).facets


finds = st.sampled_from(
    ["", "", "", "a", "or", "quay", "jeb", "lohar", "l'or", "orient", "gaf", "the q", "bo", "!"]
)
wanted = st.builds(
    ValuesWanted,
    facet=st.sampled_from(FacetName),
    reading=st.sampled_from(Reading),
    find=finds,
    order=st.sampled_from(ValueOrder),
    page=st.sampled_from([1, 1, 2]),
    size=st.sampled_from([2, 100]),
)
asked = st.lists(st.tuples(queries, wanted), min_size=4, max_size=8)


@SETTINGS
@given(drafts=articles, entries=entry_drafts, asked=asked)
def test_values_agree(
    build: Any,
    engines: Mapping[str, Open],
    drafts: Any,
    entries: Any,
    asked: list[tuple[Query, ValuesWanted]],
) -> None:
    """Values, their order, totals and the spellings met are those that looking at each gives."""
    corpus = corpus_of(build, drafts, entries)
    check_agree(engines, corpus, asked, lambda engine, one: engine.values(*one))


@SETTINGS
@given(drafts=articles, entries=entry_drafts, query=queries, reading=st.sampled_from(Reading))
def test_values_are_those_beside_the_list(
    build: Any,
    engine_over_corpus: OpenOver,
    drafts: Any,
    entries: Any,
    query: Query,
    reading: Reading,
) -> None:
    """Two numbers for one thing would make both worthless."""
    assert max(len(SOURCES), len(ENTITIES)) <= FACET_LIMIT, "nothing is cut"
    engine = engine_over_corpus(corpus_of(build, drafts, entries))
    for facet in facets_of(engine, query, reading):
        page = engine.values(query, ValuesWanted(facet=facet.name, reading=reading))
        assert tuple(one.value for one in page.values) == facet.values
        assert page.distinct == facet.distinct
