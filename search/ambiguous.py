"""Which typed names belong to several? Those that no spelling is added to, with all whom they mean.

Keeps out: names that mean exactly one (expand.py), and whose a name is (engines).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from search.expand import named_runs, typed_text
from search.query import And, Node, Not, Or
from search.suggestions import Ambiguity, Suggestion

Meanings = Callable[[str], tuple[Suggestion, ...]]


def ambiguities(root: Node | None, meanings: Meanings) -> tuple[Ambiguity, ...]:
    """The names of a tree that can mean several, in order, without repeats.

    Args:
        root: a tree as parsed, or None.
        meanings: whom or what a typed name can mean.
    """
    return () if root is None else tuple(dict.fromkeys(_found(root, meanings)))


def _found(node: Node, meanings: Meanings) -> Iterator[Ambiguity]:
    # Only words side by side make a name together; what AND or OR joins is looked up by itself.
    together = isinstance(node, And) and node.soft
    children = node.children if isinstance(node, And | Or) else (node,)
    rows = [children] if together else [(child,) for child in children]
    for row in rows:
        for nodes, found in named_runs(row, meanings):
            if found is None:
                yield from _inside(nodes[0], meanings)
            elif len(found) > 1:
                typed = " ".join(typed_text(node) for node in nodes)
                yield Ambiguity(typed=typed, meanings=found)


def _inside(node: Node, meanings: Meanings) -> Iterator[Ambiguity]:
    if isinstance(node, And | Or):
        yield from _found(node, meanings)
    elif isinstance(node, Not):
        yield from _found(node.child, meanings)
