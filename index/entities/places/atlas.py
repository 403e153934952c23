"""Which places may a spelling stand for, and where do they lie?

Keeps out: which of them a document means (homonyms.py), and finding names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from index.entities.gazetteer import Gazetteer, Spelling, normal
from index.entities.places.positions import Position, is_country, kilometres, middles, position_of
from index.model.names import EntityKind

_ONE_PLACE_KM = 30.0  # two rows this close are one town


class Spot(NamedTuple):
    """A place on the map, as far as it is known.

    Args:
        entity: its id.
        name: its canonical name.
        country: ISO 3166-1 alpha-2, or "".
        names: its names, normalised, without the qualifier.
        near: its regions and what else speaks for it, normalised.
        position: where, or None.
        area: whether it is a country or a people.
        usual: whether it is meant, of several of one name, where nothing tells.
    """

    entity: str
    name: str
    country: str
    names: frozenset[str]
    near: frozenset[str]
    position: Position | None
    area: bool
    usual: bool


class Atlas:
    """The places and peoples of a gazetteer; each is looked at once.

    Args:
        gazetteer: the known entities.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[Spelling, ...], tuple[Spot, ...]] = {}

    def spots(self, spellings: tuple[Spelling, ...]) -> tuple[Spot, ...]:
        """The places that a spelling may stand for; none when it stands for something else.

        Args:
            spellings: all entities of one spelling, the most authoritative first.
        """
        known = self._known.get(spellings)
        if known is None:
            found = candidates(self._gazetteer, spellings)
            known = self._known[spellings] = tuple(self._spot(s.entity) for s in found)
        return known

    @cached_property
    def _middles(self) -> dict[tuple[str, str], Position]:
        return middles(self._gazetteer.rows)

    def _spot(self, identity: str) -> Spot:
        row = self._gazetteer.row(identity)
        assert row is not None  # noqa: S101 - ids of candidates are the gazetteer's
        bare, _, inside = row.name.removesuffix(")").partition(" (")
        position = position_of(row)
        area = is_country(row) or row.kind is EntityKind.GROUP
        if position is None and row.country:
            position = self._middles.get((row.country, "" if area else bare))
        return Spot(
            entity=identity,
            name=row.name,
            country=row.country,
            names=frozenset(normal(name) for name in (bare, *row.aliases)),
            near=frozenset(normal(name) for name in (*row.near, inside) if name),
            position=position,
            area=area,
            usual=row.usual,
        )


def candidates(gazetteer: Gazetteer, spellings: Sequence[Spelling]) -> tuple[Spelling, ...]:
    """The places among those of a spelling that the strongest gazetteer knows.

    Args:
        gazetteer: the known entities.
        spellings: all entities of one spelling, the most authoritative first.

    Returns:
        Places and peoples, of one spot one only; empty when the first is neither.
    """
    kept: list[Spelling] = []
    ranks: set[int] = set()
    places: list[Position | None] = []
    for spelling in spellings:
        row = gazetteer.row(spelling.entity)
        if row is None or row.kind not in (EntityKind.PLACE, EntityKind.GROUP):
            break
        ranks.add(row.rank)
        if len(ranks) > 1:
            break
        place = position_of(row)
        if place is None or not any(_is_near(place, other) for other in places):
            kept.append(spelling)
            places.append(place)
    return tuple(kept)


def _is_near(one: Position, other: Position | None) -> bool:
    return other is not None and kilometres(one, other) < _ONE_PLACE_KM
