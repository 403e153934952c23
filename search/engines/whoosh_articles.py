"""Which articles answer a question, before they are ranked? Full matches, or else partial ones.

Keeps out: passages (whoosh_passages.py), order and presentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh_evaluate import Evaluation
from search.engines.whoosh_filters import Narrowing, Remaining
from search.engines.whoosh_found import Found, among
from search.engines.whoosh_ground import Slice


@dataclass(frozen=True, slots=True, eq=False)
class FoundArticles:
    """What a question finds.

    Args:
        found: full matches that are in; when there is none, the partial ones; slice by slice.
        rest: partial matches that are in and no full ones, slice by slice; empty if `partial_only`.
        partial_only: whether `found` are partial matches.
        remaining: what of the same matches is in under all filters or all but one.
    """

    found: tuple[Found, ...]
    rest: tuple[Found, ...]
    partial_only: bool
    remaining: Remaining


def find_articles(
    walks: Sequence[Evaluation], narrowing: Narrowing, slices: Sequence[Slice]
) -> FoundArticles:
    """The articles that meet the words and the filters.

    Args:
        walks: the words, slice by slice.
        narrowing: the filters.
        slices: the generation.
    """
    full = [walk.full() for walk in walks]
    remaining = _remaining(narrowing, slices, full)
    found = _inside(remaining, full)
    if not (walks and walks[0].soft):
        return FoundArticles(found, (), False, remaining)
    partial = [walk.partial() for walk in walks]
    remaining_partial = _remaining(narrowing, slices, partial)
    some = _inside(remaining_partial, partial)
    if not any(map(len, found)) and any(map(len, some)):
        return FoundArticles(some, (), True, remaining_partial)
    rest = tuple(
        one.only(~among(one.documents, other.documents))
        for one, other in zip(some, found, strict=True)
    )
    return FoundArticles(found, rest, False, remaining)


def _remaining(
    narrowing: Narrowing, slices: Sequence[Slice], matches: Sequence[Found]
) -> Remaining:
    """What of the articles that match the words is in under the filters."""
    listed = zip(slices, matches, strict=True)
    return Remaining(narrowing, [narrowing.candidates(part, one.documents) for part, one in listed])


def _inside(remaining: Remaining, matches: Sequence[Found]) -> tuple[Found, ...]:
    """The matches that are in under all filters."""
    if not remaining.narrowed:
        return tuple(matches)
    return tuple(
        Found(one.articles, match.scores[np.searchsorted(match.documents, one.articles)])
        for one, match in zip(remaining.inside(None), matches, strict=True)
    )
