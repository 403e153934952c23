"""Do Back and Forward restore every state of a long journey, and does its address give it anew?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser.ways import WAYS, Reader
from playwright.sync_api import Browser, Page, Route, expect

State = dict[str, list[str]]
Step = Callable[[Reader], None]

LISTED = "main article, main .entry-words, main .lane-cell.filled"
# What a reader sees of a state, beside its address: texts, and what stands in the fields.
SEEN = (
    "h1",
    "main article, main .entry-words, main .lane-cell.filled",
    ".chip",
    "main [aria-current]",
)
FIELDS = ("#q", "#from", "#to", "#jump-day")


def type_words(reader: Reader) -> None:
    """Typing answers at once, and takes no step in the history."""
    reader.page.goto("/search")
    reader.box.press_sequentially("civilians")
    expect(reader.page).to_have_url(re.compile(r"\?q=civilians$"))


def choose_group(reader: Reader) -> None:
    """A facet."""
    region = reader.page.get_by_role("region", name="Groups", exact=True)
    reader.press(region.get_by_role("link", name=re.compile("^Alawites")))
    expect(reader.chip("group: Alawites")).to_be_visible()


def choose_days(reader: Reader) -> None:
    """Two inputs."""
    reader.write(reader.page.locator("#from"), "2025-03-06")
    reader.write(reader.page.locator("#to"), "2025-03-08")
    reader.press(reader.page.get_by_role("button", name="Narrow to these days"))
    expect(reader.chip("speaks of: 6 to 8 March 2025")).to_be_visible()


def sort_by_age(reader: Reader) -> None:
    """The order of the list."""
    order = reader.page.get_by_role("navigation", name="Order")
    reader.press(order.get_by_role("link", name="Newest"))
    expect(order.locator("[aria-current]")).to_have_text("Newest")


def read_timeline(reader: Reader) -> None:
    """The other reading."""
    reader.press(reader.reading("Timeline"))
    expect(reader.title).to_contain_text("dated entries")


def lay_lanes(reader: Reader) -> None:
    """Entries side by side."""
    arranged = reader.page.get_by_role("navigation", name="How the entries are arranged")
    reader.press(arranged.get_by_role("link", name="By source"))
    expect(arranged.locator("[aria-current]")).to_have_text("By source")


def lay_a_list(reader: Reader) -> None:
    """And in one list again."""
    arranged = reader.page.get_by_role("navigation", name="How the entries are arranged")
    reader.press(arranged.get_by_role("link", name="One list"))
    expect(arranged.locator("[aria-current]")).to_have_text("One list")


def jump_to_a_day(reader: Reader) -> None:
    """A day typed."""
    reader.write(reader.page.get_by_label("Go to a day"), "8 March 2025")
    reader.press(reader.page.get_by_role("button", name="Go", exact=True))
    expect(reader.page).to_have_url(re.compile("at=2025-03-08.*#at$"))
    expect(reader.page.locator("#at")).to_be_in_viewport()


def open_an_entry(reader: Reader) -> None:
    """A link that leads away from the list."""
    name = re.compile("more than 300 Alawite civilians")
    reader.press(reader.page.get_by_role("link", name=name).first)
    expect(reader.title).to_have_text(name)


def open_its_report(reader: Reader) -> None:
    """And one further, to a place within a page."""
    report = reader.page.get_by_role("article").first.get_by_role("link").first
    reader.press(report)
    expect(reader.page.locator(":target")).to_be_in_viewport()


STEPS: tuple[Step, ...] = (
    type_words,
    choose_group,
    choose_days,
    sort_by_age,
    read_timeline,
    lay_lanes,
    lay_a_list,
    jump_to_a_day,
    open_an_entry,
    open_its_report,
)


@pytest.mark.parametrize("way", ["pointer", "no script"])
def test_ten_steps_are_restored_back_and_forth_and_by_address(
    browser: Browser, served: str, way: str
) -> None:
    """Research is going back: each step must be as it was left, and must be what it links to."""
    reader = Reader(browser, way=way, served=served)
    page = reader.page
    if not reader.scripted:
        page.goto("/search?q=civilians")
    passed: list[tuple[str, State]] = []
    for step in STEPS if reader.scripted else STEPS[1:]:
        step(reader)
        passed.append((page.url, state(page)))
    for address, was in reversed(passed[:-1]):
        page.go_back()
        restored(page, address, was)
    for address, was in passed[1:]:
        page.go_forward()
        restored(page, address, was)
    reader.context.close()
    other = Reader(browser, way=way, served=served)
    for address, was in passed:
        other.page.goto(address)
        restored(other.page, address, was)
    other.context.close()


@pytest.mark.parametrize("way", WAYS)
def test_list_is_where_it_was_left_after_reading_an_entry(
    browser: Browser, served: str, way: str
) -> None:
    """Forty entries are read one by one; each return to the top would lose the place."""
    reader = Reader(browser, way=way, served=served)
    page = reader.page
    page.goto("/timeline?at=2025-03-08#at")
    link = page.get_by_role("link", name=re.compile("^According to the Observatory’s chief")).last
    link.scroll_into_view_if_needed()
    reader.press(link)
    expect(reader.title).to_have_text(re.compile("^According to the Observatory’s chief"))
    page.go_back()
    expect(link).to_be_in_viewport()
    reader.context.close()


def test_list_that_was_narrowed_in_place_is_where_it_was_left(page: Page, served: str) -> None:
    """The same when the list came without a reload, as it mostly does."""
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(f"{served}/timeline")
    page.get_by_role("link", name="By source", exact=True).click()
    expect(page.locator(".lanes")).to_be_visible()
    link = page.get_by_role("link", name=re.compile("^According to the Observatory’s chief")).last
    link.scroll_into_view_if_needed()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^According to the Obs"))
    page.go_back()
    expect(page.locator(".lanes")).to_be_visible()
    expect(link).to_be_in_viewport()


def test_back_and_forward_restore_each_page(page: Page, served: str) -> None:
    """Each step of narrowing is a step back."""
    page.goto(f"{served}/search?q=civilians")
    first = page.locator("#list-title").inner_text()
    page.locator('[id^="facet-source-"]:not([id$="-out"])').first.click()
    expect(page.locator("#list-title")).to_have_text("1 report")
    narrowed = page.url
    page.locator(".hit-title a").first.click()
    expect(page.locator(".article-text")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(narrowed)
    expect(page.locator("#list-title")).to_have_text("1 report")
    expect(page.locator(".chip")).to_have_count(1)
    page.go_back()
    expect(page.locator("#list-title")).to_have_text(first)
    expect(page.locator(".masthead")).to_have_count(1)
    page.go_forward()
    expect(page.locator("#list-title")).to_have_text("1 report")


def test_changes_are_announced_after_going_back(page: Page, served: str) -> None:
    """Who listens instead of looking must not be left behind by the Back button."""
    page.goto(f"{served}/search?q=civilians")
    source = page.locator('[id^="facet-source-"]:not([id$="-out"])').first
    source.click()
    expect(page.locator("#announcement")).to_have_text("1 report")
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    source.click()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("#announcement")).to_have_text("1 report")


def test_old_answer_is_paled_until_the_one_before_it_is_back(page: Page, served: str) -> None:
    """Back changes the address at once; on a slow line the list must not pass for the new one."""
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.goto(f"{served}/search?q=civilians")
    page.get_by_role("link", name="Oldest", exact=True).click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    expect(page.locator("#answer.htmx-request")).to_have_count(0)
    page.route("**/search?q=civilians", hold)
    page.go_back(wait_until="commit")
    expect(page).to_have_url(f"{served}/search?q=civilians")
    expect(page.locator("#answer.htmx-request")).to_have_count(1)
    for route in late:
        route.continue_()
    expect(page.locator("#answer.htmx-request")).to_have_count(0)
    expect(page.locator(".sorts [aria-current]")).to_have_text("Relevance")


def state(page: Page) -> State:
    """What is seen."""
    expect(page.locator("#answer.htmx-request")).to_have_count(0)
    seen = {part: page.locator(part).all_text_contents() for part in SEEN}
    fields = {
        field: [found.input_value() for found in page.locator(field).all()] for field in FIELDS
    }
    return {**seen, **fields}


def restored(page: Page, address: str, was: State) -> None:
    """The page is again what it was."""
    expect(page).to_have_url(address)
    for part in SEEN:
        expect(page.locator(part)).to_have_text(was[part])
    for field in FIELDS:
        expect(page.locator(field)).to_have_count(len(was[field]))
        for value in was[field]:
            expect(page.locator(field)).to_have_value(value)
