"""What narrows an answer, and what would remain? Filters, facets and histograms, by looking.

Every count asks the same two questions of each article or passage, leaving out the filter of the
facet that is counted. Keeps out: words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta

from index.model.days import DayRange, Grain
from index.model.names import Entity, EntityKind
from search.engine import FACET_LIMIT
from search.engines.memory_corpus import Report, Sentence
from search.query import FacetName, Filters
from search.results.counts import Bar, Facet, FacetValue, Histogram

_MOST_BARS = 100
_MOST_BARS_ASKED = 3_660
WIDEST = {Grain.DAY: 7, Grain.MONTH: 92, Grain.YEAR: 3_660}
_GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR)
ENTITY_FACETS = {
    FacetName.PERSON: EntityKind.PERSON,
    FacetName.ORGANISATION: EntityKind.ORGANISATION,
    FacetName.PLACE: EntityKind.PLACE,
    FacetName.GROUP: EntityKind.GROUP,
    FacetName.MEDIA: EntityKind.MEDIA,
}


def without(filters: Filters, facet: FacetName) -> Filters:
    """The filters less those of one facet."""
    kept = tuple(chosen for chosen in filters.selections if chosen.facet is not facet)
    return replace(filters, selections=kept)


def narrows_passages(filters: Filters) -> bool:
    """Whether some filter asks something of single passages."""
    return filters.days is not None or any(
        chosen.facet is FacetName.KIND
        or (chosen.facet is not FacetName.SOURCE and not chosen.exclude)
        for chosen in filters.selections
    )


def values_of(
    facet: FacetName, report: Report, sentence: Sentence, entities: Mapping[str, Entity]
) -> frozenset[str]:
    """The values that a passage has for a facet."""
    if facet is FacetName.SOURCE:
        return frozenset() if report.source is None else frozenset([report.source])
    if facet is FacetName.KIND:
        return frozenset([sentence.kind])
    kind = ENTITY_FACETS[facet]
    return frozenset(key for key in sentence.entities if entities[key].kind is kind)


class Filter:
    """Filters, asked of articles and passages one at a time.

    Args:
        filters: what narrows.
        entities: all entities by id.
    """

    def __init__(self, filters: Filters, entities: Mapping[str, Entity]) -> None:
        self._filters = filters
        self._entities = entities

    def article_alone(self, report: Report) -> bool:
        """Whether an article's source, publication and exclusions allow it."""
        wanted = self._chosen(FacetName.SOURCE, excluded=False)
        unwanted = self._chosen(FacetName.SOURCE, excluded=True)
        if wanted and report.source not in wanted:
            return False
        if report.source in unwanted:
            return False
        published = report.annotated.article.published
        if self._filters.published is not None and (
            published is None or not DayRange.day(published.day).overlaps(self._filters.published)
        ):
            return False
        for facet in ENTITY_FACETS:
            banned = self._chosen(facet, excluded=True)
            for sentence in report.sentences:
                if banned & values_of(facet, report, sentence, self._entities):
                    return False
        return True

    def passage_alone(self, report: Report, sentence: Sentence) -> bool:
        """Whether a passage meets days, entities and kind together."""
        days = self._filters.days
        if days is not None and not any(days.overlaps(own) for own in sentence.days):
            return False
        for facet in (*ENTITY_FACETS, FacetName.KIND):
            wanted = self._chosen(facet, excluded=False)
            if wanted and not wanted & values_of(facet, report, sentence, self._entities):
                return False
        return sentence.kind not in self._chosen(FacetName.KIND, excluded=True)

    def sentences(self, report: Report) -> list[Sentence]:
        """The passages of an article that are in; none when the article itself is out."""
        if not self.article_alone(report):
            return []
        return [s for s in report.sentences if self.passage_alone(report, s)]

    def article(self, report: Report) -> bool:
        """Whether an article is in."""
        if narrows_passages(self._filters):
            return bool(self.sentences(report))
        return self.article_alone(report)

    def _chosen(self, facet: FacetName, *, excluded: bool) -> set[str]:
        return {
            chosen.value
            for chosen in self._filters.selections
            if chosen.facet is facet and chosen.exclude == excluded
        }


def facet_of(
    facet: FacetName,
    counts: Counter[str],
    *,
    filters: Filters,
    labels: Mapping[str, Entity],
    limit: int | None = FACET_LIMIT,
) -> Facet:
    """A facet's values in order, cut to the limit, chosen ones kept."""
    selected = {s.value for s in filters.selections if s.facet is facet and not s.exclude}
    excluded = {s.value for s in filters.selections if s.facet is facet and s.exclude}
    values = [
        FacetValue(
            value=value,
            label=labels[value].name if facet in ENTITY_FACETS and value in labels else value,
            count=counts[value],
            selected=value in selected,
            excluded=value in excluded,
        )
        for value in {*counts, *selected, *excluded}
    ]
    values.sort(key=lambda value: (-value.count, value.label, value.value))
    commonest = [value for value in values if value.count > 0][:limit]
    return Facet(
        name=facet,
        values=tuple(v for v in values if v in commonest or v.selected or v.excluded),
        distinct=sum(count > 0 for count in counts.values()),
    )


def histogram(things: Collection[Collection[DayRange]], *, grain: Grain | None) -> Histogram:
    """Counts over time.

    Args:
        things: the day ranges of each thing; a thing without any is undated.
        grain: the grain asked for, or None for the finest that shows something in 100 bars.
    """
    asked = _GRAINS[_GRAINS.index(grain) :] if grain in _GRAINS else _GRAINS
    most = _MOST_BARS_ASKED if grain in _GRAINS else _MOST_BARS
    chosen = asked[0]
    periods: list[DayRange] = []
    for candidate in asked:
        spans = _periods_between(
            [r for own in things for r in own if _fits(r, candidate)],
            candidate,
            most=most if candidate is not Grain.YEAR else date.max.year,
        )
        if spans and (len(spans) <= most or candidate is Grain.YEAR):
            chosen, periods = candidate, spans
            break
        if grain in _GRAINS and not spans:
            break
    dated = [own for own in things if own]
    bars = [
        Bar(
            days=period,
            count=sum(any(_fits(r, chosen) and r.overlaps(period) for r in own) for own in dated),
        )
        for period in periods
    ]
    return Histogram(
        grain=chosen,
        bars=tuple(bars),
        wider=sum(not any(_fits(r, chosen) for r in own) for own in dated),
        undated=len(things) - len(dated),
    )


def _fits(days: DayRange, grain: Grain) -> bool:
    if days.start is None or days.end is None:
        return False
    return (days.end - days.start).days <= WIDEST[grain]


def _periods_between(ranges: Collection[DayRange], grain: Grain, *, most: int) -> list[DayRange]:
    """The periods from the first day to the last; no more than one beyond what may be shown."""
    firsts = [r.start for r in ranges if r.start is not None]
    lasts = [r.last for r in ranges if r.last is not None]
    if not firsts or not lasts:
        return []
    periods: list[DayRange] = []
    start: date | None = _period_start(min(firsts), grain)
    while start is not None and start <= max(lasts) and len(periods) <= most:
        following = _next_period(start, grain)
        periods.append(DayRange(start=start, end=following or date.max))
        start = following
    return periods


def _period_start(day: date, grain: Grain) -> date:
    if grain is Grain.DAY:
        return day
    return day.replace(day=1) if grain is Grain.MONTH else day.replace(month=1, day=1)


def _next_period(start: date, grain: Grain) -> date | None:
    """The first day of the next period, or None where the calendar ends."""
    try:
        if grain is Grain.DAY:
            return start + timedelta(days=1)
        if grain is Grain.MONTH:
            return (start + timedelta(days=31)).replace(day=1)
        return start.replace(year=start.year + 1)
    except (ValueError, OverflowError):
        return None
