"""Which year has a day that was typed without one? The only year in which reports have that day.

Of several years each is offered, and none is chosen for the reader. Keeps out: days whose year is
told by the other end of their range (params.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.answers import Answers
from search.query import Query
from search.vocabulary import DayRange
from web import links
from web.params import YearlessDayError, address_of
from web.typed_days import YEARS_OFFERED, days_meant, told_of, years_of
from web.views.dates import write_filter
from web.views.narrowing import Choice

PUBLICATION = "published_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """What a day without its year may mean.

    Args:
        choices: the same address with each day that may be meant, the latest first; one alone is
            the answer.
        beyond: how many more years there are.
    """

    choices: tuple[Choice, ...]
    beyond: int


def years_of_day(
    error: YearlessDayError, answers: Answers, path: str, given: Iterable[tuple[str, str]]
) -> Years:
    """The addresses that a question with a day without its year may mean.

    Args:
        error: the day, and the parameter that it was given for.
        answers: what is asked whether reports speak of a day, or are published on it.
        path: the path of the question.
        given: its parameters as they were given.
    """
    everything = answers.search(Query())
    published = error.parameter.startswith(PUBLICATION)
    histogram = everything.published if published else everything.events
    with_days = links.with_published if published else links.with_days
    meant = told_of(
        days_meant(" ".join(error.value.split()), years_of(histogram)),
        lambda days: answers.search(with_days(Query(), days)).total,
    )
    pairs = [(name, value) for name, value in given if value and name != error.parameter]
    return Years(
        choices=tuple(
            Choice(label=write_filter(days), href=_address(path, pairs, error.parameter, days))
            for days in meant[:YEARS_OFFERED]
        ),
        beyond=max(0, len(meant) - YEARS_OFFERED),
    )


def _address(path: str, pairs: list[tuple[str, str]], parameter: str, days: DayRange) -> str:
    day = days.start if parameter.endswith("from") else days.last
    return address_of(path, [*pairs, (parameter, day.isoformat() if day is not None else "")])
