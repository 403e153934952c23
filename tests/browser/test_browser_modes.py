"""Do things tell apart when a reader's system takes colours away, or asks for calm?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

DAY = "from=2025-03-07&to=2025-03-07"
EVERYWHERE = ("/", "/search?q=civilians", "/timeline", "/tolls", "/map", "/help", "/collection")


@pytest.fixture(scope="module", params=["light", "dark"])
def forced(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose system sets the colours."""
    context = browser.new_context(forced_colors="active", color_scheme=request.param)
    yield context
    context.close()


@pytest.fixture
def plain(forced: BrowserContext) -> Iterator[Page]:
    """A page in it."""
    page = forced.new_page()
    yield page
    page.close()


def style(element: Locator, name: str, *, pseudo: str | None = None) -> str:
    """A value as the browser uses it."""
    script = "(e, [name, pseudo]) => getComputedStyle(e, pseudo).getPropertyValue(name)"
    return str(element.evaluate(script, [name, pseudo]))


@pytest.mark.parametrize("path", ["/search", "/timeline", "/tolls", "/map"])
def test_current_reading_is_told_without_colours(plain: Page, served: str, path: str) -> None:
    """Four tabs that look alike do not say where one is."""
    plain.goto(f"{served}{path}")
    current = plain.locator(".switch [aria-current]")
    other = plain.locator(".switch a:not([aria-current])").first
    expect(current).to_have_count(1)
    assert style(current, "border-bottom-color") != style(other, "border-bottom-color")
    assert style(current, "font-weight") != style(other, "font-weight")


def test_chosen_bar_is_told_without_colours(plain: Page, served: str) -> None:
    """The strip must say which day is chosen, and that there are others."""
    plain.goto(f"{served}/timeline?{DAY}")
    chosen = plain.locator(".strip-chart .chosen .strip-bar").first
    other = plain.locator(".strip-chart a:not(.chosen) .strip-bar").first
    ground = style(plain.locator("html"), "background-color")
    assert len({style(chosen, "fill"), style(other, "fill"), ground}) == 3


def test_place_on_the_whole_span_is_told_without_colours(plain: Page, served: str) -> None:
    """The mark under the line is what the page covers."""
    plain.goto(f"{served}/timeline?{DAY}")
    here = plain.locator(".position-chart .here .position-bar").first
    other = plain.locator(".position-chart a:not(.here) .position-bar").first
    ground = style(plain.locator("html"), "background-color")
    assert len({style(here, "fill"), style(other, "fill"), ground}) == 3


def test_ring_is_no_dot_without_colours(plain: Page, served: str) -> None:
    """A ring says that the day of the statement is not known: it must stay a ring."""
    plain.goto(f"{served}/tolls")
    ring = plain.locator(".toll-mark.hollow .toll-dot").first
    dot = plain.locator(".toll-mark:not(.hollow) .toll-dot").first
    ground = style(plain.locator("html"), "background-color")
    assert style(ring, "fill") == ground
    assert style(ring, "stroke") not in (ground, "none")
    assert style(dot, "fill") != ground


def test_lanes_of_one_entry_stay_joined_without_colours(plain: Page, served: str) -> None:
    """The line says that marks are of one entry; it is a ground, and grounds are taken away."""
    plain.goto(f"{served}/timeline?lanes=source")
    assert "gradient" in style(plain.locator(".joined-through, .joined-from").first, "background")


def test_circles_of_the_map_stand_out_without_colours(plain: Page, served: str) -> None:
    """Circle, land and coast are three things."""
    plain.goto(f"{served}/map")
    circle = style(plain.locator(".map-circle").first, "fill")
    land = plain.locator(".map-land").first
    assert circle != style(land, "fill") != style(land, "stroke")


def test_chosen_and_left_out_values_are_told_without_colours(plain: Page, served: str) -> None:
    """Chosen, left out and open are three states, and two of them say so in words as well."""
    plain.goto(f"{served}/search?source=The+New+Arab&-place=place-hama")
    chosen = plain.locator(".facet-row.chosen .box").first
    left_out = plain.locator(".facet-row.left-out .box").first
    other = plain.locator(".facet-row.off .box").first
    looks = {
        style(box, "background-color") + style(box, "background-image")
        for box in (chosen, left_out, other)
    }
    assert len(looks) == 3


def test_sentence_that_is_meant_is_marked_without_colours(plain: Page, served: str) -> None:
    """A link to a sentence must show which one, also without a coloured ground."""
    plain.goto(f"{served}/tolls")
    plain.get_by_role("link", name=re.compile("311 Alawite civilians")).first.click()
    expect(plain.locator(".testimony:target")).to_have_css("outline-style", "solid")


def test_option_that_is_marked_is_told_without_colours(plain: Page, served: str) -> None:
    """The arrow keys move something that must be seen."""
    plain.goto(served)
    plain.locator("#q").press_sequentially("Assad")
    expect(plain.get_by_role("option").first).to_be_visible()
    plain.keyboard.press("ArrowDown")
    marked = plain.locator('[role="option"][aria-selected="true"]')
    other = plain.locator('[role="option"][aria-selected="false"]').first
    assert style(marked, "background-color") != style(other, "background-color")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_leaves_no_soft_word(browser: Browser, served: str, scheme: str) -> None:
    """Who asks for it gets every word in the ink, and nothing that shows on hovering alone."""
    context = browser.new_context(contrast="more", color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{served}/search?q=civilians&{DAY}")
    ink = style(page.locator("body"), "color")
    for soft in (".hit-meta", ".chip-kind", ".facet-number", ".strip-notes", ".colophon"):
        assert style(page.locator(soft).first, "color") == ink
    assert style(page.locator(".leave-out").first, "opacity") == "1"
    assert style(page.locator(".strip-chart a:not(.chosen) .strip-bar").first, "opacity") == "1"
    context.close()


@pytest.mark.parametrize("path", EVERYWHERE)
def test_nothing_moves_for_who_asks_for_calm(browser: Browser, served: str, path: str) -> None:
    """Movement makes some readers ill."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{served}{path}")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
          const style = getComputedStyle(e);
          return style.animationName !== "none" || style.scrollBehavior === "smooth" ||
            style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
        }).map((e) => e.outerHTML.slice(0, 80))"""
    )
    context.close()
    assert moving == []
