"""How alike are the words of some passages? Cosines, found without comparing all with all.

Passages are compared by the features that they share, weighed by how rare those are among them.
Keeps out: which passages are compared at all, and what their features are (candidates.py).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

# Likenesses that differ by less are equal: sums of the same numbers in another order are.
_DECIMALS = 9
_EQUAL = 10**-_DECIMALS

_Vector = dict[int, float]


class Likeness:
    """The passages of one bucket, compared by their words.

    Args:
        features: what each passage speaks of, as numbers, with their weights.
        least: cosines below this are not told.
    """

    def __init__(self, features: Sequence[Mapping[int, float]], *, least: float) -> None:
        self._least = least
        self._vectors = _vectors(features)
        self._most: _Vector = {}
        for vector in self._vectors:
            for feature, value in vector.items():
                if value > self._most.get(feature, 0.0):
                    self._most[feature] = value
        self._having: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, passage: int) -> None:
        """Let a passage, by its ordinal, be found from now on."""
        for feature in self._vectors[passage]:
            self._having[feature].append(passage)

    def alike(self, passage: int) -> dict[int, float]:
        """The passages added so far that are like one, with their cosines.

        The features that say least are left out at first, as long as all of them together could
        not make two passages alike; what the others say then leaves few to look at closely.
        """
        vector = self._vectors[passage]
        near = {other for feature in self._telling(vector) for other in self._having[feature]}
        found = {}
        for other in sorted(near):
            cosine = round(_cosine(vector, self._vectors[other]), _DECIMALS)
            if cosine >= self._least:
                found[other] = cosine
        return found

    def _telling(self, vector: _Vector) -> list[int]:
        left_out = 0.0
        order = sorted(vector, key=lambda feature: vector[feature] * self._most[feature])
        for count, feature in enumerate(order):
            left_out += vector[feature] * self._most[feature]
            if left_out >= self._least - _EQUAL:
                return order[count:]
        return []


def _cosine(one: _Vector, other: _Vector) -> float:
    less, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * more[feature] for feature, value in less.items() if feature in more)


def _vectors(features: Sequence[Mapping[int, float]]) -> list[_Vector]:
    """Unit vectors, weighed by inverse frequency: what everyone mentions tells nothing apart."""
    frequency: Counter[int] = Counter()
    for one in features:
        frequency.update(one.keys())
    total = len(features)
    weights = {feature: math.log((1 + total) / count) for feature, count in frequency.items()}
    return [_vector(one, weights) for one in features]


def _vector(features: Mapping[int, float], weights: Mapping[int, float]) -> _Vector:
    vector = {f: weight * weights[f] for f, weight in features.items() if weight}
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {feature: value / norm for feature, value in vector.items()}
