"""What does a list of all values of a facet show? Rows to choose from, and the way back.

Keeps out: the few rows beside a list (facets.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.query import FacetName, Query, Reading, Selection, ValueOrder, ValuesWanted
from search.results.values import ValuesPage
from web import links
from web.facet_address import all_values, list_of, values_pairs, values_path
from web.params import Asked
from web.views.counts import count
from web.views.facets import (
    COUNTED,
    MANY,
    TITLES,
    Chip,
    FacetRow,
    chips_of,
    facet_row,
    selection_labels,
)
from web.views.narrowing import Choice
from web.views.pager import Pager, pager_of

LISTS = {
    Reading.SEARCH: "the reports",
    Reading.TIMELINE: "the timeline",
    Reading.TOLLS: "the figures",
    Reading.MAP: "the map",
}
ORDER_LABELS = {ValueOrder.COUNT: "Most frequent", ValueOrder.NAME: "A to Z"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The filters that are active: the form of them that chips take."""

    chips: tuple[Chip, ...]
    clear_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesView:
    """A list of all values of a facet.

    Args:
        title: which facet.
        counted: what the numbers count, and of which question.
        status: how many there are, or how many hold what is looked for.
        partial_only: whether nothing has all the words, so that what has some is counted.
        action: where the field leads, in which is typed what is looked for.
        hidden: what goes along with it.
        find: what is looked for.
        label: what the field is called.
        all_href: the same list without it; "" when nothing is looked for.
        orders: the orders.
        back: the list that the values narrow.
        narrowing: the filters that are active.
        rows: one page.
        pager: other pages.
    """

    title: str
    counted: str
    status: str
    partial_only: bool
    action: str
    hidden: tuple[tuple[str, str], ...]
    find: str
    label: str
    all_href: str
    orders: tuple[Choice, ...]
    back: Choice
    narrowing: Chosen
    rows: tuple[FacetRow, ...]
    pager: Pager


def values_view(page: ValuesPage, asked: Asked) -> ValuesView:
    """A list of values as it is shown.

    Args:
        page: the answer.
        asked: the question as asked, on its first page, with the scale and lanes to go back to.
    """
    query, wanted = asked.query, page.wanted
    first = replace(wanted, page=1)

    def address(other: Query) -> str:
        # What is chosen of a facet changes nothing in the list of its own values.
        return all_values(replace(asked, query=other), wanted)

    chips = chips_of(query, selection_labels(page.chosen), address)
    return ValuesView(
        title=TITLES[wanted.facet],
        counted=_counted(query, wanted),
        status=_status(page),
        partial_only=page.partial_only,
        action=values_path(wanted.facet),
        hidden=tuple(values_pairs(asked, wanted)),
        find=wanted.find,
        label=f"Find among {_many(2, page)}",
        all_href=all_values(asked, replace(first, find="")) if wanted.find else "",
        orders=tuple(
            Choice(
                label=label,
                href=all_values(asked, replace(first, order=order)),
                current=order is wanted.order,
            )
            for order, label in ORDER_LABELS.items()
        ),
        back=Choice(label=f"Back to {LISTS[wanted.reading]}", href=list_of(wanted.reading, asked)),
        narrowing=Chosen(
            chips=chips,
            clear_href=address(links.without_filters(query)) if len(chips) > 1 else "",
        ),
        rows=tuple(
            facet_row(wanted.facet, one.value, query=query, address=address, spelling=one.spelling)
            for one in page.values
        ),
        pager=pager_of(
            total=page.total,
            size=wanted.size,
            page=wanted.page,
            address=lambda number: all_values(asked, replace(wanted, page=number)),
        ),
    )


def _status(page: ValuesPage) -> str:
    find = page.wanted.find
    if not find:
        return count(page.total, MANY[page.wanted.facet]) if page.total else f"No {_many(2, page)}"
    found = f"{page.total:,}" if page.total else "None"
    return f"{found} of {count(page.distinct, MANY[page.wanted.facet])} for “{find}”"


def _many(number: int, page: ValuesPage) -> str:
    return count(number, MANY[page.wanted.facet]).partition(" ")[2]


def _counted(query: Query, wanted: ValuesWanted) -> str:
    """What the numbers count."""
    asked = f" that match “{query.text}”" if query.text else ""
    others = replace(query.filters, selections=_others(query, wanted.facet))
    under = "" if others.is_empty else ", under the other filters"
    return f"Numbers count {COUNTED[wanted.reading]}{asked}{under}"


def _others(query: Query, facet: FacetName) -> tuple[Selection, ...]:
    return tuple(one for one in query.filters.selections if one.facet is not facet)
