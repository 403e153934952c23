"""How is a word's weight in an article scored? BM25F, field by field, as Whoosh computes it.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), in the form
of `whoosh.scoring.BM25F`: idf is log(N / (df + 1)) + 1, N counts all articles, a field's length is
rounded to one of 256 values, and the mean length is exact. No field is boosted: in its few words a
term of a title weighs more by itself. Keeps out: which articles match.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cache

K1 = 1.2
B = 0.75
PREFIX_SCORE = 1.0  # what Whoosh's Prefix gives: many words of unlike rarity are worth one point

_LENGTHS = 256


def idf(*, articles: int, frequency: int) -> float:
    """How rare a term is: of `articles` in all, `frequency` hold it in the field."""
    return math.log(articles / (frequency + 1)) + 1


@cache
def stored_lengths() -> tuple[int, ...]:
    """The 256 lengths, in tokens, that a field's length is rounded up to.

    A geometric scale with steps of 3.3 %, exact up to 10 tokens; the scale of Whoosh's length
    bytes, so that scores are the same.
    """
    return tuple(round((1.033**step - 1) * 27) for step in range(_LENGTHS))


def stored_length(tokens: int) -> int:
    """A field's length in tokens as scoring sees it."""
    scale = stored_lengths()
    return scale[min(bisect_left(scale, tokens), _LENGTHS - 1)]


def saturation(*, weight: float, length: float, mean: float) -> float:
    """How much `weight` occurrences in a field of `length` tokens count; times idf it is the score.

    Args:
        weight: occurrences of the term in the field.
        length: the field's length, from `stored_length`.
        mean: the mean exact length of the field over all articles; 1 when it is 0.
    """
    return (weight * (K1 + 1)) / (weight + K1 * ((1 - B) + B * length / mean))
