"""Can a reader find, narrow, follow and send, with and without a script, by mouse and by keys?"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

TYPED = re.compile(r"[?&]q=executions")


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the address that is shown."""
    return parse_qs(urlsplit(page.url).query)


def tab_to(page: Page, selector: str, *, most: int = 80) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {most} tabs")


def test_typing_shows_results_without_a_reload(page: Page, served: str) -> None:
    """The answer comes to the words, and the words stay in the box."""
    page.goto(f"{served}/search")
    page.evaluate("window.kept = true")
    page.locator("#q").press_sequentially("executions", delay=20)
    expect(page).to_have_url(TYPED)
    expect(page.locator("mark").first).to_have_text(re.compile("execut", re.IGNORECASE))
    assert page.evaluate("window.kept") is True
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#announcement")).to_have_text(re.compile("report"))
    expect(page).to_have_title(re.compile("executions"))


def test_typing_asks_once_and_leaves_one_step_back(page: Page, served: str) -> None:
    """Seven letters are one question, and Back leaves the search instead of un-typing it."""
    questions: list[str] = []
    page.on(
        "request",
        lambda request: questions.append(request.url) if "/search?q=" in request.url else None,
    )
    page.goto(f"{served}/help")
    page.goto(f"{served}/search")
    page.locator("#q").press_sequentially("latakia", delay=30)
    expect(page).to_have_url(re.compile("q=latakia"))
    assert len(questions) == 1
    page.go_back()
    expect(page).to_have_url(f"{served}/help")


def test_source_is_chosen_and_let_go(page: Page, served: str) -> None:
    """A facet narrows at once, stays in the address, and its chip undoes it."""
    page.goto(f"{served}/search?q=civilians")
    before = page.locator("#list-title").inner_text()
    page.evaluate("window.kept = true")
    page.locator('[id^="facet-source-"]:not([id$="-out"])').first.click()
    chip = page.locator(".chip")
    expect(chip).to_contain_text("source")
    assert asked(page)["q"] == ["civilians"]
    assert "source" in asked(page)
    expect(page.locator("#list-title")).to_have_text("1 report")
    chip.click()
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("#list-title")).to_have_text(before)
    assert page.evaluate("window.kept") is True


def test_typing_keeps_the_chosen_filters(page: Page, served: str) -> None:
    """A filter that vanishes while typing gives a wrong answer without a word."""
    page.goto(f"{served}/search")
    page.locator('[id^="facet-place-"]:not([id$="-out"])').first.click()
    expect(page.locator(".chip")).to_contain_text("place")
    place = asked(page)["place"]
    page.locator("#q").press_sequentially("killed", delay=20)
    expect(page).to_have_url(re.compile("q=killed"))
    assert asked(page)["place"] == place


def test_days_narrow_by_fields(page: Page, served: str) -> None:
    """Dates are typed as people write them."""
    page.goto(f"{served}/search?q=civilians")
    page.locator("#from").fill("6 March 2025")
    page.locator("#to").fill("2025-03-07")
    page.get_by_role("button", name="Narrow to these days").click()
    expect(page.locator(".chip")).to_contain_text("6 to 7 March 2025")
    assert "published_from" not in asked(page)
    expect(page.locator("#published_from")).to_have_value("")


def test_days_narrow_by_a_bar(page: Page, served: str) -> None:
    """The strip answers the question that it raises."""
    page.goto(f"{served}/timeline")
    page.get_by_role("link", name=re.compile(r"^7 March 2025: \d+ passages?$")).click()
    expect(page.locator(".chip")).to_contain_text("7 March 2025")
    assert asked(page)["from"] == asked(page)["to"] == ["2025-03-07"]


def test_mistyped_day_is_explained_and_mended(page: Page, served: str) -> None:
    """The answer to a mistake is where the answer would be, and the form keeps what was typed."""
    page.goto(f"{served}/search?q=civilians")
    page.locator("#from").fill("6/3/2025")
    page.locator("#from").press("Enter")
    expect(page.locator(".problem-text")).to_contain_text("6/3/2025")
    expect(page.locator("#from")).to_have_value("6/3/2025")
    page.locator("#from").fill("6 March 2025")
    page.locator("#from").press("Enter")
    expect(page.locator(".chip")).to_contain_text("6 March 2025 or later")
    assert asked(page)["q"] == ["civilians"]


def test_entry_opens_and_its_address_works_elsewhere(
    page: Page, browser: Browser, served: str
) -> None:
    """The link that a colleague gets shows the same sentence."""
    page.goto(f"{served}/timeline?q=Baniyas")
    page.locator(".entry-words a").first.click()
    sentence = page.locator("h1").inner_text()
    address = page.locator("#permalink").input_value()
    assert address == page.url
    elsewhere = browser.new_context()
    try:
        fresh = elsewhere.new_page()
        fresh.goto(address)
        expect(fresh.locator("h1")).to_have_text(sentence)
    finally:
        elsewhere.close()


def test_sentence_leads_to_its_place_in_the_report(page: Page, served: str) -> None:
    """From a hit to the words around it in one step."""
    page.goto(f"{served}/search?q=convoy")
    link = page.locator(".sentence a").first
    words = link.inner_text()
    link.click()
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert target.evaluate("e => e.textContent").startswith(words[:20])


def test_results_and_timeline_are_a_switch_apart(page: Page, served: str) -> None:
    """Question and filters are never lost between the two."""
    page.goto(f"{served}/search?q=civilians&from=2025-03-07&to=2025-03-07")
    page.get_by_role("navigation", name="How to read the answer").get_by_text("Timeline").click()
    expect(page.locator(".chip")).to_contain_text("7 March 2025")
    expect(page.locator("#q")).to_have_value("civilians")
    page.get_by_role("navigation", name="How to read the answer").get_by_text("Results").click()
    assert asked(page) == {"q": ["civilians"], "from": ["2025-03-07"], "to": ["2025-03-07"]}


def test_without_script_everything_still_works(browser: Browser, served: str) -> None:
    """Hardened browsers block scripts, and these readers use them."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(served)
        page.locator("#q").fill("civilians")
        page.locator("#q").press("Enter")
        page.locator('[id^="facet-source-"]:not([id$="-out"])').first.click()
        expect(page.locator(".chip")).to_have_count(1)
        page.locator("#from").fill("6 March 2025")
        page.locator("#to").fill("8 March 2025")
        page.get_by_role("button", name="Narrow to these days").click()
        expect(page.locator(".chip")).to_have_count(2)
        page.locator("#q").fill("killed")
        page.locator("#q").press("Enter")
        assert asked(page)["q"] == ["killed"]
        assert {"source", "from", "to"} <= set(asked(page))
        page.get_by_role("link", name="Timeline", exact=True).click()
        page.locator(".entry-words a").first.click()
        expect(page.locator("#permalink")).to_have_value(page.url)
        page.go_back()
        expect(page.locator(".chip")).to_have_count(2)
    finally:
        context.close()


def test_keyboard_alone_is_enough(page: Page, served: str) -> None:
    """From the search box to a narrowed list to an entry without a mouse."""
    page.goto(f"{served}/timeline")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("Baniyas")
    expect(page).to_have_url(re.compile("q=Baniyas"))
    tab_to(page, '[id^="facet-source-"]:not([id$="-out"])')
    focused = page.evaluate("document.activeElement.id")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(f"#{focused}")).to_be_focused()
    tab_to(page, ".entry-words a", most=150)
    page.keyboard.press("Enter")
    expect(page.locator("#permalink")).to_be_visible()


def test_removed_chip_leaves_the_focus_at_the_answer(page: Page, served: str) -> None:
    """Otherwise the next Tab would begin at the top of the page."""
    page.goto(f"{served}/search?q=civilians&source=The+New+Arab")
    page.locator(".chip").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("#list-title")).to_be_focused()


def test_focus_is_always_seen(page: Page, served: str) -> None:
    """Who cannot see where they are cannot go on."""
    page.goto(f"{served}/search?q=civilians")
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const element = document.activeElement;
              const style = getComputedStyle(element);
              const slot = element.querySelector('.strip-slot');
              const stroke = slot ? getComputedStyle(slot).strokeWidth : '0px';
              return style.outlineStyle !== 'none' || parseFloat(stroke) > 0;
            }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_sign_explains_itself_on_focus(page: Page, served: str) -> None:
    """A ring means nothing until it is explained where it stands."""
    page.goto(f"{served}/timeline")
    sign = page.locator(".entry-sign .sign").first
    page.locator(".entry-day a, .chip, .entry-words a").first.focus()
    sign.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    shown = sign.evaluate("e => getComputedStyle(e, '::after').content")
    assert sign.get_attribute("data-explain") in shown


@pytest.mark.parametrize("width", [390, 1280])
def test_filters_are_at_hand_at_every_width(browser: Browser, served: str, width: int) -> None:
    """Folded away on a phone, in view on a desk, and what was opened stays open."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    try:
        page = context.new_page()
        page.goto(f"{served}/search?q=civilians")
        summary = page.locator("#filters > summary")
        facet = page.locator('[id^="facet-source-"]:not([id$="-out"])').first
        if width < 700:
            expect(facet).to_be_hidden()
            summary.click()
        else:
            expect(summary).to_be_hidden()
        expect(facet).to_be_visible()
        facet.click()
        expect(page.locator(".chip")).to_have_count(1)
        expect(facet).to_be_visible()
    finally:
        context.close()
