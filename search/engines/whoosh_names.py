"""Which sources and entities have a word in their names? Lookup by word, by phrase and by prefix.

Keeps out: words in titles and bodies.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.analysis import Token, tokens
from index.stores.ragged import gather
from search.engines.whoosh_ground import Ground, Ints, Mask, kind_ordinal
from search.leaves import ENTITY_FIELDS, Pattern, pattern_terms, prefix_letters
from search.query import Prefix


class NameWord(NamedTuple):
    """One word of a name.

    Args:
        folded: the word, folded.
        ordinal: its place in the name.
        words: all words of the name.
        owner: the name of the source, or the id of the entity.
        of_source: whether the owner is a source.
    """

    folded: str
    ordinal: int
    words: tuple[Token, ...]
    owner: str
    of_source: bool


class Names:
    """Looks up words in the names of sources and entities.

    Args:
        ground: the arrays of the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def articles_of_source(self, pattern: Pattern) -> Mask:
        """The articles whose source has a pattern in its name."""
        sources = self._ground.columns.sources
        chosen = {word.owner for word in self._having(pattern) if word.of_source}
        table = np.asarray([*(name in chosen for name in sources), False], dtype=np.bool_)
        found: Mask = table[self._ground.columns.source]
        return found

    def passages_naming(self, pattern: Pattern) -> Ints:
        """The passages that name an entity with a pattern in one of its names; may repeat."""
        kind = kind_ordinal(ENTITY_FIELDS[pattern.field])
        known = self._ground.entity_ordinal
        chosen = {
            known[word.owner]
            for word in self._having(pattern)
            if not word.of_source and word.owner in known
        }
        return self.passages_of([e for e in sorted(chosen) if self._ground.entity_kind[e] == kind])

    def passages_of(self, entities: Sequence[int]) -> Ints:
        """The passages in which some entities count, by ordinal; may repeat."""
        first, entries = self._ground.passages_naming
        rows = entries[gather(first, np.asarray(entities, dtype=np.int64))]
        return self._ground.name_passage[rows[self._ground.name_counts[rows]]]

    def beginning(self, letters: Sequence[str]) -> Iterator[NameWord]:
        """Words of names that begin with the last letters, the others standing right before."""
        for word in self._starting(letters[-1]):
            before = word.words[max(word.ordinal - len(letters) + 1, 0) : word.ordinal]
            if [token.folded for token in before] == list(letters[:-1]):
                yield word

    def _having(self, pattern: Pattern) -> Iterator[NameWord]:
        if isinstance(pattern, Prefix):
            letters = prefix_letters(pattern)
            if letters:
                yield from self._starting(letters)
            return
        wanted = pattern_terms(pattern)
        for word in self._by_term.get(wanted[0], ()) if wanted else ():
            row = word.words[word.ordinal : word.ordinal + len(wanted)]
            if tuple(token.term for token in row) == wanted:
                yield word

    def _starting(self, letters: str) -> Iterator[NameWord]:
        words = self._sorted
        place = bisect_left(words, letters, key=lambda word: word.folded)
        while place < len(words) and words[place].folded.startswith(letters):
            yield words[place]
            place += 1

    @cached_property
    def _sorted(self) -> list[NameWord]:
        return sorted(self._all(), key=lambda word: (word.folded, word.owner, word.ordinal))

    @cached_property
    def _by_term(self) -> dict[str, list[NameWord]]:
        table: dict[str, list[NameWord]] = defaultdict(list)
        for word in self._sorted:
            table[word.words[word.ordinal].term].append(word)
        return dict(table)

    def _all(self) -> Iterator[NameWord]:
        for source in self._ground.columns.sources:
            yield from _words(source, source, of_source=True)
        for entity in self._ground.snapshot.entities.values():
            for name in (entity.name, *entity.aliases):
                yield from _words(name, entity.id, of_source=False)


def _words(name: str, owner: str, *, of_source: bool) -> Iterator[NameWord]:
    words = tuple(tokens(name))
    for ordinal, token in enumerate(words):
        yield NameWord(token.folded, ordinal, words, owner, of_source)
