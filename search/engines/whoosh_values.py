"""Which values does a facet have under a question? All are counted, over arrays; a page is read.

Keeps out: which articles and passages are in, and how they are counted (whoosh_facets.py).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.entities.beginnings import Beginning, beginning, closeness, spelling_met
from index.stores.columns import KIND_VALUES
from search.engines.whoosh_articles import find_articles
from search.engines.whoosh_facets import Facets
from search.engines.whoosh_figures import giving_figures
from search.engines.whoosh_filters import Remaining
from search.engines.whoosh_ground import Ints, Mask
from search.engines.whoosh_labels import Labels
from search.engines.whoosh_passages import find_passages
from search.engines.whoosh_search import Asked, Parts
from search.engines.whoosh_suggest import Suggester
from search.names import letters_of
from search.query import FacetName, Query, Reading, ValueOrder, ValuesWanted
from search.results.counts import FacetValue
from search.results.values import ListedValue, ValuesPage, chosen_values


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Space:
    """All that a facet can have, by ordinal.

    Args:
        labels: what people read.
        ordinal: finds a value, -1 for none.
        value: the value of an ordinal.
        met: whether each has a spelling that begins so.
        aliases: the other spellings of an ordinal.
    """

    labels: Labels
    ordinal: Callable[[str], int]
    value: Callable[[int], str]
    met: Callable[[Beginning], Mask]
    aliases: Callable[[int], Sequence[str]]


class Values:
    """Lists the values of facets; the orders of their labels are made once.

    Args:
        parts: what answers are made with.
        suggester: finds what begins like what is looked for.
    """

    def __init__(self, parts: Parts, suggester: Suggester) -> None:
        self._parts, self._suggester = parts, suggester
        self._entities = Labels(parts.ground.snapshot.entities.labels)
        self._sources = Labels(parts.ground.sources)

    def page(self, query: Query, wanted: ValuesWanted) -> ValuesPage:
        """One page of the values of a facet under a query."""
        ground = self._parts.ground
        remaining, partial_only = _remaining(self._parts, query, wanted.reading)
        counts = Facets(ground, query.filters).counts(
            wanted.facet,
            remaining.inside(wanted.facet),
            passages=wanted.reading is not Reading.SEARCH,
        )
        listing = _Listing(self._space(wanted.facet), counts, query, wanted)
        rows = listing.rows()
        first = (wanted.page - 1) * wanted.size
        return ValuesPage(
            query=query,
            wanted=wanted,
            values=tuple(listing.shown(row) for row in rows[first : first + wanted.size]),
            total=len(rows),
            distinct=int(np.count_nonzero(counts)),
            chosen=chosen_values(query.filters, ground.snapshot.entities),
            partial_only=partial_only,
            generation=ground.snapshot.generation,
        )

    def _space(self, name: FacetName) -> _Space:
        ground = self._parts.ground
        if name is FacetName.SOURCE:
            return _Space(
                labels=self._sources,
                ordinal=lambda value: ground.source_ordinal.get(value, -1),
                value=ground.sources.__getitem__,
                met=self._suggester.sources_met,
                aliases=lambda _: (),
            )
        if name is FacetName.KIND:
            return _Space(
                labels=Labels(KIND_VALUES),
                ordinal=lambda value: KIND_VALUES.index(value) if value in KIND_VALUES else -1,
                value=KIND_VALUES.__getitem__,
                met=lambda typed: np.asarray([_begins(typed, kind) for kind in KIND_VALUES]),
                aliases=lambda _: (),
            )
        catalogue = ground.snapshot.entities
        return _Space(
            labels=self._entities,
            ordinal=catalogue.ordinal,
            value=catalogue.ids.__getitem__,
            met=self._suggester.entities_met,
            aliases=lambda ordinal: catalogue.at(ordinal).aliases,
        )


def _remaining(parts: Parts, query: Query, reading: Reading) -> tuple[Remaining, bool]:
    """What is in under all filters but one, and whether it is partial matches."""
    if reading is Reading.SEARCH:
        asked = Asked(parts, query)
        articles = find_articles(asked.walks, asked.narrowing, parts.ground.slices)
        return articles.remaining, articles.partial_only
    passages = find_passages(parts, query, _placed(parts, query, reading))
    return passages.remaining, passages.partial_only


def _placed(parts: Parts, query: Query, reading: Reading) -> Ints:
    """The passages that may be in the list of a reading."""
    if reading is Reading.TIMELINE:
        return parts.views.passages_in(parts.views.shown(query.filters.days))
    if reading is Reading.TOLLS:
        return giving_figures(parts.ground)
    return parts.names.naming_places


class _Listing:
    """The values that are listed, in order. A row is an ordinal, or -1 - n for the nth unknown one.

    Args:
        space: all that the facet can have.
        counts: how many things each has.
        query: the question, of which what is chosen is listed always.
        wanted: what is looked for, and the order.
    """

    def __init__(self, space: _Space, counts: Ints, query: Query, wanted: ValuesWanted) -> None:
        self._space, self._counts, self._wanted = space, counts, wanted
        own = [one for one in query.filters.selections if one.facet is wanted.facet]
        self._selected = {one.value for one in own if not one.exclude}
        self._excluded = {one.value for one in own if one.exclude}
        self._letters = letters_of(wanted.find)
        self._typed = beginning(wanted.find) if self._letters else None
        chosen = sorted(self._selected | self._excluded)
        self._known = [o for value in chosen if (o := space.ordinal(value)) >= 0]
        self._unknown = [value for value in chosen if space.ordinal(value) < 0]

    def rows(self) -> list[int]:
        """All rows."""
        labels, counts = self._space.labels, self._counts
        listed = counts > 0
        listed[self._known] = True
        if self._letters:
            met = labels.holding(self._letters)
            listed &= met if self._typed is None else met | self._space.met(self._typed)
        found = np.flatnonzero(listed)
        if self._wanted.order is ValueOrder.NAME:
            order = np.argsort(labels.by_letters[found])
        else:
            order = np.lexsort((labels.by_text[found], -counts[found]))
        rows: list[int] = found[order].tolist()
        for number, value in enumerate(self._unknown):
            if self._meets(value):
                insort(rows, -1 - number, key=self._place)
        return rows

    def shown(self, row: int) -> ListedValue:
        """A row as it is listed."""
        value, label = self._value(row), self._label(row)
        spelling = ""
        if self._typed is not None and row >= 0 and self._letters not in letters_of(label):
            spelling = spelling_met(self._typed, label, self._space.aliases(row))
        return ListedValue(
            value=FacetValue(
                value=value,
                label=label,
                count=self._count(row),
                selected=value in self._selected,
                excluded=value in self._excluded,
            ),
            spelling=spelling,
        )

    def _meets(self, value: str) -> bool:
        """Whether an unknown value meets what is looked for."""
        if not self._letters or self._letters in letters_of(value):
            return True
        return self._typed is not None and _begins(self._typed, value)

    def _place(self, row: int) -> tuple[int | str, str, str]:
        """What rows are sorted by."""
        label = self._label(row)
        first = letters_of(label) if self._wanted.order is ValueOrder.NAME else -self._count(row)
        return first, label, self._value(row)

    def _value(self, row: int) -> str:
        return self._space.value(row) if row >= 0 else self._unknown[-1 - row]

    def _label(self, row: int) -> str:
        return self._space.labels.texts[row] if row >= 0 else self._unknown[-1 - row]

    def _count(self, row: int) -> int:
        return int(self._counts[row]) if row >= 0 else 0


def _begins(typed: Beginning, name: str) -> bool:
    return closeness(typed, name) is not None
