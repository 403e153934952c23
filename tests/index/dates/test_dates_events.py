"""Every family of events does what its own examples say, and stays silent where they say so."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from index.dates.events.families import load_book
from index.dates.events.report import Report
from index.dates.events.text import Text
from index.dates.grammar import RULES, load_grammar
from index.dates.tagger import DateTagger
from index.model.article import Published
from index.model.dates import DateMention

TAGGER = DateTagger()
SATURDAY = date(2025, 3, 8)
PUBLISHED = Published.stated(SATURDAY)
FAMILIES: list[dict[str, Any]] = tomllib.loads((RULES / "en" / "events.toml").read_text("utf-8"))[
    "family"
]


def lines(key: str) -> list[tuple[str, str]]:
    return [(family["name"], line) for family in FAMILIES for line in family.get(key, ())]


def dated(sentence: str) -> set[tuple[str, str, str]]:
    """Family, participant and value of the events that a sentence dates."""
    grammar = load_grammar("en")
    marks = tuple(grammar.sets[name] for name in ("STOP", "BREAK", "COMMA", "POSSESSIVE"))
    text = Text(
        tokens=grammar.lexicon.tokens(sentence),
        marks=marks,  # type: ignore[arg-type]  # four of them
        mentions=TAGGER.tag(sentence, published=PUBLISHED),
    )
    events = Report([text], load_book("en"), published=SATURDAY).events
    return {
        (e.phrase.family.name, e.phrase.name.last if e.phrase.name else "-", e.value)
        for e in events
        if e.value
    }


def leaning(text: str) -> list[DateMention]:
    return [m for m in TAGGER.tag(text, published=PUBLISHED) if m.rule.endswith("_event")]


@pytest.mark.parametrize(("family", "line"), lines("datings"))
def test_a_dating_is_read(family: str, line: str) -> None:
    """A date beside an event is the event's."""
    sentence, _, wanted = line.rpartition(" => ")
    who, value = wanted.split()
    assert (family, who, value) in dated(sentence)


@pytest.mark.parametrize(("family", "line"), lines("leanings"))
def test_an_expression_leans_on_the_event(family: str, line: str) -> None:
    """Span and value are those of the example."""
    marked, _, value = line.rpartition(" => ")
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert [(m.start, m.end, m.value) for m in leaning(text)] == [(start, end, value)]


@pytest.mark.parametrize(("family", "sentence"), lines("counter"))
def test_nothing_is_made_of_a_counter_example(family: str, sentence: str) -> None:
    """A wrong date is worse than none."""
    assert leaning(sentence) == []
