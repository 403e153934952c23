"""What do the ids of a collection lead to today? Sentences, or the reason why there is none.

All of it from one generation. Keeps out: how it is shown (views/collection.py) and written
(exports/collection_files.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from search.answers import Answers
from search.errors import GoneError, NotFoundError
from search.results.passages import PassageView
from search.results.timeline import EntryView
from web.collection import Collection


class Loss(StrEnum):
    """Why an id leads to no sentence."""

    CHANGED = "changed"  # a later version of the report no longer has it
    REMOVED = "removed"  # the report was removed on purpose
    UNKNOWN = "unknown"  # no sentence ever had it


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sentence of a collection.

    Args:
        id: the id in the address of the collection.
        passage: the sentence; its id is another one where a later one took its place.
        entry: the entry in which it stands, or None.
    """

    id: str
    passage: PassageView
    entry: EntryView | None

    @property
    def followed(self) -> bool:
        """Whether the sentence took the place of the one that was collected."""
        return self.id != self.passage.passage.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """An id that leads to no sentence: why, and the report that it stood in where that is kept."""

    id: str
    why: Loss
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What a collection leads to.

    Args:
        collection: the collection as asked for.
        items: its sentences in order; one that two ids lead to stands once.
        lost: what leads to none.
    """

    collection: Collection
    items: tuple[Item, ...]
    lost: tuple[Lost, ...]

    @property
    def in_time(self) -> tuple[str, ...]:
        """All ids, by the days of which their entries speak; those without any keep their order."""
        dated = [(item, _first_day(item)) for item in self.items]
        known = sorted((d, n, i.id) for n, (i, d) in enumerate(dated) if d is not None)
        rest = [item.id for item, day in dated if day is None]
        return (*(one for _, _, one in known), *rest, *(one.id for one in self.lost))


def collected(answers: Answers, collection: Collection) -> Collected:
    """What a collection leads to today; all answers should come from one generation."""
    entries: dict[str, EntryView] = {}
    items: dict[str, Item] = {}
    lost: list[Lost] = []
    for one in collection.ids:
        found = _find(answers, one, entries)
        if isinstance(found, Lost):
            lost.append(found)
        else:
            items.setdefault(found.passage.passage.id, found)
    return Collected(collection=collection, items=tuple(items.values()), lost=tuple(lost))


def headlines_of(answers: Answers, ids: Iterable[str]) -> tuple[str, ...]:
    """The sentences that the pages of some entries show first; ids of no entry stay as they are."""
    found = []
    for one in ids:
        try:
            place = answers.locate(one)
        except (NotFoundError, GoneError):
            place = None
        entry = place.entry if place is not None else ""
        found.append(answers.entry(entry).entry.headline if entry == one else one)
    return tuple(found)


def _find(answers: Answers, one: str, entries: dict[str, EntryView]) -> Item | Lost:
    try:
        place = answers.locate(one)
    except GoneError:
        return Lost(id=one, why=Loss.REMOVED)
    except NotFoundError:
        return Lost(id=one, why=Loss.UNKNOWN)
    if not place.passage:
        return Lost(id=one, why=Loss.CHANGED, article=place.article)
    if place.entry and place.entry not in entries:
        entries[place.entry] = answers.entry(place.entry)
    passage = answers.passage(place.passage)
    return Item(id=one, passage=passage, entry=entries.get(place.entry))


def _first_day(item: Item) -> date | None:
    days = item.entry.entry.days if item.entry is not None else None
    return None if days is None else days.first or days.last
