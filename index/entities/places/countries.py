"""Which places are whole countries? Their ids, from the built-in places.

Keeps out: what the gazetteer of a corpus says of them (gazetteer.py).
"""

from __future__ import annotations

from functools import cache

from index.entities.gazetteer import load_gazetteer


@cache
def country_ids() -> frozenset[str]:
    """The ids of the built-in countries."""
    return frozenset(one.id for one in load_gazetteer().entities.values() if one.is_country)
