"""Where in time a passage stands."""

from __future__ import annotations

from datetime import date

import pytest

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Passage, Published
from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.entries import Precision
from index.timeline.placement import UNDATED, days_spoken_of, place

MONDAY = date(2031, 5, 5)
TUESDAY = date(2031, 5, 6)
SHIFT = 100  # passages rarely begin the body


def mention(
    text: str,
    surface: str,
    days: DayRange | None,
    *,
    grain: Grain | None = Grain.DAY,
    value: str = "",
    kind: TimexType = TimexType.DATE,
) -> DateMention:
    start = text.index(surface) + SHIFT
    return DateMention(
        start=start,
        end=start + len(surface),
        surface=surface,
        type=kind,
        value=value,
        days=days,
        grain=grain,
        rule="test",
        basis=Basis.RESOLVED,
    )


def test_place_on_the_day_that_is_stated() -> None:
    """The plain case."""
    text = "The bridge burned on Monday."
    placed = place(text, [mention(text, "Monday", DayRange.day(MONDAY))], start=SHIFT)
    assert (placed.days, placed.precision) == (DayRange.day(MONDAY), Precision.DAY)


def test_place_prefers_the_day_to_an_open_range() -> None:
    """ "Reported Tuesday that 40 have died since Monday" is a statement of Tuesday."""
    text = "The clinic said Tuesday that 40 have died since Monday."
    dates = [
        mention(text, "Tuesday", DayRange.day(TUESDAY)),
        mention(text, "Monday", DayRange(start=MONDAY, end=None)),
    ]
    assert place(text, dates, start=SHIFT).days == DayRange.day(TUESDAY)


def test_place_of_an_open_range_is_not_before() -> None:
    """Nobody knows when within "since Monday"."""
    text = "Forty people have died since Monday."
    dates = [mention(text, "Monday", DayRange(start=MONDAY, end=None))]
    assert place(text, dates, start=SHIFT).precision is Precision.NOT_BEFORE


def test_place_joins_neighbouring_days() -> None:
    """ "On Monday and Tuesday" is an interval, not its first day."""
    text = "Shells fell on Monday and Tuesday."
    dates = [
        mention(text, "Monday", DayRange.day(MONDAY)),
        mention(text, "Tuesday", DayRange.day(TUESDAY)),
    ]
    placed = place(text, dates, start=SHIFT)
    assert placed.days == DayRange.inclusive(MONDAY, TUESDAY)
    assert placed.precision is Precision.INTERVAL


def test_place_keeps_days_apart_that_words_keep_apart() -> None:
    """Two clauses with a day each do not make an interval."""
    text = "Shells fell on Tuesday, a day after the truce of Monday ended."
    dates = [
        mention(text, "Tuesday", DayRange.day(TUESDAY)),
        mention(text, "Monday", DayRange.day(MONDAY)),
    ]
    assert place(text, dates, start=SHIFT).days == DayRange.day(TUESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "It was one of the deadliest days since the war began 14 years ago.",
        "The worst fire in the town since 14 years ago left ten dead.",
    ],
)
def test_place_never_uses_a_date_that_looks_back(text: str) -> None:
    """A sentence about today must not appear in 2017."""
    surface = "14 years ago"
    year = DayRange.inclusive(date(2017, 1, 1), date(2017, 12, 31))
    dates = [mention(text, surface, year, grain=Grain.YEAR)]
    assert place(text, dates, start=SHIFT) == UNDATED


def test_place_of_a_month_is_an_interval() -> None:
    """A month is never one of its days."""
    text = "He took office in April 2031."
    month = DayRange.inclusive(date(2031, 4, 1), date(2031, 4, 30))
    placed = place(text, [mention(text, "April 2031", month, grain=Grain.MONTH)], start=SHIFT)
    assert (placed.days, placed.precision) == (month, Precision.INTERVAL)


def test_place_keeps_the_part_of_day() -> None:
    """Night and morning order a day."""
    text = "Shots were heard Monday night."
    dates = [
        mention(
            text,
            "Monday night",
            DayRange.day(MONDAY),
            grain=Grain.PART_OF_DAY,
            value="2031-05-05TNI",
            kind=TimexType.TIME,
        )
    ]
    placed = place(text, dates, start=SHIFT)
    assert (placed.precision, placed.part) == (Precision.PART_OF_DAY, "NI")


def test_place_without_a_resolved_date_is_undated() -> None:
    """No day is invented."""
    text = "The bridge burned some day."
    assert place(text, [mention(text, "some day", None)], start=SHIFT) == UNDATED


def spoken(text: str, mention: DateMention | None = None, *, posted: date | None = None) -> object:
    """The days of the only passage of a report published on Tuesday."""
    kind = BlockKind.TWEET if posted else BlockKind.BODY
    article = Article(
        id="a",
        body=text,
        blocks=(Block(start=0, end=len(text), kind=kind, published_on=posted),),
        original=text,
        path="a.txt",
        published=Published.stated(TUESDAY),
    )
    passage = Passage(id="p", start=0, end=len(text), kind=kind, block=0)
    dates = () if mention is None else (mention,)
    return days_spoken_of(
        AnnotatedArticle(article=article, passages=(passage,), dates=dates), passage
    )


def at_start(surface: str, days: DayRange) -> DateMention:
    return DateMention(
        start=0,
        end=len(surface),
        surface=surface,
        type=TimexType.DATE,
        value="",
        days=days,
        grain=Grain.DAY,
        rule="test",
    )


def test_spoken_days_of_an_open_range_end_with_publication() -> None:
    """A report of Tuesday says nothing of Wednesday."""
    found = spoken("Monday on, it rained.", at_start("Monday", DayRange(start=MONDAY, end=None)))
    assert found == (DayRange.inclusive(MONDAY, TUESDAY),)


def test_spoken_days_of_a_future_open_range_are_its_first() -> None:
    """What begins after publication is still spoken of."""
    later = date(2031, 6, 1)
    found = spoken("June on, it will rain.", at_start("June", DayRange(start=later, end=None)))
    assert found == (DayRange.day(later),)


def test_spoken_days_of_an_undated_post_are_its_own() -> None:
    """A post speaks of the day it was posted."""
    assert spoken("Shelling now.", posted=MONDAY) == (DayRange.day(MONDAY),)


def test_spoken_days_of_an_undated_sentence_are_none() -> None:
    """No day is invented."""
    assert spoken("It rained.") == ()
