"""When was what "two days of fighting" tells?"""

from __future__ import annotations

from datetime import date

import pytest

from index.annotation import Annotator
from index.entities.gazetteer import load_gazetteer
from index.interchange import plain_article
from index.model.certainty import Basis
from index.model.days import DayRange
from index.timeline.candidates import candidates


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_gazetteer(), max_chars=10_000)


def days_of_last(annotator: Annotator, text: str) -> DayRange | None:
    """Where the last sentence of a report of Saturday, 8 March 2031, stands; None for nowhere."""
    plain = plain_article(text, identifier="article00000", published=date(2031, 3, 8))
    annotated = annotator.annotate(plain)
    sequence = {passage.id: number for number, passage in enumerate(annotated.passages)}
    last = annotated.passages[-1].id
    found = {one.id: one.placement for one in candidates(annotated, sequence)}
    if found[last].days is not None:
        assert found[last].basis is Basis.INFERRED
    return found[last].days


TOLL = "At least 40 people were killed in two days of fighting."


def test_the_days_follow_from_the_beginning(annotator: Annotator) -> None:
    """Clashes and fighting are words for one thing."""
    text = f"Clashes erupted in Homs on Thursday. {TOLL}"
    expected = DayRange.inclusive(date(2031, 3, 6), date(2031, 3, 7))
    assert days_of_last(annotator, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        TOLL,
        f"Protests erupted in Homs on Thursday. {TOLL}",
        f"Clashes erupted in Homs on Thursday. Fighting broke out on Friday. {TOLL}",
        f"Clashes erupted in Homs this week. {TOLL}",
        f"Shops closed in Homs on Thursday. {TOLL}",
        "Clashes erupted in Homs on Thursday. At least 40 were killed in nine days of fighting.",
        "Clashes erupted in Homs on Thursday. At least 40 were killed in two days of talks.",
        "Clashes erupted in Homs on Thursday. At least 40 were killed in over two days of clashes.",
    ],
)
def test_without_one_beginning_nothing_is_claimed(annotator: Annotator, text: str) -> None:
    """Another thing, two beginnings, none, or an end that the report cannot know of."""
    assert days_of_last(annotator, text) is None
