"""Whom or what can a typed name mean, and how else is that written?

Looks typed names up among the entities of a corpus. Keeps out: finding names in running text
(tagger.py), and how spellings become a query (search).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from index.entities.gazetteer import normal
from index.entities.lexicon import load_lexicon
from index.entities.romanise import key
from index.model import Entity, EntityKind

_PARTICLES = frozenset("al el bin ibn ben bint abu abou umm abd abdul abdel".split())
# Shorter keys belong to too many names ("Ali" and "Aly", but also "ale").
_SHORTEST_KEY = 3


class TypedNames:
    """Look-up of typed names among the entities of one corpus; safe to share between threads.

    Args:
        catalogue: the corpus's entities by id; must not change afterwards.
    """

    def __init__(self, catalogue: Mapping[str, Entity]) -> None:
        self._catalogue = catalogue
        self._plain_words = load_lexicon().words
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        self._keys: defaultdict[str, set[str]] = defaultdict(set)
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        for identity, entity in catalogue.items():
            for spelling in (entity.name, *entity.aliases):
                self._forms[normal(spelling)].add(identity)
                self._keys[key(spelling)].add(identity)
                words = [w for w in normal(spelling).split() if w not in _PARTICLES]
                if entity.kind is EntityKind.PERSON and words:
                    self._parts[key(words[-1])].add(identity)

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
        ids = set(self._forms.get(normal(name), ()))
        if name.casefold() in self._plain_words:
            return self._in_order(ids)
        if not ids and len(key(name)) >= _SHORTEST_KEY:
            ids = set(self._keys.get(key(name), ()))
        # A surname shared by several people means none of them in particular, even where one of
        # them is usually meant by it.
        if not ids or any(self._catalogue[i].kind is EntityKind.PERSON for i in ids):
            ids |= self._parts.get(key(name), set())
        return self._in_order(ids)

    def _in_order(self, ids: set[str]) -> tuple[Entity, ...]:
        return tuple(self._catalogue[identity] for identity in sorted(ids))

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

    def _is_shared(self, spelling: str, entity: Entity) -> bool:
        """Whether a spelling also stands for an entity that was not asked for."""
        others = set(self._forms.get(normal(spelling), ()))
        if entity.kind is EntityKind.PERSON:
            others |= self._parts.get(key(spelling), set())
        return not others <= {entity.id}
