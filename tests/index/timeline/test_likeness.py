"""Which passages are alike, quickly and yet as the definition says."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from index.timeline.likeness import Likeness

LEAST = 0.12
Features = Mapping[int, float]


def by_definition(passages: list[Features]) -> list[dict[int, float]]:
    """Every passage compared with every one before it."""
    frequency = Counter(feature for passage in passages for feature in passage)
    vectors = []
    for passage in passages:
        vector = {
            feature: weight * math.log((1 + len(passages)) / frequency[feature])
            for feature, weight in passage.items()
        }
        norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({feature: value / norm for feature, value in vector.items()})
    found: list[dict[int, float]] = []
    for number, vector in enumerate(vectors):
        cosines = {
            other: round(sum(v * vectors[other].get(f, 0.0) for f, v in vector.items()), 9)
            for other in range(number)
        }
        found.append({other: cosine for other, cosine in cosines.items() if cosine >= LEAST})
    return found


def by_likeness(passages: list[Features]) -> list[dict[int, float]]:
    likeness = Likeness(passages, least=LEAST)
    found = []
    for number in range(len(passages)):
        found.append(likeness.alike(number))
        likeness.add(number)
    return found


def same(one: list[dict[int, float]], other: list[dict[int, float]]) -> bool:
    """Equal up to the order in which products are added up."""
    pairs = list(zip(one, other, strict=True))
    return all(a.keys() == b.keys() for a, b in pairs) and all(
        abs(a[n] - b[n]) < 1e-8 for a, b in pairs for n in a
    )


features = st.dictionaries(st.integers(0, 15), st.sampled_from([0.0, 0.5, 1.0, 2.0]), max_size=8)


@given(st.lists(features, max_size=25))
def test_cosines_are_those_of_the_definition(passages: list[Features]) -> None:
    """Looking closely at few passages only must lose none that counts."""
    assert same(by_likeness(passages), by_definition(passages))


def test_cosines_of_a_busy_day_are_those_of_the_definition() -> None:
    """With many passages most features are left out at first."""
    chance = random.Random(3)  # noqa: S311 - invented features, no secret
    ranks = [1 / (rank + 1) for rank in range(400)]
    busy = [
        dict.fromkeys(chance.choices(range(400), ranks, k=chance.randint(4, 20)), 1.0)
        for _ in range(300)
    ]
    found = by_likeness(busy)
    assert same(found, by_definition(busy))
    assert 100 < sum(map(len, found)) < 300 * 299 / 2


def test_passages_without_features_are_like_none() -> None:
    """Nothing shared is no likeness."""
    assert by_likeness([{}, {}]) == [{}, {}]
