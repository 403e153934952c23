"""How does a question look in an address? Query string to Query and back, inverse of each other.

Keeps out: what the typed words mean (search.parse), and which links a page offers (links.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar
from urllib.parse import quote, urlencode

from search.errors import QueryError
from search.query import FacetName, Filters, Query, Selection, Sort
from search.vocabulary import BlockKind, DayRange, Grain
from web.days import ACCEPTED, Edge, read_day
from web.typed_days import after, before, lacks_year

ENTITY_FACETS = (
    FacetName.PERSON,
    FacetName.ORGANISATION,
    FacetName.PLACE,
    FacetName.GROUP,
    FacetName.MEDIA,
)
T = TypeVar("T")

GRAINS = (Grain.YEAR, Grain.MONTH, Grain.DAY)
SELECTION_LIMIT = 32
PAGE_LIMIT = 1_000_000
VALUE_LIMIT = 300
EXCLUDE = "-"

FILTER_PARAMETERS: tuple[str, ...] = tuple(
    name for facet in FacetName for name in (facet.value, EXCLUDE + facet.value)
)
DAY_PARAMETERS = ("from", "to", "published_from", "published_to")
QUESTION_PARAMETERS: tuple[str, ...] = (
    "q",
    *FILTER_PARAMETERS,
    *DAY_PARAMETERS,
    "aliases",
    "sort",
    "page",
)
MAP_PARAMETERS = (*QUESTION_PARAMETERS, "bbox")
TIMELINE_PARAMETERS = (*QUESTION_PARAMETERS, "grain", "lanes", "at")
DAY_PAGE_PARAMETERS = tuple(
    name for name in TIMELINE_PARAMETERS if name not in ("from", "to", "at")
)
# Where in a list a reader is; whoever asks anew begins at its beginning.
POSITION_PARAMETERS = ("page", "at")


class Lanes(StrEnum):
    """By what the entries of a timeline are set side by side."""

    SOURCE = "source"
    PLACE = "place"


class Arguments(Protocol):
    """A query string taken apart: every name with its values, in order."""

    def getlist(self, key: str) -> list[str]:
        """All values of a name."""
        ...


class ParameterError(QueryError):
    """A parameter has a value that it cannot have.

    Args:
        parameter: its name.
        value: what it was given.
        accepted: what would be accepted, continuing "Use ...".
    """

    def __init__(self, *, parameter: str, value: str, accepted: str) -> None:
        shown = value if len(value) <= 80 else value[:79] + "…"
        super().__init__(
            f"“{shown}” cannot be used for “{parameter}”.",
            remedy=f"Use {accepted}.",
        )
        self.parameter = parameter


class YearlessDayError(ParameterError):
    """A parameter has a day without its year, and nothing beside it tells the year."""

    def __init__(self, *, parameter: str, value: str) -> None:
        accepted = f"a day with its year: {ACCEPTED}"
        super().__init__(parameter=parameter, value=value, accepted=accepted)
        self.value = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as an address holds it.

    Args:
        query: the question; its page is the page of whatever list the address shows.
        grain: the grain of the timeline's strip, or None.
        lanes: by what its entries stand side by side, or None for one list.
    """

    query: Query
    grain: Grain | None = None
    lanes: Lanes | None = None


def read_asked(arguments: Arguments) -> Asked:
    """The question that an address asks.

    Raises:
        ParameterError: a parameter has a value that it cannot have.
    """
    query = Query(
        text=single(arguments, "q"),
        filters=Filters(
            selections=_selections(arguments),
            days=_range(arguments, "from", "to"),
            published=_range(arguments, "published_from", "published_to"),
        ),
        sort=choice(arguments, "sort", {sort.value: sort for sort in Sort}, Sort.RELEVANCE),
        page=_page(arguments),
        aliases=choice(arguments, "aliases", {"on": True, "off": False}, True),
    )
    grains: dict[str, Grain | None] = {grain.value: grain for grain in GRAINS}
    lanes: dict[str, Lanes | None] = {one.value: one for one in Lanes}
    return Asked(
        query=query,
        grain=choice(arguments, "grain", grains, None),
        lanes=choice(arguments, "lanes", lanes, None),
    )


def read_at(arguments: Arguments) -> str:
    """The day that a timeline is to be opened at, as typed; "" for none."""
    return single(arguments, "at")


def pairs_of(asked: Asked) -> tuple[tuple[str, str], ...]:
    """The parameters of a question in the one order of all addresses; defaults are left out."""
    query = asked.query
    pairs = [("q", query.text)] if query.text else []
    pairs += [(_name_of(selection), selection.value) for selection in query.filters.selections]
    pairs += _range_pairs(query.filters.days, "from", "to")
    pairs += _range_pairs(query.filters.published, "published_from", "published_to")
    if not query.aliases:
        pairs.append(("aliases", "off"))
    if query.sort is not Sort.RELEVANCE:
        pairs.append(("sort", query.sort.value))
    if asked.grain is not None:
        pairs.append(("grain", asked.grain.value))
    if asked.lanes is not None:
        pairs.append(("lanes", asked.lanes.value))
    if query.page > 1:
        pairs.append(("page", str(query.page)))
    return tuple(pairs)


def address_of(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A path with its query string."""
    encoded = urlencode(list(pairs), quote_via=quote)
    return f"{path}?{encoded}" if encoded else path


def with_selections(query: Query, selections: Iterable[Selection]) -> Query:
    """The query with other selections, sorted and without repeats, on its first page."""
    filters = replace(query.filters, selections=tuple(sorted(set(selections))))
    return replace(query, filters=filters, page=1)


def given_pairs(arguments: Arguments, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What was given for the named parameters, unread: for a form that must stay as it was."""
    return tuple((name, value) for name in names for value in arguments.getlist(name) if value)


def single(arguments: Arguments, name: str) -> str:
    """The last value of a parameter, trimmed; the last, as a later field in a form wins."""
    values = [value.strip() for value in arguments.getlist(name)]
    given = [value for value in values if value]
    return given[-1] if given else ""


def choice(arguments: Arguments, name: str, choices: Mapping[str, T], default: T) -> T:
    """The chosen one of some values; ParameterError for any other."""
    value = single(arguments, name)
    if not value:
        return default
    if value not in choices:
        raise ParameterError(parameter=name, value=value, accepted=_one_of(choices))
    return choices[value]


def _one_of(choices: Iterable[str]) -> str:
    *first, last = choices
    return f"{', '.join(first)} or {last}" if first else last


def _page(arguments: Arguments) -> int:
    value = single(arguments, "page")
    if not value:
        return 1
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= PAGE_LIMIT):
        raise ParameterError(parameter="page", value=value, accepted="a page number from 1 up")
    return int(value)


def _selections(arguments: Arguments) -> tuple[Selection, ...]:
    found: set[Selection] = set()
    for facet in FacetName:
        for exclude in (False, True):
            name = (EXCLUDE if exclude else "") + facet.value
            values = {value.strip() for value in arguments.getlist(name)} - {""}
            for value in values:
                _check_value(name, facet, value)
            found |= {Selection(facet=facet, value=value, exclude=exclude) for value in values}
    if len(found) > SELECTION_LIMIT:
        raise QueryError(
            f"{len(found)} filters are chosen at once.",
            remedy=f"Choose at most {SELECTION_LIMIT}.",
        )
    return tuple(sorted(found))


def _check_value(name: str, facet: FacetName, value: str) -> None:
    # A headline is found as a heading: the reader asks for what leads into text.
    kinds = [kind.value for kind in BlockKind if kind is not BlockKind.HEADLINE]
    if facet is FacetName.KIND and value not in kinds:
        raise ParameterError(parameter=name, value=value, accepted=_one_of(kinds))
    if len(value) > VALUE_LIMIT:
        accepted = f"a value of at most {VALUE_LIMIT} characters"
        raise ParameterError(parameter=name, value=value, accepted=accepted)


def _range(arguments: Arguments, first_name: str, last_name: str) -> DayRange | None:
    typed = {name: single(arguments, name) for name in (first_name, last_name)}
    first = _day(typed, first_name, Edge.FIRST)
    last = _day(typed, last_name, Edge.LAST)
    # "6 March" to "7 March 2025" is of one year, and "30 December" to "2 January 2025" of two.
    if first is None and last is not None and typed[first_name]:
        first = before(typed[first_name], last)
    if last is None and first is not None and typed[last_name]:
        last = after(typed[last_name], first)
    for name, day in ((first_name, first), (last_name, last)):
        if day is None and typed[name]:
            raise YearlessDayError(parameter=name, value=typed[name])
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        accepted = f"a day on or after “{first_name}”, {first.isoformat()}"
        raise ParameterError(parameter=last_name, value=last.isoformat(), accepted=accepted)
    return DayRange.inclusive(first, last)


def _day(typed: Mapping[str, str], name: str, edge: Edge) -> date | None:
    """The day that was typed; None for nothing, and for a day without its year."""
    value = typed[name]
    if not value or lacks_year(value):
        return None
    try:
        return read_day(value, edge=edge)
    except ValueError as error:
        accepted = f"a day with its year: {ACCEPTED}"
        raise ParameterError(parameter=name, value=value, accepted=accepted) from error


def _range_pairs(days: DayRange | None, first_name: str, last_name: str) -> list[tuple[str, str]]:
    if days is None:
        return []
    edges = ((first_name, days.first), (last_name, days.last))
    return [(name, day.isoformat()) for name, day in edges if day is not None]


def _name_of(selection: Selection) -> str:
    return (EXCLUDE if selection.exclude else "") + selection.facet.value
