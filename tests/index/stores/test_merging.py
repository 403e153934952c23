"""Do segments stay few, and is each article written again only a few times?"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import log2

from hypothesis import example, given
from hypothesis import strategies as st

from index.stores.merging import run_to_join

ENDLESS = 1 << 60
# A segment of size 0 has articles, but none that has a passage.
some_sizes = st.lists(st.sampled_from([0, 0, 1, 2, 7]) | st.integers(0, 40), max_size=20)


def joined(sizes: list[int], *, most: int = ENDLESS) -> list[int]:
    """Sizes once nothing is left to join."""
    while (first := run_to_join(sizes, most=most)) is not None:
        sizes = [*sizes[:first], sum(sizes[first:])]
    return sizes


@given(some_sizes)
@example([0] * 20)
@example([5, 0, 0])
def test_one_join_is_enough_and_sizes_halve(sizes: list[int]) -> None:
    """Reading costs by the segment: each holds more than all newer ones together."""
    first = run_to_join(sizes, most=ENDLESS)
    after = sizes if first is None else [*sizes[:first], sum(sizes[first:])]
    assert joined(sizes) == after
    newer = [*accumulate(reversed(after), initial=0)][-2::-1] if after else []
    for size, following in list(zip(after, newer, strict=True))[:-1]:
        assert size > following
    assert len(after) <= log2(max(sum(sizes), 1)) + 2


@given(some_sizes)
def test_at_least_two_segments_are_joined(sizes: list[int]) -> None:
    """Writing one segment anew as itself would never end."""
    first = run_to_join(sizes, most=ENDLESS)
    assert first is None or first < len(sizes) - 1


@given(some_sizes, st.integers(0, 60))
def test_nothing_larger_than_the_memory_is_made(sizes: list[int], most: int) -> None:
    """A join must fit into the memory that the settings grant; what is larger stays apart."""
    first = run_to_join(sizes, most=most)
    assert first is None or sum(sizes[first:]) <= most


@given(st.lists(st.integers(1, 30), max_size=60), st.sampled_from([20, 50, 400]))
def test_segments_that_are_too_large_to_join_are_few(added: list[int], most: int) -> None:
    """With little memory there are more segments, in the measure of it; never one a commit."""
    sizes: list[int] = []
    for size in added:
        sizes = joined([*sizes, size], most=most)
    assert all(one + other > most for one, other in pairwise(sizes) if one <= other)


@given(st.lists(st.integers(1, 30), max_size=200))
def test_articles_are_written_again_a_few_times_at_most(added: list[int]) -> None:
    """A newsroom that adds report by report for years pays for each one a few times, not daily."""
    sizes: list[int] = []
    rewritten = 0
    for size in added:
        sizes.append(size)
        first = run_to_join(sizes, most=ENDLESS)
        if first is not None:
            rewritten += sum(sizes[first:])
            sizes = joined(sizes)
        # Every other join at least doubles the segment that an article stands in.
        assert rewritten <= sum(sizes) * (log2(sum(sizes)) + 1)
    assert sum(sizes) == sum(added)
