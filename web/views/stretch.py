"""Which bars of a histogram are worth drawing? Those of the chosen or the busiest stretch.

Reports of two days also speak of wars of decades; drawn to one scale, nothing could be told apart.
Keeps out: how bars look (strip.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from search.results.counts import Bar, Histogram
from search.vocabulary import DayRange, Grain

# As many bars as can be told apart at a width of 288 pixels.
MOST_BARS = 62
MARGIN = 3
LEAST_BARS = {Grain.DAY: 28, Grain.MONTH: 12, Grain.YEAR: 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The bars to draw.

    Args:
        bars: in order, without gaps.
        earlier: the days of the bars before them that hold anything, or None.
        later: the days of the bars after them that hold anything, or None.
    """

    bars: tuple[Bar, ...]
    earlier: DayRange | None = None
    later: DayRange | None = None


def grain_for(chosen: DayRange | None) -> Grain:
    """The grain at which a chosen range fits a strip; days when none is chosen."""
    if chosen is None or chosen.start is None or chosen.end is None:
        return Grain.DAY
    days = (chosen.end - chosen.start).days
    if days <= MOST_BARS - 2 * MARGIN:
        return Grain.DAY
    return Grain.MONTH if days <= 30 * MOST_BARS else Grain.YEAR


def stretch_of(histogram: Histogram, chosen: DayRange | None) -> Stretch:
    """The stretch to draw: of the chosen days with a margin, else the busiest one.

    Args:
        histogram: all bars.
        chosen: the days that the question is narrowed to, or None.
    """
    bars = histogram.bars
    if not bars:
        return Stretch(bars=())
    first, last = 0, len(bars)
    if chosen is not None:
        inside = [place for place, bar in enumerate(bars) if bar.days.overlaps(chosen)]
        first, last = (inside[0], inside[-1] + 1) if inside else (0, len(bars))
    if chosen is not None or len(bars) > MOST_BARS:
        first, last = _busiest(bars, first, last)
        first, last = first - MARGIN, last + MARGIN
    lacking = max(0, LEAST_BARS[histogram.grain] - (last - first))
    first -= lacking // 2
    last += lacking - lacking // 2
    begun, ended = max(0, first), min(len(bars), last)
    return Stretch(
        bars=_padded(bars[begun:ended], histogram.grain, before=begun - first, after=last - ended),
        earlier=_held(bars[:begun]),
        later=_held(bars[ended:]),
    )


def _busiest(bars: tuple[Bar, ...], first: int, last: int) -> tuple[int, int]:
    """The stretch within first..last that holds most, without empty bars at its ends."""
    width = MOST_BARS - 2 * MARGIN
    if last - first > width:
        held = sum(bar.count for bar in bars[first : first + width])
        most, start = held, first
        for place in range(first + 1, last - width + 1):
            held += bars[place + width - 1].count - bars[place - 1].count
            if held > most:
                most, start = held, place
        first, last = start, start + width
        while first < last - 1 and not bars[first].count:
            first += 1
        while first < last - 1 and not bars[last - 1].count:
            last -= 1
    return first, last


def _padded(bars: tuple[Bar, ...], grain: Grain, *, before: int, after: int) -> tuple[Bar, ...]:
    """The bars with empty ones on both sides, so that a few do not fill the page."""
    padded = list(bars)
    for _ in range(before):
        previous = _previous(padded[0], grain)
        padded = padded if previous is None else [previous, *padded]
    for _ in range(after):
        following = _next(padded[-1], grain)
        padded = padded if following is None else [*padded, following]
    return tuple(padded)


def _next(bar: Bar, grain: Grain) -> Bar | None:
    start = bar.days.end
    if start is None or start.year >= date.max.year - 1:
        return None
    return Bar(days=DayRange(start=start, end=_period_end(start, grain)), count=0)


def _previous(bar: Bar, grain: Grain) -> Bar | None:
    end = bar.days.start
    if end is None or end.year <= date.min.year + 1:
        return None
    last = end - timedelta(days=1)
    if grain is Grain.DAY:
        start = last
    elif grain is Grain.MONTH:
        start = last.replace(day=1)
    else:
        start = last.replace(month=1, day=1)
    return Bar(days=DayRange(start=start, end=end), count=0)


def _period_end(start: date, grain: Grain) -> date:
    """The day after the period that begins on a day."""
    if grain is Grain.DAY:
        return start + timedelta(days=1)
    if grain is Grain.MONTH:
        return (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    return date(start.year + 1, 1, 1)


def _held(bars: tuple[Bar, ...]) -> DayRange | None:
    """The days from the first to the last bar that holds something."""
    held = [bar.days for bar in bars if bar.count]
    return DayRange(start=held[0].start, end=held[-1].end) if held else None
