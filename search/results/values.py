"""How is answered which values a facet has? One page of all of them.

Keeps out: the few that stand beside a list (counts.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.query import Filters, Query, Selection, ValuesWanted
from search.results.counts import FacetValue
from search.vocabulary import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedValue:
    """A value in a list of all.

    Args:
        value: the value with what remains when it is chosen.
        spelling: the spelling that what is looked for met, where the label does not show it; else
            "".
    """

    value: FacetValue
    spelling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenValue:
    """A value that is chosen or left out, of any facet, with what people read for it."""

    selection: Selection
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesPage:
    """One page of the values of a facet under a question.

    Counts ignore the facet's own filter and are those of the `Facet` beside the same list.

    Args:
        query: the question, as understood.
        wanted: the part asked for.
        values: one page, in the order asked for; what is chosen or left out is among all, even at
            0, if it meets what is looked for.
        total: how many meet what is looked for.
        distinct: how many have a count above 0 in all.
        chosen: everything that is chosen or left out, of all facets.
        partial_only: as in the answer of that list.
        generation: the index generation that answered.
    """

    query: Query
    wanted: ValuesWanted
    values: tuple[ListedValue, ...]
    total: int
    distinct: int
    chosen: tuple[ChosenValue, ...]
    partial_only: bool
    generation: int


def chosen_values(filters: Filters, entities: Mapping[str, Entity]) -> tuple[ChosenValue, ...]:
    """What is chosen or left out, with its labels."""
    return tuple(
        ChosenValue(
            selection=one,
            label=entities[one.value].name if one.value in entities else one.value,
        )
        for one in filters.selections
    )
