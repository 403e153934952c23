"""Can every page of a list be reached?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from web.views.pager import Pager, pager_of


def pager_over(total: int, page: int) -> Pager:
    """The pager of a list of twenties."""
    return pager_of(total=total, size=20, page=page, address=lambda number: f"?page={number}")


@given(st.integers(0, 10_000), st.integers(1, 600))
def test_numbers_are_in_order_within_the_list(total: int, page: int) -> None:
    """A link to a page that is not there is a broken promise."""
    pager = pager_over(total, page)
    numbers = [link.number for link in pager.links]
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= pager.last for number in numbers)
    assert pager.beyond == (page > pager.last)


def test_one_page_needs_no_pager() -> None:
    """Nothing to choose, nothing to show."""
    assert pager_over(20, 1).links == ()


def test_first_last_and_neighbours_are_shown_with_gaps() -> None:
    """A long list stays one line of links."""
    links = pager_over(2000, 50).links
    assert [link.number for link in links] == [1, 48, 49, 50, 51, 52, 100]
    assert [link.number for link in links if link.gap] == [48, 100]
    assert [link.href for link in links if link.number == 50] == [""]
