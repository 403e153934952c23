"""On which day was the report of a page published?

The order: where publishers state it for machines (JSON-LD of the report, meta elements, markup of
the day), what the page shows near the headline, its address, looser places, and last what htmldate
finds. Among those that are stated or shown, the first place wins unless others agree against it
alone. Days of changes are never taken, nor a day after the page was kept. Where a trusted place
names the day before or after, the bounds hold both: zones differ. Keeps out: what the report itself
says of its day, which is read when it is annotated.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from index.model.article import Alternative, Published
from index.model.certainty import Basis
from index.model.days import DayRange
from index.readers.webpage.day_places import Found, Weight, changed_days, found_days, only_days
from index.readers.webpage.days import Locale, Moment, locale
from index.readers.webpage.linked_data import LinkedData, Node
from index.readers.webpage.markup import Page
from index.readers.webpage.publisher import host_of
from index.readers.webpage.visible import VisibleText

_MOST_ALTERNATIVES = 5
_AMERICAN = frozenset(("com", "us", "org", "net", "gov", "edu", "mil", "info", "news", "tv"))
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The day of a page.

    Args:
        published: the day, or None when nothing tells it.
        alternatives: other days that were found, with their places.
    """

    published: Published | None
    alternatives: tuple[Alternative, ...]


def read_publication(
    page: Page,
    visible: VisibleText,
    *,
    data: LinkedData,
    node: Node,
    known: Locale,
    url: str,
    headline: int | None,
    report: Sequence[int],
    opening: int,
    kept_on: date | None,
) -> Publication:
    """Choose the day on which a page was published; see the module for the order.

    Args:
        page: the page.
        visible: its text.
        data: what it says to machines.
        node: what of it concerns the report.
        known: how it writes days.
        url: its address, or "".
        headline: the number of the headline's line, where it has one.
        report: the numbers of the report's lines.
        opening: the number of the line with which its prose begins.
        kept_on: the day on which the page was kept, which none can follow.
    """
    found = list(
        found_days(
            page,
            visible,
            data=data,
            node=node,
            url=url,
            known=known,
            headline=headline,
            first=opening,
        )
    )
    possible = [one for one in found if not _is_after(one.moment, kept_on)]
    refused = [one for one in found if _is_after(one.moment, kept_on)]
    late = _others(refused, note="it is later than the day on which the page was kept")
    if not possible:
        guess = _htmldate(page, url=url)
        if (
            guess is None
            or guess in changed_days(page, node, known)
            or (kept_on and guess > kept_on)
        ):
            return Publication(published=None, alternatives=late)
        if only_days(visible, known, report) == {guess}:
            return Publication(published=_guessed(guess), alternatives=late)
        unsure = Alternative(
            field="published",
            value=guess.isoformat(),
            note="Found by htmldate; nothing shows that it is the day of the report.",
        )
        return Publication(published=None, alternatives=(unsure, *late))
    chosen = _choose(possible)
    rest = [one for one in possible if one.moment.day != chosen.moment.day]
    return Publication(
        published=_published(chosen, possible),
        alternatives=(*_others(rest, note="other places have more weight"), *late),
    )


def deciding_locale(language: str | None, url: str) -> Locale:
    """How a page in a language writes days; the American way only on American hosts.

    Many programs say "en-US" for pages from everywhere.
    """
    american = host_of(url).rpartition(".")[2] in _AMERICAN
    if language is not None and language.lower() == "en-us" and not american:
        return locale("en")
    return locale(language or "")


def _is_after(moment: Moment, kept_on: date | None) -> bool:
    day = moment.day if moment.at is None else moment.at.astimezone(UTC).date()
    return kept_on is not None and day > kept_on


def _choose(found: Sequence[Found]) -> Found:
    """Of the best places the day that most name; each kind of place has one voice."""
    trusted = [one for one in found if one.weight > Weight.LOOSE] or found
    votes: Counter[date] = Counter()
    for place, day in {(one.place.split("“")[0], one.moment.day) for one in trusted}:
        del place
        votes[day] += 1
    stated = [one for one in trusted if one.weight is Weight.STATED]
    first = trusted[0]
    most = max(votes.values())
    # One place alone is overruled only where two or more others agree.
    if votes[first.moment.day] == 1 and most > 1:
        first = next(one for one in trusted if votes[one.moment.day] == most)
    same_day = [one for one in stated or trusted if one.moment.day == first.moment.day]
    return next((one for one in same_day if one.moment.at is not None), first)


def _published(chosen: Found, found: Sequence[Found]) -> Published:
    day = chosen.moment.day
    near = [
        one.moment.day
        for one in found
        if one.weight > Weight.LOOSE and abs(one.moment.day - day) <= timedelta(days=1)
    ]
    basis = Basis.INFERRED if chosen.place == "the page's address" else Basis.STATED
    return Published(
        day=day,
        bounds=DayRange.inclusive(min([day, *near]), max([day, *near])),
        at=chosen.moment.at,
        basis=basis,
        note=f"From {chosen.place}.",
    )


def _others(found: Sequence[Found], *, note: str) -> tuple[Alternative, ...]:
    """Days that were not taken, each once, with why."""
    others: dict[date, Alternative] = {}
    for one in found:
        value = one.moment.day.isoformat()
        why = f"From {one.place}; {note}."
        others.setdefault(one.moment.day, Alternative(field="published", value=value, note=why))
    return tuple(others.values())[:_MOST_ALTERNATIVES]


def _htmldate(page: Page, *, url: str) -> date | None:
    """What htmldate finds without searching the free text, where its answer can mean one day."""
    from htmldate import find_date
    from lxml import etree

    try:
        answer = find_date(page.root, extensive_search=False, original_date=True, url=url or None)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    if answer is None:
        return None
    return date.fromisoformat(answer)


def _guessed(day: date) -> Published:
    return Published(
        day=day,
        bounds=DayRange.day(day),
        basis=Basis.INFERRED,
        note="Found by htmldate; it is the only day that stands around the report.",
    )
