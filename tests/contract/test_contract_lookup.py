"""Where do ids and misspelt words lead? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from index.errors import NotFoundError
from search.engine import PREFIX_EXPANSIONS, Engine
from search.query import FacetName, Prefix, Query, Window, Word
from search.results.reading import Forms
from search.vocabulary import Attested, Grain, Link

Open = Callable[[Any], Engine]


@pytest.fixture
def coast(build: Any, engine_over_corpus: Open) -> Engine:
    """Three reports, an entity under several spellings, a name that no report has."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour", "Loharb", "Port Marsh")
    corpus.entity("person-ada-marsh", "Ada Marsh")
    corpus.entity("person-lone", "Lone Wolf")
    corpus.entity("group-gulls", "The Gulls")
    corpus.article(
        "one",
        "{place-low-harbour|Low Harbour} and {person-ada-marsh|Ada} on [4 May|2031-05-04].",
        "{place-low-harbour|Loharb} again.",
        source="Marsh Courier",
        published="2031-05-06",
    )
    corpus.article(
        "two",
        "{place-low-harbour|Low Harbour} on [4 May|2031-05-04] and [10 May|2031-05-10].",
        "The {~group-gulls|Gulls} flew. Harbours, Harbours, harbours.",
        source="Coast Wire",
        published="2031-05-07",
    )
    corpus.article("three", "No names.", source="Coast Wire")
    corpus.entry("one.0", "two.0", days="2031-05-04")
    corpus.entry("one.1", days=None)
    corpus.entry("two.1", "two.0", days="2031-05-10")
    return engine_over_corpus(corpus)


@pytest.mark.parametrize("what", ["article", "others", "entry", "passage", "place_of", "entity"])
def test_unknown_id_is_not_found(coast: Engine, what: str) -> None:
    """An address that leads nowhere is told as one, with what to do."""
    for key in ("nowhere", "", "one.00", "ONE"):
        with pytest.raises(NotFoundError, match="Check the address"):
            getattr(coast, what)(key)


def test_article_tells_its_entries_and_entities(coast: Engine) -> None:
    """The page of an article links each passage to its entry and each name to its page."""
    view = coast.article("one")
    assert view.annotated.article.id == view.summary.id == "one"
    assert view.entries == (("one.0", "one.0"), ("one.1", "one.1"))
    assert [entity.id for entity in view.entities] == ["place-low-harbour", "person-ada-marsh"]


def test_passage_has_one_home(coast: Engine) -> None:
    """A passage that a second entry cites leads to the first that lists it."""
    assert coast.place_of("two.0").entry == "one.0"
    assert coast.place_of("two.1").entry == "two.1"
    assert coast.place_of("three.0").entry == ""
    assert coast.passage("two.0").entry == "one.0"
    assert coast.place_of("two.0").article == "two"
    assert coast.passage("one.1").text == "Loharb again."


def test_entry_shows_all_its_passages(coast: Engine) -> None:
    """The page of an entry is the same whatever was searched."""
    view = coast.entry("one.0")
    assert [passage.passage.id for passage in view.passages] == ["one.0", "two.0"]
    assert view.sources == ("Coast Wire", "Marsh Courier")
    with pytest.raises(NotFoundError):
        coast.entry("two.0")


def test_all_entities_are_listed_with_their_spellings(coast: Engine) -> None:
    """Whoever checks what was merged must see every name, also the rare one."""
    listed = {row.entity.id: row for row in coast.listed()}
    assert list(listed) == sorted(coast.entities)
    assert listed["place-low-harbour"].spellings == coast.entity("place-low-harbour").spellings
    assert listed["place-low-harbour"].articles == 2
    assert listed["place-low-harbour"].mentions == 3
    assert listed["person-lone"].mentions == 0


def test_entity_tells_reports_and_spellings(coast: Engine) -> None:
    """Newest report first; every form with how often it stands in the corpus."""
    view = coast.entity("place-low-harbour")
    assert [article.id for article in view.articles] == ["two", "one"]
    assert (view.article_total, view.passage_total) == (2, 3)
    own = Attested("Low Harbour", Link.OWN), Attested("Loharb", Link.OWN)
    assert view.spellings == ((own[0], 2), (own[1], 1))


def test_entity_with_weak_mentions_alone_has_a_page_but_is_no_facet(coast: Engine) -> None:
    """A weak mention is shown where it stands, and counted nowhere."""
    assert coast.entity("group-gulls").article_total == 1
    groups = next(f for f in coast.overview().facets if f.name is FacetName.GROUP)
    assert groups.values == ()
    assert coast.entity("person-lone").spellings == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Habrour", ("Harbour",)),
        ("harbor", ("Harbour",)),
        ("hxrbxur", ("Harbour",)),
        ("hxrbxxr", ()),
        ("xarbour", ()),
        ("flwe", ("flew",)),
        ("fxex", ()),
        ("harbour", ()),
        ("harbours", ()),
        ("Harboured", ()),
        ("", ()),
        ("--", ()),
    ],
)
def test_misspelt_word_leads_to_indexed_words(
    coast: Engine, word: str, expected: tuple[str, ...]
) -> None:
    """Same first letter, two edits (one in a short word), nothing for a word that is there."""
    assert coast.spelling(word, limit=1) == expected


def test_spelling_gives_words_as_they_are_written_most_often(coast: Engine) -> None:
    """Nearest first, then the commonest; a word is offered as the reports write it."""
    assert coast.spelling("harbourz") == ("Harbours", "Harbour")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (Word(text="harbour"), Forms(words=("Harbours",), total=1, itself=True)),
        (Word(text="HARBOURS"), Forms(words=("Harbour",), total=1, itself=True)),
        (Word(text="harboured"), Forms(words=("Harbours", "Harbour"), total=2)),
        (Word(text="gull"), Forms(words=("Gulls",), total=1)),
        (Word(text="zebra"), Forms()),
        (Prefix(text="har"), Forms(words=("Harbours", "Harbour"), total=2)),
        (Prefix(text="harbour"), Forms(words=("Harbours", "Harbour"), total=2)),
        (Prefix(text="zeb"), Forms()),
    ],
)
def test_forms_are_the_words_that_a_typed_one_stands_for(
    coast: Engine, pattern: Word | Prefix, expected: Forms
) -> None:
    """The commonest first, as the reports write them; a word is not among its own forms."""
    assert coast.forms(pattern) == expected
    few = coast.forms(pattern, 1)
    assert (few.words, few.total) == (expected.words[:1], expected.total)


def test_forms_end_where_a_prefix_does(build: Any, engine_over_corpus: Open) -> None:
    """Words that a prefix does not expand to are not told as found."""
    corpus = build.corpus()
    corpus.article("one", " ".join(f"abc{number}" for number in range(PREFIX_EXPANSIONS + 7)))
    assert engine_over_corpus(corpus).forms(Prefix(text="abc")).total == PREFIX_EXPANSIONS


def test_overview_tells_the_whole_corpus(coast: Engine, build: Any) -> None:
    """The first page: how much there is, from whom, from when to when."""
    overview = coast.overview()
    assert (overview.articles, overview.passages, overview.entries) == (3, 5, 2)
    assert [(v.value, v.count) for v in overview.sources] == [
        ("Coast Wire", 2),
        ("Marsh Courier", 1),
    ]
    assert overview.published == build.days("2031-05-06..2031-05-07")
    assert [facet.name for facet in overview.facets] == [
        FacetName.PERSON,
        FacetName.PLACE,
        FacetName.ORGANISATION,
        FacetName.GROUP,
    ]
    assert [bar.count for bar in overview.strip.bars] == [2, 0, 0, 0, 0, 0, 2]
    assert overview.strip.undated == 1
    assert overview.strip == coast.timeline(Query(), Window(grain=Grain.DAY)).strip


def test_key_entries_have_the_most_sources_and_stand_in_order_of_time(
    build: Any, engine_over_corpus: Open
) -> None:
    """What several papers report is what a newcomer should see first."""
    corpus = build.corpus()
    for number in range(4):
        corpus.article(
            f"p{number}", *(f"On [day|2031-05-{d:02d}]." for d in range(1, 13)),
            source=f"Paper {number}",
        )  # fmt: skip
    for day in range(12):
        papers = 1 if day in (0, 3, 5, 7) else 2 + day % 2
        corpus.entry(*(f"p{n}.{day}" for n in range(papers)), days=f"2031-05-{day + 1:02d}")
    overview = engine_over_corpus(corpus).overview()
    assert [view.entry.id for view in overview.key_entries] == [
        f"p0.{day}" for day in (1, 2, 4, 6, 8, 9, 10, 11)
    ]


def test_empty_corpus_has_an_overview(build: Any, engine_over_corpus: Open) -> None:
    """Before the first article nothing falls over."""
    overview = engine_over_corpus(build.corpus()).overview()
    assert (overview.articles, overview.published, overview.sources) == (0, None, ())
    assert overview.strip.bars == overview.key_entries == ()


def test_capabilities_say_what_an_engine_is(coast: Engine) -> None:
    """Operations can tell which engine answers."""
    assert coast.capabilities.name in ("memory", "whoosh")
    assert coast.capabilities.persistent == (coast.capabilities.name == "whoosh")
