"""Which year does a date mean that leaves it out: "Dec. 8", "in June"?

News takes the occurrence nearest to publication, histories the year in which the story stands.
Keeps out: dates that have their year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.dates.cues import (
    is_deadline,
    is_past,
    leaves_open,
    looks_ahead,
    looks_back,
    looks_firmly_ahead,
    looks_further_back,
    tells_of_past,
)
from index.dates.matcher import Found
from index.dates.readings.reading import Context, Mode, Point
from index.dates.surroundings import PRESENT_TENSE
from index.dates.timex import make_day, year_away
from index.model.certainty import Basis

DAYS_AHEAD = 90
"""How far ahead a day without a year may lie and still be this year's (news measurement)."""

MONTH_DAYS_AHEAD = 90
"""The same for a bare month."""

FAR_AHEAD = 250
"""Not even a forward word makes a day without a year lie further ahead than this."""

JUST_BACK = 7
"""So few days back even a verb in the present tells what has been ("the park opens March 7")."""

CLEARLY_NEAR = 21
"""A day at most so many ahead is meant whatever the tense ("had been due to expire Nov. 6")."""

MONTHS_TO_NEXT_YEAR = 9
"""A month so many before the running one is next year's: "in November 1941 ... in January"."""

WINTER_ENDS = 5
"""Behind a winter the months up to May are the next year's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A year that was judged to be meant.

    Args:
        year: negative before Christ.
        why: one sentence.
        anchor: what it was counted or taken from.
    """

    year: int
    why: str
    anchor: Point


def nearest_year(
    found: Found, context: Context, *, month: int, day: int, ahead: int
) -> Chosen | None:
    """The year of a month and day that the text leaves out, and why.

    News takes the occurrence nearest to publication, unless it lies further ahead than `ahead`
    days and nothing points forward; narrative keeps the year in which the text stands.

    Returns:
        The year, or None without an anchor.
    """
    base = context.base
    if base is None:
        return None
    if context.published is None or context.mode is Mode.NARRATIVE:
        return _running_year(
            _followed(context, month=month) or base, month=month, back=looks_further_back(found)
        )
    listed = _year_of_list(found, context, month=month)
    if listed is not None:
        return listed
    judged = _near_publication(found, context, context.published, month=month, day=day, ahead=ahead)
    if judged is None:
        return None
    year, why = judged
    return Chosen(year=year, why=f"No year is written; {why}.", anchor=base)


def _near_publication(
    found: Found, context: Context, published: date, *, month: int, day: int, ahead: int
) -> tuple[int, str] | None:
    near = (published.year - 1, published.year, published.year + 1)
    days = [when for year in near if (when := make_day(year, month, day)) is not None]
    past = max((when for when in days if when <= published), default=None)
    future = min((when for when in days if when > published), default=None)
    if past is None or future is None:
        only = past or future
        return None if only is None else (only.year, "only one near year has such a day")
    gap, back = (future - published).days, (published - past).days
    if is_past(found):
        return past.year, f"“{found.word(-1)}” tells that it is past"
    if gap < FAR_AHEAD and _points_ahead(found, nearer=gap < back):
        return future.year, "a word before it points forward"
    told = looks_back(found) or tells_of_past(found)
    if month in context.awaited and not found.has("day") and gap < FAR_AHEAD and not told:
        return future.year, "elsewhere the text puts that month ahead"
    announced = {found.word(offset) for offset in (-1, -2, -3)} & PRESENT_TENSE
    if announced and back > JUST_BACK:
        return future.year, "the verb before it announces the day"
    if gap < FAR_AHEAD and is_deadline(found):
        return future.year, "“by” in mid-sentence sets a date ahead"
    if gap <= ahead and gap < back and not (gap > CLEARLY_NEAR and told):
        return future.year, f"the nearest is {_days(gap)} ahead"
    return past.year, f"the nearest that fits is {_days(back)} back"


def _points_ahead(found: Found, *, nearer: bool) -> bool:
    """Whether words before a date point forward, firmly or to the nearer of two."""
    if looks_ahead(found):
        return nearer or looks_firmly_ahead(found)
    return nearer and leaves_open(found)


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def doubt(context: Context) -> Basis:
    """How sure a missing year is: a far year in the same sentence may be the one that is meant."""
    point, published = context.point, context.published
    if published is None:
        # The text may have gone on to the unknown day on which it was written.
        return Basis.INFERRED
    if point is None or point.sentence != context.sentence:
        return Basis.RESOLVED
    far = context.mode is Mode.NEWS and abs(point.year - published.year) > 1
    return Basis.INFERRED if far else Basis.RESOLVED


MONTHS_FOLLOWED = 2
"""So many months behind an aside a date still goes on from it."""

JOINING = frozenset({"and", "or", "to", "until", "till", "through", "-", "–"})
"""Words that tie a date to the one before it."""


def _year_of_list(found: Found, context: Context, *, month: int) -> Chosen | None:
    """The year of a date that goes on from another: "June and July", "from Dec. 8 to March 6"."""
    point = context.point
    if point is None or point.month is None or point.sentence != context.sentence:
        return None
    if found.word(-1) not in JOINING or point.end != found.first - 1:
        return None
    if found.has("day") is not (point.day is not None):
        return None
    year = point.year if month >= point.month else point.year + 1
    why = f"No year is written; it goes on from “{point.surface}”."
    return Chosen(year=year, why=why, anchor=point)


def _followed(context: Context, *, month: int) -> Point | None:
    """An aside that the date goes on from: "... in May 1863. He was replaced in June"."""
    point = context.point
    if point is None or point.month is None or context.sentence - point.sentence > 1:
        return None
    return point if 0 <= month - point.month <= MONTHS_FOLLOWED else None


def _running_year(base: Point, *, month: int, back: bool) -> Chosen:
    """The year in which running text stands; from autumn and winter it goes on into the next."""
    stands = f"No year is written; the text stands in {base.value}"
    turns = base.month is not None and month - base.month <= -MONTHS_TO_NEXT_YEAR
    wintry = base.value.endswith("-WI") and month <= WINTER_ENDS
    if (turns or wintry) and not back:
        why = f"{stands} and goes on into the next year."
        return Chosen(year=year_away(base.year, 1), why=why, anchor=base)
    return Chosen(year=base.year, why=f"{stands}.", anchor=base)
