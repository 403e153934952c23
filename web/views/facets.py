"""What can narrow a list? Facets with what would remain, and chips for what is chosen already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zlib import crc32

from search.query import FacetName, Query, Selection
from search.results.counts import Facet, FacetValue
from web import links
from web.views.dates import write_filter

SHOWN = 6

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

Address = Callable[[Query], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """One value of a facet.

    Args:
        id: unlike any other on the page, the same on the next answer.
        label: what people read.
        number: what remains when it is chosen.
        href: adds it, or takes it away when it is chosen or left out now.
        exclude_href: leaves it out; "" when that makes no sense.
        state: "off", "chosen" or "left-out".
    """

    id: str
    label: str
    number: str
    href: str
    exclude_href: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetBox:
    """A facet: the rows at once in view, and those behind "show more"."""

    name: str
    title: str
    rows: tuple[FacetRow, ...]
    more: tuple[FacetRow, ...]
    beyond: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """An active filter: what it is, its value, and the address without it."""

    kind: str
    label: str
    href: str


def facet_boxes(facets: tuple[Facet, ...], query: Query, address: Address) -> tuple[FacetBox, ...]:
    """All facets that have anything to offer, as links."""
    boxes = (_box(facet, query, address) for facet in facets if facet.values)
    return tuple(box for box in boxes if len(box.rows) > 1 or _touched(box))


def facet_labels(facets: tuple[Facet, ...]) -> dict[tuple[FacetName, str], str]:
    """What people read for each value of each facet."""
    return {
        (facet.name, value.value): label_of(facet.name, value)
        for facet in facets
        for value in facet.values
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


def _touched(box: FacetBox) -> bool:
    return any(row.state != "off" for row in (*box.rows, *box.more))


def _box(facet: Facet, query: Query, address: Address) -> FacetBox:
    touched = [value for value in facet.values if value.selected or value.excluded]
    others = [value for value in facet.values if not (value.selected or value.excluded)]
    ordered = [*touched, *others]
    rows = tuple(_row(facet.name, value, query=query, address=address) for value in ordered)
    shown = max(SHOWN, len(touched))
    if len(rows) <= shown + 2:
        shown = len(rows)
    listed = sum(1 for value in facet.values if value.count)
    return FacetBox(
        name=facet.name.value,
        title=TITLES[facet.name],
        rows=rows[:shown],
        more=rows[shown:],
        beyond=max(0, facet.distinct - listed),
    )


def _row(name: FacetName, value: FacetValue, *, query: Query, address: Address) -> FacetRow:
    chosen = Selection(facet=name, value=value.value)
    left_out = Selection(facet=name, value=value.value, exclude=True)
    if value.selected:
        href = address(links.removing(query, chosen))
    elif value.excluded:
        href = address(links.removing(query, left_out))
    else:
        href = address(links.adding(query, chosen))
    state = "chosen" if value.selected else "left-out" if value.excluded else "off"
    return FacetRow(
        id=f"facet-{name.value}-{crc32(value.value.encode()):08x}",
        label=label_of(name, value),
        number=f"{value.count:,}",
        href=href,
        exclude_href="" if value.excluded else address(links.adding(query, left_out)),
        state=state,
    )
