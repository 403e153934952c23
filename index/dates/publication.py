"""When was an article published, where nothing says so?

Evidence in order: the date in the path of its address, then the first full date near the beginning
of its text. Never the latest date in the text: reports speak of what comes. Keeps out: metadata.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from index.dates.tagger import DateTagger
from index.dates.timex import make_day
from index.model import Basis, DayRange, Grain, Published

WINDOW = 400
"""How many code points from the beginning a full date can speak for the whole text."""

LATER_DAYS = 7
"""How long after the first full date of a text it may have been published, for the bounds."""

_PATH = re.compile(
    r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|/(\d{4})(\d\d)(\d\d)(?=[/_.-]|$)", re.ASCII
)
EARLIEST_YEAR = 1990
"""Addresses on the web are no older."""


def infer_published(text: str, *, url: str | None = None) -> Published | None:
    """The publication day that address or text suggest.

    Args:
        text: the article's text, headline first.
        url: its address, or None.

    Returns:
        The day with the bounds that the evidence allows and a note naming it; None without any.
    """
    return (_from_address(url) if url else None) or _from_text(text)


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


def _from_text(text: str) -> Published | None:
    for mention in DateTagger().tag(text[:WINDOW], published=None):
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
        note = f"The first full date near the beginning of the text, “{mention.surface}”."
        return Published(
            day=when,
            bounds=DayRange.inclusive(when, _later(when)),
            basis=Basis.INFERRED,
            note=note,
        )
    return None


def _later(day: date) -> date:
    return min(day, date.max - timedelta(days=LATER_DAYS)) + timedelta(days=LATER_DAYS)
