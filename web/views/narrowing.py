"""What stands beside a list? What narrows it now, what could, and how the question was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search.figures import FiguresPage
from search.query import FacetName, Query, Reading, Selection, ValuesWanted
from search.results.hits import Expansion, Results
from search.results.places import PlacesPage
from search.results.timeline import TimelinePage
from search.suggestions import Ambiguity
from web import links
from web.facet_address import all_values, has_list
from web.params import Asked
from web.views.explained import ExplainedView, explained_view
from web.views.facets import COUNTED, Chip, FacetBox, chips_of, facet_boxes, facet_labels
from web.views.periods import PeriodBox, period_boxes

SPELLINGS_SHOWN = 4
MEANINGS_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several: its words, its address, whether it is the current one."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingView:
    """A name that was also searched in other spellings.

    Args:
        label: its canonical name.
        href: its page, which lists all spellings.
        others: the first few of the other spellings.
        more: how many there are beyond those.
    """

    label: str
    href: str
    others: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningsView:
    """A name that several share.

    Args:
        typed: the name as typed.
        meanings: the first few of those that it can mean, most reports first; each leads to the
            list narrowed to it.
        more: how many there are beyond those.
    """

    typed: str
    meanings: tuple[Choice, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What narrows a list.

    Args:
        counted: what the numbers count, e.g. "reports".
        periods: years, months and days that could narrow it further.
        facets: values that could.
        chips: the active filters.
        clear_href: the words alone, when more than one filter is active; else "".
        spellings: names also searched in other spellings.
        typed_only_href: the same list without them; "" when there are none.
        shared: names that several share, none of whom is chosen.
        explained: what else is told of how the question was read.
    """

    counted: str
    periods: tuple[PeriodBox, ...]
    facets: tuple[FacetBox, ...]
    chips: tuple[Chip, ...]
    clear_href: str
    spellings: tuple[SpellingView, ...]
    typed_only_href: str
    shared: tuple[MeaningsView, ...]
    explained: ExplainedView

    @property
    def widest_href(self) -> str:
        """The list without any filter; "" when none is active."""
        return self.clear_href or (self.chips[0].href if self.chips else "")


def narrowing_of(
    answer: Results | TimelinePage | FiguresPage | PlacesPage,
    *,
    reading: Reading,
    asked: Asked,
    address: Callable[[Query], str],
) -> Narrowing:
    """What narrows a list.

    Args:
        answer: what the list shows.
        reading: which list it is.
        asked: the question as asked, on its first page.
        address: the address of the same kind of list for another question.
    """
    query = asked.query
    chips = chips_of(query, facet_labels(answer.facets), address)
    typed_only = address(links.with_typed_spelling_only(query)) if answer.expansions else ""
    shared = (_meanings(one, query=query, address=address) for one in answer.ambiguities)

    def values_of(facet: FacetName) -> str:
        wanted = ValuesWanted(facet=facet, reading=reading)
        return all_values(asked, wanted) if has_list(facet) else ""

    return Narrowing(
        counted=COUNTED[reading],
        periods=period_boxes(answer.calendar, query, address),
        facets=facet_boxes(answer.facets, query, address=address, all_values=values_of),
        chips=chips,
        clear_href=address(links.without_filters(query)) if len(chips) > 1 else "",
        spellings=tuple(_spelling(expansion) for expansion in answer.expansions),
        typed_only_href=typed_only,
        shared=tuple(one for one in shared if one is not None),
        explained=explained_view(answer.explanation, query=query, address=address),
    )


def _meanings(
    ambiguity: Ambiguity, *, query: Query, address: Callable[[Query], str]
) -> MeaningsView | None:
    """What a shared name can mean; None when one of them is chosen already."""
    selections = [
        Selection(facet=FacetName(meaning.kind), value=meaning.value)
        for meaning in ambiguity.meanings
    ]
    if not set(selections).isdisjoint(query.filters.selections):
        return None
    meanings = tuple(
        Choice(label=meaning.text, href=address(links.adding(query, selection)))
        for meaning, selection in zip(ambiguity.meanings, selections, strict=True)
    )
    return MeaningsView(
        typed=ambiguity.typed,
        meanings=meanings[:MEANINGS_SHOWN],
        more=max(0, len(meanings) - MEANINGS_SHOWN),
    )


def _spelling(expansion: Expansion) -> SpellingView:
    return SpellingView(
        label=expansion.label,
        href=links.entity(expansion.entity),
        others=expansion.spellings[:SPELLINGS_SHOWN],
        more=max(0, len(expansion.spellings) - SPELLINGS_SHOWN),
    )
