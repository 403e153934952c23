"""How does a toll look? A step chart by time of statement, one line a claimant and category.

Horizontal positions are in percent of the width, so that the chart fits any page without a script;
vertical ones in pixels. What is not known is not drawn: only figures whose day of statement is
known are joined. Keeps out: which figures make a line (search.tolls).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from search.tolls.model import Dated, Line, Panel, Point
from web.views.dates import MONTHS

HEIGHT = 220
TOP = 18
BASE = 188
Height = Callable[[int], float]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_LINES = len(_LETTERS)
_TICKS = 3
_FEWEST = 2
_MOST_DAY_LABELS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A figure in the chart.

    Args:
        x: percent.
        y: pixels from the top: the lowest value that the words allow.
        top: pixels from the top: the highest value that they allow; equal to y for a point.
        open: whether the words set no highest value.
        hollow: whether the day is that of publication, for want of the statement's.
        letter: the letter of its line.
        point: the figure.
    """

    x: float
    y: float
    top: float
    open: bool
    hollow: bool
    letter: str
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A straight piece of a line: from (x, y) to (to_x, to_y); x in percent, y in pixels."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A line of the chart: its letter and the style that tells it from others, 0 to 5."""

    letter: str
    style: int
    line: Line
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label on an axis: its text and where; x in percent or y in pixels."""

    text: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A step chart.

    Args:
        traces: one a line.
        days: labels of the axis of time.
        values: labels of the axis of numbers, with lines across.
        left_out: lines that have no letter left.
    """

    traces: tuple[Trace, ...]
    days: tuple[Label, ...]
    values: tuple[Label, ...]
    left_out: int


def chart_of(panel: Panel) -> Chart | None:
    """The chart of a panel; None when fewer than two figures of it have a day."""
    points = [point for point in panel.points if point.on is not None]
    if len(points) < _FEWEST:
        return None
    days = [point.on for point in points if point.on is not None]
    first, last = min(days), max(days)
    span = (last - first).days + 1
    peak = max(max(point.low, point.high or 0) for point in points)
    step = _round_step(peak)
    ceiling = step * -(-max(peak, 1) // step)

    def height(value: int) -> float:
        return round(BASE - (BASE - TOP) * value / ceiling, 1)

    slots = _slots(points, first=first, span=span)
    lines = [line for line in panel.lines if any(p.on is not None for p in line.points)]
    traces = tuple(
        _trace(line, letter, ordinal % 6, slots=slots, height=height)
        for ordinal, (line, letter) in enumerate(zip(lines, _LETTERS, strict=False))
    )
    return Chart(
        traces=traces,
        days=_day_labels(first, last),
        values=tuple(
            Label(text=f"{value:,}", at=height(value)) for value in range(0, ceiling + 1, step)
        ),
        left_out=max(0, len(lines) - MOST_LINES),
    )


def _trace(
    line: Line, letter: str, style: int, *, slots: Mapping[tuple[str, int], float], height: Height
) -> Trace:
    marks = tuple(
        Mark(
            x=slots[_key(point)],
            y=height(point.low),
            top=height(max(point.low, point.high or 0)),
            open=point.high is None and point.figure.claim.minimum is not None,
            hollow=point.dated is not Dated.STATED,
            letter=letter,
            point=point,
        )
        for point in line.points
        if point.on is not None
    )
    return Trace(letter=letter, style=style, line=line, steps=_steps(marks), marks=marks)


def _steps(marks: Sequence[Mark]) -> tuple[Step, ...]:
    """From each figure of known day level to the next, then up or down to it."""
    known = [mark for mark in marks if not mark.hollow]
    steps = []
    for mark, following in pairwise(known):
        steps.append(Step(x=mark.x, y=mark.y, to_x=following.x, to_y=mark.y))
        steps.append(Step(x=following.x, y=mark.y, to_x=following.x, to_y=following.y))
    return tuple(step for step in steps if (step.x, step.y) != (step.to_x, step.to_y))


def _slots(points: Sequence[Point], *, first: date, span: int) -> dict[tuple[str, int], float]:
    """Where figures stand in time, in percent: those of one day side by side, lowest first."""
    by_day: dict[date, list[Point]] = {}
    for point in points:
        if point.on is not None:
            by_day.setdefault(point.on, []).append(point)
    return {
        _key(point): round(100 * ((day - first).days + (place + 1) / (len(own) + 1)) / span, 3)
        for day, own in by_day.items()
        for place, point in enumerate(sorted(own, key=lambda p: (p.low, p.order, _key(p))))
    }


def _key(point: Point) -> tuple[str, int]:
    return point.figure.passage.passage.id, point.figure.claim.start


def _round_step(peak: int) -> int:
    """A round number that divides the height into about three."""
    rough = max(peak, 1) / _TICKS
    power: int = 10 ** max(0, len(str(int(rough))) - 1)
    return next((n * power for n in (1, 2, 5) if n * power >= rough), 10 * power)


def _day_labels(first: date, last: date) -> tuple[Label, ...]:
    span = (last - first).days + 1
    every = -(-span // _MOST_DAY_LABELS)
    return tuple(
        Label(text=_short(first + timedelta(days=n)), at=round(100 * (n + 0.5) / span, 3))
        for n in range(0, span, every)
    )


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
