"""What does each leaf of a query tree look for, and how was it typed?

The reading of leaves that every engine and the marking of hits share: which leaves are wanted,
which terms a word or phrase stands for. Keeps out: where anything matches (engines), what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from index.analysis import fold, terms
from index.model.names import EntityKind
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word

Pattern: TypeAlias = Word | Phrase | Prefix
Leaf: TypeAlias = Word | Phrase | Prefix | Spellings

ENTITY_FIELDS = {
    Field.PERSON: EntityKind.PERSON,
    Field.ORGANISATION: EntityKind.ORGANISATION,
    Field.PLACE: EntityKind.PLACE,
    Field.GROUP: EntityKind.GROUP,
    Field.MEDIA: EntityKind.MEDIA,
}


@lru_cache(maxsize=4_096)
def pattern_terms(pattern: Word | Phrase) -> tuple[str, ...]:
    """The terms that must stand in a row; a word of several tokens ("well-known") is a phrase.

    Returns:
        Stems in order; empty when the pattern holds no letter or digit, and then matches nothing.
    """
    if isinstance(pattern, Word):
        return tuple(terms(pattern.text))
    return tuple(term for word in pattern.words for term in terms(word))


def prefix_letters(prefix: Prefix) -> str:
    """The folded letters that a word must begin with; empty matches nothing."""
    return fold(prefix.text.strip())


def positive_leaves(root: Node | None) -> tuple[Leaf, ...]:
    """The leaves that are wanted (not under a Not), in order, without repeats.

    A Spellings node counts as one leaf.
    """
    return tuple(dict.fromkeys(_positive(root))) if root is not None else ()


def leaf_patterns(leaf: Leaf) -> tuple[Pattern, ...]:
    """The patterns of which any one is the leaf, in order, without repeats."""
    if not isinstance(leaf, Spellings):
        return (leaf,)
    found: list[Pattern] = []
    for node in (leaf.typed, *leaf.others):
        for part in positive_leaves(node):
            found.extend(leaf_patterns(part))
    return tuple(dict.fromkeys(found))


def typed_text(node: Node) -> str:
    """A node as a reader would type it; names without the spellings that were added."""
    match node:
        case Word(text=text, field=field, quoted=quoted):
            return _scoped(f'"{text}"' if quoted else text, field)
        case Phrase(words=words, field=field):
            return _scoped('"' + " ".join(words) + '"', field)
        case Prefix(text=text, field=field):
            return _scoped(f"{text}*", field)
        case Spellings(typed=typed):
            return typed_text(typed)
        case Not(child=child):
            return f"-{typed_text(child)}"
        case And(children=children):
            return " ".join(_grouped(child) for child in children)
        case Or(children=children):
            return " OR ".join(_grouped(child) for child in children)


def _positive(node: Node) -> Iterator[Leaf]:
    match node:
        case Not():
            return
        case And(children=children) | Or(children=children):
            for child in children:
                yield from _positive(child)
        case _:
            yield node


def _scoped(text: str, field: Field) -> str:
    return text if field is Field.ANY else f"{field.value}:{text}"


def _grouped(node: Node) -> str:
    text = typed_text(node)
    return f"({text})" if isinstance(node, And | Or) else text
