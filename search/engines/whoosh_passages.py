"""Which passages answer a question, of those that may? By their numbers in the generation.

For answers that list passages rather than articles: the timeline and the figures. Keeps out: what
is made of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh_calendar import calendar_of_passages
from search.engines.whoosh_conditions import Range
from search.engines.whoosh_evaluate import Evaluation
from search.engines.whoosh_facets import Facets
from search.engines.whoosh_filters import Inside, Narrowing, Remaining
from search.engines.whoosh_ground import Ground, Ints, Mask
from search.engines.whoosh_search import Parts
from search.query import Query
from search.results.counts import Calendar, Facet


@dataclass(frozen=True, slots=True, eq=False)
class FoundPassages:
    """What a question finds among the passages that may be in.

    Args:
        numbers: the passages that are in, ascending.
        partial_only: whether none has all the words, so that those with some are in.
        remaining: what of the same matches is in under all filters or all but one.
    """

    numbers: Ints
    partial_only: bool
    remaining: Remaining
    _ground: Ground
    _query: Query
    _narrowing: Narrowing
    _matched: Sequence[Mask]

    def facets(self) -> tuple[Facet, ...]:
        """All facets, counting passages."""
        remaining = self.remaining
        return Facets(self._ground, self._query.filters).of_passages(
            remaining.inside, remaining.narrowed
        )

    def calendar(self) -> Calendar:
        """What would remain under other days, counting passages."""
        remaining = self.remaining
        return calendar_of_passages(
            remaining.inside(Range.DAYS), remaining.inside(Range.PUBLISHED), self._query.filters
        )

    def among(self, placed: Ints) -> Remaining:
        """The same of other passages that may be in."""
        return _remaining(self._ground, self._narrowing, self._matched, placed)


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
    found, partial_only = numbers_of(remaining.inside(None)), False
    if walks and walks[0].soft and not len(found):
        some = [walk.partial_passages() for walk in walks]
        partly = _remaining(ground, narrowing, some, placed)
        numbers = numbers_of(partly.inside(None))
        if len(numbers):
            matched, remaining, found, partial_only = some, partly, numbers, True
    return FoundPassages(found, partial_only, remaining, ground, query, narrowing, matched)


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


def numbers_of(inside: Sequence[Inside]) -> Ints:
    """The passages that are in, by their numbers in the generation, ascending."""
    found = [
        one.part.part.first_passage + one.passages for one in inside if one.passages is not None
    ]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
