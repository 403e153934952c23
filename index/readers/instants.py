"""What day or instant of publication does a record state?

Reads only forms that can mean one day: ISO 8601, the mail format of feeds, and English dates with
the month in letters. Keeps out: days in figures alone such as 3/4/2021, which mean two, and
whatever has to be inferred.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from index.errors import InputError
from index.model.article import Published

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_GAP_BEFORE_ZONE = re.compile(r"(?<=\d)\s+(?=(?:[+-]\d\d:?\d\d|Z)\Z)")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d{2}:\d{2}.*")
_ENGLISH = (
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%A, %d %B %Y",
    "%a, %d %b %Y",
)


def parse_published(value: object, *, name: str) -> Published | None:
    """Read a publication date.

    Args:
        value: what stands in the record; None when nothing does.
        name: the record's name, for messages.

    Returns:
        The day, with the instant where a zone is given (then the day is that of UTC). A time
        without a zone names no instant: its day is taken as the paper's own.

    Raises:
        InputError: it is no text, or can be read as no day or more than one.
    """
    if value is None:
        return None
    text = value.strip() if isinstance(value, str) else ""
    moment = _day(text) or _instant(text)
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            return Published.stated(moment.date())
        try:
            moment.astimezone(UTC)  # an instant before or after all days has none
            return Published.stated(moment.date(), at=moment)
        except OverflowError:
            moment = None
    if moment is None:
        shown = repr(value)
        raise InputError(
            f"{name} has the publication date {shown if len(shown) <= 80 else shown[:77] + '...'}.",
            remedy="Write it as 2024-05-31 or 2024-05-31T18:30:00+02:00, or leave it out.",
        )
    return Published.stated(moment)


def _day(text: str) -> date | None:
    if _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    for form in _ENGLISH:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _instant(text: str) -> datetime | None:
    try:
        if _ISO_DAY.match(text):
            return datetime.fromisoformat(_GAP_BEFORE_ZONE.sub("", text))
        if _MAIL.fullmatch(text):
            return parsedate_to_datetime(text)
    except ValueError:
        return None
    return None
