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
from search.vocabulary import Entity
from web import links
from web.params import Lanes
from web.views.counts import count
from web.views.entries import EntryGroup, EntryLine
from web.views.sources import NO_SOURCE, SourceMark, SourceMarks

MOST_LANES = 8
OTHERS_NAMED = 12
# No source and no entity has such a name.
_OTHERS = "\0others"
_NOWHERE = "\0none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane.

    Args:
        label: the source or place, "others", or what there is none of.
        mark: the mark of a source; None otherwise.
        number: how many entries of the page stand in it.
        href: the timeline narrowed to it; "" where nothing can be narrowed to.
    """

    label: str
    mark: SourceMark | None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stay:
    """That an entry stands in a lane: with how many passages, and where the first is read."""

    passages: int
    href: str


_Stays = dict[str, _Stay]


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
    placed = {view.entry.id: _by_source(view) for view in views}
    labels = dict[str, str]()
    if by is Lanes.PLACE:
        placed = {view.entry.id: _by_place(view) for view in views}
        labels = {place.id: place.name for view in views for place in view.places}
    drawn, rest = _ranked(placed, labels)
    stays = {entry: _with_others(own, frozenset(rest)) for entry, own in placed.items()}
    numbers = Counter(key for own in stays.values() for key in own)
    lanes = {
        key: _lane(key, by, number=numbers[key], labels=labels, query=query, marks=marks)
        for key in (*drawn, *(key for key in (_OTHERS, _NOWHERE) if numbers[key]))
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


def _ranked(stays: Mapping[str, _Stays], labels: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The lanes with the most entries, and the rest; a single one is drawn rather than told."""
    numbers = Counter(key for own in stays.values() for key in own if key != _NOWHERE)

    def rank(key: str) -> tuple[int, str, str]:
        return -numbers[key], labels.get(key, key).casefold(), key

    ranked = sorted(numbers, key=rank)
    if len(ranked) == MOST_LANES + 1:
        return ranked, []
    return ranked[:MOST_LANES], ranked[MOST_LANES:]


def _by_source(view: EntryView) -> _Stays:
    """The sources that tell of an entry, each with its first passage."""
    found: dict[str, list[str]] = {}
    for one in view.passages:
        label = one.article.source.value if one.article.source is not None else _NOWHERE
        href = links.article(one.article.id, passage=one.passage.id)
        found.setdefault(label, []).append(href)
    return {key: _Stay(passages=len(own), href=own[0]) for key, own in found.items()}


def _by_place(view: EntryView) -> _Stays:
    """The place that an entry names most; a country only where it names nothing finer."""
    place = _main_place(view)
    key = _NOWHERE if place is None else place.id
    return {key: _Stay(passages=len(view.passages), href="")}


def _main_place(view: EntryView) -> Entity | None:
    finer = (place for place in view.places if not place.is_country)
    return next(finer, view.places[0] if view.places else None)


def _with_others(own: _Stays, rest: frozenset[str]) -> _Stays:
    """The stays with those in lanes that are not drawn as one."""
    kept = {key: stay for key, stay in own.items() if key not in rest}
    moved = [stay for key, stay in own.items() if key in rest]
    if moved:
        passages = sum(stay.passages for stay in moved)
        kept[_OTHERS] = _Stay(passages=passages, href=moved[0].href)
    return kept


def _lane(
    key: str,
    by: Lanes,
    *,
    number: int,
    labels: Mapping[str, str],
    query: Query,
    marks: SourceMarks,
) -> Lane:
    if key == _OTHERS:
        return Lane(label="others", mark=None, number=number, href="")
    if key == _NOWHERE:
        if by is Lanes.SOURCE:
            return Lane(label=NO_SOURCE.label, mark=NO_SOURCE, number=number, href="")
        return Lane(label="no place named", mark=None, number=number, href="")
    facet = FacetName.SOURCE if by is Lanes.SOURCE else FacetName.PLACE
    narrowed = links.adding(query, Selection(facet=facet, value=key))
    return Lane(
        label=labels.get(key, key),
        mark=marks.mark(key) if by is Lanes.SOURCE else None,
        number=number,
        href=links.timeline(narrowed, lanes=by),
    )


def _cells(lanes: Mapping[str, Lane], own: _Stays) -> tuple[Cell, ...]:
    places = [place for place, key in enumerate(lanes) if key in own]
    return tuple(
        _cell(lane, own.get(key), joined=_joined(place, places))
        for place, (key, lane) in enumerate(lanes.items())
    )


def _cell(lane: Lane, stay: _Stay | None, *, joined: str) -> Cell:
    hue = lane.mark.hue if lane.mark is not None else 0
    if stay is None:
        return Cell(lane=lane.label, hue=hue, filled=False, joined=joined)
    return Cell(
        lane=lane.label,
        hue=hue,
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
