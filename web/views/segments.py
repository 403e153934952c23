"""How are overlapping notes laid over a text? As nested stretches whose words join to the text.

Pure: knows spans, not what they mean. Passages hold marks of damage, these hold dates, and dates
hold pieces that carry at most one name each; a note that crosses the edge of an outer one is cut
there. Keeps out: markup and escaping.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text with the place of its note in the caller's list.

    Args:
        start: first code point.
        end: one past the last.
        index: which note.
    """

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Code points `start` to `end` with the notes that cover them; None where there is none.

    Args:
        start: first code point.
        end: one past the last.
        passage: index of the passage.
        date: index of the date.
        name: index of the name.
        mark: index of the damage mark.
    """

    start: int
    end: int
    passage: int | None
    date: int | None
    name: int | None
    mark: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRun:
    """Stretches under one date, or under none."""

    date: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRun:
    """Runs under one mark of damage, or under none."""

    mark: int | None
    dates: tuple[DateRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRun:
    """Runs within one passage, or between passages."""

    passage: int | None
    marks: tuple[MarkRun, ...]


def cut(
    start: int,
    end: int,
    *,
    passages: Sequence[Span],
    marks: Sequence[Span],
    dates: Sequence[Span],
    names: Sequence[Span],
) -> tuple[PassageRun, ...]:
    """Cut a stretch of text at every edge of every note.

    Where notes of one kind overlap, the one that starts first wins, then the longer.

    Args:
        start: first code point to cover.
        end: one past the last.
        passages: outermost notes.
        marks: notes within passages.
        dates: notes within marks.
        names: innermost notes.

    Returns:
        Runs that cover `start` to `end` exactly once, in order.
    """
    layers = [_flat(layer, start, end) for layer in (passages, dates, names, marks)]
    edges = {start, end}
    for layer in layers:
        edges |= {edge for span in layer for edge in (span.start, span.end)}
    ordered = sorted(edges)
    stretches = [_stretch(left, right, layers) for left, right in pairwise(ordered)]
    return tuple(
        PassageRun(passage=passage, marks=_by_mark(members))
        for passage, members in groupby(stretches, key=lambda stretch: stretch.passage)
    )


def _by_mark(stretches: Iterable[Stretch]) -> tuple[MarkRun, ...]:
    return tuple(
        MarkRun(mark=mark, dates=_by_date(members))
        for mark, members in groupby(stretches, key=lambda stretch: stretch.mark)
    )


def _by_date(stretches: Iterable[Stretch]) -> tuple[DateRun, ...]:
    return tuple(
        DateRun(date=date, stretches=tuple(members))
        for date, members in groupby(stretches, key=lambda stretch: stretch.date)
    )


def _flat(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans clipped to the stretch, without overlaps, in order."""
    flat: list[Span] = []
    reached = start
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.index)):
        left, right = max(span.start, start), min(span.end, end)
        if reached <= left < right:
            flat.append(Span(start=left, end=right, index=span.index))
            reached = right
    return flat


def _stretch(left: int, right: int, layers: list[list[Span]]) -> Stretch:
    passage, date, name, mark = (_covering(layer, left) for layer in layers)
    return Stretch(start=left, end=right, passage=passage, date=date, name=name, mark=mark)


def _covering(layer: list[Span], offset: int) -> int | None:
    return next((span.index for span in layer if span.start <= offset < span.end), None)
