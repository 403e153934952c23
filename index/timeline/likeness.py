"""Which of some passages are so alike that they speak of one event? Greedy average linkage.

Passages are compared by the features that they share, weighed by how rare those are among them; the
likeness of a passage and a group is the mean of its cosines with the group's members. Keeps out:
which passages are compared at all, and what their features are (entries.py).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Cosines from which two passages speak of one event; chosen on the seed articles' hand-checked
# timeline. One article seldom tells the same event twice, so its own sentences must be more alike.
_ALIKE_ACROSS = 0.12
_ALIKE_WITHIN = 0.30
# Likenesses that differ by less are equal: sums of the same numbers in another order are.
_DECIMALS = 9
_EQUAL = 10**-_DECIMALS

_Vector = dict[int, float]


class Compared(NamedTuple):
    """What of a passage is compared.

    Args:
        article: the article that it stands in.
        features: what it speaks of, as numbers, with their weights.
    """

    article: str
    features: Mapping[int, float]


class _Groups:
    """The groups so far, each as the sum of its members' vectors, found by what they speak of."""

    def __init__(self) -> None:
        self.members: list[list[int]] = []
        self._articles: list[set[str]] = []
        self._totals: defaultdict[int, dict[int, float]] = defaultdict(dict)

    def add(self, group: int, member: int, article: str, vector: _Vector) -> None:
        """Add a passage to a group, or found the next one with it."""
        if group == len(self.members):
            self.members.append([])
            self._articles.append(set())
        self.members[group].append(member)
        self._articles[group].add(article)
        for feature, value in vector.items():
            totals = self._totals[feature]
            totals[group] = totals.get(group, 0.0) + value

    def most_alike(self, article: str, vector: _Vector, most: Mapping[int, float]) -> int:
        """The group that a passage joins; the number of groups when it founds one.

        The features that say least are left out at first, as long as all of them together could
        not make two passages alike; what the others say then leaves few groups to look at closely.

        Args:
            article: the article of the passage.
            vector: what the passage speaks of.
            most: the highest value of each feature in any passage.
        """
        left_out, telling = _parted(vector, most)
        found: defaultdict[int, float] = defaultdict(float)
        for feature in telling:
            value = vector[feature]
            for group, total in self._totals[feature].items():
                found[group] += value * total
        best, likeness = len(self.members), 0.0
        for group in sorted(found):
            size = len(self.members[group])
            least = _ALIKE_WITHIN if article in self._articles[group] else _ALIKE_ACROSS
            if found[group] / size + left_out < max(least, likeness) - _EQUAL:
                continue
            mean = round(self._together(group, vector) / size, _DECIMALS)
            if mean >= least and mean > likeness:
                best, likeness = group, mean
        return best

    def _together(self, group: int, vector: _Vector) -> float:
        return sum(
            value * total
            for feature, value in vector.items()
            if (total := self._totals[feature].get(group)) is not None
        )


def _parted(vector: _Vector, most: Mapping[int, float]) -> tuple[float, list[int]]:
    """How alike the least telling features could make two passages, and the other features."""
    left_out = 0.0
    order = sorted(vector, key=lambda feature: vector[feature] * most[feature])
    for count, feature in enumerate(order):
        possible = left_out + vector[feature] * most[feature]
        if possible >= _ALIKE_ACROSS - _EQUAL:
            return left_out, order[count:]
        left_out = possible
    return left_out, []


def alike(passages: Sequence[Compared]) -> list[list[int]]:
    """Group passages: each joins the group that is most like it, or founds one.

    Args:
        passages: in the order in which they found groups.

    Returns:
        Ordinals of passages, a list a group; groups in order of their founding. Of two groups that
        are equally alike the older one is joined.
    """
    vectors = _vectors(passages)
    most: _Vector = {}
    for vector in vectors:
        for feature, value in vector.items():
            if value > most.get(feature, 0.0):
                most[feature] = value
    groups = _Groups()
    for member, (passage, vector) in enumerate(zip(passages, vectors, strict=True)):
        group = groups.most_alike(passage.article, vector, most)
        groups.add(group, member, passage.article, vector)
    return groups.members


def _vectors(passages: Sequence[Compared]) -> list[_Vector]:
    """Unit vectors, weighed by inverse frequency: what everyone mentions tells nothing apart."""
    frequency: Counter[int] = Counter()
    for passage in passages:
        frequency.update(passage.features.keys())
    total = len(passages)
    weights = {feature: math.log((1 + total) / count) for feature, count in frequency.items()}
    return [_vector(passage.features, weights) for passage in passages]


def _vector(features: Mapping[int, float], weights: Mapping[int, float]) -> _Vector:
    vector = {f: weight * weights[f] for f, weight in features.items() if weight}
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {feature: value / norm for feature, value in vector.items()}
