"""Which words of a text did the query find? Spans for marking, and fragments made of them.

A word is marked wherever its stem stands; a phrase only where its words stand in a row. Keeps out:
whether the article matches (engines) and how a mark looks (pages).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from index.analysis import Token, tokens
from index.model import AnnotatedArticle, Entity, Passage
from search.leaves import (
    ENTITY_FIELDS,
    Leaf,
    Pattern,
    leaf_patterns,
    pattern_terms,
    positive_leaves,
    prefix_letters,
)
from search.query import Field, Node, Prefix
from search.results import Fragment

Span = tuple[int, int]

_BODY_FIELDS = (Field.ANY, Field.BODY)
_TITLE_FIELDS = (Field.ANY, Field.TITLE)


class Marker:
    """The wanted leaves of one query, ready to be found in titles and passages.

    Args:
        root: the query tree, or None: nothing is marked.
        entities: all entities by id, for words that must be part of a name.
    """

    def __init__(self, root: Node | None, entities: Mapping[str, Entity]) -> None:
        self.leaves: tuple[Leaf, ...] = positive_leaves(root)
        self._patterns = {leaf: leaf_patterns(leaf) for leaf in self.leaves}
        self._named = {
            pattern: _entities_named(pattern, entities)
            for patterns in self._patterns.values()
            for pattern in patterns
            if pattern.field in ENTITY_FIELDS
        }

    def title(self, text: str) -> tuple[Fragment, ...]:
        """A title as fragments."""
        words = list(tokens(text)) if self.leaves else []
        spans = [
            span
            for patterns in self._patterns.values()
            for pattern in patterns
            if pattern.field in _TITLE_FIELDS
            for span in _spans(pattern, words)
        ]
        return fragments(text, spans)

    def passage(self, annotated: AnnotatedArticle, passage: Passage) -> dict[Leaf, list[Span]]:
        """Where each leaf stands in a passage; leaves that do not are left out.

        Returns:
            Half-open code-point spans from the passage's start.
        """
        if not self.leaves:
            return {}
        words = list(tokens(annotated.article.body[passage.start : passage.end]))
        found: dict[Leaf, list[Span]] = {}
        for leaf, patterns in self._patterns.items():
            spans: list[Span] = []
            for pattern in patterns:
                if pattern.field in _BODY_FIELDS:
                    spans.extend(_spans(pattern, words))
                elif pattern in self._named:
                    spans.extend(_name_spans(annotated, passage, self._named[pattern]))
            if spans:
                found[leaf] = spans
        return found


def fragments(text: str, spans: Iterable[Span]) -> tuple[Fragment, ...]:
    """A text cut where marks begin and end; joined, the fragments are the text.

    Args:
        text: the text.
        spans: half-open code-point spans in any order; those that overlap become one mark.
    """
    pieces: list[Fragment] = []
    done = 0
    for start, end in _merged(spans):
        if start > done:
            pieces.append(Fragment(text=text[done:start]))
        pieces.append(Fragment(text=text[start:end], marked=True))
        done = end
    if done < len(text):
        pieces.append(Fragment(text=text[done:]))
    return tuple(pieces)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _spans(pattern: Pattern, words: Sequence[Token]) -> list[Span]:
    if isinstance(pattern, Prefix):
        letters = prefix_letters(pattern)
        return [
            (word.start, word.end) for word in words if letters and word.folded.startswith(letters)
        ]
    wanted = pattern_terms(pattern)
    length = len(wanted)
    if not length:
        return []
    return [
        (words[first].start, words[first + length - 1].end)
        for first in range(len(words) - length + 1)
        if all(words[first + step].term == wanted[step] for step in range(length))
    ]


def _name_spans(
    annotated: AnnotatedArticle, passage: Passage, entities: frozenset[str]
) -> list[Span]:
    return [
        (name.start - passage.start, min(name.end, passage.end) - passage.start)
        for name in annotated.names
        if passage.start <= name.start < passage.end and name.entity in entities
    ]


def _entities_named(pattern: Pattern, entities: Mapping[str, Entity]) -> frozenset[str]:
    kind = ENTITY_FIELDS[pattern.field]
    return frozenset(
        entity.id
        for entity in entities.values()
        if entity.kind is kind
        and any(_spans(pattern, _name_tokens(name)) for name in (entity.name, *entity.aliases))
    )


@lru_cache(maxsize=65_536)
def _name_tokens(name: str) -> tuple[Token, ...]:
    return tuple(tokens(name))
