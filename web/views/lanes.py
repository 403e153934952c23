"""Who tells what, or what happens where, side by side? The entries of a page in lanes.

A row is an entry, a lane is a source or a place. An entry that several sources tell of stands once,
with a mark in each of their lanes and a line that joins the marks. Keeps out: which entries a page
holds, and how they look in one list (entries.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.query import FacetName, Query, Selection
from search.results.timeline import EntryView
from web import links
from web.params import Lanes
from web.views.counts import count
from web.views.entries import EntryGroup, EntryLine
from web.views.lane_stays import NOWHERE, OTHERS, Stay, Stays, ranked, stays_of, with_others
from web.views.sources import NO_SOURCE, SourceMarks

OTHERS_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane.

    Args:
        label: the source or place, "others", or what there is none of.
        hue: that of a source, as on its mark; 0 otherwise.
        number: how many entries of the page stand in it.
        href: the timeline narrowed to it; "" where nothing can be narrowed to.
    """

    label: str
    hue: int
    number: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where an entry's row crosses a lane.

    Args:
        lane: the lane's label, for where lanes cannot be seen.
        hue: of the lane's source; 0 for none.
        filled: whether the entry stands in the lane.
        joined: whether a line runs through to a mark further on: "", "from", "through", "to".
        amount: what stands here: "2 passages".
        number: the same where more than one; else "".
        href: the first of them in its report; "" for none.
    """

    lane: str
    hue: int
    filled: bool
    joined: str
    amount: str = ""
    number: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry with a cell for each lane."""

    line: EntryLine
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneGroup:
    """The rows of one day or span."""

    head: EntryGroup
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanesView:
    """Entries in lanes.

    Args:
        title: what the lanes are: "source", "main place".
        lanes: the fullest first, then others, then none.
        groups: by day, in order of time.
        others: which lanes are not drawn; "" when all are.
    """

    title: str
    lanes: tuple[Lane, ...]
    groups: tuple[LaneGroup, ...]
    others: str


def lanes_view(
    by: Lanes,
    groups: tuple[EntryGroup, ...],
    views: Sequence[EntryView],
    *,
    query: Query,
    marks: SourceMarks,
) -> LanesView:
    """The entries of a page in lanes.

    Args:
        by: what the lanes are.
        groups: the entries by day, as the list shows them.
        views: the same entries.
        query: the question on its first page.
        marks: the marks of the sources.
    """
    placed = stays_of(by, views)
    labels: dict[str, str] = {}
    if by is Lanes.PLACE:
        labels = {place.id: place.name for view in views for place in view.places}
    drawn, rest = ranked(placed, labels)
    stays = {entry: with_others(own, frozenset(rest)) for entry, own in placed.items()}
    numbers = Counter(key for own in stays.values() for key in own)
    lanes = {
        key: _lane(key, by, number=numbers[key], labels=labels, query=query, marks=marks)
        for key in (*drawn, *(key for key in (OTHERS, NOWHERE) if numbers[key]))
    }
    return LanesView(
        title="source" if by is Lanes.SOURCE else "main place",
        lanes=tuple(lanes.values()),
        groups=tuple(
            LaneGroup(
                head=group,
                rows=tuple(
                    Row(line=line, cells=_cells(lanes, stays[line.id])) for line in group.entries
                ),
            )
            for group in groups
        ),
        others=_told([labels.get(key, key) for key in rest], by),
    )


def _lane(
    key: str,
    by: Lanes,
    *,
    number: int,
    labels: Mapping[str, str],
    query: Query,
    marks: SourceMarks,
) -> Lane:
    if key == OTHERS:
        return Lane(label="others", hue=0, number=number, href="")
    if key == NOWHERE:
        label = NO_SOURCE.label if by is Lanes.SOURCE else "no place named"
        return Lane(label=label, hue=0, number=number, href="")
    facet = FacetName.SOURCE if by is Lanes.SOURCE else FacetName.PLACE
    narrowed = links.adding(query, Selection(facet=facet, value=key))
    return Lane(
        label=labels.get(key, key),
        hue=marks.mark(key).hue if by is Lanes.SOURCE else 0,
        number=number,
        href=links.timeline(narrowed, lanes=by),
    )


def _cells(lanes: Mapping[str, Lane], own: Stays) -> tuple[Cell, ...]:
    places = [place for place, key in enumerate(lanes) if key in own]
    return tuple(
        _cell(lane, own.get(key), joined=_joined(place, places))
        for place, (key, lane) in enumerate(lanes.items())
    )


def _cell(lane: Lane, stay: Stay | None, *, joined: str) -> Cell:
    if stay is None:
        return Cell(lane=lane.label, hue=lane.hue, filled=False, joined=joined)
    return Cell(
        lane=lane.label,
        hue=lane.hue,
        filled=True,
        joined=joined,
        amount=count(stay.passages, "passage"),
        number=f"{stay.passages:,}" if stay.passages > 1 else "",
        href=stay.href,
    )


def _joined(place: int, filled: list[int]) -> str:
    """How the line that joins the marks of one entry runs through a cell."""
    if len(filled) < 2 or not filled[0] <= place <= filled[-1]:
        return ""
    if place == filled[0]:
        return "from"
    return "to" if place == filled[-1] else "through"


def _told(rest: list[str], by: Lanes) -> str:
    if not rest:
        return ""
    named = ", ".join(rest[:OTHERS_NAMED])
    more = f" and {len(rest) - OTHERS_NAMED} more" if len(rest) > OTHERS_NAMED else ""
    what = count(len(rest), "source" if by is Lanes.SOURCE else "place")
    return f"Others are the {what} with the fewest entries on this page: {named}{more}."
