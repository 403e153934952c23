"""Which entities does a corpus speak of, and under which spellings is each found?

Gathers mentions into entities with every spelling seen or known, and turns a typed name into the
other spellings of the one entity it can mean. Keeps out: finding mentions (tagger) and how
spellings become a query (search).
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from index.entities.gazetteer import Gazetteer, normal
from index.entities.romanise import key
from index.model import Entity, EntityKind, EntityMention

_PARTICLES = frozenset("al el bin ibn ben bint abu abou umm abd abdul abdel".split())
_SHORTEST_KEY = 3


def build_catalogue(mentions: Iterable[EntityMention], gazetteer: Gazetteer) -> dict[str, Entity]:
    """The entities that a corpus mentions.

    Args:
        mentions: the mentions of all its articles, in any order.
        gazetteer: the gazetteer that they were resolved with.

    Returns:
        Entities by id, in the order of their ids. The name is the gazetteer's, else the most
        frequent full surface, ties by alphabet; the aliases are the gazetteer's, then the surfaces
        seen, most frequent first, ties by alphabet.
    """
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, EntityKind] = {}
    for mention in mentions:
        surface = " ".join(mention.surface.split())
        surfaces[mention.entity][surface] += 1
        names[mention.entity][mention.name] += 1
        kinds[mention.entity] = mention.kind
    catalogue: dict[str, Entity] = {}
    for identity in sorted(surfaces):
        seen = _by_frequency(surfaces[identity])
        known = gazetteer.entities.get(identity)
        if known is None:
            name = _by_frequency(names[identity])[0]
            catalogue[identity] = Entity(
                id=identity, kind=kinds[identity], name=name, aliases=_others(name, seen)
            )
        else:
            aliases = _others(known.name, (*known.aliases, *seen))
            catalogue[identity] = dataclasses.replace(known, aliases=aliases)
    return catalogue


def find(name: str, catalogue: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """The entities of a corpus that a typed name can mean.

    Args:
        name: as typed; case, accents, hyphens and the usual variation of romanised names do not
            matter.
        catalogue: the corpus's entities by id.

    Returns:
        The entities of the closest kind of match, in the order of the catalogue: same spelling,
        else same romanisation key, else a distinctive part of a person's name ("Jolani").
    """
    index = _index(catalogue)
    wanted = normal(name)
    ids = index.forms.get(wanted)
    if not ids and len(key(name)) >= _SHORTEST_KEY:
        ids = index.keys.get(key(name))
    parts = index.parts.get(key(name), set())
    # A surname shared by several people means none of them in particular, even where one of them
    # is usually meant by it.
    persons = {i for i in ids or () if catalogue[i].kind is EntityKind.PERSON}
    if not ids or persons:
        ids = set(ids or ()) | parts
    return tuple(entity for identity, entity in catalogue.items() if identity in ids)


def expand(name: str, catalogue: Mapping[str, Entity]) -> tuple[str, ...]:
    """The other spellings under which a typed name may stand in the corpus.

    Args:
        name: a name as typed, of one or more words.
        catalogue: the corpus's entities by id.

    Returns:
        Spellings, the canonical name first, without the typed one; empty when the name is unknown
        or can mean more than one entity.
    """
    found = find(name, catalogue)
    if len(found) != 1:
        return ()
    (entity,) = found
    typed = name.casefold().strip()
    spellings = dict.fromkeys((entity.name, *entity.aliases))
    return tuple(s for s in spellings if s.casefold() != typed and not _shared(s, found, catalogue))


def _shared(spelling: str, found: tuple[Entity, ...], catalogue: Mapping[str, Entity]) -> bool:
    """Whether a spelling also stands for an entity that was not asked for."""
    index = _index(catalogue)
    meant = {entity.id for entity in found}
    parts = index.parts.get(key(spelling), set()) if found[0].kind is EntityKind.PERSON else set()
    return not (index.forms.get(normal(spelling), set()) | parts) <= meant


@dataclasses.dataclass(frozen=True, slots=True)
class _Index:
    catalogue: Mapping[str, Entity]
    forms: dict[str, set[str]]
    keys: dict[str, set[str]]
    parts: dict[str, set[str]]


_last_index: list[_Index] = []


def _index(catalogue: Mapping[str, Entity]) -> _Index:
    """The catalogue by form, key and part of name; the last one is kept."""
    if _last_index and _last_index[0].catalogue is catalogue:
        return _last_index[0]
    index = _Index(catalogue, defaultdict(set), defaultdict(set), defaultdict(set))
    for identity, entity in catalogue.items():
        for spelling in (entity.name, *entity.aliases):
            index.forms[normal(spelling)].add(identity)
            index.keys[key(spelling)].add(identity)
            if entity.kind is EntityKind.PERSON:
                words = [w for w in normal(spelling).split() if w not in _PARTICLES]
                if words:
                    index.parts[key(words[-1])].add(identity)
    _last_index[:] = [index]
    return index


def _by_frequency(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda text: (-counts[text], text)))


def _others(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(s for s in dict.fromkeys(spellings) if s != name)
