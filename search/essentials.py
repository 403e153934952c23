"""Which of the words that stand side by side matter? Query tree in, tree without small words out.

"What did the ministry say of the ferry" asks for what, ministry, say and ferry: articles,
prepositions, pronouns and auxiliaries are in nearly every report, so that to want them hides
reports and to score them moves the wrong ones up. They are passed over where words merely stand
side by side and others remain; in quotes, with AND, or alone, they count like any word. Keeps out:
names (expand.py comes first, since "of" may belong to one).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from search.leaves import pattern_terms, typed_text
from search.query import And, Field, Node, Not, Or, Phrase, Word
from search.results.reading import PassedOver

# Neither "may" nor "us": a month and a country, and readers seldom type capitals.
_SMALL = frozenset(
    """
    a about after again against all also am an and any are as at be because been before being
    between both but by can could did do does doing during each few for from further had has have
    having he her here hers him his how i if in into is it its itself just me more most my no nor
    not of off on once only or other our out over own same she should so some such than that the
    their them then there these they this those through to too under until up very was we were what
    when where whether which while who whom whose why will with would you your
    """.split()
)

_LONG = 3  # letters; the particles of names have fewer
# A row of so many members is a question, not a name: "low-blockage" is wanted by its words.
_QUESTION = 4


def essential(root: Node) -> Node:
    """The tree whose rows of words have neither small words nor repeats.

    Args:
        root: a tree as parsed, names expanded.
    """
    match root:
        case And(children=children, soft=True):
            kept, _ = _sifted(_row(essential(child) for child in children))
            return replace(root, children=kept) if len(kept) > 1 else kept[0]
        case And(children=children) | Or(children=children):
            return replace(root, children=tuple(essential(child) for child in children))
        case Not(child=child):
            return Not(child=essential(child))
        case _:
            return root


def passed_over(root: Node) -> tuple[PassedOver, ...]:
    """The words that `essential` leaves out; of a row first the small words, then the repeats.

    Args:
        root: the same tree.
    """
    match root:
        case And(children=children) | Or(children=children):
            inside = tuple(word for child in children for word in passed_over(child))
            if isinstance(root, And) and root.soft:
                return inside + _sifted(_row(essential(child) for child in children))[1]
            return inside
        case Not(child=child):
            return passed_over(child)
        case _:
            return ()


def _row(children: Iterable[Node]) -> tuple[Node, ...]:
    """A row without the brackets that change nothing."""
    row: list[Node] = []
    for child in children:
        row += child.children if isinstance(child, And) and child.soft else (child,)
    return tuple(row)


def _sifted(row: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[PassedOver, ...]]:
    """The members of a row that matter, each stem once, and the others; all matter when none would.

    A long row is a question, whose hyphenated words are just words.
    """
    small = [child for at, child in enumerate(row) if _is_small(child, first=at == 0)]
    large = [child for at, child in enumerate(row) if not _is_small(child, first=at == 0)]
    if all(isinstance(child, Not) for child in large):
        small, large = [], list(row)
    if len(large) >= _QUESTION:
        large = [part for child in large for part in _words(child)]
    kept: dict[object, Node] = {}
    passed = [PassedOver(text=typed_text(child)) for child in small]
    for child in large:
        key = (child.field, pattern_terms(child)) if isinstance(child, Word) else child
        first = kept.setdefault(key, child)
        if first is not child:
            passed.append(PassedOver(text=typed_text(child), again=typed_text(first)))
    return tuple(kept.values()), tuple(passed)


def _words(node: Node) -> tuple[Node, ...]:
    """The words of a hyphenated run, unless it may be a name ("al-Sharaa"); others as they are."""
    if isinstance(node, Phrase) and not node.quoted and min(map(len, node.words)) >= _LONG:
        return tuple(Word(text=word, field=node.field) for word in node.words)
    return (node,)


def _is_small(node: Node, *, first: bool) -> bool:
    """Whether a member of a row is a small word; one in capitals (WHO, IT) is a name."""
    if not isinstance(node, Word) or node.field is not Field.ANY or node.quoted:
        return False
    as_begun = first and node.text.istitle()
    return node.text.lower() in _SMALL and (node.text.islower() or as_begun)
