"""What does a corpus say of a place that is not the only one of its name?

For a place that is known: which others bear the name, and what told it from them. For a name that
nothing told: which places it may be, and the one that the corpus means elsewhere, if that is clear.
Made of counts, so that it follows the corpus without any article being read again. Keeps out: what
a single document tells (homonyms.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.entities.gazetteer import Gazetteer, normal
from index.entities.places.atlas import candidates
from index.model.names import Entity, Told

# A place is taken for the one that is meant where so many mentions tell that it is, and hardly any
# that it is another one.
_FEWEST = 5
_SHARE = 0.9
_MOST_NAMED = 4
_WORDS = {
    Told.BESIDE: "by words beside the name",
    Told.CARRIED: "by words beside the name elsewhere in the report",
    Told.NEARBY: "by other places in the report",
    Told.USUAL: "because it is the one that is usually meant",
}


def note_on_known(entity: Entity, told: Mapping[str, int], gazetteer: Gazetteer) -> str:
    """How a place was told from others of its name, for people; "" where that was not needed.

    Args:
        entity: the place.
        told: how many of its mentions each `Told` told.
        gazetteer: the known entities.
    """
    if not told:
        return ""
    others: dict[str, None] = {}
    for spelling in (entity.name, *entity.aliases):
        others |= dict.fromkeys(_bearers(spelling, gazetteer))
    others.pop(entity.id, None)
    ways = [f"{words} ({told[way]})" for way, words in _WORDS.items() if told.get(way)]
    return f"Not to be confused with {_listed(others, gazetteer)}. Told {'; '.join(ways)}."


def note_on_unclear(bare: str, gazetteer: Gazetteer) -> str:
    """That a name does not say which of several places is meant, for people."""
    may_be = _listed(_bearers(bare, gazetteer), gazetteer, last="or")
    return f"Which {bare} is meant is not said. It may be {may_be}."


def usually_meant(meant: Mapping[str, int], gazetteer: Gazetteer) -> Entity | None:
    """The place that a name stands for wherever the corpus tells, by a clear margin; else None.

    Args:
        meant: how many mentions that tell mean each place, by id.
        gazetteer: the known entities.
    """
    if not meant:
        return None
    count, identity = max((count, identity) for identity, count in meant.items())
    if count < _FEWEST or count < _SHARE * sum(meant.values()):
        return None
    return gazetteer.entities.get(identity)


def note_on_inferred(place: Entity, meant: Mapping[str, int], gazetteer: Gazetteer) -> str:
    """Why a name that tells nothing is taken for a place, for people."""
    label, total = _label(place.id, gazetteer), sum(meant.values())
    return f"Probably {label}: of {total} mentions that tell, {meant[place.id]} mean it."


def _bearers(spelling: str, gazetteer: Gazetteer) -> Sequence[str]:
    """The ids of the places that share a spelling."""
    spellings = candidates(gazetteer, gazetteer.forms.get(normal(spelling), ()))
    return [s.entity for s in spellings] if len(spellings) > 1 else []


def _listed(identities: Iterable[str], gazetteer: Gazetteer, *, last: str = "and") -> str:
    labels = [_label(identity, gazetteer) for identity in identities]
    named = labels[:_MOST_NAMED]
    if len(labels) > len(named):
        named.append("others")
    return f" {last} ".join([*([", ".join(named[:-1])] if named[1:] else []), *named[-1:]])


def _label(identity: str, gazetteer: Gazetteer) -> str:
    """A place with its country, which the foremost place of a name does not have in its own."""
    entity = gazetteer.entities[identity]
    country = gazetteer.countries.get(entity.country or "")
    bare = entity.name.endswith(")") or country in (None, entity.name)
    return entity.name if bare else f"{entity.name} ({country})"
