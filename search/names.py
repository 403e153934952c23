"""Whose name is it that was typed? Look-up over the entities of one index generation.

Keeps out: where in a query names are looked for (expand.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from index.entities.typed import TypedNames
from index.model import Entity
from search.expand import Known, Lookup


def name_lookup(entities: Mapping[str, Entity]) -> Lookup:
    """A look-up of typed names among the entities of a corpus.

    Args:
        entities: all entities by id.

    Returns:
        A callable that gives the one entity that a name can mean with its other spellings, or None
        when it can mean none or several.
    """
    names = TypedNames(entities)

    def lookup(name: str) -> Known | None:
        found = names.find(name)
        if len(found) != 1:
            return None
        return Known(entity=found[0], spellings=names.spellings(name))

    return lookup
