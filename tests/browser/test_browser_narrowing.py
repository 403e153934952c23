"""Can a reader narrow to a place and some days, by every control that offers it, and by address?

Baniyas between 6 and 7 March 2025: inputs, facet, bars and the typed address must agree.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from browser.ways import Reader
from playwright.sync_api import expect

ADDRESS = "/search?place=place-baniyas&from=2025-03-06&to=2025-03-07"
NARROWED = {"place": ["place-baniyas"], "from": ["2025-03-06"], "to": ["2025-03-07"]}


def test_place_and_days_are_narrowed_by_facet_and_inputs(reader: Reader) -> None:
    """What is chosen one after the other ends where the address ends."""
    page = reader.page
    page.goto("/search")
    choose(reader, "Places", "Baniyas")
    expect(reader.chip("place: Baniyas")).to_be_visible()
    reader.has_a_place()
    reader.unfold("Filters")
    spoken = page.get_by_role("group", name="Days the reports speak of").last
    reader.write(spoken.get_by_label("From"), "2025-03-06")
    reader.write(spoken.get_by_label("To"), "2025-03-07")
    reader.press(page.get_by_role("button", name="Narrow to these days"))
    expect(reader.chip("speaks of: 6 to 7 March 2025")).to_be_visible()
    reader.has_a_place()
    agrees_with_its_address(reader)


def test_place_and_day_are_narrowed_by_facet_and_bar(reader: Reader) -> None:
    """A bar of the strip is a day, a facet a place; each takes one press."""
    page = reader.page
    page.goto("/timeline")
    reader.press(page.get_by_role("link", name=re.compile(r"^7 March 2025: \d+ passages?$")))
    expect(reader.chip("speaks of: 7 March 2025")).to_be_visible()
    reader.has_a_place()
    choose(reader, "Places", "Baniyas")
    expect(reader.chip("place: Baniyas")).to_be_visible()
    expect(reader.chip("speaks of: 7 March 2025")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == {
        "place": ["place-baniyas"],
        "from": ["2025-03-07"],
        "to": ["2025-03-07"],
    }


def test_typed_address_is_a_narrowed_list_that_can_be_widened(reader: Reader) -> None:
    """A link in a mail says in full what it narrows to, and every part of it can be let go."""
    page = reader.page
    page.goto(ADDRESS)
    agrees_with_its_address(reader)
    reader.press(reader.chip("speaks of: 6 to 7 March 2025"))
    expect(reader.chip("speaks of: 6 to 7 March 2025")).to_have_count(0)
    reader.has_a_place()
    assert parse_qs(urlsplit(page.url).query) == {"place": ["place-baniyas"]}
    reader.press(reader.chip("place: Baniyas"))
    expect(reader.title).to_have_text("5 reports")
    reader.has_a_place()


def test_narrowed_list_is_read_as_timeline_and_figures(reader: Reader) -> None:
    """Place and days go along to each reading, and words added there keep them."""
    page = reader.page
    page.goto(ADDRESS)
    for name in ("Timeline", "Figures", "Map", "Results"):
        reader.press(reader.reading(name))
        expect(reader.reading(name)).to_have_attribute("aria-current", "page")
        expect(reader.chip("speaks of: 6 to 7 March 2025")).to_be_visible()
        expect(reader.chip("place: Baniyas")).to_be_visible()
    reader.search("executed")
    expect(page).to_have_url(re.compile("q=executed"))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["executed"], **NARROWED}


def choose(reader: Reader, box: str, value: str) -> None:
    """Choose the value of a facet; a rarer one stands in the list of all, one press away."""
    reader.unfold("Filters")
    region = reader.page.get_by_role("region", name=box, exact=True)
    named = re.compile(rf"^{value}\b")
    if region.get_by_role("link", name=named).count():
        reader.press(region.get_by_role("link", name=named))
        expect(reader.page.locator(".chip", has_text=value)).to_be_visible()
        reader.has_a_place()
        return
    reader.press(region.get_by_role("link", name=re.compile(r"^All \d+ ")))
    reader.press(reader.page.get_by_role("link", name=named))
    expect(reader.page.locator(".chip", has_text=value)).to_be_visible()
    reader.has_a_place()
    reader.press(reader.page.get_by_role("link", name=re.compile("^Back to ")))


def agrees_with_its_address(reader: Reader) -> None:
    """Address, chips, inputs and reports say the same."""
    page = reader.page
    assert parse_qs(urlsplit(page.url).query) == NARROWED
    expect(reader.chip("place: Baniyas")).to_be_visible()
    expect(reader.chip("speaks of: 6 to 7 March 2025")).to_be_visible()
    expect(page.locator("#from")).to_have_value("2025-03-06")
    expect(page.locator("#to")).to_have_value("2025-03-07")
    expect(reader.title).to_have_text("2 reports")
    expect(page.get_by_role("article")).to_have_count(2)
