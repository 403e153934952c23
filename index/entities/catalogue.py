"""Which entities does a corpus speak of, and under which spellings is each found?

Gathers mentions into entities with every spelling seen or known. What is counted of one article
can be added to the counts of others and taken away again, so that a catalogue follows its corpus.
Keeps out: finding mentions (tagger.py) and what a typed name means (typed.py).
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from index.entities.gazetteer import Gazetteer
from index.entities.places.homonyms import bare_of, unclear_id
from index.entities.places.namesakes import (
    note_on_inferred,
    note_on_known,
    note_on_unclear,
    usually_meant,
)
from index.model.certainty import Basis
from index.model.names import Entity, EntityKind, EntityMention, Told

_TELLING = frozenset((Told.BESIDE, Told.NEARBY))


class Aspect(StrEnum):
    """What is counted of the mentions of an entity."""

    KIND = "kind"
    NAME = "name"
    SURFACE = "surface"
    TOLD = "told"  # what told the place from others of its name
    MEANT = "meant"  # of a name that tells nothing: what it means where something tells


class Counted(NamedTuple):
    """One thing that is counted.

    Args:
        entity: the entity's id.
        aspect: what of its mentions.
        text: the kind, the canonical name, the words as written with single spaces, a `Told`, or
            the id of what is meant.
    """

    entity: str
    aspect: Aspect
    text: str


def counted(mentions: Iterable[EntityMention]) -> Counter[Counted]:
    """How often mentions have each kind, name and surface of each entity.

    A place that was told from others of its name is also counted for the entity that stands where
    nothing tells, so that what the corpus means by the name is known there without another look.
    """
    counts: Counter[Counted] = Counter()
    for mention in mentions:
        surface = " ".join(mention.surface.split())
        counts[Counted(mention.entity, Aspect.KIND, mention.kind.value)] += 1
        counts[Counted(mention.entity, Aspect.NAME, mention.name)] += 1
        counts[Counted(mention.entity, Aspect.SURFACE, surface)] += 1
        if mention.which is not None:
            counts[Counted(mention.entity, Aspect.TOLD, mention.which.told.value)] += 1
            if mention.which.told in _TELLING:
                unclear = unclear_id(mention.surface)
                counts[Counted(unclear, Aspect.MEANT, mention.entity)] += 1
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
    return {
        identity: entity_of(identity, own[identity], gazetteer)
        for identity in sorted(own)
        if is_named(own[identity])
    }


def is_named(counts: Iterable[tuple[Aspect, str, int]]) -> bool:
    """Whether anything mentions the entity that is counted."""
    return any(aspect is Aspect.KIND for aspect, _, _ in counts)


def entity_of(
    identity: str, counts: Iterable[tuple[Aspect, str, int]], gazetteer: Gazetteer
) -> Entity:
    """One entity of a corpus.

    Args:
        identity: its id.
        counts: what its mentions in the whole corpus have, and how often; see `is_named`.
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
        note = note_on_known(known, _times(seen[Aspect.TOLD]), gazetteer)
        return dataclasses.replace(known, aliases=aliases, note=note)
    _, name = min(seen[Aspect.NAME])
    _, kind = min(seen[Aspect.KIND])
    entity = Entity(id=identity, kind=EntityKind(kind), name=name, aliases=_others(name, spellings))
    return _unclear(entity, _times(seen[Aspect.MEANT]), gazetteer) if seen[Aspect.TOLD] else entity


def _unclear(entity: Entity, meant: Mapping[str, int], gazetteer: Gazetteer) -> Entity:
    """An entity that stands for a place of its name, no matter which: what may be said of it."""
    note = note_on_unclear(bare_of(entity.name), gazetteer)
    place = usually_meant(meant, gazetteer)
    if place is None:
        return dataclasses.replace(entity, basis=Basis.UNRESOLVED, note=note)
    return dataclasses.replace(
        entity,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        basis=Basis.INFERRED,
        note=f"{note} {note_on_inferred(place, meant, gazetteer)}",
    )


def _times(counts: Iterable[tuple[int, str]]) -> dict[str, int]:
    return {text: -count for count, text in counts}


def _others(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(s for s in dict.fromkeys(spellings) if s != name)
