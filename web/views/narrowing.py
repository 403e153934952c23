"""What stands beside a list? What narrows it now, what could, and which spellings it took in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search.query import Query
from search.results import Expansion, Facet
from web import links
from web.views.facets import Chip, FacetBox, chips_of, facet_boxes, facet_labels

SPELLINGS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several: its words, its address, whether it is the current one."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingView:
    """A name that was also searched in other spellings.

    Args:
        label: its canonical name.
        href: its page, which lists all spellings.
        others: the first few of the other spellings.
        more: how many there are beyond those.
    """

    label: str
    href: str
    others: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What narrows a list.

    Args:
        facets: what could narrow it further.
        chips: the active filters.
        clear_href: the words alone, when more than one filter is active; else "".
        spellings: names also searched in other spellings.
        typed_only_href: the same list without them; "" when there are none.
    """

    facets: tuple[FacetBox, ...]
    chips: tuple[Chip, ...]
    clear_href: str
    spellings: tuple[SpellingView, ...]
    typed_only_href: str

    @property
    def widest_href(self) -> str:
        """The list without any filter; "" when none is active."""
        return self.clear_href or (self.chips[0].href if self.chips else "")


def narrowing_of(
    facets: tuple[Facet, ...],
    expansions: tuple[Expansion, ...],
    *,
    query: Query,
    address: Callable[[Query], str],
) -> Narrowing:
    """What narrows a list.

    Args:
        facets: of the answer.
        expansions: of the answer.
        query: the question as asked, on its first page.
        address: the address of the same kind of list for another question.
    """
    chips = chips_of(query, facet_labels(facets), address)
    typed_only = address(links.with_typed_spelling_only(query)) if expansions else ""
    return Narrowing(
        facets=facet_boxes(facets, query, address),
        chips=chips,
        clear_href=address(links.without_filters(query)) if len(chips) > 1 else "",
        spellings=tuple(_spelling(expansion) for expansion in expansions),
        typed_only_href=typed_only,
    )


def _spelling(expansion: Expansion) -> SpellingView:
    return SpellingView(
        label=expansion.label,
        href=links.entity(expansion.entity),
        others=expansion.spellings[:SPELLINGS_SHOWN],
        more=max(0, len(expansion.spellings) - SPELLINGS_SHOWN),
    )
