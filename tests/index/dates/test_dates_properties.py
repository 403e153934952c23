"""What holds for every text and every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from date_forms import FORMS, MONTHS
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dates.tagger import DateTagger
from index.model.article import Published
from index.model.days import DayRange

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


WEEKDAY_WORDS = st.builds(
    "{} {}{}".format,
    st.sampled_from(
        ["fell on", "fell last", "falls next", "fell this", "fell early", "will fall on",
         "is due on", "fell this past", "falls this coming"]
    ),
    st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    st.sampled_from(["", " morning", " night", ", and the next day it rose", " of last week"]),
)  # fmt: skip
OTHER_WORDS = st.sampled_from(
    "fell yesterday|will fall tomorrow|fell last night|fell last week|falls next week|"
    "fell over the weekend|fell three days ago|fell two weeks ago|fell the day before yesterday|"
    "fell a week ago Thursday|fell at 10 p.m. Wednesday|fell on Friday and the following Monday|"
    "falls next Tuesday and Wednesday|fell in the early hours of Sunday".split("|")
)


@given(day=DAYS, words=WEEKDAY_WORDS | OTHER_WORDS)
def test_a_week_later_means_a_week_later(day: date, words: str) -> None:
    """Resolution by weekday depends on publication and on nothing else."""

    def resolved(published: date) -> list[date]:
        mentions = TAGGER.tag(f"It {words}.", published=Published.stated(published))
        return [m.days.start for m in mentions if m.days is not None and m.days.start is not None]

    before, after = resolved(day), resolved(day + timedelta(days=7))
    assert before
    assert after == [start + timedelta(days=7) for start in before]


# The 29th of February and the ends of decades, centuries and calendar years, besides any day.
READ_BACK = DAYS | st.sampled_from(
    [date(2000, 2, 29), date(1999, 12, 31), date(2000, 1, 1), date(2024, 12, 30), date(1916, 2, 28)]
)


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_written_reads_back(name: str, data: st.DataObject) -> None:
    """Every written form of a full date, period or range gives its days without any anchor."""
    form = FORMS[name]
    day = data.draw(READ_BACK.filter(form.fits))
    mentions = TAGGER.tag(f"It fell on {form.write(day)} at last.", published=None)
    assert mentions
    # "May 3 to June 5, 1999" may be one mention or two; together they mean those days.
    found = [mention.days for mention in mentions]
    assert DayRange(
        start=min(days.start for days in found if days and days.start),
        end=max(days.end for days in found if days and days.end),
    ) == DayRange.inclusive(*form.means(day))
    assert all(days is not None for days in found)


@given(year=st.integers(1, 3000), era=st.sampled_from(["BC", "BCE", "B.C."]))
def test_a_year_before_christ_reads_back(year: int, era: str) -> None:
    """The calendar of days does not hold it, its value does."""
    (mention,) = TAGGER.tag(f"It fell in {year} {era} at last.", published=None)
    assert (mention.value, mention.days) == (f"BC{year:04d}", None)


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
