"""Which articles and passages match a query tree, and with what score? One walk of the tree each.

Every node becomes a mask over all articles (or passages) and, for articles, an array of scores that
is 0 where the mask is not. The rules that the contract leaves open are those of the memory engine:
a phrase scores the sum of its words in each field where it stands, a prefix scores 1, words of
sources and names narrow without a score, and a passage has its article's title and source.
Keeps out: filters and counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search import bm25
from search.engines.whoosh_ground import Floats, Ground, Mask, all_of, any_of
from search.engines.whoosh_names import Names
from search.engines.whoosh_terms import Terms
from search.leaves import ENTITY_FIELDS, Leaf, Pattern, leaf_patterns
from search.query import And, Field, Node, Not, Or, Phrase, Prefix, Spellings, Word


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Articles that match, with their scores.

    Args:
        mask: whether each article matches, shape (articles,).
        scores: the score of each, 0 where it does not match.
    """

    mask: Mask
    scores: Floats


class Evaluation:
    """One query tree over one generation; what was found for a node is kept for the next asking.

    Args:
        ground: the arrays of the generation.
        names: looks up words in sources and names.
        root: the query tree, or None: everything matches with score 0.
    """

    def __init__(self, ground: Ground, names: Names, root: Node | None) -> None:
        self._ground = ground
        self._terms = Terms(ground)
        self._names = names
        self._root = root
        self._articles: dict[Node, Matches] = {}
        self._passages: dict[Node, Mask] = {}

    @property
    def soft(self) -> tuple[Node, ...]:
        """The words that merely stand side by side; empty when partial matches are not wanted."""
        root = self._root
        return root.children if isinstance(root, And) and root.soft else ()

    def full(self) -> Matches:
        """Articles that have all that is wanted."""
        if self._root is None:
            count = self._ground.articles
            return Matches(np.ones(count, dtype=np.bool_), np.zeros(count))
        return self.articles(self._root)

    def partial(self) -> Matches:
        """Articles that have some of the words that stand side by side, and none forbidden."""
        mask = np.zeros(self._ground.articles, dtype=np.bool_)
        scores = np.zeros(self._ground.articles)
        for child in self.soft:
            if not isinstance(child, Not):
                found = self.articles(child)
                mask |= found.mask
                scores += found.scores
        for child in self.soft:
            if isinstance(child, Not):
                mask &= self.articles(child).mask
        return Matches(mask, np.where(mask, scores, 0.0))

    def full_passages(self) -> Mask:
        """Passages that have all that is wanted."""
        if self._root is None:
            return np.ones(self._ground.passages, dtype=np.bool_)
        return self.passages(self._root)

    def partial_passages(self) -> Mask:
        """Passages that have some of the words that stand side by side, and none forbidden."""
        mask = np.zeros(self._ground.passages, dtype=np.bool_)
        for child in self.soft:
            if not isinstance(child, Not):
                mask |= self.passages(child)
        for child in self.soft:
            if isinstance(child, Not):
                mask &= self.passages(child)
        return mask

    def articles(self, node: Node) -> Matches:
        """Articles that match a node."""
        if node not in self._articles:
            self._articles[node] = self._match_articles(node)
        return self._articles[node]

    def passages(self, node: Node) -> Mask:
        """Passages that match a node by themselves."""
        if node not in self._passages:
            self._passages[node] = self._match_passages(node)
        return self._passages[node]

    def leaves_of(self, leaves: Sequence[Leaf], document: int) -> list[list[Leaf]]:
        """The leaves that each passage of one article holds itself, in the order of passages.

        Words that must stand in its title or source are not in the passage.
        """
        first, last = (int(n) for n in self._ground.columns.passages[document : document + 2])
        held: list[list[Leaf]] = [[] for _ in range(first, last)]
        for leaf in leaves:
            places: set[int] = set()
            for pattern in leaf_patterns(leaf):
                if pattern.field in ENTITY_FIELDS:
                    mask = self.passages(pattern)[first:last]
                    places.update(np.flatnonzero(mask).tolist())
                elif pattern.field in (Field.ANY, Field.BODY):
                    places.update(self._terms.passages_of(pattern, document).tolist())
            for place in places:
                held[place].append(leaf)
        return held

    def _match_articles(self, node: Node) -> Matches:
        match node:
            case Word() | Phrase() | Prefix():
                return self._pattern_articles(node)
            case Not(child=child):
                return Matches(~self.articles(child).mask, np.zeros(self._ground.articles))
            case And(children=children):
                found = [self.articles(child) for child in children]
                mask = all_of([one.mask for one in found])
                scores = np.sum([one.scores for one in found], axis=0)
                return Matches(mask, np.where(mask, scores, 0.0))
            case Or(children=children):
                found = [self.articles(child) for child in children]
                return Matches(
                    any_of([one.mask for one in found]),
                    np.sum([one.scores for one in found], axis=0),
                )
            case Spellings(typed=typed, others=others):
                found = [self.articles(child) for child in (typed, *others)]
                return Matches(
                    any_of([one.mask for one in found]),
                    np.max([one.scores for one in found], axis=0),
                )

    def _pattern_articles(self, pattern: Pattern) -> Matches:
        nothing = np.zeros(self._ground.articles)
        if pattern.field is Field.SOURCE:
            return Matches(self._names.articles_of_source(pattern), nothing)
        if pattern.field in ENTITY_FIELDS:
            mask = np.zeros(self._ground.articles, dtype=np.bool_)
            mask[self._ground.passage_article[self._names.passages_naming(pattern)]] = True
            return Matches(mask, nothing)
        masks: list[Mask] = []
        scores = nothing
        if pattern.field in (Field.ANY, Field.TITLE):
            masks.append(self._terms.titled(pattern))
            scores = scores + np.where(masks[-1], self._terms.title_scores(pattern), 0.0)
        if pattern.field in (Field.ANY, Field.BODY):
            masks.append(self._terms.embodied(pattern))
            scores = scores + np.where(masks[-1], self._terms.body_scores(pattern), 0.0)
        mask = any_of(masks)
        if isinstance(pattern, Prefix):
            scores = np.where(mask, bm25.PREFIX_SCORE, 0.0)
        return Matches(mask, scores)

    def _match_passages(self, node: Node) -> Mask:
        match node:
            case Word() | Phrase() | Prefix():
                return self._pattern_passages(node)
            case Not(child=child):
                return ~self.passages(child)
            case And(children=children):
                return all_of([self.passages(child) for child in children])
            case Or(children=children):
                return any_of([self.passages(child) for child in children])
            case Spellings(typed=typed, others=others):
                return any_of([self.passages(child) for child in (typed, *others)])

    def _pattern_passages(self, pattern: Pattern) -> Mask:
        articles: Mask
        if pattern.field is Field.SOURCE:
            articles = self._names.articles_of_source(pattern)
        elif pattern.field is Field.TITLE:
            articles = self._terms.titled(pattern)
        elif pattern.field in ENTITY_FIELDS:
            mask = np.zeros(self._ground.passages, dtype=np.bool_)
            mask[self._names.passages_naming(pattern)] = True
            return mask
        else:
            return self._terms.passages(pattern)
        found: Mask = articles[self._ground.passage_article]
        return found
