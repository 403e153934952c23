"""The ways to ask: every form of the language, with examples that find something in this corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.model.days import Grain
from search.answers import Answers
from search.errors import BusyError
from search.parse import parse
from search.query import FacetName, Field
from search.results.counts import Facet, FacetValue, Histogram
from search.results.timeline import Overview
from search.service import Service
from web.views.ways import Ways, ways_of


def overview(*places: tuple[str, int], articles: int = 10) -> Overview:
    values = tuple(FacetValue(value=f"place-{p}", label=p, count=count) for p, count in places)
    return Overview(
        articles=articles,
        passages=1,
        entries=0,
        sources=(),
        published=None,
        strip=Histogram(grain=Grain.DAY, bars=()),
        key_entries=(),
        facets=(Facet(name=FacetName.PLACE, values=values, distinct=len(values)),),
        generation=1,
    )


def typed(found: Overview | None) -> list[str]:
    return [one.typed for way in ways_of(found, lambda _: True) for one in way.examples]


def test_examples_name_places_of_the_corpus() -> None:
    """A name from here shows more than one from elsewhere; quotes stand where they must."""
    examples = typed(overview(("Port Azal", 3), ("Marrow", 2)))
    assert 'Marrow OR "Port Azal"' in examples
    assert "clashes -Marrow" in examples


def test_examples_pass_by_what_nearly_every_report_names() -> None:
    """To leave out what all have would find nothing."""
    examples = typed(overview(("Azalia", 9), ("Marrow", 5), ("Port Azal", 4)))
    assert "place:Azalia" not in examples
    assert 'Marrow OR "Port Azal"' in examples


def test_examples_break_no_quotes() -> None:
    """A name with a quote in it would end the quotes that it stands in."""
    assert "place:Marrow" in typed(overview(('The "Rock"', 3), ("Marrow", 2)))


@pytest.mark.parametrize("found", [None, overview()])
def test_forms_stand_without_any_name(found: Overview | None) -> None:
    """A corpus that names nothing can be asked too; every example is a valid question."""
    for text in typed(found):
        assert parse(text).root is not None


def test_every_field_has_an_example() -> None:
    """What is not shown where it is typed is not used."""
    examples = typed(None)
    for field in Field:
        if field is not Field.ANY:
            assert any(text.startswith(f"{field.value}:") for text in examples)


def test_example_is_a_link_only_where_it_finds_something() -> None:
    """An example that finds nothing teaches nothing."""
    ways = ways_of(overview(("Marrow", 2)), lambda text: text == "place:Marrow")
    links = {one.typed: one.href for way in ways for one in way.examples if one.href}
    assert links == {"place:Marrow": "/search?q=place%3AMarrow"}


def test_ways_are_tried_on_the_corpus(answers: Service) -> None:
    """The real corpus decides."""
    ways = Ways(answers).shown()
    examples = {one.typed: one.href for way in ways for one in way.examples}
    assert examples["place:Marinella"] == "/search?q=place%3AMarinella"
    assert examples["execut*"] == ""


class Counting:
    """Answers that count how often they are asked, of a corpus that can change."""

    def __init__(self, answers: Service) -> None:
        self.answers, self.asked, self.generation, self.busy = answers, 0, 1, False

    def held(self) -> Answers:
        return self  # type: ignore[return-value]  # as much of it as is asked for

    def overview(self) -> Overview:
        if self.busy:
            raise BusyError("Too many.", remedy="Wait.")
        return replace(self.answers.overview(), generation=self.generation)

    def search(self, query: object) -> object:
        self.asked += 1
        return self.answers.search(query)  # type: ignore[arg-type]  # passed on as it is


def test_ways_are_tried_once_for_each_generation(answers: Service) -> None:
    """Every page carries them: a page must not cost a dozen searches."""
    counting, now = Counting(answers), [0.0]
    ways = Ways(counting, clock=lambda: now[0])  # type: ignore[arg-type]  # a part of Answers
    ways.shown()
    first = counting.asked
    assert first > 5
    for now[0] in (1.0, 100.0, 200.0):
        ways.shown()
    assert counting.asked == first
    counting.generation = 2
    ways.shown()
    assert counting.asked == first
    now[0] = 300.0
    ways.shown()
    assert counting.asked == 2 * first


def test_ways_stand_while_nothing_can_be_asked(answers: Service) -> None:
    """A busy server still shows its page, with the examples it has."""
    counting, now = Counting(answers), [0.0]
    counting.busy = True
    ways = Ways(counting, clock=lambda: now[0])  # type: ignore[arg-type]  # a part of Answers
    assert ways.shown() == ways.kept() == ways_of(None, lambda _: False)
    counting.busy, now[0] = False, 100.0
    assert ways.shown() != ways_of(None, lambda _: False)
