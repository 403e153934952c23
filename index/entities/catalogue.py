"""Which entities does a corpus speak of, and under which spellings is each found?

Gathers mentions into entities with every spelling seen or known. What is counted of one article
can be added to the counts of others and taken away again, so that a catalogue follows its corpus.
Keeps out: finding mentions (tagger.py) and what a typed name means (typed.py).
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from index.entities.gazetteer import Gazetteer
from index.model import Entity, EntityKind, EntityMention


class Aspect(StrEnum):
    """What is counted of the mentions of an entity."""

    KIND = "kind"
    NAME = "name"
    SURFACE = "surface"


class Counted(NamedTuple):
    """One thing that is counted.

    Args:
        entity: the entity's id.
        aspect: what of its mentions.
        text: the kind, the canonical name, or the words as written with single spaces.
    """

    entity: str
    aspect: Aspect
    text: str


def counted(mentions: Iterable[EntityMention]) -> Counter[Counted]:
    """How often mentions have each kind, name and surface of each entity."""
    counts: Counter[Counted] = Counter()
    for mention in mentions:
        surface = " ".join(mention.surface.split())
        counts[Counted(mention.entity, Aspect.KIND, mention.kind.value)] += 1
        counts[Counted(mention.entity, Aspect.NAME, mention.name)] += 1
        counts[Counted(mention.entity, Aspect.SURFACE, surface)] += 1
    return counts


def build_catalogue(mentions: Iterable[EntityMention], gazetteer: Gazetteer) -> dict[str, Entity]:
    """The entities that a corpus mentions, by id, in the order of their ids.

    Args:
        mentions: the mentions of all its articles, in any order.
        gazetteer: the gazetteer that they were resolved with.
    """
    own: defaultdict[str, list[tuple[Aspect, str, int]]] = defaultdict(list)
    for (entity, aspect, text), count in counted(mentions).items():
        own[entity].append((aspect, text, count))
    return {identity: entity_of(identity, own[identity], gazetteer) for identity in sorted(own)}


def entity_of(
    identity: str, counts: Iterable[tuple[Aspect, str, int]], gazetteer: Gazetteer
) -> Entity:
    """One entity of a corpus.

    Args:
        identity: its id.
        counts: how often its mentions in the whole corpus have each kind, name and surface.
        gazetteer: the gazetteer that they were resolved with.

    Returns:
        The entity. Its name is the gazetteer's, else the most frequent full surface, ties by
        alphabet; the aliases are the gazetteer's, then the surfaces seen, most frequent first,
        ties by alphabet.
    """
    seen: defaultdict[Aspect, list[tuple[int, str]]] = defaultdict(list)
    for aspect, text, count in counts:
        seen[aspect].append((-count, text))
    spellings = [text for _, text in sorted(seen[Aspect.SURFACE])]
    known = gazetteer.entities.get(identity)
    if known is not None:
        aliases = _others(known.name, (*known.aliases, *spellings))
        return dataclasses.replace(known, aliases=aliases)
    _, name = min(seen[Aspect.NAME])
    _, kind = min(seen[Aspect.KIND])
    return Entity(id=identity, kind=EntityKind(kind), name=name, aliases=_others(name, spellings))


def _others(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(s for s in dict.fromkeys(spellings) if s != name)
