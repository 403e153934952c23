"""Which words of a text did the query find? Spans for marking, and fragments made of them.

A word is marked wherever its stem stands; a phrase only where its words stand in a row. Keeps out:
whether the article matches (engines) and how a mark looks (pages).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from index.analysis import Token, tokens
from index.model.annotated import AnnotatedArticle
from index.model.article import Passage
from index.model.names import Entity
from index.spans import beginning_in
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
from search.results.passages import Fragment

Span = tuple[int, int]

_BODY_FIELDS = (Field.ANY, Field.BODY)
_TITLE_FIELDS = (Field.ANY, Field.TITLE)


NamedBy: TypeAlias = Callable[[Pattern], frozenset[str]]


class Marker:
    """The wanted leaves of one query, ready to be found in titles and passages.

    Args:
        root: the query tree, or None: nothing is marked.
        named: the ids of the entities with a pattern in one of their names, for words that must
            be part of a name.
    """

    def __init__(self, root: Node | None, named: NamedBy) -> None:
        self.leaves: tuple[Leaf, ...] = positive_leaves(root)
        self._patterns: tuple[Pattern, ...] = tuple(
            dict.fromkeys(pattern for leaf in self.leaves for pattern in leaf_patterns(leaf))
        )
        self._named = {
            pattern: named(pattern) for pattern in self._patterns if pattern.field in ENTITY_FIELDS
        }

    def title(self, text: str) -> tuple[Fragment, ...]:
        """A title as fragments."""
        if not any(pattern.field in _TITLE_FIELDS for pattern in self._patterns):
            return fragments(text, ())
        words = _Words(tokens(text))
        return fragments(
            text,
            [
                span
                for pattern in self._patterns
                if pattern.field in _TITLE_FIELDS
                for span in words.spans(pattern)
            ],
        )

    def passage(self, annotated: AnnotatedArticle, passage: Passage) -> tuple[Fragment, ...]:
        """A passage as fragments."""
        text = annotated.article.body[passage.start : passage.end]
        if not self._patterns:
            return fragments(text, ())
        words = _Words(tokens(text))
        spans: list[Span] = []
        for pattern in self._patterns:
            if pattern.field in _BODY_FIELDS:
                spans.extend(words.spans(pattern))
            elif pattern in self._named:
                spans.extend(_name_spans(annotated, passage, self._named[pattern]))
        return fragments(text, spans)


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


class _Words:
    """The words of one text, looked up by term."""

    def __init__(self, words: Iterable[Token]) -> None:
        self._words = list(words)
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word.term, []).append(place)

    def spans(self, pattern: Pattern) -> list[Span]:
        """Where a pattern stands; a phrase is one span from its first word to its last."""
        words = self._words
        if isinstance(pattern, Prefix):
            letters = prefix_letters(pattern)
            return [
                (word.start, word.end)
                for word in words
                if letters and word.folded.startswith(letters)
            ]
        wanted = pattern_terms(pattern)
        length = len(wanted)
        return [
            (words[place].start, words[place + length - 1].end)
            for place in (self._places.get(wanted[0], ()) if wanted else ())
            if tuple(word.term for word in words[place : place + length]) == wanted
        ]


def _name_spans(
    annotated: AnnotatedArticle, passage: Passage, entities: frozenset[str]
) -> list[Span]:
    return [
        (name.start - passage.start, min(name.end, passage.end) - passage.start)
        for name in beginning_in(annotated.names, passage)
        if name.entity in entities
    ]


def entities_named(pattern: Pattern, entities: Mapping[str, Entity]) -> frozenset[str]:
    """The ids of the entities of the pattern's kind that have it in a name; looks at all names."""
    kind = ENTITY_FIELDS[pattern.field]
    return frozenset(
        entity.id
        for entity in entities.values()
        if entity.kind is kind
        and any(_name_words(name).spans(pattern) for name in (entity.name, *entity.aliases))
    )


@lru_cache(maxsize=16_384)
def _name_words(name: str) -> _Words:
    return _Words(tokens(name))
