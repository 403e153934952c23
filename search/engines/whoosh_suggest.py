"""What begins like what was typed? Ranges of the sorted tables of names, over arrays of entities.

Every entity gets the closest way in which one of its spellings is met, then those with the most
articles are taken; only what is shown is read. Sources, which are few, have a table of their own,
made once. Keeps out: how a spelling is met (index.entities.beginnings).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from index.entities.beginnings import Beginning, Closeness, beginning, spelling_met
from index.entities.typed import NameSpace, spelling_rows
from index.stores.array_file import Array
from index.stores.strings import Strings, strings_of
from search.engines.whoosh_ground import Ground, Ints, Mask
from search.suggestions import Suggestion, rank

_NOT_MET = len(Closeness)


class Table:
    """Names, sorted, each with its owner.

    Args:
        names: each behind the value of its NameSpace.
        owner: the ordinal of each name's owner.
        owners: how many there are.
    """

    def __init__(self, names: Strings, owner: Array, owners: int) -> None:
        self._names, self._owner, self._owners = names, owner, owners

    def closeness(self, typed: Beginning) -> Ints:
        """By owner the closest way in which a name is met, or beyond all `Closeness`."""
        found = np.full(self._owners, _NOT_MET, dtype=np.int64)
        # The closest last, so that it stands.
        for close, rows in sorted(self._met(typed), key=lambda met: -met[0]):
            found[self._owner[rows.start : rows.stop]] = close
        return found

    def _met(self, typed: Beginning) -> Iterator[tuple[Closeness, range]]:
        names = self._names
        yield Closeness.SPELT, names.equal(_row(NameSpace.FORM, typed.form))
        if typed.key:
            yield Closeness.ALIKE, names.equal(_row(NameSpace.KEY, typed.key))
        for space in (NameSpace.TAIL, NameSpace.ELIDED):
            yield Closeness.BEGINS, names.beginning(_row(space, typed.words))
            if typed.bare:
                yield Closeness.SOUNDS, names.beginning(_row(space, typed.bare))
        if typed.sound:
            yield Closeness.SOUNDS, names.beginning(_row(NameSpace.SOUND, typed.sound))
        if typed.key:
            yield Closeness.SOUNDS, names.equal(_row(NameSpace.SOUND, typed.key))


class Suggester:
    """Finds what begins like what was typed.

    Args:
        ground: the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._catalogue = ground.snapshot.entities
        names = self._catalogue
        self._entities = Table(names.names, names.owner, len(names))

    def suggest(self, prefix: str, limit: int) -> tuple[Suggestion, ...]:
        """Sources and entities with a spelling that begins so; the closest first."""
        typed = beginning(prefix)
        if typed is None:
            return ()
        close = self._entities.closeness(typed)
        found = [
            (Closeness(close[ordinal]), self.entity(ordinal, typed))
            for ordinal in _best(close, self._articles, limit)
        ]
        close = self._sources.closeness(typed)
        found += [
            (Closeness(close[ordinal]), self._source(ordinal))
            for ordinal in _best(close, self._source_articles, limit)
        ]
        found.sort(key=lambda item: rank(item[1], item[0]))
        return tuple(suggestion for _, suggestion in found[:limit])

    def entities_met(self, typed: Beginning) -> Mask:
        """Whether each entity of the catalogue has a spelling that begins so."""
        met: Mask = self._entities.closeness(typed) < _NOT_MET
        return met

    def sources_met(self, typed: Beginning) -> Mask:
        """Whether each source has a name that begins so."""
        met: Mask = self._sources.closeness(typed) < _NOT_MET
        return met

    def entity(self, ordinal: int, typed: Beginning | None = None) -> Suggestion:
        """An entity as a suggestion, with the spelling that was met where something was typed."""
        entity = self._catalogue.at(ordinal)
        return Suggestion(
            text=entity.name,
            kind=entity.kind.value,
            value=entity.id,
            count=int(self._articles[ordinal]),
            spelling="" if typed is None else spelling_met(typed, entity.name, entity.aliases),
        )

    def _source(self, ordinal: int) -> Suggestion:
        name = self._ground.sources[ordinal]
        count = int(self._source_articles[ordinal])
        return Suggestion(text=name, kind="source", value=name, count=count)

    @cached_property
    def _articles(self) -> Ints:
        """How many articles name each entity otherwise than weakly."""
        counts = np.zeros(len(self._catalogue), dtype=np.int64)
        for part in self._ground.slices:
            known = part.part.entity >= 0
            counts[part.part.entity[known]] += part.columns.entity_articles[known]
        return counts

    @cached_property
    def _source_articles(self) -> Ints:
        """How many articles each source has."""
        counts = np.zeros(len(self._ground.sources), dtype=np.int64)
        for part in self._ground.slices:
            own = part.columns.source[part.columns.source >= 0]
            counts += np.bincount(part.part.source[own], minlength=len(counts))
        return counts

    @cached_property
    def _sources(self) -> Table:
        rows = sorted(
            (_row(space, text).encode(), ordinal)
            for ordinal, source in enumerate(self._ground.sources)
            for space, text in spelling_rows(source)
        )
        owner = np.asarray([ordinal for _, ordinal in rows], dtype=np.uint32)
        return Table(strings_of(row for row, _ in rows), owner, len(self._ground.sources))


def _best(close: Ints, articles: Ints, limit: int) -> Sequence[int]:
    """The closest, those with the most articles first; ties in the order of their ordinals."""
    met = np.flatnonzero((close < _NOT_MET) & (articles > 0))
    order = np.lexsort((met, -articles[met], close[met]))[:limit]
    best: list[int] = met[order].tolist()
    return best


def _row(space: NameSpace, text: str) -> str:
    return f"{space.value}{text}"
