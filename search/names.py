"""Whose name is it that was typed? The one entity that a name can mean, with its other spellings.

Keeps out: where in a query names are looked for (expand.py), and the look-up itself
(index.entities.typed).
"""

from __future__ import annotations

from index.entities.typed import TypedNames
from search.expand import Known


def known_name(names: TypedNames, name: str) -> Known | None:
    """The entity that a typed name stands for, or None when none or several do.

    Args:
        names: looks up typed names.
        name: as typed.
    """
    found = names.find(name)
    if len(found) != 1:
        return None
    return Known(entity=found[0], spellings=names.spellings(name))
