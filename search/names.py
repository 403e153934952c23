"""Whose name is it that was typed? The one entity that it can mean; and the letters of a name.

Keeps out: where in a query names are looked for (expand.py), and the look-up itself
(index.entities.typed).
"""

from __future__ import annotations

from index.analysis import tokens
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


def letters_of(name: str) -> str:
    """The words of a name, folded and a space apart: "L’Orient al-Jadid" gives "lorient al jadid".

    What stands within a name is looked for in this form.
    """
    return " ".join(token.folded for token in tokens(name))
