"""Which sources and entities have a word in their names? Lookup by word, by phrase and by prefix.

Keeps out: words in titles and bodies, and what is still being typed (whoosh_suggest.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from index.analysis import Token, tokens
from index.entities.typed import NameSpace
from index.model.names import EntityKind
from index.stores.catalogue import KINDS
from index.stores.ragged import distinct, gather
from search.engines.whoosh_ground import Ground, Ints, Mask, Slice
from search.leaves import ENTITY_FIELDS, Pattern, pattern_terms, prefix_letters
from search.query import Prefix


class Names:
    """Looks up words in the names of sources and entities.

    Args:
        ground: the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._catalogue = ground.snapshot.entities

    def articles_of_source(self, part: Slice, pattern: Pattern) -> Mask:
        """The articles of a slice whose source has a pattern in its name."""
        chosen = np.asarray([_has(words, pattern) for words in self._source_words], dtype=np.bool_)
        # One more for articles without a source, whose ordinal is -1.
        table = np.append(chosen[part.part.source], False)
        found: Mask = table[part.columns.source]
        return found

    def passages_naming(self, part: Slice, pattern: Pattern) -> Ints:
        """The passages of a slice that name an entity with a pattern in one of its names."""
        kind = ENTITY_FIELDS[pattern.field]
        chosen = [o for o in self._having(pattern) if KINDS[self._catalogue.kind[o]] is kind]
        return self.passages_of(part, np.flatnonzero(np.isin(part.part.entity, sorted(chosen))))

    def named_by(self, pattern: Pattern) -> frozenset[str]:
        """The ids of the entities with a pattern in one of their names."""
        kind = ENTITY_FIELDS[pattern.field]
        having = (o for o in self._having(pattern) if KINDS[self._catalogue.kind[o]] is kind)
        return frozenset(self._catalogue.ids[ordinal] for ordinal in having)

    def passages_of(self, part: Slice, entities: Ints) -> Ints:
        """The passages of a slice in which one of some of its entities counts, ascending."""
        columns = part.columns
        rows = gather(columns.first_named, entities)
        passages: Ints = columns.named[rows[columns.named_firm[rows]]].astype(np.int64)
        return distinct(passages) if len(entities) > 1 else passages

    @cached_property
    def naming_places(self) -> Ints:
        """The passages in which any place counts, by their numbers in the generation, ascending."""
        place = KINDS.index(EntityKind.PLACE)
        # One more for entities that the catalogue does not have.
        places = np.append(self._catalogue.kind == place, False)
        found = [
            part.part.first_passage
            + self.passages_of(part, np.flatnonzero(places[part.part.entity]))
            for part in self._ground.slices
        ]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)

    def mentions_of(self, part: Slice, entity: int) -> Ints:
        """The passages of a slice that name one of its entities, even weakly, ascending."""
        first, last = part.columns.first_named[entity : entity + 2].tolist()
        passages: Ints = part.columns.named[first:last].astype(np.int64)
        return passages

    def known(self, part: Slice, entity_id: str, kind: EntityKind) -> int:
        """The slice's ordinal of an entity of a kind, or -1."""
        ordinal = self._catalogue.ordinal(entity_id)
        if ordinal < 0 or KINDS[self._catalogue.kind[ordinal]] is not kind:
            return -1
        return part.columns.entities.find(entity_id)

    def _having(self, pattern: Pattern) -> Iterator[int]:
        """Ordinals of the entities with a pattern in one of their names."""
        catalogue = self._catalogue
        if isinstance(pattern, Prefix):
            letters = prefix_letters(pattern)
            if letters:
                yield from catalogue.beginning(NameSpace.TAIL, letters)
            return
        wanted = pattern_terms(pattern)
        if not wanted:
            return
        for key in catalogue.owners(NameSpace.TERM, wanted[0]):
            ordinal = catalogue.ordinal(key)
            if len(wanted) == 1 or any(_has(words, pattern) for words in self._words(ordinal)):
                yield ordinal

    def _words(self, ordinal: int) -> Iterator[tuple[Token, ...]]:
        entity = self._catalogue.at(ordinal)
        for name in (entity.name, *entity.aliases):
            yield tuple(tokens(name))

    @cached_property
    def _source_words(self) -> list[tuple[Token, ...]]:
        return [tuple(tokens(source)) for source in self._ground.sources]


def _has(words: Sequence[Token], pattern: Pattern) -> bool:
    """Whether a pattern stands among the words of a name."""
    if isinstance(pattern, Prefix):
        letters = prefix_letters(pattern)
        return bool(letters) and any(word.folded.startswith(letters) for word in words)
    wanted = pattern_terms(pattern)
    return bool(wanted) and any(
        tuple(word.term for word in words[at : at + len(wanted)]) == wanted
        for at in range(len(words) - len(wanted) + 1)
    )
