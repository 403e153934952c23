"""Can an article be read, checked and linked to: by mouse, keys and touch, without a script too?"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.accessibility import ACCESSIBLE
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

LIMIT = 60_000  # bytes, gzipped: the page with everything that it loads
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
LOOKS = {
    "light": {"color_scheme": "light", "viewport": WIDE},
    "dark": {"color_scheme": "dark", "viewport": WIDE},
    "phone": {"color_scheme": "dark", "viewport": PHONE},
}


@pytest.fixture(scope="module")
def articles(browser: Browser, served: str) -> list[str]:
    """The addresses of all reports."""
    page = browser.new_page()
    page.goto(f"{served}/search?q=civilians")
    found = {link.get_attribute("href") for link in page.locator(".hit-title a").all()}
    page.close()
    return sorted(f"{served}{href}" for href in found)


@pytest.fixture(params=["script", "no script"])
def reading(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs scripts, and in one that does not."""
    context = browser.new_context(java_script_enabled=request.param == "script", viewport=WIDE)
    yield context.new_page()
    context.close()


def explained(page: Page, selector: str) -> str:
    """What stands below the focused element that a selector finds first."""
    element = page.locator(selector).first
    element.focus()
    content = element.evaluate("e => getComputedStyle(e, '::after').content")
    assert isinstance(content, str)
    return content


def test_marks_explain_themselves_when_they_have_the_focus(page: Page, articles: list[str]) -> None:
    """Who cannot hover must learn as much; the keys must have brought the focus."""
    page.goto(articles[0])
    page.keyboard.press("Tab")
    assert re.search(r"20\d\d", explained(page, ".article-text a.date.day-resolved"))
    assert "killed" in explained(page, ".article-text a.figure")
    assert explained(page, ".article-text a.name") not in ("none", "normal")


def test_mark_leads_to_its_row_and_back(reading: Page, articles: list[str]) -> None:
    """Without a script the row below the text explains a figure in full."""
    reading.goto(articles[0])
    reading.locator(".article-text a.figure").first.click()
    expect(reading).to_have_url(re.compile("#figure-1$"))
    row = reading.locator("#figure-1")
    expect(row).to_be_in_viewport()
    row.locator("th a").click()
    expect(reading.locator("#f-1")).to_be_in_viewport()


def test_sentence_that_is_linked_to_is_marked_and_offers_its_lasting_address(
    reading: Page, articles: list[str]
) -> None:
    """A link to a sentence must show which one is meant."""
    reading.goto(articles[0])
    sentence = reading.locator(".passage[id]").nth(3)
    plain = sentence.evaluate("e => getComputedStyle(e).backgroundColor")
    expect(sentence.locator(".permanent")).to_be_hidden()
    sentence.locator(".pilcrow").click()
    expect(reading).to_have_url(re.compile(r"#p-[a-z2-7]{12}$"))
    assert sentence.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    sentence.locator(".permanent").click()
    expect(reading).to_have_url(re.compile("/entry/"))


def test_other_reports_open_by_mouse(reading: Page, articles: list[str]) -> None:
    """What others say opens in place, and leads to their pages."""
    reading.goto(articles[0])
    mark = reading.locator("button.beside").first
    panel = reading.locator(f"#{mark.get_attribute('popovertarget')}")
    expect(panel).to_be_hidden()
    mark.click()
    expect(panel).to_be_visible()
    expect(panel).to_be_in_viewport()
    panel.locator(".sentence a").first.click()
    expect(reading).to_have_url(re.compile(r"/article/[a-z2-7]+#p-"))


def test_other_reports_open_and_close_by_keys(page: Page, articles: list[str]) -> None:
    """Tab leads from the mark into what it opened, Escape back to the mark."""
    page.goto(articles[0])
    mark = page.locator("button.beside").first
    panel = page.locator(f"#{mark.get_attribute('popovertarget')}")
    mark.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(mark).to_be_focused()


def test_days_stand_beside_the_text_on_a_wide_page(reading: Page, articles: list[str]) -> None:
    """The margin is in view while the text is read."""
    reading.goto(articles[0])
    margin, text = reading.locator(".margin-days"), reading.locator("#text")
    expect(margin).to_be_visible()
    boxes = margin.bounding_box(), text.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    expect(reading.locator(".margin-fold > summary")).to_be_hidden()
    line = reading.locator(".margin-day li a").last
    line.click()
    target = line.get_attribute("href") or ""
    expect(reading.locator(target)).to_be_in_viewport()
    expect(margin).to_be_in_viewport()


def test_days_are_folded_on_a_phone(browser: Browser, articles: list[str]) -> None:
    """The text comes first; a touch unfolds the days, one target high enough for a finger."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(articles[0])
    days, fold = page.locator(".margin-days"), page.locator(".margin-fold > summary")
    expect(days).to_be_hidden()
    box = fold.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    fold.click()
    expect(days).to_be_visible()
    page.locator(".margin-when a").first.click()
    expect(page).to_have_url(re.compile("/timeline"))
    context.close()


@pytest.fixture(scope="module", params=LOOKS)
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser in one of the looks."""
    context = browser.new_context(**LOOKS[request.param])
    yield context
    context.close()


def test_every_article_is_accessible_with_all_that_can_be_opened(
    look: BrowserContext, articles: list[str]
) -> None:
    """Each of them has marks that the others have not."""
    page = look.new_page()
    for address in articles:
        page.goto(address)
        for details in page.locator("main details").all():
            details.evaluate("e => e.open = true")
        page.locator("button.beside").first.click()
        results = Axe().run(page, options=ACCESSIBLE)
        assert results.violations_count == 0, results.generate_report()
    page.close()


def test_article_is_light(page: Page, articles: list[str]) -> None:
    """A reader on a weak line gets the page with all that it loads in few bytes."""
    loaded: list[Response] = []

    def keep(response: Response) -> None:
        loaded.append(response)

    page.on("response", keep)
    heaviest = 0
    for address in articles:
        loaded.clear()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        heaviest = max(heaviest, sum(len(gzip.compress(one.body(), 6)) for one in loaded))
    assert 0 < heaviest <= LIMIT


def test_printed_article_keeps_its_words_and_loses_its_tools(
    page: Page, articles: list[str]
) -> None:
    """On paper: text, days, figures; nothing to press."""
    page.goto(articles[0])
    page.emulate_media(media="print")
    expect(page.locator(".margin-days")).to_be_visible()
    expect(page.locator("#figure-1")).to_be_visible()
    for tool in (".after", ".legend-line", ".beside-panel"):
        expect(page.locator(tool).first).to_be_hidden()


def test_figures_are_told_from_text_in_colours_of_the_reader(
    browser: Browser, articles: list[str]
) -> None:
    """Where the system sets all colours no ground is painted, so the mark must be a line."""
    context = browser.new_context(forced_colors="active", viewport=WIDE)
    page = context.new_page()
    page.goto(articles[0])
    style = "e => getComputedStyle(e).textDecorationLine + getComputedStyle(e).textDecorationStyle"
    assert page.locator(".article-text a.figure").first.evaluate(style) == "underlinedouble"
    context.close()
