"""What is offered under the search box? Names, sources and days, each as an address.

An offer takes the place of the end of what was typed: the words before it are kept, and so are all
filters, unread, as they came. Keeps out: what begins like what was typed (search), and opening and
closing the list (suggest.js).
"""

from __future__ import annotations

from dataclasses import dataclass

from search.suggestions import Completion, Suggestion
from search.vocabulary import DayRange
from web import links
from web.params import (
    DAY_PARAMETERS,
    EXCLUDE,
    FILTER_PARAMETERS,
    POSITION_PARAMETERS,
    QUESTION_PARAMETERS,
    TIMELINE_PARAMETERS,
    Arguments,
    address_of,
    given_pairs,
)
from web.views.counts import count
from web.views.dates import write_filter

KIND_WORDS = {
    "source": "source",
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "group": "group",
    "media": "media",
}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOffer:
    """Days that may be meant.

    Args:
        kept: the words before them, as typed.
        days: the days, both sides closed.
        count: reports that speak of them.
    """

    kept: str
    days: DayRange
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionRow:
    """One offer.

    Args:
        text: what it is.
        spelling: the spelling that was met, where the text does not show it; else "".
        kind: its kind in a word.
        count: reports that have it.
        amount: the same with the noun.
        value: what stands in its filter; for days the one, or first and last as "first..last".
        href: the list narrowed to it.
    """

    text: str
    spelling: str
    kind: str
    count: int
    amount: str
    value: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionList:
    """All offers for what was typed.

    Args:
        asked: what was typed, trimmed; a list for anything else is out of date.
        heading: what choosing does; "" without rows.
        scope: what the counts are of, where choosing narrows further than they say; else "".
        status: how many there are, read aloud.
        rows: the offers, the best first.
    """

    asked: str
    heading: str
    scope: str
    status: str
    rows: tuple[SuggestionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The list that offers narrow.

    Args:
        path: its path.
        pairs: its parameters as they came, without words and page.
    """

    path: str
    pairs: Pairs

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is active."""
        return any(name in (*FILTER_PARAMETERS, *DAY_PARAMETERS) for name, _ in self.pairs)


def base_of(arguments: Arguments, *, timeline: bool) -> Base:
    """The list that offers narrow: results, or the timeline, under the filters as they came."""
    names = TIMELINE_PARAMETERS if timeline else QUESTION_PARAMETERS
    given = given_pairs(
        arguments, [name for name in names if name not in ("q", *POSITION_PARAMETERS)]
    )
    return Base(path=links.TIMELINE if timeline else links.SEARCH, pairs=given)


def suggestion_list(
    asked: str, *, names: Completion, days: tuple[DayOffer, ...], base: Base, limit: int
) -> SuggestionList:
    """The offers as they are shown, days first: a date leaves less doubt than a name.

    Args:
        asked: what was typed, trimmed.
        names: names and sources.
        days: days.
        base: what they narrow.
        limit: rows at most.
    """
    rows = [_of_days(offer, base) for offer in days]
    rows += [_of_name(found, kept=names.kept, base=base) for found in names.found]
    kept = {offer.kept for offer in days} | ({names.kept} if names.found else set())
    return SuggestionList(
        asked=asked,
        heading=_heading(kept) if rows else "",
        scope="of all reports" if kept - {""} or base.is_narrowed else "",
        status=count(len(rows[:limit]), "suggestion") if rows else "",
        rows=tuple(rows[:limit]),
    )


def _heading(kept: set[str]) -> str:
    words = kept.pop() if len(kept) == 1 else ""
    return f"Keep “{words}” and narrow to" if words else "Narrow to"


def _of_name(found: Suggestion, *, kept: str, base: Base) -> SuggestionRow:
    parameter = found.kind
    unwanted = {(EXCLUDE + parameter, found.value), (parameter, found.value)}
    pairs = [pair for pair in base.pairs if pair not in unwanted]
    return SuggestionRow(
        text=found.text,
        spelling=found.spelling,
        kind=KIND_WORDS[found.kind],
        count=found.count,
        amount=count(found.count, "report"),
        value=found.value,
        href=_address(base.path, kept, [*pairs, (parameter, found.value)]),
    )


def _of_days(offer: DayOffer, base: Base) -> SuggestionRow:
    first, last = (str(day) for day in (offer.days.first, offer.days.last))
    pairs = [pair for pair in base.pairs if pair[0] not in ("from", "to")]
    return SuggestionRow(
        text=write_filter(offer.days),
        spelling="",
        kind="day" if offer.days.is_one_day else "days",
        count=offer.count,
        amount=count(offer.count, "report"),
        value=first if first == last else f"{first}..{last}",
        href=_address(base.path, offer.kept, [*pairs, ("from", first), ("to", last)]),
    )


def _address(path: str, kept: str, pairs: list[tuple[str, str]]) -> str:
    """An address with its parameters in the one order of all addresses."""
    given = [("q", kept), *pairs] if kept else pairs
    return address_of(path, sorted(given, key=lambda p: (TIMELINE_PARAMETERS.index(p[0]), p[1])))
