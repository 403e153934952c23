"""Which days can be chosen by dragging over a strip? What a script needs to fill two day inputs.

The strip's two handles are sliders over its bars. Moving one changes nothing but the input of its
edge, so an edge that lies outside of what is drawn stays as it is until it is moved. Without a
script there are no handles, and the inputs do the same. Keeps out: how bars look (strip.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from search.results.counts import Bar
from search.vocabulary import DayRange, Grain
from web.views.dates import write_bar


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFields:
    """The names of the two inputs of a range of days."""

    first: str
    last: str


SPOKEN_OF = DayFields(first="from", last="to")
PUBLICATION = DayFields(first="published_from", last="published_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """One end of what is chosen.

    Args:
        field: the input that it fills.
        label: what it is called.
        edge: "first" or "last".
        bar: the bar that it stands at, from 0.
        x: its place, percent.
        text: its days; that it narrows nothing, where it does not.
    """

    field: str
    label: str
    edge: str
    bar: int
    x: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """What lies over the bars of a strip.

    Args:
        form: id of the form that holds the inputs.
        grain: what a bar is: "day", "month" or "year".
        starts: the first day of each bar and the day after the last, as ISO days between spaces.
        last_bar: the last bar, counted from 0.
        handles: the first end and the last.
        left: left edge of what is chosen, percent.
        width: its width, percent; 0 when nothing is chosen.
    """

    form: str
    grain: str
    starts: str
    last_bar: int
    handles: tuple[Handle, Handle]
    left: float
    width: float


def brush_of(
    bars: tuple[Bar, ...], grain: Grain, *, chosen: DayRange | None, fields: DayFields, form: str
) -> Brush | None:
    """The brush over bars; None where there is nothing to choose from.

    Args:
        bars: what is drawn, in order, without gaps.
        grain: what a bar is.
        chosen: the days that the question is narrowed to, or None.
        fields: the inputs that it fills.
        form: id of the form that holds them.
    """
    edges = _edges(bars)
    if len(bars) < 2 or not edges:
        return None
    inside = [
        place for place, bar in enumerate(bars) if chosen is None or bar.days.overlaps(chosen)
    ] or [0, len(bars) - 1]
    first, last = inside[0], inside[-1]
    left, right = _percent(first, bars), _percent(last + 1, bars)
    return Brush(
        form=form,
        grain=grain.value,
        starts=" ".join(edge.isoformat() for edge in edges),
        last_bar=len(bars) - 1,
        handles=(
            Handle(
                field=fields.first,
                label="From",
                edge="first",
                bar=first,
                x=left,
                text=_told(bars[first], grain, narrowed=chosen is not None and bool(chosen.start)),
            ),
            Handle(
                field=fields.last,
                label="To",
                edge="last",
                bar=last,
                x=right,
                text=_told(bars[last], grain, narrowed=chosen is not None and bool(chosen.end)),
            ),
        ),
        left=left,
        width=round(right - left, 3) if chosen is not None else 0,
    )


def _edges(bars: tuple[Bar, ...]) -> tuple[date, ...]:
    """The first day of each bar, and the day after the last; empty when one is open."""
    found = [bar.days.start for bar in bars] + [bar.days.end for bar in bars[-1:]]
    edges = tuple(edge for edge in found if edge is not None)
    return edges if len(edges) == len(found) else ()


def _percent(place: int, bars: tuple[Bar, ...]) -> float:
    return round(100 * place / len(bars), 3)


def _told(bar: Bar, grain: Grain, *, narrowed: bool) -> str:
    name = write_bar(bar.days, grain)
    return name if narrowed else f"{name}, not narrowed"
