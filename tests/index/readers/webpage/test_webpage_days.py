"""A day is read only where it can mean one; the forms are those of many houses and languages."""

from datetime import UTC, date, datetime

import pytest

from index.readers.webpage.days import locale, read_days, read_value

MARCH_8 = date(2025, 3, 8)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Saturday, March 8, 2025"),
        ("en", "8th March 2025"),
        ("en", "Sept. 8, 2025".replace("Sept", "Mar")),
        ("de", "Samstag, 8. März 2025"),
        ("de", "08.03.2025, 14:02 Uhr"),
        ("fr", "samedi 8 mars 2025"),
        ("es", "8 de marzo de 2025"),
        ("pt", "8 de março de 2025"),
        ("it", "8 marzo 2025"),
        ("ru", "8 марта 2025 г."),
        ("uk", "8 березня 2025"),
        ("tr", "8 Mart 2025"),
        ("ar", "8 آذار 2025"),
        ("ar", "٨ مارس ٢٠٢٥"),
        ("hu", "2025. március 8."),
        ("zh", "2025年3月8日"),
        ("ko", "2025년 3월 8일"),
        ("en-GB", "08/03/2025"),
        ("en-US", "03/08/2025"),
        ("", "2025-03-08"),
        ("", "2025/3/8"),
    ],
)
def test_day_is_read_in_the_page_s_language(language: str, words: str) -> None:
    """Reports come from everywhere, and their days are written as people there write them."""
    assert [moment.day for moment in read_days(words, locale(language))] == [MARCH_8]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "3/8/2025"),
        ("", "08.03.2025"),
        ("en", "March 2025"),
        ("en", "31 February 2025"),
        ("en", "2025-13-40"),
        ("en", "call 20250308"),
        ("en", "1970-01-01"),
        ("en", "8 Marzipan 2025"),
        ("en", "192.168.2025"),
    ],
)
def test_day_that_can_mean_two_or_none_stays_unread(language: str, words: str) -> None:
    """A wrong day is the worst mistake."""
    assert list(read_days(words, locale(language))) == []


def test_day_in_figures_is_read_where_only_one_reading_is_possible() -> None:
    """There is no month of that number."""
    assert [moment.day for moment in read_days("3/25/2025", locale("en"))] == [date(2025, 3, 25)]


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("2025-03-08T14:02:00Z", datetime(2025, 3, 8, 14, 2, tzinfo=UTC)),
        ("2025-03-08T14:02:00.000+0100", datetime(2025, 3, 8, 13, 2, tzinfo=UTC)),
        ("2025-03-08 14:02 -05:00", datetime(2025, 3, 8, 19, 2, tzinfo=UTC)),
        ("20250308T140200Z", datetime(2025, 3, 8, 14, 2, tzinfo=UTC)),
        ("Sat, 08 Mar 2025 14:02:00 GMT", datetime(2025, 3, 8, 14, 2, tzinfo=UTC)),
        ("Sat Mar 08 14:02:00 +0000 2025", datetime(2025, 3, 8, 14, 2, tzinfo=UTC)),
        ("1741442520", datetime(2025, 3, 8, 14, 2, tzinfo=UTC)),
        ("1741442520000", datetime(2025, 3, 8, 14, 2, tzinfo=UTC)),
        ("2025-03-08T14:02:00", None),
        ("2025-03-08T00:00:00Z", None),
    ],
)
def test_day_of_a_program_gives_the_instant_where_a_zone_is_written(
    value: str, at: datetime | None
) -> None:
    """Without a zone a time names no instant; midnight sharp is how programs write a day."""
    moment = read_value(value, locale(""))
    assert moment is not None
    assert (moment.day, moment.at) == (MARCH_8, at)
