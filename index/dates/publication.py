"""When was an article published, where nothing says so?

Evidence in order: the date in the path of its address, then the first full date near the beginning
of its text. Never the latest date in the text: reports speak of what comes. Keeps out: metadata.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from index.dates.readings.reading import PUBLICATION_DAY
from index.dates.tagger import DateTagger
from index.dates.timex import make_day
from index.model.article import Published
from index.model.certainty import Basis
from index.model.days import DayRange, Grain

WINDOW = 400
"""How many code points from the beginning a full date can speak for the whole text."""

_LOOKED_AT = 20_000
"""How many code points are searched for expressions that lean on publication."""

LATER_DAYS = 7
"""How long after the first full date of a text it may have been published, for the bounds."""

_PATH = re.compile(
    r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|/(\d{4})(\d\d)(\d\d)(?=[/_.-]|$)", re.ASCII
)
EARLIEST_YEAR = 1990
"""Addresses on the web are no older."""


def infer_published(text: str, *, url: str | None = None, dateline: str = "") -> Published | None:
    """The publication day that address, dateline or text suggest.

    A full date near the beginning of the text counts only where the text leans on the day of
    writing ("on Friday", "last month"): a history that begins with a battle was not printed that
    day, and nothing in it needs to know when it was.

    Args:
        text: the article's text, headline first.
        url: its address, or None.
        dateline: where and when it was filed, e.g. "WASHINGTON, March 7, 2025"; "" for none.

    Returns:
        The day with the bounds that the evidence allows and a note naming it; None without any.
    """
    found = _from_address(url) if url else None
    if found is None and dateline:
        found = _from_text(dateline, where="in the dateline")
    if found is not None:
        return found
    suggested = _from_text(text[:WINDOW], where="near the beginning of the text")
    return suggested if suggested is not None and _leans_on(suggested, text) else None


def _leans_on(published: Published, text: str) -> bool:
    """Whether an expression of the text is resolved from the day of publication."""
    return any(
        mention.anchor.startswith(PUBLICATION_DAY)
        for mention in DateTagger().tag(text[:_LOOKED_AT], published=published)
    )


def _from_address(url: str) -> Published | None:
    match = _PATH.search(urlsplit(url).path)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    when = make_day(year, month, day)
    if when is None or when.year < EARLIEST_YEAR:
        return None
    bounds = DayRange.inclusive(when - timedelta(days=1), when + timedelta(days=1))
    note = "The date in the path of its address; the paper's own day may differ by one."
    return Published(day=when, bounds=bounds, basis=Basis.INFERRED, note=note)


def _from_text(text: str, *, where: str) -> Published | None:
    for mention in DateTagger().tag(text, published=None):
        if mention.basis is not Basis.STATED or mention.days is None:
            continue
        if (
            mention.grain not in {Grain.DAY, Grain.PART_OF_DAY}
            or mention.days.first != mention.days.last
        ):
            continue
        when = mention.days.first
        if when is None:
            continue
        note = f"The first full date {where}, “{mention.surface}”."
        return Published(
            day=when,
            bounds=DayRange.inclusive(when, _later(when)),
            basis=Basis.INFERRED,
            note=note,
        )
    return None


def _later(day: date) -> date:
    return min(day, date.max - timedelta(days=LATER_DAYS)) + timedelta(days=LATER_DAYS)
