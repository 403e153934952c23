"""Which entities does a generation know, and by which names are they found? Sorted tables.

One file a generation, made from the one before and what is different; an entity is read when it is
asked for. Keeps out: where entities are named (columns.py), which names mean whom (entities.typed).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np

from index import serial
from index.entities.typed import NameSpace, name_rows
from index.model.names import Entity, EntityKind
from index.stores.array_file import Array, ArrayFile, ArrayWriter
from index.stores.ragged import Int64s
from index.stores.strings import Splice, Strings, load_strings, strings_of

KINDS = tuple(EntityKind)
_KEPT = 4_096


class Catalogue(Mapping[str, Entity]):
    """The entities of one generation by id; safe to share between threads.

    Args:
        ids: their ids, sorted; an entity's ordinal is its place here.
        kind: ordinal in KINDS of each.
        labels: their names, for lists that show no more.
        records: each as bytes (`serial`).
        names: all names by which entities are looked up, sorted, each behind its NameSpace.
        owner: the entity of each name.
    """

    def __init__(
        self,
        *,
        ids: Strings,
        kind: Array,
        labels: Strings,
        records: Strings,
        names: Strings,
        owner: Array,
    ) -> None:
        self.ids, self.kind, self.labels, self.records = ids, kind, labels, records
        self.names, self.owner = names, owner
        self._read = lru_cache(maxsize=_KEPT)(self._entity)
        self._named = lru_cache(maxsize=_KEPT)(self._label)

    def __getitem__(self, entity_id: str) -> Entity:
        ordinal = self.ids.find(entity_id)
        if ordinal < 0:
            raise KeyError(entity_id)
        return self._read(ordinal)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, entity_id: object) -> bool:
        return isinstance(entity_id, str) and self.ids.find(entity_id) >= 0

    def at(self, ordinal: int) -> Entity:
        """The entity of an ordinal."""
        return self._read(ordinal)

    def named(self, ordinal: int) -> tuple[str, str]:
        """The id and the name of the entity of an ordinal."""
        return self._named(ordinal)

    def ordinal(self, entity_id: str) -> int:
        """The ordinal of an entity, or -1."""
        return self.ids.find(entity_id)

    def owners(self, space: NameSpace, text: str) -> list[str]:
        """The ids of the entities that have a name."""
        found = {int(self.owner[n]) for n in self.names.equal(_row(space, text))}
        return [self.ids[ordinal] for ordinal in sorted(found)]

    def beginning(self, space: NameSpace, letters: str) -> set[int]:
        """The ordinals of the entities that have a name that begins so."""
        return {int(self.owner[n]) for n in self.names.beginning(_row(space, letters))}

    def _entity(self, ordinal: int) -> Entity:
        return serial.decode_entity(self.records.encoded(ordinal))

    def _label(self, ordinal: int) -> tuple[str, str]:
        return self.ids[ordinal], self.labels[ordinal]

    def save(self, file: ArrayWriter) -> None:
        """Write all tables into a file."""
        self.ids.save(file, "ids")
        file.put("kind", self.kind)
        self.labels.save(file, "labels")
        self.records.save(file, "records")
        self.names.save(file, "names")
        file.put("owner", self.owner)


def load_catalogue(file: ArrayFile) -> Catalogue:
    """The catalogue that was saved in a file."""
    return Catalogue(
        ids=load_strings(file, "ids"),
        kind=file["kind"],
        labels=load_strings(file, "labels"),
        records=load_strings(file, "records"),
        names=load_strings(file, "names"),
        owner=file["owner"],
    )


def empty_catalogue() -> Catalogue:
    """A catalogue without entities."""
    nothing = np.zeros(0, dtype=np.uint8)
    return Catalogue(
        ids=strings_of(()),
        kind=nothing,
        labels=strings_of(()),
        records=strings_of(()),
        names=strings_of(()),
        owner=nothing.astype(np.uint32),
    )


def changed_catalogue(
    before: Catalogue, entities: Mapping[str, Entity], dropped: Collection[str]
) -> tuple[Catalogue, Int64s]:
    """The catalogue after a change, and the new ordinal of each entity of the one before (or -1).

    Args:
        before: the one before.
        entities: new and changed entities by id.
        dropped: ids of those that leave.
    """
    # First of all, since this refuses what is no valid text.
    records = {key: serial.encode_entity(entity) for key, entity in entities.items()}
    fresh = {key: entities[key] for key in sorted(entities, key=str.encode)}
    leaving = {before.ordinal(key) for key in (*dropped, *fresh)} - {-1}
    places = [before.ids.place(key.encode()) for key in fresh]
    splice = Splice(len(before), sorted(leaving), places)
    kinds = np.asarray([KINDS.index(e.kind) for e in fresh.values()], dtype=np.uint8)
    ids = splice.strings(before.ids, [key.encode() for key in fresh])
    renumbered = splice.renumbered.copy()
    # A changed entity leaves and comes again under the same id.
    for key, new in zip(fresh, splice.inserted.tolist(), strict=True):
        old = before.ordinal(key)
        if old >= 0:
            renumbered[old] = new
    names, owner = _names(before, fresh, leaving, splice)
    catalogue = Catalogue(
        ids=ids,
        kind=splice.array(before.kind, kinds),
        labels=splice.strings(before.labels, [e.name.encode() for e in fresh.values()]),
        records=splice.strings(before.records, [records[key] for key in fresh]),
        names=names,
        owner=owner,
    )
    return catalogue, renumbered


def _names(
    before: Catalogue, fresh: Mapping[str, Entity], leaving: Iterable[int], entities: Splice
) -> tuple[Strings, Array]:
    gone = np.flatnonzero(np.isin(before.owner, np.asarray(sorted(leaving), dtype=np.int64)))
    rows = sorted(
        {
            (_row(space, text).encode(), owner)
            for owner, entity in zip(entities.inserted.tolist(), fresh.values(), strict=True)
            for space, text in name_rows(entity)
        }
    )
    places = [before.names.place(row) for row, _ in rows]
    splice = Splice(len(before.names), gone.tolist(), places)
    renumbered = entities.renumbered[before.owner.astype(np.int64)]
    owners = np.asarray([owner for _, owner in rows], dtype=np.uint32)
    # The owners of rows that leave are -1 here, and are not looked at.
    kept = np.maximum(renumbered, 0).astype(np.uint32)
    return splice.strings(before.names, [row for row, _ in rows]), splice.array(kept, owners)


def _row(space: NameSpace, text: str) -> str:
    return f"{space.value}{text}"
