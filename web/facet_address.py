"""How does a list of all values of a facet look in an address? `/facets/place?find=ban`, and back.

Keeps out: the question itself (params.py), and what the list shows (views/values.py).
"""

from __future__ import annotations

from dataclasses import replace

from search.errors import NotFoundError
from search.query import FacetName, Query, Reading, ValueOrder, ValuesWanted
from web import links
from web.map_address import places_map
from web.params import (
    QUESTION_PARAMETERS,
    Arguments,
    Asked,
    address_of,
    choice,
    pairs_of,
    single,
)

FACETS = "/facets"
LIST, FIND, ORDER = "list", "find", "order"
VALUES_PARAMETERS = (*QUESTION_PARAMETERS, "grain", "lanes", LIST, FIND, ORDER)
FIND_LIMIT = 100
# The kinds of text are few, and stand beside every list.
_LISTED = {facet.value: facet for facet in FacetName if facet is not FacetName.KIND}
_READINGS = {reading.value: reading for reading in Reading}
_ORDERS = {order.value: order for order in ValueOrder}


def read_wanted(facet: str, arguments: Arguments, *, page: int) -> ValuesWanted:
    """The values that an address asks for.

    Args:
        facet: what the path names.
        arguments: the query string.
        page: the page that it asks for.

    Raises:
        NotFoundError: there is no such list.
        ParameterError: a parameter has a value that it cannot have.
    """
    if facet not in _LISTED:
        raise NotFoundError(
            f"“{facet[:40]}” is no list of names.",
            remedy=f"There are lists of: {', '.join(_LISTED)}.",
        )
    return ValuesWanted(
        facet=_LISTED[facet],
        reading=choice(arguments, LIST, _READINGS, Reading.SEARCH),
        find=single(arguments, FIND)[:FIND_LIMIT],
        order=choice(arguments, ORDER, _ORDERS, ValueOrder.COUNT),
        page=page,
    )


def values_pairs(asked: Asked, wanted: ValuesWanted) -> list[tuple[str, str]]:
    """The parameters of a list of values, the page and what is looked for left out."""
    pairs = list(pairs_of(replace(asked, query=links.first_page(asked.query))))
    if wanted.reading is not Reading.SEARCH:
        pairs.append((LIST, wanted.reading.value))
    if wanted.order is not ValueOrder.COUNT:
        pairs.append((ORDER, wanted.order.value))
    return pairs


def values_path(facet: FacetName) -> str:
    """The path of the list of a facet's values."""
    return f"{FACETS}/{facet.value}"


def all_values(asked: Asked, wanted: ValuesWanted) -> str:
    """The address of a page of a list of values.

    Args:
        asked: the question, with the scale and lanes to go back to.
        wanted: the values; its page counts, that of the question does not.
    """
    pairs = values_pairs(asked, wanted)
    if wanted.find:
        pairs.append((FIND, wanted.find))
    if wanted.page > 1:
        pairs.append(("page", str(wanted.page)))
    return address_of(values_path(wanted.facet), pairs)


def has_list(facet: FacetName) -> bool:
    """Whether there is a list of all values of a facet."""
    return facet.value in _LISTED


def list_of(reading: Reading, asked: Asked) -> str:
    """The address of the list that a question is answered in."""
    query: Query = links.first_page(asked.query)
    if reading is Reading.TIMELINE:
        return links.timeline(query, grain=asked.grain, lanes=asked.lanes)
    if reading is Reading.TOLLS:
        return links.tolls(query)
    return places_map(query) if reading is Reading.MAP else links.search(query)
