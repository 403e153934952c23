"""How much days and entries weigh: what each count adds, and that floats agree everywhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.salience import weight_of_day, weight_of_entry

DAY = {"articles": 4, "later": 2, "sources": 2, "published": 3, "after": 5, "total": 12}
counts = st.integers(0, 10_000_000)


@pytest.mark.parametrize("name", ["articles", "later", "sources", "published"])
def test_every_count_adds_to_a_day(name: str) -> None:
    """None of them is without effect, and none alone makes a day."""
    assert weight_of_day(**{**DAY, name: DAY[name] + 1}) > weight_of_day(**DAY)
    assert weight_of_day(**{**DAY, name: 0}) > 0


def test_a_day_with_more_after_it_weighs_less_by_half_at_most() -> None:
    """Time to be recalled is made up for, and is no merit by itself."""
    last = weight_of_day(**{**DAY, "after": 0})
    first = weight_of_day(**{**DAY, "after": DAY["total"]})
    assert last == 2 * first


def test_no_size_of_a_count_outweighs_the_others() -> None:
    """Twice as much of one count is worth twice as much of another, whatever their sizes."""
    many = weight_of_entry(articles=1_999, later=9, sources=1)
    back = weight_of_entry(articles=999, later=19, sources=1)
    assert many == back


@given(articles=counts, later=counts, sources=counts, published=counts, after=counts)
def test_rows_weigh_as_one_by_one(
    articles: int, later: int, sources: int, published: int, after: int
) -> None:
    """Engines that count in rows and one by one must rank alike, to the last bit."""
    one = weight_of_day(
        articles=articles,
        later=later,
        sources=sources,
        published=published,
        after=after,
        total=after + 1,
    )
    row = weight_of_day(
        articles=np.full(2, articles, dtype=np.float64),
        later=np.full(2, later, dtype=np.float64),
        sources=np.full(2, sources, dtype=np.float64),
        published=np.full(2, published, dtype=np.float64),
        after=np.full(2, after, dtype=np.float64),
        total=after + 1,
    )
    assert row.tolist() == [one, one]
