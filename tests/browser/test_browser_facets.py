"""Can a reader reach every name and year, choose and leave out, by keys and without a script?"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.accessibility import ACCESSIBLE
from playwright.sync_api import Browser, Page, expect


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the address that is shown."""
    return parse_qs(urlsplit(page.url).query)


def tab_to(page: Page, selector: str, *, key: str = "Tab", most: int = 120) -> None:
    """Press Tab, or Shift+Tab, until an element has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {most} tabs")


def test_name_is_found_by_typing_and_taken_back_to_the_list(page: Page, served: str) -> None:
    """One question for several letters, no reload, and the field keeps the focus."""
    questions: list[str] = []
    page.on(
        "request",
        lambda request: questions.append(request.url) if "find=" in request.url else None,
    )
    page.goto(f"{served}/search?q=civilians")
    page.get_by_role("link", name=re.compile(r"^All \d+ places$")).click()
    expect(page.locator("h1")).to_have_text("Places")
    page.evaluate("window.kept = true")
    page.locator("#find").press_sequentially("banya", delay=20)
    expect(page).to_have_url(re.compile("find=banya"))
    assert len(questions) == 1
    expect(page.locator("#find")).to_be_focused()
    expect(page.locator("#announcement")).to_have_text(re.compile("“banya”"))
    row = page.get_by_role("link", name=re.compile(r"^Baniyas"))
    row.first.click()
    expect(page.locator(".chip")).to_contain_text("Baniyas")
    expect(page.locator("#find")).to_have_value("banya")
    assert page.evaluate("window.kept") is True
    page.get_by_role("link", name="Back to the reports").click()
    expect(page.locator(".chip")).to_contain_text("Baniyas")
    assert asked(page) == {"q": ["civilians"], "place": ["place-baniyas"]}


def test_typing_after_choosing_keeps_what_was_chosen(page: Page, served: str) -> None:
    """The field stands outside of what is replaced, and takes its filters from inside."""
    page.goto(f"{served}/facets/place")
    page.locator(".values .facet-value").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    chosen = asked(page)["place"]
    page.locator("#find").press_sequentially("lat", delay=20)
    expect(page).to_have_url(re.compile("find=lat"))
    assert asked(page)["place"] == chosen
    page.locator("#q").fill("massacre")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    assert asked(page) == {"q": ["massacre"], "place": chosen}


def test_only_and_leave_out_are_reached_by_keys(page: Page, served: str) -> None:
    """In the column, where a pointer alone would bring them into view."""
    page.goto(f"{served}/search?place=place-baniyas")
    tab_to(page, "[aria-label='Only Latakia']")
    acts = page.locator(".facet-acts", has=page.locator("[aria-label='Only Latakia']"))
    expect(acts).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".chip")).to_contain_text("Latakia")
    # The link is gone with what it did: the heading of the new list has the focus.
    expect(page.locator("#list-title")).to_be_focused()
    tab_to(page, "[aria-label='Leave out Baniyas']", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile("Baniyas left out"))).to_be_visible()
    assert asked(page)["-place"] == ["place-baniyas"]


def test_years_open_down_to_a_day_and_close_again(page: Page, served: str) -> None:
    """Each click leads to as many reports as its number said."""
    page.goto(f"{served}/search")
    for key in ("2025", "2025-03", "2025-03-06"):
        row = page.locator(f"#days-{key}")
        number = row.locator(".facet-number").inner_text()
        row.click()
        expect(page.locator(f"#days-{key}[aria-current]")).to_be_visible()
        expect(page.locator("#list-title")).to_have_text(re.compile(rf"^{number} reports?$"))
    assert asked(page)["from"] == asked(page)["to"] == ["2025-03-06"]
    page.locator("#days-2025-03-06").click()
    expect(page.locator(".chip")).to_have_count(0)


def test_all_of_it_works_without_a_script(browser: Browser, served: str) -> None:
    """Links and one form."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/timeline?lanes=source")
    page.locator("#days-2025").click()
    page.get_by_role("link", name=re.compile(r"^All \d+ places$")).click()
    page.locator("#find").fill("lata")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Only Latakia").click()
    page.get_by_role("link", name="Back to the timeline").click()
    assert asked(page) == {
        "place": ["place-latakia"],
        "from": ["2025-01-01"],
        "to": ["2025-12-31"],
        "lanes": ["source"],
    }
    context.close()


def test_links_of_the_rows_are_large_enough_for_a_finger(browser: Browser, served: str) -> None:
    """Where there is no pointer to hover with, they are in view as well."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = context.new_page()
    for address in ("/search?q=civilians&from=2025-03-01&to=2025-03-31", "/facets/place"):
        page.goto(f"{served}{address}")
        if page.locator(".filters").count():
            page.locator(".filters > summary").click()
        small = page.evaluate(
            """() => [...document.querySelectorAll(".facet-row a, .facet-all")]
            .filter((link) => {
              const box = link.getBoundingClientRect();
              const opacity = getComputedStyle(link.parentElement).opacity;
              return box.width < 44 || box.height < 44 || opacity !== "1";
            })
            .map((link) => link.id)"""
        )
        assert small == [], address
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_values_and_years_have_no_violations(browser: Browser, served: str, scheme: str) -> None:
    """Names, contrast and structure."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # one of two
    page = context.new_page()
    chosen = "place=place-baniyas&-person=person-aron-lund&from=2025-03-06&to=2025-03-07"
    for address in (f"/facets/place?find=a&{chosen}", f"/search?q=civilians&{chosen}"):
        page.goto(f"{served}{address}")
        found = Axe().run(page, options=ACCESSIBLE).response["violations"]
        assert found == [], [one["id"] for one in found]
    context.close()
