"""Can days be chosen on the strip: by pointer, touch, keyboard, and by inputs without a script?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

NARROWED = re.compile(r"from=2025-03-06&to=2025-03-07")


def strip(page: Page, name: str = "days") -> Locator:
    """The chart of a strip."""
    return page.locator(f"#strip-{name} .strip-chart")


def slots(chart: Locator) -> list[str]:
    """The first day of each bar of a chart."""
    return (chart.get_attribute("data-starts") or "").split()[:-1]


def place_of(chart: Locator, day: str) -> tuple[float, float]:
    """The middle of the slot of a day, in pixels."""
    box = chart.bounding_box()
    assert box is not None
    days = slots(chart)
    return box["x"] + box["width"] * (days.index(day) + 0.5) / len(days), box["y"] + 30


def drag(page: Page, chart: Locator, first: str, last: str, *, release: bool = True) -> None:
    """Press on a day, move to another, and let go."""
    page.mouse.move(*place_of(chart, first))
    page.mouse.down()
    page.mouse.move(*place_of(chart, last), steps=6)
    if release:
        page.mouse.up()


@pytest.mark.parametrize(("first", "last"), [("06", "07"), ("07", "06")])
def test_dragging_narrows_to_the_days_under_it(
    page: Page, served: str, first: str, last: str
) -> None:
    """In either direction, and the list, the chip and the inputs say the same."""
    page.goto(f"{served}/search?q=Baniyas")
    drag(page, strip(page), f"2025-03-{first}", f"2025-03-{last}")
    expect(page).to_have_url(NARROWED)
    expect(page.locator(".chip")).to_contain_text("6 to 7 March 2025")
    expect(page.locator("#from")).to_have_value("2025-03-06")
    expect(page.locator("#to")).to_have_value("2025-03-07")
    page.go_back()
    expect(page).to_have_url(f"{served}/search?q=Baniyas")
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("#from")).to_have_value("")


def test_days_are_named_while_they_are_dragged_over(page: Page, served: str) -> None:
    """Bars a few pixels wide cannot be told apart by eye."""
    page.goto(f"{served}/search?q=Baniyas")
    chart = strip(page)
    drag(page, chart, "2025-03-06", "2025-03-08", release=False)
    expect(chart.locator(".brush-days")).to_have_text("6 March 2025 to 8 March 2025")
    page.keyboard.press("Escape")
    expect(chart.locator(".brush-days")).to_be_hidden()
    page.mouse.up()
    expect(page).to_have_url(f"{served}/search?q=Baniyas")


def test_publication_is_chosen_on_its_own_strip(page: Page, served: str) -> None:
    """The two clocks are never mixed."""
    page.goto(f"{served}/search?q=Baniyas")
    chart = strip(page, "published")
    drag(page, chart, "2025-03-09", "2025-03-10")
    expect(page).to_have_url(re.compile("published_from=2025-03-09&published_to=2025-03-10"))
    assert "&from=" not in page.url
    expect(page.locator(".chip")).to_contain_text("published")


def test_press_on_a_bar_is_still_a_link(page: Page, served: str) -> None:
    """Dragging must not take the simplest way of narrowing away."""
    page.goto(f"{served}/search?q=Baniyas")
    page.mouse.click(*place_of(strip(page), "2025-03-07"))
    expect(page).to_have_url(re.compile("from=2025-03-07&to=2025-03-07"))


def test_handles_move_by_keyboard_and_keep_the_focus(page: Page, served: str) -> None:
    """From and To are sliders; Enter shows what they enclose, and the next step goes on."""
    page.goto(f"{served}/search?q=Baniyas&from=2025-03-06&to=2025-03-06")
    handle = page.get_by_role("slider", name="To").first
    handle.focus()
    expect(handle).to_have_attribute("aria-valuetext", "6 March 2025")
    page.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuetext", "7 March 2025")
    page.keyboard.press("Enter")
    expect(page).to_have_url(NARROWED)
    expect(page.get_by_role("slider", name="To").first).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2025-03-06&to=2025-03-06"))


def test_untouched_handle_leaves_its_end_open(page: Page, served: str) -> None:
    """From 6 March on is not from 6 March to the last day drawn."""
    page.goto(f"{served}/search?q=Baniyas")
    handle = page.get_by_role("slider", name="From").first
    handle.focus()
    steps = slots(strip(page)).index("2025-03-06")
    for _ in range(steps):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2025-03-06$"))


def test_escape_puts_the_handles_back(page: Page, served: str) -> None:
    """Enter after it asks nothing."""
    page.goto(f"{served}/search?q=Baniyas&from=2025-03-06&to=2025-03-07")
    handle = page.get_by_role("slider", name="From").first
    handle.focus()
    page.keyboard.press("End")
    expect(handle).to_have_attribute("aria-valuetext", "7 March 2025")
    page.keyboard.press("Escape")
    expect(handle).to_have_attribute("aria-valuetext", "6 March 2025")
    page.keyboard.press("Enter")
    expect(page).to_have_url(NARROWED)


def test_first_handle_stops_at_the_last(page: Page, served: str) -> None:
    """A range that ends before it begins is refused by the server, so it cannot be made."""
    page.goto(f"{served}/search?q=Baniyas&from=2025-03-06&to=2025-03-07")
    page.get_by_role("slider", name="To").first.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2025-03-06&to=2025-03-06"))


def test_scale_follows_days_that_are_brushed(page: Page, served: str) -> None:
    """Two months chosen on a strip of months are not shown as two bars."""
    page.goto(f"{served}/timeline?grain=month")
    handle = page.get_by_role("slider", name="From").first
    handle.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"from=2\d{3}-\d\d-01"))
    assert "grain" not in page.url


def test_first_page_leads_to_the_timeline_of_the_days(page: Page, served: str) -> None:
    """By its strip or by its inputs; what is left open stays out of the address."""
    page.goto(f"{served}/")
    drag(page, strip(page), "2025-03-06", "2025-03-07")
    expect(page).to_have_url(f"{served}/timeline?from=2025-03-06&to=2025-03-07")
    page.goto(f"{served}/")
    form = page.locator("form#days")
    form.get_by_label("From").fill("7 March")
    form.get_by_role("button").click()
    expect(page).to_have_url(f"{served}/timeline?from=2025-03-07")


def test_finger_chooses_days_and_still_scrolls(browser: Browser, served: str) -> None:
    """Sideways is a choice, up and down is the page."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{served}/search?q=Baniyas")
    chart = strip(page)
    session = context.new_cdp_session(page)
    (x, y), (end, _) = place_of(chart, "2025-03-06"), place_of(chart, "2025-03-07")

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )

    touch("touchStart", (x, y))
    for step in range(1, 9):
        touch("touchMove", (x + (end - x) * step / 8, y))
    touch("touchEnd")
    expect(page).to_have_url(NARROWED)
    session.send("Input.synthesizeScrollGesture", {"x": x, "y": y, "yDistance": -400})
    assert page.evaluate("window.scrollY") > 200
    expect(page).to_have_url(NARROWED)
    context.close()


def test_without_a_script_the_inputs_do_it(browser: Browser, served: str) -> None:
    """Handles that nothing moves are not there; a year that is clear need not be typed."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/search?q=Baniyas")
    expect(page.get_by_role("slider")).to_have_count(0)
    expect(page.get_by_text("drag to choose days").first).to_be_hidden()
    page.locator("#from").fill("6 March")
    page.locator("#to").fill("7 March 2025")
    page.get_by_role("button", name="Narrow to these days").click()
    expect(page.locator(".chip")).to_contain_text("6 to 7 March 2025")
    context.close()


def test_typed_days_that_lack_their_year_lead_to_it(page: Page, served: str) -> None:
    """What was found out stands in the address and in the inputs."""
    page.goto(f"{served}/search?q=Baniyas")
    page.locator("#from").fill("6 March")
    page.locator("#to").fill("7 March")
    page.get_by_role("button", name="Narrow to these days").click()
    expect(page.locator(".chip")).to_contain_text("6 to 7 March 2025")
    expect(page.locator("#from")).to_have_value("2025-03-06")
    expect(page).to_have_url(re.compile("from=2025-03-06"))
