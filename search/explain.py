"""How was a question read? From its tree and the words that were passed over, in words of its own.

Keeps out: which words are indexed (engines), and how it is said (web).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.engine import FORMS
from search.expand import typed_text
from search.leaves import ENTITY_FIELDS, Leaf
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word
from search.results.reading import Combined, Forms, Manner, Reading, Sought

# What is looked up for one question, in words and beginnings; a pasted paragraph is read by nobody.
MOST_TOLD = 8
_ELSEWHERE = (Field.SOURCE, *ENTITY_FIELDS)  # not in the words of titles and texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What an explanation asks of the index.

    Args:
        forms: which indexed words a word or a beginning stands for.
        absent: whether no report has something; asked where `forms` does not tell.
    """

    forms: Callable[[Word | Prefix, int], Forms]
    absent: Callable[[Leaf], bool]


def reading_of(root: Node | None, indexed: Indexed) -> Reading | None:
    """What a tree looks for.

    Args:
        root: the tree as it is searched: names expanded, small words passed over.
        indexed: what is asked of the index, for the first few words.
    """
    if root is None:
        return None
    told: dict[Leaf, Sought] = {}
    for leaf, wanted in _leaves(root, wanted=True):
        if leaf not in told:
            looked_up = len(told) < MOST_TOLD
            told[leaf] = _sought(leaf, indexed, wanted=wanted) if looked_up else _plain(leaf)
    return _reading(root, told)


def _leaves(node: Node, *, wanted: bool) -> Iterator[tuple[Leaf, bool]]:
    match node:
        case Not(child=child):
            yield from _leaves(child, wanted=not wanted)
        case And(children=children) | Or(children=children):
            for child in children:
                yield from _leaves(child, wanted=wanted)
        case _:
            yield node, wanted


def _reading(node: Node, told: dict[Leaf, Sought]) -> Reading:
    match node:
        case Not(child=child):
            return Combined(without=(_reading(child, told),))
        case And(children=children, soft=soft):
            return Combined(
                parts=tuple(_reading(one, told) for one in children if not isinstance(one, Not)),
                without=tuple(
                    _reading(one.child, told) for one in children if isinstance(one, Not)
                ),
                strict=not soft,
            )
        case Or(children=children):
            parts = tuple(dict.fromkeys(_reading(child, told) for child in children))
            return Combined(parts=parts, either=True) if len(parts) > 1 else parts[0]
        case _:
            return told[node]


def _sought(leaf: Leaf, indexed: Indexed, *, wanted: bool) -> Sought:
    plain = _plain(leaf)
    forms = None
    if isinstance(leaf, Word | Prefix) and leaf.field not in _ELSEWHERE:
        forms = indexed.forms(leaf, FORMS)
    absent = wanted and ((forms is not None and forms.none) or indexed.absent(leaf))
    return Sought(
        text=plain.text, manner=plain.manner, field=plain.field, forms=forms, absent=absent
    )


def _plain(leaf: Leaf) -> Sought:
    match leaf:
        case Spellings(typed=typed):
            return Sought(text=typed_text(typed), manner=Manner.NAME)
        case Prefix(text=text, field=field):
            return Sought(text=text, manner=Manner.BEGINNING, field=field)
        case Phrase(words=words, field=field):
            return Sought(text=" ".join(words), manner=Manner.PHRASE, field=field)
        case Word(text=text, field=field, quoted=quoted):
            return Sought(text=text, manner=Manner.QUOTED if quoted else Manner.WORD, field=field)
