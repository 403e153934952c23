"""Which articles and passages of a slice match a query tree, and with what score? One walk each.

Articles are sorted arrays with scores; passages are flags. The rules that the contract leaves open
are those of the memory engine: a phrase scores the sum of its words in each field where it stands,
a prefix scores 1, words of sources and names narrow without a score, and a passage has its
article's title and source. Keeps out: filters and counts.
"""

from __future__ import annotations

from typing import TypeGuard

import numpy as np

from index.stores.array_file import Array
from index.stores.postings import BODY, TITLE
from index.stores.ragged import without_repeats
from search import bm25
from search.engines.whoosh_found import (
    Found,
    all_of,
    among,
    any_of,
    none_of,
    nothing,
    unscored,
    without,
)
from search.engines.whoosh_ground import Ints, Mask, Slice, flagged
from search.engines.whoosh_names import Names
from search.engines.whoosh_terms import Terms
from search.leaves import ENTITY_FIELDS, Pattern, pattern_terms
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word

# So many single words are looked for by flags over all words instead of one by one.
_TOGETHER = 8
_FIELDS = {Field.ANY: (TITLE, BODY), Field.TITLE: (TITLE,), Field.BODY: (BODY,)}


class Evaluation:
    """One query tree over one slice; what was found for a node is kept for the next asking.

    Args:
        part: the slice.
        terms: looks up words.
        names: looks up words in sources and names.
        root: the query tree, or None: everything matches with score 0.
    """

    def __init__(self, part: Slice, terms: Terms, names: Names, root: Node | None) -> None:
        self.part = part
        self._terms, self._names, self._root = terms, names, root
        self._articles: dict[Node, Found] = {}
        self._passages: dict[Node, Mask] = {}

    @property
    def soft(self) -> tuple[Node, ...]:
        """The words that merely stand side by side; empty when partial matches are not wanted."""
        root = self._root
        return root.children if isinstance(root, And) and root.soft else ()

    def full(self) -> Found:
        """Articles that have all that is wanted."""
        if self._root is None:
            return unscored(np.arange(self.part.articles, dtype=np.int64))
        return self.articles(self._root)

    def partial(self) -> Found:
        """Articles that have some of the words that stand side by side, and none forbidden."""
        wanted, forbidden = _parted(self.soft)
        found = any_of([self.articles(node) for node in wanted], articles=self.part.articles)
        for node in forbidden:
            found = without(found, self.articles(node).documents)
        return found

    def full_passages(self) -> Mask:
        """Passages that have all that is wanted."""
        if self._root is None:
            return np.ones(self.part.passages, dtype=np.bool_)
        return self.passages(self._root)

    def partial_passages(self) -> Mask:
        """Passages that have some of the words that stand side by side, and none forbidden."""
        wanted, forbidden = _parted(self.soft)
        if not wanted:
            return np.zeros(self.part.passages, dtype=np.bool_)
        return self._any_passages(wanted, None) & ~self._any_passages(forbidden, None)

    def articles(self, node: Node) -> Found:
        """Articles that match a node."""
        if node not in self._articles:
            self._articles[node] = self._match_articles(node)
        return self._articles[node]

    def passages(self, node: Node, documents: Ints | None = None) -> Mask:
        """Passages that match a node by themselves.

        Args:
            node: the node.
            documents: the only articles whose passages are asked for, ascending; None for all.
        """
        if node in self._passages:
            return self._passages[node]
        found = self._match_passages(node, documents)
        if documents is None:
            self._passages[node] = found
        return found

    def places_in(self, pattern: Pattern, documents: Ints) -> Ints:
        """The passages of some articles that hold a pattern; may repeat.

        Words that must stand in title or source are not in a passage.

        Args:
            pattern: the pattern.
            documents: the articles, ascending.
        """
        columns = self.part.columns
        if pattern.field in ENTITY_FIELDS:
            named = self._names.passages_naming(self.part, pattern)
            return named[among(columns.passage_article[named].astype(np.int64), documents)]
        if pattern.field not in (Field.ANY, Field.BODY):
            return np.zeros(0, dtype=np.int64)
        begins, length = self._terms.begins(self.part, pattern, documents)
        return _passages_of(begins, length, columns.passage_from, columns.passage_to)

    def _match_articles(self, node: Node) -> Found:
        articles = self.part.articles
        match node:
            case Word() | Phrase() | Prefix():
                return self._pattern_articles(node)
            case Not(child=child):
                return none_of(self.articles(child), articles=articles)
            case And(children=children):
                return self._all(children)
            case Or(children=children):
                return any_of([self.articles(child) for child in children], articles=articles)
            case Spellings(typed=typed, others=others):
                found = [self.articles(child) for child in (typed, *others)]
                return any_of(found, articles=articles, best=True)

    def _all(self, children: tuple[Node, ...]) -> Found:
        wanted, forbidden = _parted(children)
        if not wanted:
            found = unscored(np.arange(self.part.articles, dtype=np.int64))
        else:
            found = all_of([self.articles(node) for node in wanted], articles=self.part.articles)
        for node in forbidden:
            found = without(found, self.articles(node).documents)
        return found

    def _pattern_articles(self, pattern: Pattern) -> Found:
        if pattern.field is Field.SOURCE:
            return unscored(np.flatnonzero(self._names.articles_of_source(self.part, pattern)))
        if pattern.field in ENTITY_FIELDS:
            passages = self._names.passages_naming(self.part, pattern)
            articles = self.part.columns.passage_article[passages].astype(np.int64)
            return unscored(without_repeats(articles))
        found = [
            self._terms.articles(self.part, pattern, field) for field in _FIELDS[pattern.field]
        ]
        whole = any_of(found, articles=self.part.articles) if found else nothing()
        if isinstance(pattern, Prefix):
            return Found(whole.documents, np.full(len(whole), bm25.PREFIX_SCORE))
        return whole

    def _match_passages(self, node: Node, documents: Ints | None) -> Mask:
        match node:
            case Word() | Phrase() | Prefix():
                return self._pattern_passages(node, documents)
            case Not(child=child):
                return ~self.passages(child, documents)
            case And(children=children):
                return self._all_passages(children, documents)
            case Or(children=children):
                return self._any_passages(children, documents)
            case Spellings(typed=typed, others=others):
                return self._any_passages((typed, *others), documents)

    def _all_passages(self, nodes: tuple[Node, ...], documents: Ints | None) -> Mask:
        """Passages that match all of some nodes, looked for from the rarest on."""
        wanted, forbidden = _parted(nodes)
        found: Mask | None = None
        for node in sorted(wanted, key=lambda node: len(self.articles(node))):
            own = self.passages(node, documents)
            found = own if found is None else found & own
            owners = self.part.columns.passage_article[np.flatnonzero(found)].astype(np.int64)
            documents = without_repeats(owners)
        without = ~self._any_passages(forbidden, documents)
        return without if found is None else found & without

    def _any_passages(self, nodes: tuple[Node, ...], documents: Ints | None) -> Mask:
        """Passages that match any of some nodes; single words are all looked for at once."""
        found = np.zeros(self.part.passages, dtype=np.bool_)
        singles = [node for node in nodes if documents is None and self._is_single(node)]
        if len(singles) < _TOGETHER:
            singles = []
        for node in nodes:
            if node not in singles:
                found |= self.passages(node, documents)
        if singles:
            columns = self.part.columns
            spoken = np.zeros(int(columns.body_base[-1]) + 1, dtype=np.bool_)
            for node in singles:
                begins, _ = self._terms.begins(self.part, node)
                spoken[begins] = True
            found |= _passages_with(spoken, columns.passage_from, columns.passage_to)
        return found

    def _is_single(self, node: Node) -> TypeGuard[Word | Prefix]:
        """Whether a node is one word of the body, whichever."""
        if not isinstance(node, Word | Prefix) or node.field not in (Field.ANY, Field.BODY):
            return False
        return isinstance(node, Prefix) or len(pattern_terms(node)) == 1

    def _pattern_passages(self, pattern: Pattern, documents: Ints | None) -> Mask:
        columns = self.part.columns
        if pattern.field in (Field.SOURCE, Field.TITLE):
            articles = flagged(self.articles(pattern).documents, self.part.articles)
            of_these: Mask = articles[columns.passage_article]
            return of_these
        if pattern.field in ENTITY_FIELDS:
            holding = self._names.passages_naming(self.part, pattern)
        else:
            begins, length = self._terms.begins(self.part, pattern, documents)
            holding = _passages_of(begins, length, columns.passage_from, columns.passage_to)
        return flagged(holding, self.part.passages)


def _parted(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The nodes that are wanted, and what is under those that are not."""
    wanted = tuple(node for node in nodes if not isinstance(node, Not))
    return wanted, tuple(node.child for node in nodes if isinstance(node, Not))


def _passages_with(spoken: Mask, starts: Array, ends: Array) -> Mask:
    """The passages with a word that is flagged in the row of all words."""
    if not len(starts):
        return np.zeros(0, dtype=np.bool_)
    bounds = np.stack([starts, ends], axis=1).reshape(-1).astype(np.int64)
    found: Mask = np.logical_or.reduceat(spoken, bounds)[::2] & (ends > starts)
    return found


def _passages_of(begins: Ints, length: int, starts: Array, ends: Array) -> Ints:
    """The passages that hold occurrences from their first word to their last; may repeat."""
    if not len(begins) or not len(starts):
        return np.zeros(0, dtype=np.int64)
    # Of one type, or all starts would be copied.
    passage = np.searchsorted(starts, begins.astype(starts.dtype), side="right") - 1
    # One that begins before the first passage is compared with the last, whose end lies behind.
    inside = (passage >= 0) & (begins + length <= ends[passage])
    return passage[inside]
