"""What do filters cost? Frequent words plain, with five filters, and with six chosen facets.

Five filters are a source, a person, a place, a range of publication and a range of days spoken of.
Six facets with their own choice each make the engine count each of them under the other five. One
passage must meet days, names and kind together, so that both ask for more than articles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bench.measuring import Taken, middle, timed
from bench.news import DAYS, FIRST_DAY, entity_id, kind_of
from bench.questions import COMMON, day, questions
from bench.rivals.dateline import Dateline, query_of
from bench.tables import print_table
from index.model.article import BlockKind
from index.model.days import DayRange
from index.model.names import EntityKind
from search.query import FacetName, Filters, Query, Selection

Figures = dict[str, dict[str, float]]
_REPEATS = 3
_CHOSEN = 5  # values of a facet that is chosen


def _chosen(kind: EntityKind, count: int) -> list[Selection]:
    """The most frequent entities of a kind."""
    numbers = [n for n in range(200) if kind_of(n) is kind][:count]
    return [Selection(facet=FacetName(kind.value), value=entity_id(n)) for n in numbers]


def _sources(count: int) -> list[Selection]:
    return [Selection(facet=FacetName.SOURCE, value=f"Source {n}") for n in range(count)]


def five_filters() -> Filters:
    """A source, a person, a place, publication and days."""
    selections = [
        *_sources(_CHOSEN), *_chosen(EntityKind.PERSON, 2), *_chosen(EntityKind.PLACE, 2),
    ]  # fmt: skip
    middle_day = FIRST_DAY + DAYS // 2
    return Filters(
        selections=tuple(sorted(selections)),
        days=DayRange.inclusive(day(FIRST_DAY), day(middle_day)),
        published=DayRange.inclusive(day(FIRST_DAY + 90), day(middle_day + 90)),
    )


def six_facets() -> Filters:
    """Some sources, persons, places and the body; not some organisations and groups."""
    selections = [*_sources(_CHOSEN)]
    for kind in (EntityKind.PERSON, EntityKind.PLACE):
        selections += _chosen(kind, _CHOSEN)
    for kind in (EntityKind.ORGANISATION, EntityKind.GROUP):
        # The least frequent of them, or nothing would be left.
        selections += [replace(one, exclude=True) for one in _chosen(kind, 20)[-_CHOSEN:]]
    selections.append(Selection(facet=FacetName.KIND, value=BlockKind.BODY.value))
    return Filters(selections=tuple(sorted(selections)))


def measure(ours: Dateline, *, count: int) -> Figures:
    """The median of so many frequent words under each set of filters, in milliseconds of CPU."""
    asked = [query_of(question) for question in questions(COMMON, count)]
    measured: Figures = {}
    plain = None
    for name, filters in (
        ("no filter", Filters()), ("five filters", five_filters()), ("six facets", six_facets()),
    ):  # fmt: skip
        narrowed = [replace(query, filters=filters) for query in asked]
        warm = _median(ours, narrowed, ours.forget_answers)
        cold = _median(ours, narrowed, ours.forget)
        plain = warm if plain is None else plain
        measured[name] = {
            "hits": float(ours.find(narrowed[0]).total),
            "warm": warm.cpu,
            "cold": cold.cpu,
            "times_plain": warm.cpu / plain.cpu,
        }
    return measured


def show(measured: Figures) -> None:
    """Print what was measured for people."""
    print_table(
        "Filters on frequent words, Dateline: ms of CPU",
        ["filters", "hits", "warm", "cold", "times the unfiltered"],
        [
            [name, int(one["hits"]), one["warm"], one["cold"], one["times_plain"]]
            for name, one in measured.items()
        ],
    )


def _median(ours: Dateline, asked: list[Query], before: Callable[[], None]) -> Taken:
    times = []
    for query in asked:
        runs = []
        for _ in range(_REPEATS):
            before()
            runs.append(timed(ours.find, query)[1])
        times.append(middle(runs))
    return middle(times)
