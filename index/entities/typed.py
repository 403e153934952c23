"""Whom or what can a typed name mean, and how else is that written?

Looks typed names up among the entities of a corpus. Keeps out: finding names in running text
(tagger.py), how spellings become a query (search), and where the look-up tables are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from index.analysis import tokens
from index.entities.beginnings import SHORTEST_KEY, elided, sounds, tails
from index.entities.gazetteer import normal
from index.entities.lexicon import load_lexicon
from index.entities.romanise import key
from index.model.names import Entity, EntityKind

_KEPT = 1_024
_PARTICLES = frozenset("al el bin ibn ben bint abu abou umm abd abdul abdel".split())


class NameSpace(StrEnum):
    """In which sense a text is a name of an entity; each has a look-up of its own."""

    FORM = "f"  # a spelling, normalised
    KEY = "k"  # the romanisation key of a spelling
    PART = "p"  # the key of the last word of a person's name
    TERM = "t"  # the stem of any word of a spelling
    TAIL = "w"  # a spelling from any of its words on, folded
    ELIDED = "e"  # the same without elisions, of those that have any
    SOUND = "s"  # the key of a spelling from any of its words on


class NameTable(Protocol):
    """Look-up of entities by the rows that `name_rows` gives for each."""

    def owners(self, space: NameSpace, text: str) -> list[str]:
        """The ids of the entities that have a name."""
        ...


def name_rows(entity: Entity) -> Iterator[tuple[NameSpace, str]]:
    """Every text under which an entity is looked up; may repeat."""
    for spelling in (entity.name, *entity.aliases):
        yield from spelling_rows(spelling)
        words = [w for w in normal(spelling).split() if w not in _PARTICLES]
        if entity.kind is EntityKind.PERSON and words:
            yield NameSpace.PART, key(words[-1])


def spelling_rows(spelling: str) -> Iterator[tuple[NameSpace, str]]:
    """Every text under which a spelling of anything is looked up; may repeat."""
    yield NameSpace.FORM, normal(spelling)
    yield NameSpace.KEY, key(spelling)
    for token in tokens(spelling):
        yield NameSpace.TERM, token.term
    for space, texts in (
        (NameSpace.TAIL, tails(spelling)),
        (NameSpace.ELIDED, elided(spelling)),
        (NameSpace.SOUND, sounds(spelling)),
    ):
        for text in texts:
            yield space, text


class NamesInMemory:
    """The look-up tables of some entities, made at once and held in memory.

    Args:
        entities: the entities.
    """

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._owners: defaultdict[tuple[NameSpace, str], set[str]] = defaultdict(set)
        for identity, entity in entities.items():
            for row in name_rows(entity):
                self._owners[row].add(identity)

    def owners(self, space: NameSpace, text: str) -> list[str]:
        """The ids of the entities that have a name."""
        return sorted(self._owners.get((space, text), ()))


class TypedNames:
    """Look-up of typed names among the entities of one corpus; safe to share between threads.

    Args:
        catalogue: the corpus's entities by id; must not change afterwards.
        names: looks up these entities.
    """

    def __init__(self, catalogue: Mapping[str, Entity], names: NameTable) -> None:
        self._catalogue, self._names = catalogue, names
        self._plain_words = load_lexicon().words
        # One question asks for the same names several times: what they mean, and how else written.
        self._meant = lru_cache(maxsize=_KEPT)(self._find)

    def find(self, name: str) -> tuple[Entity, ...]:
        """The entities that a typed name can mean.

        Args:
            name: as typed; case, accents, hyphens and the usual variation of romanised names do
                not matter.

        Returns:
            The entities of the closest kind of match, in the order of the catalogue: same spelling,
            else same romanisation key, else a distinctive part of a person's name ("Jolani"). A
            plain English word is a name only by its very spelling.
        """
        return self._meant(name)

    def _find(self, name: str) -> tuple[Entity, ...]:
        ids = self._owners(NameSpace.FORM, normal(name))
        if name.casefold() in self._plain_words:
            return self._in_order(ids)
        if not ids and len(key(name)) >= SHORTEST_KEY:
            ids = self._owners(NameSpace.KEY, key(name))
        # A surname shared by several people means none of them in particular, even where one of
        # them is usually meant by it.
        if not ids or any(self._catalogue[i].kind is EntityKind.PERSON for i in ids):
            ids |= self._owners(NameSpace.PART, key(name))
        return self._in_order(ids)

    def spellings(self, name: str) -> tuple[str, ...]:
        """The other spellings under which a typed name may stand in the corpus.

        Args:
            name: a name as typed, of one or more words.

        Returns:
            Spellings, the canonical name first, without the typed one and without those that also
            stand for somebody else; empty when the name is unknown or can mean several.
        """
        found = self.find(name)
        if len(found) != 1:
            return ()
        (entity,) = found
        typed = name.casefold().strip()
        known = dict.fromkeys((entity.name, *entity.aliases))
        return tuple(s for s in known if s.casefold() != typed and not self._is_shared(s, entity))

    def _in_order(self, ids: set[str]) -> tuple[Entity, ...]:
        return tuple(self._catalogue[identity] for identity in sorted(ids))

    def _owners(self, space: NameSpace, text: str) -> set[str]:
        return set(self._names.owners(space, text))

    def _is_shared(self, spelling: str, entity: Entity) -> bool:
        """Whether a spelling also stands for an entity that was not asked for."""
        others = self._owners(NameSpace.FORM, normal(spelling))
        if entity.kind is EntityKind.PERSON:
            others |= self._owners(NameSpace.PART, key(spelling))
        return not others <= {entity.id}
