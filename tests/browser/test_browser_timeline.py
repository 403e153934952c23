"""Can a reader go through time, and set entries side by side, without losing the place?"""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

LANDING = "#at"


def test_typed_day_lands_on_its_entries(page: Page, served: str) -> None:
    """The words and filters stay, and the day is in view."""
    page.goto(f"{served}/timeline?q=civilians")
    page.locator("#jump-day").fill("8 March 2025")
    page.locator("#jump-day").press("Enter")
    expect(page).to_have_url(f"{served}/timeline?q=civilians&at=2025-03-08#at")
    expect(page.locator(LANDING)).to_be_in_viewport()
    expect(page.locator("#day-2025-03-08")).to_be_in_viewport()
    expect(page.locator("#q")).to_have_value("civilians")


def test_day_without_year_is_asked_back_and_chosen(page: Page, served: str) -> None:
    """No report has the day, and they tell of several years; the reader says which."""
    page.goto(f"{served}/timeline")
    page.locator("#jump-day").fill("15 July")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="has no year")).to_be_visible()
    expect(page.locator("#jump-day")).to_have_value("15 July")
    page.get_by_role("link", name="15 July 2024", exact=True).first.click()
    expect(page).to_have_url(f"{served}/timeline?at=2024-07-15#at")
    expect(page.locator(LANDING)).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#jump-day")).to_have_value("15 July")


def test_jump_works_without_a_script(browser: Browser, served: str) -> None:
    """It is a form and a fragment."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/timeline?lanes=source")
    page.locator("#jump-day").fill("2025-03-07")
    page.locator("#jump-day").press("Enter")
    expect(page).to_have_url(re.compile("lanes=source"))
    expect(page.locator(LANDING)).to_be_in_viewport()
    page.get_by_role("link", name="By place").click()
    expect(page.locator("table.lanes caption")).to_contain_text("main place")
    context.close()


def test_crumbs_lead_back_from_a_day(page: Page, served: str) -> None:
    """From a day to its month, its year, all days; Back returns."""
    page.goto(f"{served}/timeline/2025-03-08?q=civilians")
    crumbs = page.get_by_role("navigation", name="Days shown")
    crumbs.get_by_role("link", name="March 2025").click()
    expect(page.locator(".chip")).to_contain_text("March 2025")
    expect(page.locator("#q")).to_have_value("civilians")
    crumbs.get_by_role("link", name="2025", exact=True).click()
    expect(page.locator(".chip")).to_contain_text("2025")
    crumbs.get_by_role("link", name="All days").click()
    expect(page.locator(".chip")).to_have_count(0)
    page.go_back()
    expect(page.locator(".chip")).to_contain_text("2025")


def test_lanes_are_a_state_that_back_and_filters_keep(page: Page, served: str) -> None:
    """Choosing lanes, narrowing to one and going back are steps like any other."""
    page.goto(f"{served}/timeline")
    page.evaluate("window.kept = true")
    page.get_by_role("link", name="By source").click()
    expect(page.locator("table.lanes")).to_be_visible()
    expect(page).to_have_url(f"{served}/timeline?lanes=source")
    page.locator('[id^="facet-place-"]:not([id$="-out"])').first.click()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("table.lanes")).to_be_visible()
    page.locator("#q").press_sequentially("killed", delay=20)
    expect(page).to_have_url(re.compile("q=killed"))
    expect(page.locator("table.lanes")).to_be_visible()
    assert page.evaluate("window.kept") is True
    page.go_back()
    expect(page).to_have_url(f"{served}/timeline?lanes=source")
    expect(page.locator("table.lanes")).to_be_visible()
    page.go_back()
    expect(page.locator("table.lanes")).to_have_count(0)
    page.go_forward()
    expect(page.locator("table.lanes")).to_be_visible()


def test_lane_mark_is_reached_by_keys_and_leads_to_the_report(page: Page, served: str) -> None:
    """Each mark is a link that names its lane."""
    page.goto(f"{served}/timeline/2025-03-07?lanes=source")
    page.locator(".lane-row .entry-words a").first.focus()
    page.keyboard.press("Tab")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert re.fullmatch(r".+: \d+ passages?", name)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("/article/"))


def test_lanes_become_a_list_on_a_phone(browser: Browser, served: str) -> None:
    """Every lane is named where no column can be seen."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}/timeline?lanes=source")
    cell = page.locator(".lane-cell.filled").first
    expect(cell.locator(".lane-word")).to_be_visible()
    assert page.locator(".lane-cell:not(.filled)").first.is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_line_of_all_days_leads_by_pointer_and_is_no_stop_for_keys(page: Page, served: str) -> None:
    """A hundred stops would stand between the keyboard and the entries; the form does the same."""
    page.goto(f"{served}/timeline?q=civilians")
    stops = page.locator(".position-chart a")
    assert stops.count() > 1
    assert {stop.get_attribute("tabindex") for stop in stops.all()} == {"-1"}
    stops.last.click()
    expect(page).to_have_url(re.compile(r"q=civilians&at=20\d\d-\d\d-\d\d#at"))
    expect(page.locator(LANDING)).to_be_in_viewport()
