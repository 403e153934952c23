"""How do counts over time look? A slim strip of bars, each a link, and the numbers as a table.

Positions are in percent of the strip's width, so that it fits any page without a script.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search.results.counts import Bar, Histogram
from search.vocabulary import DayRange, Grain
from web.views.brush import PUBLICATION, SPOKEN_OF, Brush, DayFields, brush_of
from web.views.counts import count
from web.views.dates import MONTHS, write_bar
from web.views.stretch import stretch_of

HEIGHT = 48
LEAST = 3
GAP = 0.16
MANY_BARS = 18
# The search form of every page.
QUESTION = "question"

LinkOf = Callable[[DayRange], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """One bar.

    Args:
        x: left edge of its slot, percent.
        slot: width of its slot, percent.
        left: left edge of what is painted, percent.
        width: width of what is painted, percent.
        top: distance from the top, pixels.
        height: height, pixels.
        href: the question narrowed to its days; "" when nothing falls into it.
        name: the days.
        amount: what falls into it, with its noun.
        number: the same as a bare number, for the table.
        chosen: whether it lies in the days that are chosen now.
    """

    x: float
    slot: float
    left: float
    width: float
    top: float
    height: float
    href: str
    name: str
    amount: str
    number: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A label under the strip: its text, its place in percent, its SVG text-anchor."""

    text: str
    x: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A strip of days.

    Args:
        id: unlike any other on the page.
        title: what the days are, e.g. "Days the reports speak of".
        noun: what is counted, in the plural.
        bars: in order; empty when nothing is dated.
        ticks: labels under it.
        notes: what no bar could show, one sentence each.
        narrowed: whether some days are chosen now.
        clear_href: the question without those days; "" when none are chosen.
        earlier_href: the question narrowed to what lies before the strip; "" when nothing does.
        later_href: the question narrowed to what lies after it; "" when nothing does.
        brush: what chooses days by dragging; None where there is nothing to choose.
    """

    id: str
    title: str
    noun: str
    bars: tuple[BarView, ...]
    ticks: tuple[Tick, ...]
    notes: tuple[str, ...]
    narrowed: bool
    clear_href: str
    earlier_href: str
    later_href: str
    brush: Brush | None

    @property
    def filled(self) -> tuple[BarView, ...]:
        """The bars that hold something, for the table."""
        return tuple(bar for bar in self.bars if bar.href)


@dataclass(frozen=True, slots=True, kw_only=True)
class StripStyle:
    """What a strip is called.

    Args:
        id: unlike any other on a page.
        title: what the days are.
        noun: the singular of what is counted.
        fields: the inputs that narrow to such days.
    """

    id: str
    title: str
    noun: str
    fields: DayFields = SPOKEN_OF


EVENTS = StripStyle(id="strip-days", title="Days the reports speak of", noun="report")
PUBLISHED = StripStyle(
    id="strip-published", title="Days of publication", noun="report", fields=PUBLICATION
)
PASSAGES = StripStyle(id="strip-days", title="Days the reports speak of", noun="passage")


def strip_of(
    histogram: Histogram,
    *,
    style: StripStyle,
    chosen: DayRange | None,
    link: LinkOf,
    clear_href: str = "",
    form: str = QUESTION,
) -> Strip:
    """A histogram as a strip.

    Args:
        histogram: the counts.
        style: what it is called.
        chosen: the days that the question is narrowed to, or None.
        link: the address of the question narrowed to a bar's days.
        clear_href: the address of the question without those days.
        form: id of the form whose inputs narrow to such days.
    """
    stretch = stretch_of(histogram, chosen)
    bars = stretch.bars
    peak = max((bar.count for bar in bars), default=0)
    slot = 100 / len(bars) if bars else 100.0
    views = tuple(
        _bar(
            bar,
            place=place,
            slot=slot,
            peak=peak,
            grain=histogram.grain,
            style=style,
            chosen=chosen,
            link=link,
        )
        for place, bar in enumerate(bars)
    )
    return Strip(
        id=style.id,
        title=style.title,
        noun=f"{style.noun}s",
        bars=views,
        ticks=_ticks(bars, histogram.grain),
        notes=_notes(histogram, style, peak=peak),
        earlier_href=link(stretch.earlier) if stretch.earlier else "",
        later_href=link(stretch.later) if stretch.later else "",
        narrowed=chosen is not None,
        clear_href=clear_href if chosen is not None else "",
        brush=brush_of(bars, histogram.grain, chosen=chosen, fields=style.fields, form=form),
    )


def _bar(
    bar: Bar,
    *,
    place: int,
    slot: float,
    peak: int,
    grain: Grain,
    style: StripStyle,
    chosen: DayRange | None,
    link: LinkOf,
) -> BarView:
    height = max(LEAST, HEIGHT * bar.count / peak) if bar.count else 0
    gap = slot * GAP
    return BarView(
        x=round(place * slot, 3),
        slot=round(slot, 3),
        left=round(place * slot + gap / 2, 3),
        width=round(slot - gap, 3),
        top=round(HEIGHT - height, 1),
        height=round(height, 1),
        href=link(bar.days) if bar.count else "",
        name=write_bar(bar.days, grain),
        amount=count(bar.count, style.noun),
        number=f"{bar.count:,}",
        chosen=chosen is not None and bar.days.overlaps(chosen),
    )


def _ticks(bars: tuple[Bar, ...], grain: Grain) -> tuple[Tick, ...]:
    """Labels under the first and last bars, and one between when there is room for it."""
    if not bars:
        return ()
    if len(bars) == 1:
        return (Tick(text=_short(bars[0], grain), x=50, anchor="middle"),)
    ticks = [Tick(text=_short(bars[0], grain), x=0, anchor="start")]
    if len(bars) >= MANY_BARS:
        middle = len(bars) // 2
        place = round(100 * (middle + 0.5) / len(bars), 3)
        ticks.append(Tick(text=_short(bars[middle], grain), x=place, anchor="middle"))
    return (*ticks, Tick(text=_short(bars[-1], grain), x=100, anchor="end"))


def _short(bar: Bar, grain: Grain) -> str:
    first = bar.days.start
    if first is None:
        return ""
    month = MONTHS[first.month - 1][:3]
    if grain is Grain.YEAR:
        return str(first.year)
    if grain is Grain.MONTH:
        return f"{month} {first.year}"
    return f"{first.day} {month} {first.year}"


def _notes(histogram: Histogram, style: StripStyle, *, peak: int) -> tuple[str, ...]:
    notes = [f"at most {count(peak, style.noun)} a {histogram.grain.value}"] if peak else []
    if histogram.wider:
        notes.append(f"{count(histogram.wider, style.noun)} over longer or open times")
    if histogram.undated:
        notes.append(f"{count(histogram.undated, style.noun)} undated")
    return tuple(notes)
