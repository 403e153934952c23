"""What does the text say in so many words that an unknown name is?

Reads the description after a comma: "Zarq, a small airline based in", "Zarqin, a town near", "X, a
spokesman for". Keeps out: what the words right beside a name say (guesses).
"""

from __future__ import annotations

from index.entities.document import Document
from index.model.names import EntityKind

_ARTICLES = frozenset(("a", "an", "the"))
_LONGEST = 8  # words of a description before its noun
_ENDS = frozenset(
    "of in who that which where at for on from near and with to said based whose about by is was "
    "has had will owned run led known called".split()
)
_KINDS = (
    ("titles", EntityKind.PERSON),
    ("firm_nouns", EntityKind.ORGANISATION),
    ("organisation_nouns", EntityKind.ORGANISATION),
    ("place_nouns", EntityKind.PLACE),
)


def described_kind(document: Document, last: int) -> EntityKind | None:
    """The kind that the description after a name says, or None when there is none.

    Args:
        document: the text.
        last: one past the ordinal of the name's last word.
    """
    facts, gaps = document.facts, document.tokens.gaps
    if last >= len(facts) or gaps[last] != ", " or facts[last].lower not in _ARTICLES:
        return None
    noun = None
    for position in range(last + 1, min(last + _LONGEST, len(facts))):
        if gaps[position] not in (" ", "-") or facts[position].lower in _ENDS:
            break
        noun = position
    if noun is None or facts[noun].capital:
        return None
    for name, kind in _KINDS:
        if name in facts[noun].lists:
            return kind
    return None
