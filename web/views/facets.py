"""What can narrow a list? Facets with what would remain, and chips for what is chosen already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zlib import crc32

from search.query import FacetName, Query, Reading, Selection
from search.results.counts import Facet, FacetValue
from search.results.values import ChosenValue
from web import links
from web.views.counts import count
from web.views.dates import write_filter

SHOWN = 6
SPARE = 2  # rows that are shown rather than a link to them

TITLES = {
    FacetName.SOURCE: "Sources",
    FacetName.PERSON: "People",
    FacetName.ORGANISATION: "Organisations",
    FacetName.PLACE: "Places",
    FacetName.GROUP: "Groups",
    FacetName.MEDIA: "Media",
    FacetName.KIND: "Kinds of text",
}
NOUNS = {
    FacetName.SOURCE: "source",
    FacetName.PERSON: "person",
    FacetName.ORGANISATION: "organisation",
    FacetName.PLACE: "place",
    FacetName.GROUP: "group",
    FacetName.MEDIA: "media",
    FacetName.KIND: "kind",
}
KIND_LABELS = {
    "headline": "Headlines",
    "body": "Running text",
    "heading": "Headings",
    "caption": "Captions",
    "tweet": "Tweets",
}

# As they are counted: "14 people".
MANY = NOUNS | {FacetName.MEDIA: "media house"}

Address = Callable[[Query], str]
AllValues = Callable[[FacetName], str]


# What the numbers beside a list count.
COUNTED = {
    Reading.SEARCH: "reports",
    Reading.TIMELINE: "passages",
    Reading.TOLLS: "passages with figures",
    Reading.MAP: "passages that name a place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """One value of a facet.

    Args:
        id: unlike any other on the page, the same on the next answer.
        label: what people read.
        spelling: the spelling by which it was found, where the label does not show it; else "".
        number: what remains when it is chosen.
        href: adds it, or takes it away when it is chosen or left out now.
        only_href: chooses it alone of its facet; "" when it is that already.
        exclude_href: leaves it out; "" when it is left out already.
        state: "off", "chosen" or "left-out".
    """

    id: str
    label: str
    spelling: str
    number: str
    href: str
    only_href: str
    exclude_href: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetBox:
    """A facet beside a list: the first rows, and the way to all others.

    Args:
        name: its name in an address.
        title: what people read.
        rows: what is chosen or left out, then the most frequent.
        all_label: "All 214 places"; "" when all are in view.
        all_href: the list of all.
    """

    name: str
    title: str
    rows: tuple[FacetRow, ...]
    all_label: str
    all_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """An active filter: what it is, its value, and the address without it."""

    kind: str
    label: str
    href: str


def facet_boxes(
    facets: tuple[Facet, ...], query: Query, *, address: Address, all_values: AllValues
) -> tuple[FacetBox, ...]:
    """All facets that have anything to offer, as links.

    Args:
        facets: the facets beside a list.
        query: the question.
        address: the address of the same list for another question.
        all_values: the address of the list of all values of a facet; "" where there is none.
    """
    boxes = (
        _box(facet, query, address=address, all_href=all_values(facet.name))
        for facet in facets
        if facet.values
    )
    return tuple(box for box in boxes if len(box.rows) > 1 or _touched(box))


def facet_labels(facets: tuple[Facet, ...]) -> dict[tuple[FacetName, str], str]:
    """What people read for each value of each facet."""
    return {
        (facet.name, value.value): label_of(facet.name, value)
        for facet in facets
        for value in facet.values
    }


def selection_labels(chosen: tuple[ChosenValue, ...]) -> dict[tuple[FacetName, str], str]:
    """What people read for everything that is chosen or left out."""
    return {
        (one.selection.facet, one.selection.value): KIND_LABELS.get(one.label, one.label)
        if one.selection.facet is FacetName.KIND
        else one.label
        for one in chosen
    }


def label_of(name: FacetName, value: FacetValue) -> str:
    """What people read for a value."""
    if name is FacetName.KIND:
        return KIND_LABELS.get(value.value, value.label)
    return value.label


def chips_of(
    query: Query, labels: Mapping[tuple[FacetName, str], str], address: Address
) -> tuple[Chip, ...]:
    """A chip for every filter that is active, each with the address without it."""
    chips = [
        Chip(
            kind=("not " if chosen.exclude else "") + NOUNS[chosen.facet],
            label=labels.get((chosen.facet, chosen.value), chosen.value),
            href=address(links.removing(query, chosen)),
        )
        for chosen in query.filters.selections
    ]
    if query.filters.days is not None:
        label = write_filter(query.filters.days)
        href = address(links.without_days(query))
        chips.append(Chip(kind="speaks of", label=label, href=href))
    if query.filters.published is not None:
        label = write_filter(query.filters.published)
        href = address(links.without_published(query))
        chips.append(Chip(kind="published", label=label, href=href))
    if not query.aliases:
        href = address(links.with_all_spellings(query))
        chips.append(Chip(kind="names", label="only as typed", href=href))
    return tuple(chips)


def facet_row(
    name: FacetName, value: FacetValue, *, query: Query, address: Address, spelling: str = ""
) -> FacetRow:
    """A value as a row of links.

    Args:
        name: its facet.
        value: the value.
        query: the question.
        address: the address of the same page for another question.
        spelling: the spelling by which it was found, if that must be told.
    """
    chosen = Selection(facet=name, value=value.value)
    left_out = Selection(facet=name, value=value.value, exclude=True)
    if value.selected:
        href = address(links.removing(query, chosen))
    elif value.excluded:
        href = address(links.removing(query, left_out))
    else:
        href = address(links.adding(query, chosen))
    own = [one for one in query.filters.selections if one.facet is name]
    return FacetRow(
        id=f"facet-{name.value}-{crc32(value.value.encode()):08x}",
        label=label_of(name, value),
        spelling=spelling,
        number=f"{value.count:,}",
        href=href,
        only_href="" if own == [chosen] else address(links.only(query, chosen)),
        exclude_href="" if value.excluded else address(links.adding(query, left_out)),
        state="chosen" if value.selected else "left-out" if value.excluded else "off",
    )


def _touched(box: FacetBox) -> bool:
    return any(row.state != "off" for row in box.rows)


def _box(facet: Facet, query: Query, *, address: Address, all_href: str) -> FacetBox:
    touched = [value for value in facet.values if value.selected or value.excluded]
    others = [value for value in facet.values if not (value.selected or value.excluded)]
    listed = [*touched, *others]
    every = len([value for value in touched if not value.count]) + facet.distinct
    shown = max(SHOWN, len(touched))
    if not all_href or every <= shown + SPARE:
        shown = every
    rows = (facet_row(facet.name, one, query=query, address=address) for one in listed[:shown])
    beyond = bool(all_href) and every > shown
    return FacetBox(
        name=facet.name.value,
        title=TITLES[facet.name],
        rows=tuple(rows),
        all_label=f"All {count(facet.distinct, MANY[facet.name])}" if beyond else "",
        all_href=all_href if beyond else "",
    )
