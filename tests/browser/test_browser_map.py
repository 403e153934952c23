"""Can the map be read and gone through without a mouse, without a script, and on a phone?"""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect


def test_circle_is_reached_and_opened_with_the_keyboard(page: Page, served: str) -> None:
    """Its name shows while it has the focus; Enter leads to the reports."""
    page.goto(f"{served}/map?q=civilians")
    circle = page.locator(".map-spot").first
    page.locator("#list-title").focus()
    for _ in range(8):
        if circle.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(circle).to_be_focused()
    expect(circle.locator(".map-name")).to_be_visible()
    name = str(circle.get_attribute("aria-label"))
    assert re.fullmatch(r".+: \d+ passages? in \d+ reports?", name)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=civilians&place=place-"))


def test_closer_with_the_keyboard_keeps_the_focus(page: Page, served: str) -> None:
    """The map changes in place, and the next press goes on from there."""
    page.goto(f"{served}/map?q=civilians")
    page.locator("#map-closer").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("bbox="))
    expect(page.locator("#map-closer")).to_be_focused()
    first = page.url
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(first)
    page.locator("#map-fit").click()
    expect(page).to_have_url(f"{served}/map?q=civilians")
    page.go_back()
    expect(page).to_have_url(re.compile("bbox="))


def test_map_needs_no_script(browser: Browser, served: str) -> None:
    """Every link is an address."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/map")
    page.locator("#map-west").click()
    expect(page).to_have_url(re.compile("bbox="))
    assert unquote(page.url).count(",") == 3
    expect(page.locator(".map-land")).to_have_count(1)
    context.close()


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_no_name_covers_another(browser: Browser, served: str, width: int) -> None:
    """As laid out by the browser, with its own letters."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{served}/map?bbox=0,30,60,60")
    boxes = [
        box
        for name in page.locator(".map-name, .map-country").all()
        if name.is_visible() and (box := name.bounding_box()) is not None
    ]
    context.close()
    assert len(boxes) >= 3
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            beside = (
                one["x"] + one["width"] <= other["x"] + 3
                or other["x"] + other["width"] <= one["x"] + 3
            )
            above = (
                one["y"] + one["height"] <= other["y"] + 4
                or other["y"] + other["height"] <= one["y"] + 4
            )
            assert beside or above


def test_moves_are_large_enough_for_a_finger(browser: Browser, served: str) -> None:
    """44 pixels."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}/map")
    for move in page.locator(".map-moves a").all():
        box = move.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    context.close()
