"""Which sentence of another report stands beside a sentence?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.model.article import BlockKind, Metadatum, Passage
from index.model.claims import Claim
from search.others import OTHERS_PER_SOURCE, OTHERS_SHOWN, closest, read_first
from search.results.passages import ArticleSummary, Fragment, PassageView


def view(key: str, text: str, source: str | None) -> PassageView:
    article = ArticleSummary(
        id=key,
        title=None,
        opening=text,
        source=None if source is None else Metadatum(value=source),
        published=None,
    )
    passage = Passage(id=f"{key}.0", start=0, end=len(text), kind=BlockKind.BODY, block=0)
    return PassageView(passage=passage, article=article, fragments=(Fragment(text=text),))


FIGURE = Claim(
    start=0,
    end=1,
    surface="9",
    value=9,
    minimum=9,
    maximum=9,
    qualifier="exact",
    measure="killed",
    category="all",
)


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=40))
def test_no_source_is_silenced_while_there_is_room(drawn: list[tuple[int, bool]]) -> None:
    """What is read names as many sources as it can, and is bounded."""
    sources, by_day = [one for one, _ in drawn], [day for _, day in drawn]
    places = read_first(sources, by_day)
    assert list(places) == sorted(set(places))
    assert len(places) <= OTHERS_SHOWN
    read = [sources[place] for place in places]
    assert set(read) == set(sources)
    assert all(read.count(source) <= OTHERS_PER_SOURCE for source in read)


def test_sentence_with_a_day_of_its_own_is_read_before_one_without() -> None:
    """What stands there on evidence alone says less surely the same."""
    assert read_first(["a", "a", "a"], [False, False, True]) == (0, 2)


def test_each_source_speaks_once_with_its_most_alike_sentence() -> None:
    """Two sentences of one paper are one voice."""
    far, near = view("one", "A ship left.", "A"), view("two", "The harbour burnt.", "A")
    other = view("three", "The harbour of Marinella burnt down.", "B")
    found = closest("The harbour of Marinella burnt.", [far, near, other])
    assert found == (other, near)


def test_unknown_sources_are_each_their_own() -> None:
    """That nobody knows who printed two reports does not make them one."""
    views = [view("one", "A fire.", None), view("two", "A fire.", None)]
    assert closest("A fire.", views) == tuple(views)


def test_sentence_with_a_figure_stands_beside_one_with_a_figure() -> None:
    """A reader who doubts a figure wants the other figure, not the nearer words."""
    words = view("one", "The harbour burnt and dock workers died.", "A")
    figure = replace(view("two", "Nine dead.", "A"), claims=(FIGURE,))
    text = "The harbour burnt and ten dock workers died."
    assert closest(text, [words, figure], figures=True) == (figure,)
    assert closest(text, [words, figure]) == (words,)
