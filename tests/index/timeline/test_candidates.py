"""What grouping is told of an article's passages."""

from __future__ import annotations

from datetime import date

import pytest

from index.annotation import Annotator
from index.entities.gazetteer import load_gazetteer
from index.interchange import plain_article
from index.timeline.buckets import Bucket
from index.timeline.candidates import Candidate, candidates
from index.timeline.particulars import feature

SATURDAY = date(2031, 3, 8)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_gazetteer(), max_chars=10_000)


def read(
    annotator: Annotator, text: str, *, published: date | None = SATURDAY
) -> dict[str, Candidate]:
    """The candidates of a text by the first word of their sentence."""
    plain = plain_article(text, identifier="article00000", published=published)
    annotated = annotator.annotate(plain)
    sequence = {passage.id: number for number, passage in enumerate(annotated.passages)}
    words = {p.id: annotated.article.body[p.start :].split()[0] for p in annotated.passages}
    return {words[one.id]: one for one in candidates(annotated, sequence)}


STORY = (
    "Rebels attacked a post near Homs on Friday. Soldiers arrived in Homs on Friday night. "
    "Thousands fled to Beirut. Nothing else is known. Shops were open on Thursday. "
    "The Damascus authorities condemned the attack."
)


def test_passages_without_a_day_visit_the_days_of_their_article(annotator: Annotator) -> None:
    """They meet others by the day that the article tells of most."""
    fled = read(annotator, STORY)["Thousands"]
    assert fled.visits == (Bucket.on(date(2031, 3, 6)), Bucket.on(date(2031, 3, 7)))
    assert fled.home == Bucket.near(date(2031, 3, 7))
    assert (fled.subject, fled.is_dated) == ("flight", False)


def test_a_sentence_that_tells_nothing_is_no_candidate(annotator: Annotator) -> None:
    """Neither day nor figure nor any kind of event."""
    assert "Nothing" not in read(annotator, STORY)


def test_without_a_publication_day_nothing_is_visited(annotator: Annotator) -> None:
    """No day of the article is known to be recent."""
    fled = read(annotator, STORY, published=None)["Thousands"]
    assert (fled.visits, fled.home) == ((), Bucket.alone(fled.id))


def test_only_recent_days_are_visited(annotator: Annotator) -> None:
    """An anniversary is not what this week's refugees fled from."""
    text = "A war began on 3 May 1990. Thousands fled to Beirut. Rebels attacked on Friday."
    fled = read(annotator, text)["Thousands"]
    assert fled.visits == (Bucket.on(date(2031, 3, 7)),)


def test_a_capital_that_speaks_is_no_place_and_a_country_is_none_either(
    annotator: Annotator,
) -> None:
    """What happened in another town must not be kept apart by either."""
    assert read(annotator, STORY)["The"].bound_to == frozenset()
    lebanon = read(annotator, "Rebels attacked a post in Lebanon on Friday.")["Rebels"]
    assert lebanon.bound_to == frozenset()
    assert read(annotator, STORY)["Rebels"].bound_to == {feature("place-homs")}


def test_the_city_is_the_one_named_before(annotator: Annotator) -> None:
    """A sentence that says "the city" happened where the one before did."""
    text = "Rebels attacked a post in Homs on Friday. Soldiers then stormed the city on Saturday."
    assert read(annotator, text)["Soldiers"].bound_to == {feature("place-homs")}


def test_what_was_said_is_told_apart_by_who_spoke(annotator: Annotator) -> None:
    """Two appeals on one day are two, wherever they were made."""
    text = "Bashar al-Assad called on the rebels in Homs to surrender on Friday."
    assert read(annotator, text)["Bashar"].bound_to == {feature("person-bashar-al-assad")}


def test_a_sequel_stands_with_its_root(annotator: Annotator) -> None:
    """Through further sequels too, and only straight after it."""
    text = (
        "At least 20 people were killed in Homs on Friday. Other estimates put the number at 30. "
        "They are disputed. Shops were open on Thursday. Nothing is known. It rained."
    )
    found = read(annotator, text)
    root = found["At"]
    assert [found[word].goes_on for word in ("Other", "They")] == [root.id, root.id]
    assert found["They"].home == root.home
    assert found["They"].visits == ()
    assert "It" not in found


def test_a_sequel_of_another_kind_is_none(annotator: Annotator) -> None:
    """A new matter begins there."""
    text = "Thousands fled to Beirut on Friday. He condemned the attack."
    assert read(annotator, text)["He"].goes_on == ""


def test_a_count_for_no_one_place_is_a_toll(annotator: Annotator) -> None:
    """Where a figure has a place it tells of a killing there."""
    toll = "The Syrian Observatory for Human Rights said on Friday that 311 civilians were killed."
    assert read(annotator, toll)["The"].subject == "toll"
    there = "Police said that 12 civilians were killed in Homs on Friday."
    assert read(annotator, there)["Police"].subject == "killing"


def test_an_article_that_tells_of_no_day_is_about_its_own(annotator: Annotator) -> None:
    """The day it was published is where others of its time are met."""
    fled = read(annotator, "Thousands fled to Beirut. Oslo condemned it.")["Thousands"]
    assert (fled.visits, fled.home) == ((), Bucket.near(SATURDAY))
