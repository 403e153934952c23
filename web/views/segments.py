"""How are overlapping notes laid over a text? As nested stretches whose words join to the text.

Pure: knows spans, not what they mean. Passages hold marks of damage, these hold dates and figures,
and those hold pieces that carry at most one name each; a note that crosses the edge of an outer one
is cut there. A date and a figure never hold one another: where both would cover a word the shorter
has it, and the longer goes on around it. Keeps out: markup and escaping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
        date: index of the date; then there is no figure.
        figure: index of the figure; then there is no date.
        name: index of the name.
        mark: index of the damage mark.
    """

    start: int
    end: int
    passage: int | None
    date: int | None
    figure: int | None
    name: int | None
    mark: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRun:
    """Stretches under one date, under one figure, or under neither."""

    date: int | None
    figure: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRun:
    """Runs under one mark of damage, or under none."""

    mark: int | None
    notes: tuple[NoteRun, ...]


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
    figures: Sequence[Span],
    names: Sequence[Span],
) -> tuple[PassageRun, ...]:
    """Cut a stretch of text at every edge of every note.

    Where passages, marks or names overlap among themselves, the one that starts first wins, then
    the longer. Dates that overlap do so too; of figures, the shorter has the words that it shares.

    Args:
        start: first code point to cover.
        end: one past the last.
        passages: outermost notes.
        marks: notes within passages.
        dates: notes within marks.
        figures: notes within marks.
        names: innermost notes.

    Returns:
        Runs that cover `start` to `end` exactly once, in order.
    """
    layers = {
        "passage": _flat(passages, start, end),
        "mark": _flat(marks, start, end),
        "name": _flat(names, start, end),
        "date": _flat(dates, start, end),
        "figure": [span for span in figures if span.start < end and start < span.end],
    }
    edges = {start, end}
    for layer in layers.values():
        edges |= {edge for span in layer for edge in (span.start, span.end) if start < edge < end}
    stretches = [_stretch(left, right, layers) for left, right in pairwise(sorted(edges))]
    return tuple(
        PassageRun(passage=passage, marks=_by_mark(members))
        for passage, members in groupby(stretches, key=lambda stretch: stretch.passage)
    )


def _by_mark(stretches: Iterable[Stretch]) -> tuple[MarkRun, ...]:
    return tuple(
        MarkRun(mark=mark, notes=_by_note(members))
        for mark, members in groupby(stretches, key=lambda stretch: stretch.mark)
    )


def _by_note(stretches: Iterable[Stretch]) -> tuple[NoteRun, ...]:
    return tuple(
        NoteRun(date=date, figure=figure, stretches=tuple(members))
        for (date, figure), members in groupby(
            stretches, key=lambda stretch: (stretch.date, stretch.figure)
        )
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


def _stretch(left: int, right: int, layers: Mapping[str, Sequence[Span]]) -> Stretch:
    found = {kind: _shortest(layer, left) for kind, layer in layers.items()}
    date, figure = found["date"], found["figure"]
    if date is not None and figure is not None:
        if _length(figure) < _length(date):
            date = None
        else:
            figure = None
    return Stretch(
        start=left,
        end=right,
        passage=_index(found["passage"]),
        date=_index(date),
        figure=_index(figure),
        name=_index(found["name"]),
        mark=_index(found["mark"]),
    )


def _shortest(layer: Sequence[Span], offset: int) -> Span | None:
    covering = (span for span in layer if span.start <= offset < span.end)
    return min(covering, key=lambda span: (_length(span), span.index), default=None)


def _length(span: Span) -> int:
    return span.end - span.start


def _index(span: Span | None) -> int | None:
    return None if span is None else span.index
