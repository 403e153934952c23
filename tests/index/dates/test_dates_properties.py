"""What holds for every text and every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.tagger import DateTagger
from index.model import DayRange, Published

TAGGER = DateTagger()
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
PIECES = st.sampled_from(
    "Friday yesterday March May 7 12 2011 , . - / : the next day last week month year ago two "
    "days since until early late of in on BC am p.m. 1990s quarter first half summer ’s \n\n é 𝕏 "
    "Dec. 8, 2024 6-7 years-old a few (2011-13) 'tis 10:30 now every".split(" ")
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)


@given(text=TEXTS | st.text(max_size=80), day=DAYS)
def test_mentions_slice_back_in_order_without_overlap(text: str, day: date) -> None:
    """Everything downstream cuts the body by these offsets."""
    mentions = TAGGER.tag(text, published=Published.stated(day))
    reached = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.surface
        assert reached <= mention.start < mention.end
        reached = mention.end


@given(text=TEXTS, day=DAYS)
def test_tagging_is_deterministic(text: str, day: date) -> None:
    """The same corpus must give the same index."""
    published = Published.stated(day)
    assert TAGGER.tag(text, published=published) == TAGGER.tag(text, published=published)


@given(
    day=DAYS,
    words=st.sampled_from(
        ["on Thursday", "last Friday", "early Saturday", "next Monday", "yesterday", "last night"]
    ),
)
def test_a_week_later_means_a_week_later(day: date, words: str) -> None:
    """Resolution by weekday depends on publication and on nothing else."""

    def resolved(published: date) -> DayRange | None:
        (mention,) = TAGGER.tag(f"It fell {words}.", published=Published.stated(published))
        return mention.days

    before, after = resolved(day), resolved(day + timedelta(days=7))
    assert before is not None
    assert after is not None
    assert before.start is not None
    assert after.start == before.start + timedelta(days=7)


MONTHS = (
    "January February March April May June July August September October November December"
).split()
FORMS = {
    "iso": lambda d: d.isoformat(),
    "slashed iso": lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    "US": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "UK": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "ordinal": lambda d: f"the {d.day}{_suffix(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "US ordinal": lambda d: f"{MONTHS[d.month - 1]} {d.day}{_suffix(d.day)}, {d.year}",
    "short": lambda d: f"{d.day} {_short(d)} {d.year}",
    "US short": lambda d: f"{_short(d)} {d.day}, {d.year}",
    "with weekday": lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "timestamp": lambda d: f"{d.isoformat()}T09:30:00Z",
}


def _short(day: date) -> str:
    return {5: "May", 9: "Sept."}.get(day.month, MONTHS[day.month - 1][:3] + ".")


def _suffix(day: int) -> str:
    if 10 < day < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_a_rendered_date_reads_back(form: str, day: date) -> None:
    """Every written form of a full date gives that day, stated, without any anchor."""
    (mention,) = TAGGER.tag(f"It fell on {FORMS[form](day)} at last.", published=None)
    assert mention.days == DayRange.day(day)


@given(day=DAYS, published=DAYS)
def test_a_written_year_beats_publication(day: date, published: date) -> None:
    """What the text says outright never depends on when it was printed."""
    text = f"It fell on {day.day} {MONTHS[day.month - 1]} {day.year}."
    (mention,) = TAGGER.tag(text, published=Published.stated(published))
    assert mention.days == DayRange.day(day)


@given(published=DAYS, month=st.sampled_from(MONTHS), number=st.integers(1, 28))
def test_a_missing_year_is_a_near_one(published: date, month: str, number: int) -> None:
    """A day without a year lies within a year of publication, and is that day."""
    (mention,) = TAGGER.tag(f"It fell on {month} {number}.", published=Published.stated(published))
    assert mention.days is not None
    day = mention.days.start
    assert day is not None
    assert (day.month, day.day) == (MONTHS.index(month) + 1, number)
    assert abs((day - published).days) <= 366


EDGES = st.sampled_from([date.min, date(1, 1, 6), date(2, 1, 1), date(9999, 1, 1), date.max])
WORDS = st.sampled_from(
    "Christmas|Easter Monday|last weekend|next weekend|Monday of last week|the day after tomorrow|"
    "the day before yesterday|yesterday|tomorrow|next Friday|last Friday|next month|last year|"
    "next decade|last century|14 years ago|two days later|the following Monday|Dec. 31|January 1|"
    "the past three months|the next 10 years|last summer|the third quarter|next week".split("|")
)


@given(words=st.lists(WORDS, min_size=1, max_size=3).map(", then ".join), day=EDGES)
def test_the_ends_of_the_calendar_break_nothing(words: str, day: date) -> None:
    """One odd year in a corpus must not stop an index run."""
    for mention in TAGGER.tag(f"It fell {words}.", published=Published.stated(day)):
        assert mention.steps
