"""Which passages are shown of a hit, and what is marked in them? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from index.model.article import BlockKind
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
    Spellings,
    Word,
)
from search.results.hits import Hit

Open = Callable[[Any], Engine]


@pytest.fixture
def report(build: Any, engine_over_corpus: Open) -> Engine:
    """One long report among short ones."""
    said = build.said
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour")
    corpus.article(
        "long",
        said("Storm and flood at the quay", BlockKind.HEADLINE),
        "The first words are plain.",
        "A storm came.",
        "A storm and a flood came to {place-low-harbour|Loharb}.",
        "The lamp went out on [4 May|2031-05-04] at {place-low-harbour|Low Harbour}.",
        "A flood of letters followed.",
        "The storms ended, the lamp burns.",
        title="Storm and flood at the quay",
        source="The Quay",
    )
    for number in range(3):
        corpus.article(f"short{number}", "A storm.", source="Coast Wire")
    corpus.entry("long.3", "long.4", days="2031-05-04")
    return engine_over_corpus(corpus)


def hit_of(engine: Engine, root: Any, **filters: Any) -> Hit:
    """The hit of the long report."""
    hits = engine.search(Query(root=root, filters=Filters(**filters))).hits
    return next(hit for hit in hits if hit.article.id == "long")


def shown(hit: Hit) -> list[str]:
    """The ids of the snippets."""
    return [snippet.passage.id for snippet in hit.snippets]


def marked(hit: Hit) -> list[str]:
    """What is marked in the snippets."""
    return [f.text for snippet in hit.snippets for f in snippet.fragments if f.marked]


def words(*texts: str) -> And:
    """Words side by side."""
    return And(children=tuple(Word(text=text) for text in texts), soft=True)


def test_passages_with_most_words_then_rarest_come_in_order_of_the_text(report: Engine) -> None:
    """Three sentences must show best why the report was found; the headline stands above them."""
    # Two words first; then lamp, which one report has, before storm, which all have.
    assert shown(hit_of(report, words("storm", "flood", "lamp"))) == ["long.3", "long.4", "long.6"]


def test_marks_are_the_words_as_they_stand(report: Engine) -> None:
    """Stems are matched, whole words are marked, and joined the fragments are the text."""
    hit = hit_of(report, words("storm", "lamps"))
    assert marked(hit) == ["storm", "lamp", "storms", "lamp"]
    for snippet in hit.snippets:
        assert snippet.text == "".join(fragment.text for fragment in snippet.fragments)
    assert [(f.text, f.marked) for f in hit.title] == [
        ("Storm", True),
        (" and flood at the quay", False),
    ]


def test_phrase_marks_its_words_in_sequence_only(report: Engine) -> None:
    """The single words of a phrase elsewhere were not what was sought."""
    hit = hit_of(report, Phrase(words=("the", "lamp")))
    assert shown(hit) == ["long.4", "long.6"]
    assert marked(hit) == ["The lamp", "the lamp"]
    assert not any(fragment.marked for fragment in hit.title)


def test_prefix_and_spellings_are_marked(report: Engine) -> None:
    """What brought the report here can be seen, other spellings too."""
    assert marked(hit_of(report, Prefix(text="lett"))) == ["letters"]
    name = Spellings(
        typed=Word(text="quagmire"), others=(Word(text="letters"),), entity="e", label="L"
    )
    assert marked(hit_of(report, name)) == ["letters"]


def test_forbidden_words_are_not_marked(report: Engine) -> None:
    """A word that must be absent marks nothing where it is present in the title's other form."""
    root = And(children=(Word(text="lamp"), Not(child=Word(text="storm", field=Field.SOURCE))))
    assert set(marked(hit_of(report, root))) == {"lamp"}


def test_word_of_a_name_marks_the_name(report: Engine) -> None:
    """place:harbour found Loharb: the page shows it."""
    hit = hit_of(report, Word(text="harbour", field=Field.PLACE))
    assert marked(hit) == ["Loharb", "Low Harbour"]


def test_passages_that_meet_the_filters_are_preferred(report: Engine, build: Any) -> None:
    """Under a day, the sentence of that day is shown before one with more of the words."""
    hit = hit_of(report, words("storm", "flood"), days=build.days("2031-05-04"))
    assert shown(hit) == ["long.3", "long.4", "long.5"]
    unfiltered = hit_of(report, words("storm", "flood"))
    assert "long.4" not in shown(unfiltered)


def test_without_words_the_passages_that_meet_the_filters_are_shown(report: Engine) -> None:
    """Browsing by place shows where the place is named."""
    place = Selection(facet=FacetName.PLACE, value="place-low-harbour")
    assert shown(hit_of(report, None, selections=(place,))) == ["long.3", "long.4"]


def test_without_words_and_filters_the_report_opens(report: Engine) -> None:
    """The first sentences, without the headline that stands above them."""
    hit = hit_of(report, None)
    assert shown(hit) == ["long.1", "long.2", "long.3"]
    assert marked(hit) == []
    assert hit.article.opening == "The first words are plain."


def test_match_in_the_title_alone_opens_the_report(build: Any, engine_over_corpus: Open) -> None:
    """A hit always shows something to read."""
    corpus = build.corpus()
    corpus.article("a", "First words.", "Second words.", title="Storm")
    hit = engine_over_corpus(corpus).search(Query(root=Word(text="storm"))).hits[0]
    assert [snippet.text for snippet in hit.snippets] == ["First words.", "Second words."]


def test_snippet_carries_dates_names_and_home_entry(report: Engine) -> None:
    """What stands around the words is linked from the list already."""
    snippet = next(
        s for s in hit_of(report, words("lamp", "4")).snippets if s.passage.id == "long.4"
    )
    assert [mention.surface for mention in snippet.dates] == ["4 May"]
    assert snippet.names == ("place-low-harbour",)
    assert snippet.entry == "long.3"
    assert snippet.article.source is not None
    assert snippet.article.source.value == "The Quay"
