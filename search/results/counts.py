"""How is answered what a question finds by value and by time? Facets and histograms."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.days import DayRange, Grain
from search.query import FacetName


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet with what remains when it is chosen.

    Args:
        value: what stands in the filter.
        label: what people read.
        count: articles (search) or passages (timeline) under all other filters.
        selected: chosen now.
        excluded: left out now.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet's values, most frequent first, ties by label; selected ones are always among them.

    Args:
        name: which facet.
        values: at most the engine's limit, plus every selected or excluded value (even at 0).
        distinct: how many values have a count above 0 in all.
    """

    name: FacetName
    values: tuple[FacetValue, ...]
    distinct: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a histogram.

    Args:
        days: the half-open days that it covers, both sides closed.
        count: what falls into it.
    """

    days: DayRange
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Counts over time, without gaps between first and last bar.

    A thing counts in every bar that its range overlaps, if the range is closed and no longer than
    7 days (day bars), 92 days (month bars) or 3,660 days (year bars); anything wider or open would
    look like knowledge that nobody has, and is counted in `wider` alone.

    Args:
        grain: day, month or year: the finest that needs no more than 100 bars, or as asked.
        bars: in order; empty when nothing is dated.
        wider: dated things too wide or open for a bar.
        undated: things without any resolved date.
    """

    grain: Grain
    bars: tuple[Bar, ...]
    wider: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Years, the months of one of them and the days of one of those, with what would remain.

    Each counts what is found when the days are narrowed to exactly this period, whatever days are
    chosen now: long and open times count in every period that they reach into. Listed are the
    periods that something falls into that is short enough for a bar of a `Histogram`, and those
    that hold all chosen days, even at 0. All in order of time.

    Args:
        years: all of them.
        months: of the year that holds all chosen days, else of the only one; empty for neither.
        days: of such a month.
    """

    years: tuple[Bar, ...] = ()
    months: tuple[Bar, ...] = ()
    days: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What would remain of an answer under other days, counted in what its facets count.

    Args:
        spoken: by the days that the text speaks of; on a timeline those of an entry must fit, too.
        published: by the day of publication (the best day of each report).
    """

    spoken: Periods
    published: Periods
