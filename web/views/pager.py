"""Which other pages are there? Numbered links around the current one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

AROUND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A numbered page; `href` is "" for the current one, `gap` says that numbers were skipped."""

    number: int
    href: str
    gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Links to other pages; empty when there is one page only.

    Args:
        links: numbered pages, in order.
        previous: address of the page before, or "".
        next: address of the page after, or "".
        last: the number of the last page.
        beyond: whether the page asked for lies after the last.
    """

    links: tuple[PageLink, ...]
    previous: str
    next: str
    last: int
    beyond: bool


def pager_of(*, total: int, size: int, page: int, address: Callable[[int], str]) -> Pager:
    """The pager of a list.

    Args:
        total: things in the list.
        size: things a page.
        page: the current page, from 1.
        address: the address of a page.
    """
    last = max(1, -(-total // size))
    wanted = {1, last, *range(page - AROUND, page + AROUND + 1)}
    numbers = sorted(number for number in wanted if 1 <= number <= last)
    pages = tuple(
        PageLink(
            number=number,
            href="" if number == page else address(number),
            gap=place > 0 and numbers[place - 1] != number - 1,
        )
        for place, number in enumerate(numbers)
    )
    return Pager(
        links=pages if last > 1 or page > 1 else (),
        previous=address(page - 1) if 1 < page <= last else "",
        next=address(page + 1) if page < last else "",
        last=last,
        beyond=page > last,
    )
