"""Are the ways to ask at hand for who types, listens or taps, with and without popovers?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.accessibility import ACCESSIBLE
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 375, "height": 720}},
    "narrow": {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}},
    "unscripted": {"java_script_enabled": False, "viewport": {"width": 1280, "height": 900}},
}
ASKED = "/search?q=the+%22security+forces%22+execut*+-hospital+zeppelin"


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser in one of the looks."""
    context = browser.new_context(**LOOKS[request.param])
    yield context
    context.close()


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="How to ask", exact=True)


def ways(page: Page) -> Locator:
    return page.get_by_role("dialog", name="How to ask")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_and_close_it_and_focus_comes_back(page: Page, served: str, key: str) -> None:
    """Hands stay on the keyboard: in by Tab, out by Escape, on from where they were."""
    page.goto(served + ASKED)
    button(page).focus()
    page.keyboard.press(key)
    expect(ways(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(ways(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Tab")
    expect(ways(page).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(ways(page)).to_be_hidden()
    expect(button(page)).to_be_focused()


def test_it_opens_and_closes_in_every_look_and_moves_nothing(
    look: BrowserContext, served: str
) -> None:
    """It lies over the page, within the window; and needs no script."""
    page = look.new_page()
    page.goto(served + ASKED)
    heading = page.locator("#list-title")
    before = heading.bounding_box()
    button(page).click()
    expect(ways(page)).to_be_visible()
    assert heading.bounding_box() == before
    box, window = ways(page).bounding_box(), page.viewport_size
    assert box is not None
    assert window is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window["width"]
    assert box["y"] + box["height"] <= window["height"]
    ways(page).get_by_role("button", name="Close").click()
    expect(ways(page)).to_be_hidden()


@pytest.mark.parametrize("address", ["/", ASKED])
@pytest.mark.parametrize("name", [name for name in LOOKS if name != "unscripted"])
def test_open_ways_and_the_reading_have_no_accessibility_violation(
    browser: Browser, served: str, address: str, name: str
) -> None:
    """What explains must itself be readable by everybody."""
    page = browser.new_page(**LOOKS[name])
    page.goto(served + address)
    button(page).click()
    expect(ways(page)).to_be_visible()
    results = Axe().run(page, options=ACCESSIBLE)
    page.close()
    assert results.violations_count == 0, results.generate_report()


def test_example_answers_what_it_shows(page: Page, served: str) -> None:
    """An example is tried by a press."""
    page.goto(f"{served}/timeline")
    button(page).click()
    example = ways(page).locator(".way a").nth(1)
    typed = example.inner_text()
    example.click()
    expect(page.locator("#q")).to_have_value(typed)
    expect(page.locator("#list-title")).to_have_text(re.compile(r"\d+ reports?"))


def without_popovers(route: Route) -> None:
    """The style sheet as a browser reads it that knows no popover: the condition fails."""
    answer = route.fetch()
    text = answer.text()
    assert "selector(:popover-open)" in text
    route.fulfill(response=answer, body=text.replace(":popover-open", ":no-such-state"))


def test_link_to_the_help_page_stands_in_where_popovers_are_unknown(
    page: Page, served: str
) -> None:
    """An old browser shows neither a dead button nor the list in the middle of the page."""
    page.route("**/static/site-*.css", without_popovers)
    page.goto(served + ASKED)
    expect(button(page)).to_be_hidden()
    expect(page.locator("#ways")).to_be_hidden()
    page.get_by_role("link", name="How to ask", exact=True).click()
    expect(page).to_have_url(f"{served}/help#asking")
    expect(page.locator("#asking")).to_be_in_viewport()


def test_reading_follows_what_is_typed(page: Page, served: str) -> None:
    """The explanation is part of the answer, and changes with it."""
    page.goto(f"{served}/search?q=massacre+Latakia")
    reading = page.get_by_role("group", name="How your words were read")
    expect(reading).to_contain_text("massacre and Latakia in any spelling")
    page.locator("#q").fill("massacre OR burial")
    expect(reading).to_contain_text("massacre or burial")
    page.locator("#q").fill("massacre or burial")
    page.get_by_role("link", name="massacre OR burial").click()
    expect(page.locator("#list-title")).to_have_text(re.compile(r"\d+ reports?"))


def test_ways_are_not_printed(page: Page, served: str) -> None:
    """A dossier on paper shows the answer; how it was read belongs to it, how to ask does not."""
    page.goto(served + ASKED)
    page.emulate_media(media="print")
    expect(button(page)).to_be_hidden()
    expect(page.get_by_role("group", name="How your words were read")).to_be_visible()
