"""Which entities does a corpus speak of, and under which spellings is each found?

Gathers mentions into entities with every spelling seen or known. Keeps out: finding mentions
(tagger.py) and what a typed name means (typed.py).
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable

from index.entities.gazetteer import Gazetteer
from index.model import Entity, EntityKind, EntityMention


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


def _by_frequency(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda text: (-counts[text], text)))


def _others(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(s for s in dict.fromkeys(spellings) if s != name)
