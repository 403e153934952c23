"""The tagger resolves what it may and leaves the rest, with its reasons."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from index.dates.tagger import DateTagger
from index.model.article import Block, BlockKind, Published
from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain

TAGGER = DateTagger()
SATURDAY = Published.stated(date(2025, 3, 8))


def _tag(text: str, published: Published | None = SATURDAY) -> dict[str, DateMention]:
    return {mention.surface: mention for mention in TAGGER.tag(text, published=published)}


def _between(first: date, last: date) -> Published:
    return Published(
        day=date(2025, 3, 8), bounds=DayRange.inclusive(first, last), basis=Basis.INFERRED
    )


def test_since_opens_an_interval() -> None:
    """ "Since Thursday" does not date anything to Thursday: it begins there."""
    thursday = _tag("They have fought since Thursday.")["Thursday"]
    assert thursday.days == DayRange(start=date(2025, 3, 6), end=None)


def test_since_the_start_of_a_year_begins_on_its_first_day() -> None:
    """The expression keeps its words without the preposition."""
    start = _tag("Hundreds died since the start of 2025.")["the start of 2025"]
    assert start.days == DayRange(start=date(2025, 1, 1), end=None)
    assert start.grain is Grain.YEAR


def test_since_a_dated_event_opens_nothing() -> None:
    """In "since the Dec. 8 takeover" the date only tells which takeover."""
    assert _tag("It is calm since the Dec. 8 takeover.")["Dec. 8"].days == DayRange.day(
        date(2024, 12, 8)
    )


def test_a_length_of_time_claims_no_days() -> None:
    """ "Two days of fighting" says how long, never when."""
    mention = _tag("They died in two days of fighting.")["two days"]
    assert (mention.type, mention.value, mention.days) == (TimexType.DURATION, "P2D", None)
    assert mention.basis is Basis.UNRESOLVED


def test_a_past_window_is_a_duration_with_days() -> None:
    """ "Over the past three months" ends at publication, so it does say when."""
    mention = _tag("They fled over the past three months.")["the past three months"]
    assert (mention.type, mention.value) == (TimexType.DURATION, "P3M")
    assert mention.days == DayRange.inclusive(date(2024, 12, 8), date(2025, 3, 8))
    assert mention.grain is Grain.INTERVAL


def test_years_ago_is_a_year_and_never_a_day() -> None:
    """Counting 14 years back to the day would invent a precision that nobody stated."""
    mention = _tag("The war began 14 years ago.")["14 years ago"]
    assert (mention.value, mention.grain) == ("2011", Grain.YEAR)


def test_a_full_date_is_stated() -> None:
    """Nothing was resolved, so nothing may be shown as resolved."""
    mention = _tag("A convoy left on March 7, 2025.")["March 7, 2025"]
    assert (mention.basis, mention.anchor) == (Basis.STATED, "")


def test_a_day_without_a_year_is_resolved_and_names_its_anchor() -> None:
    """A reader must see that the year is not in the text."""
    mention = _tag("The Dec. 8 takeover was quick.")["Dec. 8"]
    assert mention.basis is Basis.RESOLVED
    assert "2025-03-08" in mention.anchor


def test_steps_tell_rule_anchor_and_basis() -> None:
    """The chain is what `dateline explain-date` prints and the entry page shows."""
    steps = " ".join(_tag("They left on Thursday.")["Thursday"].steps)
    for part in ("weekday", "publication day 2025-03-08", "2025-03-06", "Resolved"):
        assert part in steps


def test_without_publication_a_weekday_stays_unresolved() -> None:
    """No anchor, no day: a guess would be the worst kind of error."""
    mention = _tag("They left on Friday.", None)["Friday"]
    assert (mention.days, mention.basis, mention.value) == (None, Basis.UNRESOLVED, "XXXX-WXX-5")


@pytest.mark.parametrize("text", ["It fell today.", "It fell last month.", "It fell on Dec. 8."])
def test_without_publication_nothing_relative_is_resolved(text: str) -> None:
    """Neither the clock of this machine nor the latest date may stand in."""
    assert [m.days for m in TAGGER.tag(text, published=None)] == [None]


def test_without_publication_an_earlier_full_date_anchors_a_later_one() -> None:
    """A history carries its own anchors."""
    mentions = _tag("He came on 3 May 2019. On 7 June he left.", None)
    assert mentions["7 June"].value == "2019-06-07"


def test_bounds_that_agree_resolve() -> None:
    """Whichever day it was printed, "Thursday" was the same Thursday."""
    thursday = _tag("It began on Thursday.", _between(date(2025, 3, 8), date(2025, 3, 10)))
    assert thursday["Thursday"].basis is Basis.RESOLVED
    assert "gives the same" in " ".join(thursday["Thursday"].steps)


def test_bounds_that_disagree_infer() -> None:
    """The best day's answer is kept, but marked as one that could be otherwise."""
    thursday = _tag("It began on Thursday.", _between(date(2025, 3, 8), date(2025, 3, 13)))
    assert thursday["Thursday"].value == "2025-03-06"
    assert thursday["Thursday"].basis is Basis.INFERRED


def test_the_day_before_leans_on_the_day_named_last() -> None:
    """The monitor's earlier statement belongs to Friday, not to the day before publication."""
    mentions = _tag("The toll was 524 on Saturday. The day before, it spoke of 52 men.")
    assert mentions["The day before"].value == "2025-03-07"
    assert "Saturday" in mentions["The day before"].anchor


def test_the_next_day_without_a_day_before_it_stays_unresolved() -> None:
    """An anaphor without its antecedent has no date."""
    assert _tag("Reinforcements came the next day.")["the next day"].days is None


def test_the_same_day_after_a_span_is_inferred() -> None:
    """Which of the two days is meant is a judgement."""
    mention = _tag("They fought on 6-7 March. On the same day ten died.")["the same day"]
    assert (mention.value, mention.basis) == ("2025-03-07", Basis.INFERRED)


def test_a_caption_does_not_anchor_the_body() -> None:
    """A photograph's date is not the day that the story stands on."""
    caption = "A convoy on March 1, 2025."
    body = "Others followed the next day."
    text = f"{caption}\n\n{body}"
    blocks = (
        Block(start=0, end=len(caption), kind=BlockKind.CAPTION),
        Block(start=len(caption) + 2, end=len(text), kind=BlockKind.BODY),
    )
    mentions = TAGGER.tag(text, published=SATURDAY, blocks=blocks)
    assert [m.value for m in mentions] == ["2025-03-01", "XXXX-XX-XX"]


def test_a_tweet_is_read_from_its_own_day() -> None:
    """ "Today" in a tweet is the tweet's day, not the article's."""
    text = "They advance today."
    blocks = (Block(start=0, end=len(text), kind=BlockKind.TWEET, published_on=date(2025, 3, 6)),)
    (mention,) = TAGGER.tag(text, published=SATURDAY, blocks=blocks)
    assert mention.value == "2025-03-06"


def test_a_history_leans_on_its_own_dates() -> None:
    """In a history "October" is the story's October, not the one before publication."""
    text = (
        "War came in 1911. In 1912 it spread, and in 1913 it ended. The treaty of 1914 held until "
        "1920. In 1921 the council met. In October it fell."
    )
    mention = _tag(text)["October"]
    assert mention.value == "1921-10"
    assert "history" in " ".join(mention.steps)


def test_an_aside_does_not_move_the_story() -> None:
    """A year that is only mentioned serves its own sentence."""
    text = (
        "In 1911 war came. In 1912 it spread. In 1913 it slept. In 1914 it woke. In 1915 it grew. "
        "The town, rebuilt since 1950, was shelled. In June it fell."
    )
    assert _tag(text)["June"].value == "1915-06"


@pytest.mark.parametrize(
    "text",
    [
        "Ali, a 57-year-old resident, fled.",
        "Young adults over the age of 18 were shot.",
        "The 4th Division and the 2nd Brigade moved.",
        "Call +1 202-555-2011 for help.",
        "Version 3.11.2 and iOS 17.4 are out.",
        "They won 3-2, then 21-13.",
        "He lives in room 1984.",
        "They may march and he sat down in a second.",
        "Some 2000 people and 1,500 soldiers fled.",
        "It cost $1950 in all.",
    ],
)
def test_numbers_and_words_that_are_no_dates_stay_silent(text: str) -> None:
    """Ages, units, scores and tolls on a timeline would be invented events."""
    assert TAGGER.tag(text, published=SATURDAY) == ()


def test_before_christ_has_a_value_but_no_days() -> None:
    """The calendar of days begins with the year 1; a wrong day would be worse than none."""
    mention = _tag("Athens fell in 404 BC.")["404 BC"]
    assert (mention.value, mention.days) == ("BC0404", None)


def test_ambiguous_numeric_date_follows_the_document() -> None:
    """Elsewhere in the same text the order is plain."""
    mentions = _tag("Signed 25/12/2024, amended 03/02/2025.")
    assert mentions["03/02/2025"].value == "2025-02-03"
    assert mentions["03/02/2025"].basis is Basis.INFERRED


def test_tagger_survives_pickling() -> None:
    """Worker processes receive it as it is."""
    copy = pickle.loads(pickle.dumps(TAGGER))  # noqa: S301 - our own bytes
    assert copy.tag("On 7 March 2025.", published=None) == TAGGER.tag(
        "On 7 March 2025.", published=None
    )


def test_empty_text_has_no_dates() -> None:
    """A stripped article is an everyday input."""
    assert TAGGER.tag("", published=SATURDAY) == ()


def test_what_leans_on_an_inferred_date_is_inferred() -> None:
    """Certainty cannot grow along a chain of anchors."""
    mentions = _tag("Signed on 25/12/2024, it was amended 03/02/2025. The next day he left.")
    assert mentions["The next day"].value == "2025-02-04"
    assert mentions["The next day"].basis is Basis.INFERRED


def test_last_month_in_a_text_without_publication_stays_unresolved() -> None:
    """It counts from the day of writing, which nobody knows."""
    mention = _tag("He came on 3 May 2019. They met last month.", None)["last month"]
    assert (mention.value, mention.days) == ("XXXX-XX", None)


def test_a_month_without_year_or_publication_is_only_judged() -> None:
    """The text may have gone on to the unknown day on which it was written."""
    mention = _tag("He came in May 2019. They met in June.", None)["June"]
    assert (mention.value, mention.basis) == ("2019-06", Basis.INFERRED)


def test_a_month_beside_a_far_year_is_only_inferred() -> None:
    """ "The 2011 uprising, which began in March" may well mean March 2011."""
    mentions = _tag("The 2011 uprising, which began in March, failed. In February they met.")
    assert mentions["March"].basis is Basis.INFERRED
    assert mentions["February"].basis is Basis.RESOLVED
