"""Which figures stand beside each other? Those of one kind of victims, measure and place.

Nothing is added up and no figure is made. Keeps out: what a claimant says over time (lines.py),
where claimants differ (differences.py), what one article says of its own figures
(index.claims.relations), and how tolls are drawn (web).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.model.names import Entity
from search.figures import FigureView, span_of
from search.tolls.differences import differences
from search.tolls.lines import line_of
from search.tolls.model import Measure, Panel, Victims

# A figure for more places than this is none of any of them.
_MOST_PLACES = 2
_KILLED = frozenset({"killed", "executed", "assassinated", "shot"})
_BODIES = frozenset({"bodies_found", "bodies_buried", "bodies_seen"})


def measure_of(figure: FigureView) -> Measure:
    """What a figure counts."""
    measure = figure.claim.measure
    if measure in _KILLED or measure in _BODIES:
        return Measure.DEAD
    return Measure(measure)


def victims_of(category: str) -> Victims:
    """The kind of victims that a category belongs to."""
    if category in ("all", "people", "unspecified"):
        return Victims.ALL
    tail = next((v for v in Victims if category == v or category.endswith(f"_{v}")), None)
    return Victims.OTHERS if tail in (None, Victims.ALL) else tail


def panels(figures: Iterable[FigureView], entities: Mapping[str, Entity]) -> tuple[Panel, ...]:
    """The tolls that figures make, those of the whole first, then the most spoken of places.

    Args:
        figures: figures of any reports; those of other times ("historical", "background") are left
            out, for they are of other deaths.
        entities: the entities of the corpus by id.
    """
    told = [figure for figure in figures if figure.claim.scope == "event"]
    summed = _parts_of_wholes(told, entities)
    grouped: dict[tuple[Measure, Victims, str], list[FigureView]] = {}
    for figure in told:
        measure, victims = measure_of(figure), victims_of(figure.claim.category)
        where = () if span_of(figure) in summed else _where(figure, entities)
        for place in where:
            # At one place all figures stand side by side, whomever they count.
            grouped.setdefault((measure, Victims.ALL, place), []).append(figure)
        if not where:
            grouped.setdefault((measure, victims, ""), []).append(figure)
    made = [
        _panel(measure, victims, place, own, entities)
        for (measure, victims, place), own in grouped.items()
    ]
    return tuple(sorted(made, key=_rank))


def _parts_of_wholes(
    figures: Iterable[FigureView], entities: Mapping[str, Entity]
) -> frozenset[tuple[str, str]]:
    """The figures that add up to one of the whole: they count for the whole, too."""
    return frozenset(
        (figure.passage.article.id, span)
        for figure in figures
        if not _where(figure, entities)
        for relation in figure.claim.relations
        if relation.startswith("total_of:")
        for span in relation.removeprefix("total_of:").split("+")
    )


def _rank(panel: Panel) -> tuple[bool, int, int, int, str]:
    local = bool(panel.place)
    measures, victims = list(Measure), list(Victims)
    count = -len(panel.points) if local else 0
    return (
        local,
        count,
        measures.index(panel.measure),
        victims.index(panel.victims),
        panel.place,
    )


def _where(figure: FigureView, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The places of a figure, where it is of single places; of a country or more it is none."""
    places = figure.claim.place_ids
    if len(places) > _MOST_PLACES or any(_is_wide(entities.get(place)) for place in places):
        return ()
    return tuple(sorted(places))


def _is_wide(place: Entity | None) -> bool:
    return place is None or place.is_country


def _panel(
    measure: Measure,
    victims: Victims,
    place: str,
    figures: Sequence[FigureView],
    entities: Mapping[str, Entity],
) -> Panel:
    grouped: dict[tuple[str, str, str], list[FigureView]] = {}
    for figure in figures:
        claim = figure.claim
        # Two figures by nobody named are no line.
        key = claim.claimant_key or f"{figure.passage.passage.id}:{claim.start}"
        grouped.setdefault((key, claim.category, claim.measure), []).append(figure)
    lines = sorted(
        (line_of(own, entities) for own in grouped.values()),
        key=lambda line: (-max(point.low for point in line.points), line.key, line.category),
    )
    return Panel(
        measure=measure,
        victims=victims,
        place=place,
        lines=tuple(lines),
        differences=differences(lines),
    )
