"""Can a reader put a case file together, with and without script, by hand and by keyboard?"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect


def collected(page: Page) -> list[str]:
    """The ids in the address."""
    return parse_qs(urlsplit(page.url).query).get("id", [])


def boxes(page: Page) -> list[str]:
    """The ids of the boxes on a page."""
    return [str(box.get_attribute("value")) for box in page.locator(".collect-box input").all()]


def test_collection_grows_from_results_over_words_to_a_dossier(page: Page, served: str) -> None:
    """The whole journey: tick, open, name, add, order, remove."""
    page.goto(f"{served}/search?q=civilians")
    first, second = boxes(page)[:2]
    for box in page.locator(".collect-box input").all()[:2]:
        box.check()
    page.get_by_role("button", name="Open 2 ticked sentences as a collection").click()
    expect(page.locator(".collected")).to_have_count(2)
    assert collected(page) == [first, second]

    page.get_by_label("Title").fill("Coast, March 2025")
    page.get_by_role("button", name="Change").click()
    expect(page.locator("h1")).to_have_text("Coast, March 2025")
    assert "add=" not in page.url

    page.get_by_label("Add: the address").fill("hospital Latakia")
    page.get_by_role("button", name="Change").click()
    page.locator("a.add").first.click()
    expect(page.locator(".collected")).to_have_count(3)
    expect(page.locator("h1")).to_have_text("Coast, March 2025")
    expect(page.locator(".collection-found")).to_contain_text("In the collection.")

    page.get_by_role("link", name="Remove sentence 1").click()
    expect(page.locator(".collected")).to_have_count(2)
    assert first not in collected(page)


def test_address_shows_the_same_elsewhere(page: Page, browser: Browser, served: str) -> None:
    """The link that a colleague gets is the collection."""
    page.goto(f"{served}/timeline?q=Jableh")
    page.locator(".collect-box input").first.check()
    page.locator("#collect button").click()
    sentence = page.locator(".collected .quoted").inner_text()
    address = page.locator("#permalink").input_value()
    assert address == page.url
    elsewhere = browser.new_context()
    try:
        fresh = elsewhere.new_page()
        fresh.goto(address)
        expect(fresh.locator(".collected .quoted")).to_have_text(sentence)
    finally:
        elsewhere.close()


def test_ticks_outlive_other_words_and_filters(page: Page, served: str) -> None:
    """What was ticked and is out of sight must not be lost without a word."""
    page.goto(f"{served}/search?q=convoy")
    kept = boxes(page)[0]
    page.locator(".collect-box input").first.check()
    page.locator("#q").fill("hospital")
    page.locator("#q").press("Enter")
    # The box that comes first is another one when the answer has come.
    expect(page.locator(".collect-box input").first).not_to_be_checked()
    expect(page.locator("#answer.htmx-request")).to_have_count(0)
    expect(page.locator("#collect button")).to_have_text("Open 1 ticked sentence as a collection")
    page.locator(".collect-box input").first.check()
    other = boxes(page)[0]
    page.locator("#collect button").click()
    expect(page.locator(".collected")).to_have_count(2)
    assert set(collected(page)) == {kept, other}


def test_sentence_is_ticked_and_opened_by_keyboard(page: Page, served: str) -> None:
    """Space ticks, Enter opens, and what has the focus is in view above the bar."""
    page.goto(f"{served}/search?q=convoy")
    page.locator(".collect-box input").first.focus()
    page.keyboard.press("Space")
    page.locator("#collect button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".collected")).to_have_count(1)


def test_ticked_sentences_join_a_collection_by_its_address(page: Page, served: str) -> None:
    """From another list, days later."""
    page.goto(f"{served}/search?q=convoy")
    page.locator(".collect-box input").first.check()
    page.locator("#collect button").click()
    page.get_by_label("Title").fill("Before")
    page.get_by_role("button", name="Change").click()
    expect(page.locator("h1")).to_have_text("Before")
    address, first = page.url.partition("#")[0], collected(page)
    page.goto(f"{served}/search?q=hospital")
    page.locator(".collect-box input").first.check()
    page.locator(".collect-more summary").click()
    page.get_by_label("Address of that collection").fill(address)
    page.locator("#collect button").click()
    expect(page.locator("h1")).to_have_text("Before")
    expect(page.locator(".collected")).to_have_count(2)
    assert collected(page)[:1] == first


def test_collection_works_without_script(browser: Browser, served: str) -> None:
    """Boxes, a form and links are all that it needs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/search?q=civilians")
    page.locator(".collect-box input").first.check()
    page.get_by_role("button", name="Open what is ticked as a collection").click()
    expect(page.locator(".collected")).to_have_count(1)
    page.get_by_role("link", name="Remove sentence 1").click()
    expect(page.locator("h1")).to_have_text("Collection")
    context.close()


def test_citation_is_copied(page: Page, served: str) -> None:
    """Into the case file in one step, and said aloud."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{served}/timeline?q=Jableh")
    page.locator(".entry-words a").first.click()
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("#announcement")).to_have_text("Citation copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").text_content()
    assert re.search(r"http://\S+/entry/\w{12}$", copied)


def test_block_of_data_is_no_script(page: Page, served: str) -> None:
    """The policy that allows no script in a page must not complain of it, nor run it."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{served}/search?q=Hamas")
    page.locator(".hit-title a").first.click()
    expect(page.locator(".article-text")).to_be_visible()
    kind = page.evaluate("JSON.parse(document.querySelector('[type$=\"ld+json\"]').text)['@type']")
    assert kind == "NewsArticle"
    assert complaints == []


def test_printed_collection_is_sentences_and_addresses(page: Page, served: str) -> None:
    """Paper cannot be pressed."""
    page.goto(f"{served}/search?q=civilians")
    page.locator(".collect-box input").first.check()
    page.locator("#collect button").click()
    page.emulate_media(media="print")
    expect(page.locator(".collected .quoted")).to_be_visible()
    expect(page.locator(".collected-address")).to_contain_text(f"{served}/entry/")
    for hidden in (".remove", ".collection-form", ".take-along"):
        expect(page.locator(hidden).first).to_be_hidden()
