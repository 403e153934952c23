"""Which years, months and days can narrow a list? Rows with what would remain, one in the other.

Of the days that the text speaks of, and of publication: each says which. Keeps out: the strips of
days (strip.py) and the fields in which days are typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.periods import period_holding
from search.query import Query
from search.results.counts import Bar, Calendar, Periods
from search.vocabulary import DayRange, Grain
from web import links
from web.days import FIRST_YEAR, LAST_YEAR
from web.views.dates import MONTHS

SHOWN = 6  # years; the earlier ones are folded in
SPARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """A year, month or day.

    Args:
        id: unlike any other on the page, the same on the next answer.
        label: what people see: "2025", "March", "7".
        rest: what completes it for who only hears it: "", "2025", "March 2025".
        number: what remains when the days are exactly these.
        href: chooses exactly these days, or takes them off when they are chosen now.
        state: "off", "chosen", or "partly" when the chosen days are some or more than these.
        told: the state in words; "" for off.
        parts: the months of a year or the days of a month, where they are opened.
    """

    id: str
    label: str
    rest: str
    number: str
    href: str
    state: str
    told: str
    parts: tuple[PeriodRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBox:
    """A facet of time: years, newest first, and in them what is opened.

    Args:
        name: "days" or "published".
        title: what the days are.
        rows: the newest years.
        earlier: the other years.
        unfolded: whether the days chosen now lie in those.
    """

    name: str
    title: str
    rows: tuple[PeriodRow, ...]
    earlier: tuple[PeriodRow, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One of the two kinds of days: how it is called, and how a question is narrowed to some."""

    name: str
    title: str
    narrowed: Callable[[Query, DayRange], Query]
    widened: Callable[[Query], Query]


_SPOKEN = _Kind(
    name="days",
    title="Years the reports speak of",
    narrowed=links.with_days,
    widened=links.without_days,
)
_PUBLISHED = _Kind(
    name="published",
    title="Years of publication",
    narrowed=links.with_published,
    widened=links.without_published,
)


def period_boxes(
    calendar: Calendar, query: Query, address: Callable[[Query], str]
) -> tuple[PeriodBox, ...]:
    """The facets of time that have anything to offer.

    Args:
        calendar: what would remain under other days.
        query: the question.
        address: the address of the same list for another question.
    """
    filters = query.filters
    boxes = (
        _Box(_SPOKEN, filters.days, query, address).of(calendar.spoken),
        _Box(_PUBLISHED, filters.published, query, address).of(calendar.published),
    )
    return tuple(box for box in boxes if box is not None)


class _Box:
    """Makes the rows of one kind of days."""

    def __init__(
        self,
        kind: _Kind,
        chosen: DayRange | None,
        query: Query,
        address: Callable[[Query], str],
    ) -> None:
        self._kind, self._chosen, self._query, self._address = kind, chosen, query, address

    def of(self, periods: Periods) -> PeriodBox | None:
        """The facet; None when there is nothing to choose between, and nothing chosen."""
        days = tuple(self._row(bar, Grain.DAY) for bar in periods.days)
        months = tuple(self._holding(periods.months, Grain.MONTH, days, periods.days))
        years = tuple(self._holding(periods.years, Grain.YEAR, months, periods.months))[::-1]
        lines = max(len(periods.years), len(periods.months), len(periods.days))
        if not years or (lines < 2 and self._chosen is None):
            return None
        shown = len(years) if len(years) <= SHOWN + SPARE else SHOWN
        return PeriodBox(
            name=self._kind.name,
            title=self._kind.title,
            rows=years[:shown],
            earlier=years[shown:],
            unfolded=any(year.state != "off" for year in years[shown:]),
        )

    def _holding(
        self,
        bars: tuple[Bar, ...],
        grain: Grain,
        parts: tuple[PeriodRow, ...],
        parts_of: tuple[Bar, ...],
    ) -> Iterator[PeriodRow]:
        """Rows, the one that holds the parts with them."""
        for bar in bars:
            if bar.days.start is None or not FIRST_YEAR <= bar.days.start.year <= LAST_YEAR:
                continue  # no address can name its days
            own = bool(parts_of) and bar.days.overlaps(parts_of[0].days)
            yield self._row(bar, grain, parts if own else ())

    def _row(self, bar: Bar, grain: Grain, parts: tuple[PeriodRow, ...] = ()) -> PeriodRow:
        state, told = self._state(bar.days)
        label, rest, key = _named(bar.days, grain)
        query = self._query
        if state == "chosen":
            other = self._kind.widened(query)
        else:
            other = self._kind.narrowed(query, bar.days)
        return PeriodRow(
            id=f"{self._kind.name}-{key}",
            label=label,
            rest=rest,
            number=f"{bar.count:,}",
            href=self._address(other),
            state=state,
            told=told,
            parts=parts,
        )

    def _state(self, days: DayRange) -> tuple[str, str]:
        chosen = self._chosen
        if chosen is None or not days.overlaps(chosen):
            return "off", ""
        if days == chosen:
            return "chosen", "chosen"
        if not _within(days, chosen):
            return "partly", "partly chosen"
        # The parts of a chosen year or month are there to narrow it further.
        whole = any(period_holding(chosen, grain) == chosen for grain in (Grain.YEAR, Grain.MONTH))
        return ("off", "") if whole else ("partly", "chosen with others")


def _within(days: DayRange, others: DayRange) -> bool:
    """Whether others hold all of some days, which are open on neither side."""
    before = others.start is None or (days.start is not None and others.start <= days.start)
    return before and (others.end is None or (days.end is not None and days.end <= others.end))


def _named(days: DayRange, grain: Grain) -> tuple[str, str, str]:
    """The label of a period, the rest of its name, and its machine value."""
    first = days.start
    if first is None:
        raise ValueError(f"a period has a first day: {days}")
    year = f"{first.year:04}"
    month = MONTHS[first.month - 1]
    if grain is Grain.YEAR:
        return str(first.year), "", year
    if grain is Grain.MONTH:
        return month, str(first.year), f"{year}-{first.month:02}"
    return f"{first.day} {month}", str(first.year), first.isoformat()
