"""Which passages are alike, quickly and yet as the definition says."""

from __future__ import annotations

import math
import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.timeline.likeness import Compared, alike


def by_definition(passages: list[Compared]) -> list[list[int]]:
    """Every passage compared with every member of every group."""
    frequency = Counter(feature for passage in passages for feature in passage.features)
    vectors = []
    for passage in passages:
        vector = {
            feature: weight * math.log((1 + len(passages)) / frequency[feature])
            for feature, weight in passage.features.items()
        }
        norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({feature: value / norm for feature, value in vector.items()})
    groups: list[list[int]] = []
    for one, vector in enumerate(vectors):
        best, likeness = None, 0.0
        for group in groups:
            cosines = [
                sum(value * vectors[other].get(feature, 0.0) for feature, value in vector.items())
                for other in group
            ]
            own = any(passages[other].article == passages[one].article for other in group)
            mean = round(sum(cosines) / len(group), 9)
            if mean > likeness and mean >= (0.30 if own else 0.12):
                best, likeness = group, mean
        if best is None:
            groups.append([one])
        else:
            best.append(one)
    return groups


features = st.dictionaries(st.integers(0, 15), st.sampled_from([0.0, 0.5, 1.0, 2.0]), max_size=8)
passages = st.builds(Compared, st.sampled_from("abcde"), features)


@given(st.lists(passages, max_size=25))
def test_groups_are_those_of_the_definition(given_passages: list[Compared]) -> None:
    """Looking closely at few groups only must lose none that counts."""
    assert alike(given_passages) == by_definition(given_passages)


def test_groups_of_a_busy_day_are_those_of_the_definition() -> None:
    """With many passages most features are left out at first."""
    chance = random.Random(3)  # noqa: S311 - invented features, no secret
    ranks = [1 / (rank + 1) for rank in range(400)]
    busy = [
        Compared(
            f"article{number // 3}",
            dict.fromkeys(chance.choices(range(400), ranks, k=chance.randint(4, 20)), 1.0),
        )
        for number in range(300)
    ]
    groups = alike(busy)
    assert groups == by_definition(busy)
    assert 10 < len(groups) < 290


def test_passages_without_features_stay_alone() -> None:
    """Nothing shared is no likeness."""
    assert alike([Compared("a", {}), Compared("b", {})]) == [[0], [1]]
