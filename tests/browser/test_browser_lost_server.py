"""Is a reader told when the server is away, and does everything go on when it is back?

What was asked in the meantime must neither be lost nor pass for answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.server import Interrupted
from playwright.sync_api import Page, expect

STALE = re.compile(r"\bstale\b")
TOLD = "The server did not answer"


def type_on(page: Page) -> None:
    """Add a word to the question."""
    box = page.get_by_label("Search the reports", exact=True)
    box.press("End")
    box.press_sequentially(" killed")


def send(page: Page) -> None:
    """Press the button of the search box."""
    page.get_by_role("button", name="Search", exact=True).click()


def choose_source(page: Page) -> None:
    """Choose a value of a facet."""
    sources = page.get_by_role("region", name="Sources", exact=True)
    sources.get_by_role("link", name=re.compile("^The New Arab")).click()


def choose_day(page: Page) -> None:
    """Press a bar of the strip of days."""
    page.get_by_role("link", name=re.compile("^7 March 2025: ")).first.click()


def choose_order(page: Page) -> None:
    """Sort otherwise."""
    page.get_by_role("link", name="Oldest", exact=True).click()


ACTIONS = (type_on, send, choose_source, choose_day, choose_order)


@pytest.mark.parametrize("action", ACTIONS)
def test_lost_server_is_told_until_it_answers_again(
    page: Page, interrupted: Interrupted, action: Callable[[Page], None]
) -> None:
    """Whatever was pressed: the old answer is labelled, and the same press later mends it."""
    page.goto(f"{interrupted.address}/search?q=civilians")
    interrupted.stop()
    action(page)
    told(page)
    interrupted.start()
    action(page)
    fresh(page)


def test_label_is_in_view_wherever_the_reader_is(page: Page, interrupted: Interrupted) -> None:
    """Who presses something far down must not have to scroll up to learn that nothing came."""
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{interrupted.address}/search?q=civilians")
    last = page.get_by_role("region", name="Kinds of text").get_by_role("link").first
    last.scroll_into_view_if_needed()
    interrupted.stop()
    last.click()
    told(page)
    expect(page.get_by_role("alert")).to_be_in_viewport(ratio=1)


def test_words_typed_meanwhile_count_for_what_is_pressed_next(
    page: Page, interrupted: Interrupted
) -> None:
    """The box and the list must not speak of two questions."""
    page.goto(f"{interrupted.address}/search?q=civilians")
    interrupted.stop()
    type_on(page)
    told(page)
    interrupted.start()
    choose_source(page)
    fresh(page)
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["civilians killed"], "source": ["The New Arab"]}
    expect(page.get_by_label("Search the reports", exact=True)).to_have_value("civilians killed")
    expect(page.get_by_role("link", name="Remove the filter source: The New Arab")).to_be_visible()


def test_failed_suggestions_leave_the_page_as_it_is(page: Page, interrupted: Interrupted) -> None:
    """On the first page nothing is answered yet; the form itself goes on working."""
    page.goto(interrupted.address)
    interrupted.stop()
    box = page.get_by_label("Search the reports", exact=True)
    with page.expect_event("requestfailed", lambda request: "/suggest" in request.url):
        box.press_sequentially("Jableh")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.get_by_role("listbox")).to_have_count(0)
    interrupted.start()
    box.press_sequentially(" ambushed")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 reports")


def test_plain_link_works_again_after_a_failure(page: Page, interrupted: Interrupted) -> None:
    """It shows the browser's own error; Back leads to the page, and the link on as before."""
    page.goto(f"{interrupted.address}/timeline/2025-03-08")
    following = page.get_by_role("link", name="Sunday 9 March 2025")
    interrupted.stop()
    with page.expect_event("requestfailed"):
        following.click(no_wait_after=True)
    interrupted.start()
    page.goto(f"{interrupted.address}/timeline/2025-03-08")
    following.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sunday 9 March 2025")


def test_scale_of_the_timeline_is_chosen_after_a_failure(
    page: Page, interrupted: Interrupted
) -> None:
    """What goes through time is labelled and mended like what narrows."""
    page.goto(f"{interrupted.address}/timeline")
    scale = page.get_by_role("navigation", name="Scale of the strip")
    interrupted.stop()
    scale.get_by_role("link", name="Months").click()
    told(page)
    interrupted.start()
    scale.get_by_role("link", name="Months").click()
    fresh(page)
    expect(page).to_have_url(re.compile("grain=month"))


def test_going_back_while_the_server_is_away_leaves_nothing_unlabelled(
    page: Page, interrupted: Interrupted
) -> None:
    """Back changes the address: what is shown must be what it says, or be labelled."""
    page.goto(f"{interrupted.address}/search?q=civilians")
    choose_source(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("1 report")
    interrupted.stop()
    page.go_back(wait_until="commit")
    told(page)
    interrupted.start()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("5 reports")
    fresh(page)


def told(page: Page) -> None:
    """The failure is said, and the old answer is marked."""
    expect(page.get_by_role("alert")).to_contain_text(TOLD)
    expect(page.locator("#answer")).to_have_class(STALE)


def fresh(page: Page) -> None:
    """Nothing is said any more, and what is shown is the answer."""
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#answer")).not_to_have_class(STALE)
    expect(page.locator("#answer.htmx-request")).to_have_count(0)
