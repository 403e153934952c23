"""Is every page light, does it stay where it is, and does it ask nobody else?

What is counted is exact: no time, so that it says the same on every machine. bench/pages.py counts
the same on larger collections.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from bench.browsed import addresses
from bench.page_weights import beyond, weigh

KINDS = (
    "home",
    "results",
    "timeline",
    "day",
    "entry",
    *(f"article {number}" for number in range(1, 6)),
    "entity",
    "tolls",
    "map",
    "help",
    "collection",
)

# Reports of the same page; the first and the last stand for them.
ALIKE = ("article 2", "article 3", "article 4")


@pytest.fixture(scope="module")
def found(browser: Browser, served: str) -> Mapping[str, str]:
    """The address of each kind of page."""
    context = browser.new_context()
    listed = addresses(context.new_page(), served)
    context.close()
    return listed


def test_every_kind_of_page_is_weighed(found: Mapping[str, str]) -> None:
    """A page that is not found would be as light as an error page."""
    assert tuple(found) == KINDS
    assert all(path.startswith("/") for path in found.values())
    assert len(set(found.values())) == len(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ALIKE])
def test_page_keeps_to_its_budget(
    browser: Browser, served: str, found: Mapping[str, str], kind: str
) -> None:
    """A page grows by a little at a time, and a reader on a bad line pays for all of it."""
    weight = weigh(browser, served + found[kind])
    assert weight.requests > 1
    assert beyond(weight) == []
