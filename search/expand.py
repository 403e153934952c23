"""Which other spellings does a typed name bring with it? Query tree in, wider tree out.

Runs of words that are a name of exactly one entity are widened to all its spellings; quoted phrases
stay exactly as typed. Keeps out: which spellings an entity has (the index's catalogue decides).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from index.analysis import tokens
from index.model.names import Entity
from search.parse import phrase_or_word
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word
from search.results.hits import Expansion

# The longest name that is looked up, in words.
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A typed name that is known: whose it is, and how else it is written."""

    entity: Entity
    spellings: tuple[str, ...]


Lookup = Callable[[str], Known | None]
Owner = TypeVar("Owner")


def expand(root: Node, lookup: Lookup) -> Node:
    """The tree with the other spellings of its names.

    Args:
        root: a tree as parsed.
        lookup: the one entity that a typed name stands for, or None when none or several do.
    """
    if isinstance(root, And):
        children = _expand_run(root.children, lookup) if root.soft else None
        if children is None:
            children = tuple(expand(child, lookup) for child in root.children)
        return replace(root, children=children) if len(children) > 1 else children[0]
    if isinstance(root, Or):
        return replace(root, children=tuple(expand(child, lookup) for child in root.children))
    if isinstance(root, Not):
        return replace(root, child=expand(root.child, lookup))
    if isinstance(root, Prefix | Spellings):
        return root
    return _expand_one(root, lookup)


def expansions(root: Node | None) -> tuple[Expansion, ...]:
    """What a tree also searches, for the explanation on the page; in order, without repeats."""
    if root is None:
        return ()
    if isinstance(root, Spellings):
        return (
            Expansion(
                typed=typed_text(root.typed),
                entity=root.entity,
                label=root.label,
                spellings=root.written,
            ),
        )
    if isinstance(root, And | Or):
        found = [one for child in root.children for one in expansions(child)]
        return tuple(dict.fromkeys(found))
    if isinstance(root, Not):
        return expansions(root.child)
    return ()


def typed_text(node: Node) -> str:
    """How a word, phrase or name reads, for people."""
    if isinstance(node, Word):
        return node.text
    if isinstance(node, Phrase):
        return " ".join(node.words)
    if isinstance(node, Prefix):
        return f"{node.text}*"
    if isinstance(node, Spellings):
        return typed_text(node.typed)
    if isinstance(node, Not):
        return f"not {typed_text(node.child)}"
    separator = " or " if isinstance(node, Or) else " "
    return separator.join(typed_text(child) for child in node.children)


def named_runs(
    children: Sequence[Node], owner: Callable[[str], Owner]
) -> Iterator[tuple[tuple[Node, ...], Owner | None]]:
    """Words side by side cut into names, the longest first, and what is none, one by one.

    Args:
        children: the words.
        owner: what a name stands for; nothing true when it is no name.

    Returns:
        Each name with what it stands for, and each other node with None, in order.
    """
    at = 0
    while at < len(children):
        run = 0
        while at + run < len(children) and run < _LONGEST_NAME and is_plain(children[at + run]):
            run += 1
        for length in range(run, 0, -1):
            nodes = tuple(children[at : at + length])
            found = owner(" ".join(typed_text(node) for node in nodes))
            if found:
                yield nodes, found
                at += length
                break
        else:
            yield (children[at],), None
            at += 1


def is_plain(node: Node) -> bool:
    """Whether a node may be part of a name: a free word, or a hyphenated run of them."""
    return isinstance(node, Word | Phrase) and node.field is Field.ANY and not node.quoted


def _expand_run(children: Sequence[Node], lookup: Lookup) -> tuple[Node, ...]:
    """Words side by side, their names widened."""
    widened: list[Node] = []
    for nodes, known in named_runs(children, lookup):
        if known is None:
            widened.append(expand(nodes[0], lookup))
        else:
            typed = nodes[0] if len(nodes) == 1 else And(children=nodes)
            widened.append(_spellings(typed, known))
    return tuple(widened)


def _expand_one(node: Word | Phrase, lookup: Lookup) -> Node:
    if not is_plain(node):
        return node
    known = lookup(typed_text(node))
    return node if known is None else _spellings(node, known)


def _spellings(typed: Node, known: Known) -> Node:
    """The typed form with the other spellings; unchanged when there are none."""
    seen = {tuple(token.term for token in tokens(typed_text(typed)))}
    others: dict[str, Node] = {}
    for spelling in known.spellings:
        terms = tuple(token.term for token in tokens(spelling))
        node = phrase_or_word(spelling)
        if node is not None and terms not in seen:
            seen.add(terms)
            others[spelling] = node
    if not others:
        return typed
    return Spellings(
        typed=typed,
        others=tuple(others.values()),
        entity=known.entity.id,
        label=known.entity.name,
        written=tuple(others),
    )
