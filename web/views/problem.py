"""What does a reader see when there is no answer? What is wrong, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.errors import (
    BusyError,
    DatelineError,
    GoneError,
    NotFoundError,
    NotIndexedError,
    QueryError,
    StoreError,
)
from search.results.passages import Fragment
from web.views.narrowing import Choice
from web.yearless import Years

HEADINGS = {
    400: "This request cannot be answered",
    404: "Nothing stands at this address",
    405: "This address can only be read",
    410: "Removed",
    422: "This question cannot be answered as it stands",
    500: "Something went wrong here",
    503: "Not just now",
}
_AROUND = 60  # letters of a question that are shown on each side of what is wrong
_STATUSES: tuple[tuple[type[DatelineError], int], ...] = (
    (GoneError, 410),
    (NotFoundError, 404),
    (QueryError, 422),
    (BusyError, 503),
    (NotIndexedError, 503),
    (StoreError, 503),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A page without an answer.

    Args:
        status: HTTP status.
        heading: what happened, in a few words.
        problem: what is wrong, naming the value.
        remedy: what the reader can do.
        choices: the questions that may be meant, as links.
        typed: the question around the place that is wrong, that place marked; empty for none.
        corrected: the question as it was certainly meant; "" where that is not certain.
    """

    status: int
    heading: str
    problem: str
    remedy: str
    choices: tuple[Choice, ...] = ()
    typed: tuple[Fragment, ...] = ()
    corrected: str = ""


def problem_of_years(day: str, years: Years) -> Problem:
    """The page that asks which year a day is of."""
    more = f" {years.beyond:,} earlier years are not listed." if years.beyond else ""
    return Problem(
        status=422,
        heading=HEADINGS[422],
        problem=f"“{day[:60]}” has no year. Which one?",
        remedy=f"Choose one, or type the day with its year.{more}",
        choices=years.choices,
    )


def problem_of(error: DatelineError) -> Problem:
    """The page for one of our own errors."""
    status = next((code for kind, code in _STATUSES if isinstance(error, kind)), 500)
    problem = Problem(
        status=status, heading=HEADINGS[status], problem=error.problem, remedy=error.remedy
    )
    if not isinstance(error, QueryError):
        return problem
    return replace(problem, typed=_place(error), corrected=error.corrected)


def _place(error: QueryError) -> tuple[Fragment, ...]:
    """What is wrong in what was typed, with a little of what stands around it."""
    if error.start == error.end:
        return ()
    before = error.typed[max(0, error.start - _AROUND) : error.start]
    wrong = error.typed[error.start : error.end]
    after = error.typed[error.end : error.end + _AROUND]
    if error.start > _AROUND:
        before = f"…{before}"
    if len(wrong) > _AROUND:
        wrong, after = f"{wrong[:_AROUND]}…", ""
    elif error.end + _AROUND < len(error.typed):
        after = f"{after}…"
    parts = (Fragment(text=before), Fragment(text=wrong, marked=True), Fragment(text=after))
    return tuple(part for part in parts if part.text)


def problem_of_status(status: int) -> Problem:
    """The page for an error of HTTP itself."""
    sentences = {
        400: ("The request was not understood.", "Check the address, or begin at the first page."),
        404: ("There is no such page.", "Check the address, or search for what you remember."),
        405: ("Nothing can be sent to this address.", "Open it in a browser instead."),
    }
    problem, remedy = sentences.get(
        status,
        ("The server met an error that it did not expect.", "Try again; the log says more."),
    )
    heading = HEADINGS.get(status, HEADINGS[500])
    return Problem(status=status, heading=heading, problem=problem, remedy=remedy)
