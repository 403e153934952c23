"""Which passages answer a question, of those that may? By their numbers in the generation.

For answers that list passages rather than articles: the timeline and the figures. Keeps out: what
is made of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh_conditions import Part
from search.engines.whoosh_evaluate import Evaluation
from search.engines.whoosh_facets import Facets
from search.engines.whoosh_filters import Inside, Narrowing, Remaining
from search.engines.whoosh_ground import Ground, Ints, Mask
from search.engines.whoosh_search import Parts
from search.query import Query
from search.results.counts import Facet


@dataclass(frozen=True, slots=True, eq=False)
class FoundPassages:
    """What a question finds among the passages that may be in.

    Args:
        numbers: the passages that are in, ascending.
        partial_only: whether none has all the words, so that those with some are in.
    """

    numbers: Ints
    partial_only: bool
    _ground: Ground
    _query: Query
    _narrowing: Narrowing
    _matched: Sequence[Mask]
    _remaining: Remaining

    def facets(self) -> tuple[Facet, ...]:
        """All facets, counting passages."""
        remaining = self._remaining
        return Facets(self._ground, self._query.filters).of_passages(
            remaining.inside, remaining.narrowed
        )

    def inside(self) -> Sequence[Inside]:
        """What is in, slice by slice."""
        return self._remaining.inside(None)

    def without(self, part: Part, placed: Ints) -> Ints:
        """What would be in under all filters but one, of other passages that may be in."""
        everywhere = _remaining(self._ground, self._narrowing, self._matched, placed)
        return _numbers(everywhere.inside(part))


def find_passages(parts: Parts, query: Query, placed: Ints) -> FoundPassages:
    """The passages that meet the words and the filters.

    Args:
        parts: the generation.
        query: the question.
        placed: the passages that may be in, ascending.
    """
    ground = parts.ground
    walks = [Evaluation(part, parts.terms, parts.names, query.root) for part in ground.slices]
    narrowing = Narrowing(ground, parts.names, query.filters)
    matched = [walk.full_passages() for walk in walks]
    remaining = _remaining(ground, narrowing, matched, placed)
    found, partial_only = _numbers(remaining.inside(None)), False
    if walks and walks[0].soft and not len(found):
        some = [walk.partial_passages() for walk in walks]
        partly = _remaining(ground, narrowing, some, placed)
        numbers = _numbers(partly.inside(None))
        if len(numbers):
            matched, remaining, found, partial_only = some, partly, numbers, True
    return FoundPassages(found, partial_only, ground, query, narrowing, matched, remaining)


def _remaining(
    ground: Ground, narrowing: Narrowing, matched: Sequence[Mask], placed: Ints
) -> Remaining:
    """What of the passages that match the words is in under the filters.

    Args:
        ground: the generation.
        narrowing: the filters.
        matched: slice by slice whether each passage matches.
        placed: the passages that may be in, by their numbers in the generation, ascending.
    """
    candidates = []
    for part, mask in zip(ground.slices, matched, strict=True):
        low, high = np.searchsorted(placed, (part.part.first_passage, part.part.end_passage))
        own = placed[low:high] - part.part.first_passage
        candidates.append(narrowing.of_passages(part, own[mask[own]]))
    return Remaining(narrowing, candidates)


def _numbers(inside: Sequence[Inside]) -> Ints:
    """The passages that are in, by their numbers in the generation, ascending."""
    found = [
        one.part.part.first_passage + one.passages for one in inside if one.passages is not None
    ]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
