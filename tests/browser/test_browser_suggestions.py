"""Does the list under the search box help who types, listens or taps, and stay out of the way?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.accessibility import ACCESSIBLE
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 375, "height": 720}},
    "narrow": {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}},
}


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser in one of the looks."""
    context = browser.new_context(**LOOKS[request.param])
    yield context
    context.close()


def type_into(page: Page, text: str) -> None:
    """Type at the end of what stands in the box, and wait for the list."""
    page.locator("#q").focus()
    page.keyboard.press("End")
    page.locator("#q").press_sequentially(text, delay=20)
    expect(page.locator("#suggestions")).to_be_visible()


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the address that is shown."""
    return parse_qs(urlsplit(page.url).query)


def test_name_is_chosen_by_keys(page: Page, served: str) -> None:
    """Hands stay on the keyboard; words before the name and filters stay in the question."""
    page.goto(f"{served}/search?q=executions&from=2025-03-01")
    type_into(page, " Jol")
    page.keyboard.press("ArrowDown")
    box = page.locator("#q")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    expect(page.locator("#suggestion-1")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#suggestion-1")).to_contain_text("Abu Mohammed al-Jolani")
    page.keyboard.press("Enter")
    expect(page.locator(".chip").first).to_contain_text("Ahmad al-Sharaa")
    assert asked(page) == {
        "q": ["executions"],
        "person": ["person-ahmad-al-sharaa"],
        "from": ["2025-03-01"],
    }
    expect(page.locator("#suggestions")).to_be_hidden()


@pytest.mark.parametrize("start", ["/", "/search", "/timeline", "/help"])
def test_enter_without_choosing_searches_the_words(page: Page, served: str, start: str) -> None:
    """A list that opens by itself must not change what Enter has always done."""
    page.goto(served + start)
    type_into(page, "Banias")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/(search|timeline)\?q=Banias$"))
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator(".explained").first).to_contain_text("Also searching")


def test_arrows_go_round_and_come_back_to_what_was_typed(page: Page, served: str) -> None:
    """The pattern that screen reader users know from everywhere."""
    page.goto(served)
    type_into(page, "Assad")
    box, options = page.locator("#q"), page.get_by_role("option")
    count = options.count()
    assert count > 2
    page.keyboard.press("ArrowUp")
    expect(box).to_have_attribute("aria-activedescendant", f"suggestion-{count}")
    page.keyboard.press("ArrowDown")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    page.keyboard.press("Home")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    assert box.evaluate("e => e.selectionStart") == 0
    page.keyboard.press("End")
    assert box.evaluate("e => e.selectionStart") == len("Assad")
    expect(page.locator("#suggestions")).to_be_visible()


def test_escape_closes_and_arrow_opens_again(page: Page, served: str) -> None:
    """Who does not want the list gets rid of it, and keeps what was typed."""
    page.goto(served)
    type_into(page, "Assad")
    box = page.locator("#q")
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("Assad")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestions")).to_be_visible()
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")


def test_list_is_announced_to_who_cannot_see_it(page: Page, served: str) -> None:
    """The box says that it has a list, and a quiet voice says how long it is."""
    page.goto(served)
    box = page.get_by_role("combobox", name="Search the reports")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    type_into(page, "Jol")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "suggestion-list")
    expect(page.get_by_role("listbox", name="Narrow to")).to_be_visible()
    expect(page.locator("#suggestions-status")).to_have_text("1 suggestion")
    expect(page.get_by_role("option")).to_have_accessible_name(
        re.compile(r"al-Jolani\s+stands for\s+Ahmad al-Sharaa\s+person\s*, 4 reports")
    )


def hold_back(page: Page, typed: str) -> list[Route]:
    """Keep the answers for what was typed from coming, until they are let go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(rf"/suggest\?.*q={typed}"), hold)
    return held


def test_late_answer_never_replaces_a_newer_one(page: Page, served: str) -> None:
    """A slow network must not offer Latakia to who has typed Jableh since."""
    late = hold_back(page, "Lat")
    page.goto(served)
    with page.expect_request(re.compile("suggest.*q=Lat")):
        page.locator("#q").press_sequentially("Lat")
    page.locator("#q").fill("Jab")
    expect(page.get_by_role("option")).to_contain_text("Jableh")
    for route in late:
        route.continue_()
    page.wait_for_timeout(400)
    expect(page.get_by_role("option")).to_contain_text("Jableh")


def test_answer_that_comes_after_the_search_opens_nothing(page: Page, served: str) -> None:
    """A list that drops over the results which somebody has begun to read is in the way."""
    late = hold_back(page, "Banias")
    page.goto(f"{served}/search")
    with page.expect_request(re.compile("suggest.*q=Banias")):
        page.locator("#q").press_sequentially("Banias")
    page.keyboard.press("Enter")
    expect(page.locator("#list-title")).to_have_text("4 reports")
    for route in late:
        route.continue_()
    page.wait_for_timeout(400)
    expect(page.locator("#suggestions")).to_be_hidden()


def test_nothing_moves_when_the_list_opens(page: Page, served: str) -> None:
    """What was about to be pressed must still be where it was."""
    page.goto(served)
    places = "[...document.querySelectorAll('main h2, .colophon')].map(e => e.offsetTop)"
    before = page.evaluate(places)
    type_into(page, "Assad")
    assert page.evaluate(places) == before


def test_list_is_closed_for_who_comes_back(page: Page, served: str) -> None:
    """Back leads to the page, not to a menu over it."""
    page.goto(served)
    type_into(page, "Jol")
    page.get_by_role("option").click()
    expect(page.locator(".chip")).to_contain_text("Ahmad al-Sharaa")
    page.go_back()
    expect(page.locator(".hero")).to_be_visible()
    expect(page.locator("#suggestions")).to_be_hidden()


def test_name_is_chosen_by_touch(browser: Browser, served: str) -> None:
    """On a phone the list must not close under the finger."""
    context = browser.new_context(viewport={"width": 375, "height": 720}, has_touch=True)
    try:
        page = context.new_page()
        page.goto(f"{served}/timeline")
        page.locator("#q").tap()
        type_into(page, "Tartus")
        page.get_by_role("option").tap()
        expect(page.locator(".chip")).to_contain_text("Tartous")
        assert urlsplit(page.url).path == "/timeline"
    finally:
        context.close()


def test_press_beside_the_list_closes_it(page: Page, served: str) -> None:
    """Whoever turns away from the box wants to see the page."""
    page.goto(served)
    type_into(page, "Assad")
    page.mouse.click(1200, 700)
    expect(page.locator("#suggestions")).to_be_hidden()


def test_failed_suggestions_are_no_alarm(page: Page, served: str) -> None:
    """The list is a help; without it the answer on the page is still right."""
    page.route("**/suggest?*", lambda route: route.abort())
    page.goto(f"{served}/search?q=civilians")
    page.locator("#q").focus()
    page.locator("#q").press_sequentially(" killed")
    expect(page).to_have_url(re.compile("killed"))
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#answer")).not_to_have_class(re.compile("stale"))
    expect(page.locator("#suggestions")).to_be_hidden()


def test_open_list_is_accessible_and_keeps_to_the_page(look: BrowserContext, served: str) -> None:
    """In every look: no violation, no sideways scrolling, room for a finger, no broken rule."""
    page = look.new_page()
    complaints: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(f"{served}/search")
    type_into(page, "executions Syr")
    page.keyboard.press("ArrowDown")
    # An answer that is on its way pales the one before.
    expect(page).to_have_url(re.compile("q=executions"))
    expect(page.locator("#answer.htmx-request")).to_have_count(0)
    results = Axe().run(page, options=ACCESSIBLE)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    heights = [option.bounding_box()["height"] for option in page.get_by_role("option").all()]  # type: ignore[index]
    assert min(heights) >= 44
    assert complaints == []
    assert hosts == {urlsplit(served).netloc}


def test_without_script_there_is_no_list(browser: Browser, served: str) -> None:
    """Hardened browsers block scripts; their search box is a plain one."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(served)
        page.locator("#q").press_sequentially("Banias")
        expect(page.locator("#suggestions")).to_be_hidden()
        expect(page.get_by_role("combobox")).to_have_count(0)
        page.keyboard.press("Enter")
        expect(page.locator(".explained")).to_contain_text("Also searching")
    finally:
        context.close()
