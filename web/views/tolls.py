"""What does the page of figures show? Tolls side by side: charts, lines, differences, tables.

Keeps out: where the points of a chart stand (toll_chart.py) and how a figure is said (figures.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.figures import FiguresPage, FigureView
from search.query import Query, Reading
from search.tolls.model import Bearing, Dated, Difference, Line, Measure, Panel, Point, Victims
from search.tolls.panels import panels
from search.vocabulary import Entity
from web import links
from web.params import Asked
from web.views.counts import count
from web.views.dates import day_text
from web.views.figures import FigureLine, category_words, figure_line, measure_words, number_of
from web.views.narrowing import Narrowing, narrowing_of
from web.views.sources import SourceMarks
from web.views.toll_chart import Chart, Mark, chart_of

_NOBODY = "nobody named"
_HEADINGS = {
    (Measure.DEAD, Victims.ALL): "All the dead",
    (Measure.DEAD, Victims.CIVILIANS): "Civilians killed",
    (Measure.DEAD, Victims.SECURITY_FORCES): "Security forces killed",
    (Measure.DEAD, Victims.INSURGENTS): "Insurgents killed",
    (Measure.DEAD, Victims.CHILDREN): "Children killed",
    (Measure.DEAD, Victims.WOMEN): "Women killed",
    (Measure.DEAD, Victims.MEN): "Men killed",
    (Measure.DEAD, Victims.OTHERS): "Others killed",
}
_BEARINGS = {Bearing.REPEATS: "repeats the figure before", Bearing.REVISES: "revises it"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TollRow:
    """A figure in the table of a panel.

    Args:
        figure: the figure.
        letter: the letter of its line in the chart; "".
        when: when it was stated, or that it is the day of publication, for people.
        bearing: how it bears on the one before, with the reason; "".
    """

    figure: FigureLine
    letter: str
    when: str
    bearing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """A line in words: its letter, style, claimant and category, and its figures in order."""

    letter: str
    style: int
    claimant: str
    counted: str
    course: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """Two claimants who differ, with the words of both."""

    first: FigureLine
    second: FigureLine
    reason: str
    grave: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """A panel: its heading, chart, legend, differences and table."""

    id: str
    heading: str
    href: str
    chart: Chart | None
    names: Mapping[tuple[str, int], str]
    legend: tuple[Legend, ...]
    differences: tuple[DifferenceView, ...]
    rows: tuple[TollRow, ...]

    def name_of(self, mark: Mark) -> str:
        """A mark of the chart in words, for who cannot see it."""
        return self.names[_key(mark.point)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollsView:
    """The page of figures."""

    status: str
    empty: bool
    partial_only: bool
    beyond: str
    whole: tuple[PanelView, ...]
    local: tuple[PanelView, ...]
    other_times: tuple[FigureLine, ...]
    narrowing: Narrowing


def tolls_view(page: FiguresPage, *, query: Query, marks: SourceMarks) -> TollsView:
    """The figures as they are shown.

    Args:
        page: the answer.
        query: the question as asked.
        marks: the marks of the sources.
    """
    made = panels(page.figures, page.entities)
    views = [
        _panel(panel, number, entities=page.entities, marks=marks, chart=_chart(panel))
        for number, panel in enumerate(made, start=1)
    ]
    hidden = page.passages - page.shown
    return TollsView(
        status=count(len(page.figures), "figure") if page.figures else "No figure matches",
        empty=not page.figures,
        partial_only=page.partial_only,
        beyond=count(hidden, "passage") if hidden else "",
        whole=tuple(v for v, panel in zip(views, made, strict=True) if not panel.place),
        local=tuple(v for v, panel in zip(views, made, strict=True) if panel.place),
        other_times=tuple(
            figure_line(f, claimant=f.claim.claimant or _NOBODY, marks=marks)
            for f in page.figures
            if f.claim.scope != "event"
        ),
        narrowing=narrowing_of(
            page, reading=Reading.TOLLS, asked=Asked(query=query), address=links.tolls
        ),
    )


def tables_of(
    figures: Iterable[FigureView], entities: Mapping[str, Entity], marks: SourceMarks
) -> tuple[PanelView, ...]:
    """The figures of one entry side by side, without charts.

    Args:
        figures: the figures.
        entities: the entities of the entry by id.
        marks: the marks of the sources.
    """
    return tuple(
        _panel(panel, number, entities=entities, marks=marks, chart=None)
        for number, panel in enumerate(panels(figures, entities), start=1)
    )


def behind(figures: Sequence[FigureView], entities: Mapping[str, Entity]) -> str:
    """Who stands behind the figures of several reports; "" for those of one report.

    Four reports that quote one monitor are one source.
    """
    reports = {figure.passage.article.id for figure in figures}
    if len(reports) < 2:
        return ""
    # A claimant that no sentence here names in full is told in the words of the figure.
    words = {
        figure.claim.claimant_key: figure.claim.claimant
        for figure in figures
        if figure.claim.claimant_key
    }
    unnamed = any(not figure.claim.claimant_key for figure in figures)
    names = [entities[key].name if key in entities else words[key] for key in sorted(words)]
    if not names:
        return f"{count(len(reports), 'report')} with figures; nobody is named for them"
    told = f"{count(len(reports), 'report')} with figures, {count(len(names), 'claimant')}"
    return f"{told}: {', '.join(names)}{'; some name nobody' if unnamed else ''}"


def _chart(panel: Panel) -> Chart | None:
    return None if panel.place else chart_of(panel)


def _panel(
    panel: Panel,
    number: int,
    *,
    entities: Mapping[str, Entity],
    marks: SourceMarks,
    chart: Chart | None,
) -> PanelView:
    letters = {trace.line: trace for trace in chart.traces} if chart is not None else {}
    rows = []
    names = {}
    for line in panel.lines:
        letter = letters[line].letter if line in letters else ""
        for point in line.points:
            figure = figure_line(point.figure, claimant=line.claimant or _NOBODY, marks=marks)
            rows.append(
                TollRow(
                    figure=figure, letter=letter, when=_when(point), bearing=_bearing_words(point)
                )
            )
            names[_key(point)] = _mark_words(figure, point)
    place = entities.get(panel.place)
    return PanelView(
        id=f"toll-{number}",
        heading=_heading(panel, place),
        href=links.entity(place.id) if place is not None else "",
        chart=chart,
        names=names,
        legend=tuple(
            Legend(
                letter=trace.letter,
                style=trace.style,
                claimant=trace.line.claimant or _NOBODY,
                counted=f"{category_words(trace.line.category)}, {_measure_of(trace.line)}",
                course=_course(trace.line),
            )
            for trace in letters.values()
        ),
        differences=tuple(_difference(d, panel, marks) for d in panel.differences),
        rows=tuple(rows),
    )


def _heading(panel: Panel, place: Entity | None) -> str:
    known = _HEADINGS.get((panel.measure, panel.victims))
    if place is not None:
        return place.name if panel.measure is Measure.DEAD else f"{place.name}: {panel.measure}"
    if known is not None:
        return known
    who = "People" if panel.victims is Victims.ALL else category_words(panel.victims).capitalize()
    return f"{who} {panel.measure}"


def _key(point: Point) -> tuple[str, int]:
    return point.figure.passage.passage.id, point.figure.claim.start


def _measure_of(line: Line) -> str:
    return measure_words(line.points[0].figure.claim.measure)


def _course(line: Line) -> str:
    """A line's figures: "over 160, then at least 162; around 50, the day is not said"."""
    stated = _numbers(point for point in line.points if point.dated is Dated.STATED)
    others = _numbers(point for point in line.points if point.dated is not Dated.STATED)
    told = [", then ".join(stated)] if stated else []
    if others:
        told.append(f"{', '.join(others)}, the day is not said")
    return "; ".join(told)


def _numbers(points: Iterable[Point]) -> list[str]:
    """The numbers of figures, each once."""
    return list(dict.fromkeys(number_of(point.figure.claim) for point in points))


def _when(point: Point) -> str:
    if point.on is None:
        return "not known"
    day = day_text(point.on, weekday=True)
    if point.dated is Dated.PRINTED:
        return f"not said; printed {day}"
    return f"{day}; order within the day inferred" if point.order_inferred else day


def _bearing_words(point: Point) -> str:
    return "" if point.bearing is None else f"{_BEARINGS[point.bearing]}: {point.reason}"


def _mark_words(figure: FigureLine, point: Point) -> str:
    said = f"{figure.surface}, {figure.counted}; {figure.claimant}"
    return f"{said}; {_when(point)}; in {figure.source.label}"


def _difference(difference: Difference, panel: Panel, marks: SourceMarks) -> DifferenceView:
    names = {_key(p): line.claimant or _NOBODY for line in panel.lines for p in line.points}
    first, second = (
        figure_line(point.figure, claimant=names[_key(point)], marks=marks)
        for point in (difference.first, difference.second)
    )
    return DifferenceView(
        first=first,
        second=second,
        reason=difference.reason,
        grave=not difference.reconcilable,
    )
