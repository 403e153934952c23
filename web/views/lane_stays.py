"""In which lanes does an entry stand, and which lanes are worth drawing?

Keeps out: how lanes look (lanes.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.results.timeline import EntryView
from search.vocabulary import Entity
from web import links
from web.params import Lanes

MOST_LANES = 8
# No source and no entity has such a name.
OTHERS = "\0others"
NOWHERE = "\0none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """That an entry stands in a lane: with how many passages, and where the first is read."""

    passages: int
    href: str


Stays = dict[str, Stay]


def stays_of(by: Lanes, views: Sequence[EntryView]) -> dict[str, Stays]:
    """The lanes of each entry, by its id."""
    lanes_of = _by_source if by is Lanes.SOURCE else _by_place
    return {view.entry.id: lanes_of(view) for view in views}


def ranked(stays: Mapping[str, Stays], labels: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The lanes with the most entries, and the rest; a single one is drawn rather than told."""
    numbers = Counter(key for own in stays.values() for key in own if key != NOWHERE)

    def rank(key: str) -> tuple[int, str, str]:
        return -numbers[key], labels.get(key, key).casefold(), key

    found = sorted(numbers, key=rank)
    if len(found) == MOST_LANES + 1:
        return found, []
    return found[:MOST_LANES], found[MOST_LANES:]


def _by_source(view: EntryView) -> Stays:
    """The sources that tell of an entry, each with its first passage."""
    found: dict[str, list[str]] = {}
    for one in view.passages:
        label = one.article.source.value if one.article.source is not None else NOWHERE
        href = links.article(one.article.id, passage=one.passage.id)
        found.setdefault(label, []).append(href)
    return {key: Stay(passages=len(own), href=own[0]) for key, own in found.items()}


def _by_place(view: EntryView) -> Stays:
    """The place that an entry names most; a country only where it names nothing finer."""
    place = _main_place(view)
    key = NOWHERE if place is None else place.id
    return {key: Stay(passages=len(view.passages), href="")}


def _main_place(view: EntryView) -> Entity | None:
    finer = (place for place in view.places if not place.is_country)
    return next(finer, view.places[0] if view.places else None)


def with_others(own: Stays, rest: frozenset[str]) -> Stays:
    """The stays with those in lanes that are not drawn as one."""
    kept = {key: stay for key, stay in own.items() if key not in rest}
    moved = [stay for key, stay in own.items() if key in rest]
    if moved:
        passages = sum(stay.passages for stay in moved)
        kept[OTHERS] = Stay(passages=passages, href=moved[0].href)
    return kept
