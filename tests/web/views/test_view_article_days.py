"""The days of an article in its margin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import accumulate

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, BlockKind, Passage, Published
from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from web.views.article_days import LINES_SHOWN, DayGroup, margin_days
from web.views.dates import plain

MAY = DayRange.inclusive(date(2031, 5, 1), date(2031, 5, 31))


def day(number: int) -> DayRange:
    return DayRange.day(date(2031, 5, number))


def article(
    *said: tuple[str, DayRange | None], published: date | None = date(2031, 5, 6)
) -> AnnotatedArticle:
    """An article of sentences with one date each, which is their first word; "" for none."""
    sentences = [f"{surface or 'It'} rained." for surface, _ in said]
    starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    body = " ".join(sentences)
    return AnnotatedArticle(
        article=Article(
            id="a",
            body=body,
            blocks=(),
            original=body,
            path="a.txt",
            published=None if published is None else Published.stated(published),
        ),
        passages=tuple(
            Passage(id=f"p{n}", start=start, end=start + len(text), kind=BlockKind.BODY, block=0)
            for n, (start, text) in enumerate(zip(starts, sentences, strict=False))
        ),
        dates=tuple(
            DateMention(
                start=start,
                end=start + len(surface),
                surface=surface,
                type=TimexType.DATE,
                value="" if days is None else str(days.start),
                days=days,
                grain=Grain.DAY,
                rule="written",
            )
            for start, (surface, days) in zip(starts, said, strict=False)
            if surface
        ),
    )


def headings(groups: tuple[DayGroup, ...]) -> list[str]:
    return [plain(group.written) for group in groups]


def test_days_stand_in_order_of_time_around_the_day_of_publication() -> None:
    """A report tells things in the order of news; the margin in that in which they happened."""
    days = margin_days(article(("Friday", day(9)), ("Monday", day(5)), ("Earlier", day(1))))
    assert headings(days.before) == ["1 May 2031", "5 May 2031"]
    assert days.published is not None
    assert plain(days.published.written) == "6 May 2031"
    assert headings(days.after) == ["9 May 2031"]
    assert days.total == "3 days and spans"


def test_day_leads_to_its_sentences_and_to_all_reports() -> None:
    """The margin is a way through the text, and out of it."""
    days = margin_days(article(("Monday", day(5)), ("", None), ("Then", day(5))))
    (group,) = days.before
    assert group.href == "/timeline/2031-05-05"
    assert [line.href for line in group.lines] == ["#p-p0", "#p-p2"]
    assert group.lines[0].words == "Monday rained."


def test_span_leads_to_the_timeline_of_its_days() -> None:
    """A month is no day, and has no page of one."""
    days = margin_days(article(("May", MAY), ("Since", DayRange(start=MAY.start, end=None))))
    assert [group.href for group in days.before] == [
        "/timeline?from=2031-05-01&to=2031-05-31",
        "/timeline?from=2031-05-01",
    ]
    assert headings(days.before)[0] == "May 2031"


def test_open_beginning_stands_at_its_last_day() -> None:
    """“Until 5 May” is not the beginning of all time."""
    until = DayRange(start=None, end=date(2031, 5, 6))
    days = margin_days(article(("Until", until), ("Earlier", day(4))))
    assert headings(days.before) == ["4 May 2031", "until 5 May 2031 (not after)"]


def test_what_has_no_day_is_said() -> None:
    """A reader must not take the margin for all that the report says."""
    days = margin_days(article(("Lately", None), ("", None), ("Monday", day(5))))
    assert days.open == (("Lately", "#d-1"),)
    assert days.silent == "2 of 3 sentences"
    assert margin_days(article(("Monday", day(5)))).silent == ""


def test_unknown_day_of_publication_parts_nothing() -> None:
    """None is made up to stand in its place."""
    days = margin_days(article(("Monday", day(5)), published=None))
    assert days.published is None
    assert (headings(days.before), headings(days.after)) == ([], ["5 May 2031"])


def test_sign_is_that_of_the_surest_date_and_all_ways_are_told() -> None:
    """One caption that states a day does not make every “Friday” stated."""
    made = article(("Monday", day(5)), ("Then", day(5)))
    inferred = replace(made.dates[0], basis=Basis.INFERRED)
    (group,) = margin_days(replace(made, dates=(inferred, made.dates[1]))).before
    assert (group.sign.shape, group.certainty) == ("day-stated", "stated, inferred")


def test_day_of_many_sentences_stays_short() -> None:
    """A long report must not push its own margin off the page."""
    days = margin_days(article(*(("Monday", day(5)) for _ in range(LINES_SHOWN + 3))))
    (group,) = days.before
    assert (len(group.lines), group.more) == (LINES_SHOWN, 3)


def test_article_without_dates_has_a_margin_that_says_so() -> None:
    """Nothing is claimed, and nothing falls over."""
    days = margin_days(article(("", None)))
    assert (days.before, days.after, days.total) == ((), (), "none")
