"""How do the reports write an entity, and why does each way of writing stand for it?

One text holds a spelling with its reason, so that a store counts and sorts it like any other word.
Keeps out: how the reason was found (resolve.py), and what it is called for people (web).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from index.model.names import EntityMention, Link

# Stands in no spelling: the text of a spelling is words with single spaces between them.
_BETWEEN = "\x1f"


class Attested(NamedTuple):
    """A way of writing an entity.

    Args:
        surface: the words as written, with single spaces.
        link: why they stand for the entity.
        leant_on: the name that they lean on under that link, or "".
    """

    surface: str
    link: Link
    leant_on: str = ""


def attested(mentions: Iterable[EntityMention]) -> Counter[tuple[str, Attested]]:
    """How often mentions write an entity in each way, by the entity's id."""
    return Counter(
        (
            mention.entity,
            Attested(" ".join(mention.surface.split()), mention.link, mention.leant_on),
        )
        for mention in mentions
    )


def packed(way: Attested) -> str:
    """A way of writing as one text."""
    return _BETWEEN.join((way.surface, way.link.value, way.leant_on))


def unpacked(text: str) -> Attested:
    """The way of writing that `packed` made a text of; raises ValueError for any other."""
    surface, link, leant_on = text.split(_BETWEEN)
    return Attested(surface, Link(link), leant_on)
