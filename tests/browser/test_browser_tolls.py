"""Can a reader find who gives which toll of civilians on a day, compare, and read each sentence?

8 March 2025: two claimants, three reports, three figures.
"""

from __future__ import annotations

import re

from browser.ways import Reader
from playwright.sync_api import Locator, Page, expect

ASKED = "/tolls?q=civilians&from=2025-03-08&to=2025-03-08"
# The words of each figure with who says it, in which report, and the sentence behind it.
FIGURES = (
    (
        "more than 300 Alawite civilians",
        "Syrian Observatory for Human Rights",
        "L'Orient Today",
        "more than 300 Alawite civilians have been killed since Thursday",
    ),
    (
        "311 Alawite civilians",
        "Syrian Observatory for Human Rights",
        "All Israel News",
        "311 Alawite civilians were killed in the coastal region",
    ),
    (
        "over 160 civilians",
        "A war monitor",
        "The New Region",
        "members of Syrian security forces had killed over 160 civilians",
    ),
)


def test_figures_of_a_day_are_reached_from_the_first_page(reader: Reader) -> None:
    """Words, days, and the reading that sets figures side by side; nothing is lost between."""
    page = reader.page
    page.goto("/")
    reader.search("civilians")
    expect(reader.title).to_have_text("5 reports")
    reader.press(reader.reading("Figures"))
    expect(page.get_by_role("region", name="Civilians killed")).to_be_visible()
    reader.unfold("Filters")
    spoken = page.get_by_role("group", name="Days the reports speak of")
    reader.write(spoken.get_by_label("From"), "8 March 2025")
    reader.write(spoken.get_by_label("To"), "8 March 2025")
    reader.press(page.get_by_role("button", name="Narrow to these days"))
    expect(reader.title).to_have_text("3 figures")
    expect(reader.chip("speaks of: 8 March 2025")).to_be_visible()
    expect(reader.box).to_have_value("civilians")


def test_each_figure_has_its_claimant_qualifier_and_sentence(reader: Reader) -> None:
    """A number without who says it, or without its "more than", is not what was reported."""
    page = reader.page
    for surface, claimant, source, words in FIGURES:
        page.goto(ASKED)
        reader.unfold("As a table")
        row = figure_row(page, surface, source)
        expect(row).to_contain_text(claimant)
        expect(row).to_contain_text(source)
        reader.press(row.get_by_role("link", name=surface))
        expect(page).to_have_url(re.compile("/entry/"))
        expect(page.get_by_role("article").filter(has_text=words).first).to_be_visible()


def test_point_of_the_chart_opens_its_sentence(reader: Reader) -> None:
    """The picture is a way to the words, by pointer, keys and finger."""
    page = reader.page
    page.goto(ASKED)
    chart = page.get_by_role("group", name="Civilians killed")
    point = chart.get_by_role("link", name=re.compile("over 160 civilians.*A war monitor"))
    reader.press(point)
    expect(page).to_have_url(re.compile("/entry/"))
    expect(reader.title.or_(page.locator(":target")).first).to_be_visible()
    words = FIGURES[2][3]
    expect(page.get_by_role("article").filter(has_text=words).first).to_be_visible()


def test_line_of_the_chart_is_named_by_its_letter(page: Page, served: str) -> None:
    """In words it is “A: Syrian Observatory”; without the colon it would be one of several."""
    page.goto(f"{served}{ASKED}")
    lines = page.get_by_role("list", name="Lines of the chart").get_by_role("listitem")
    expect(lines.first).to_have_text(re.compile("^A: Syrian Observatory for Human Rights "))


def test_day_leads_to_its_entry_with_the_figures_side_by_side(reader: Reader) -> None:
    """From the day: the entry that has figures, and there each with claimant and difference."""
    page = reader.page
    page.goto("/timeline/2025-03-08")
    line = page.get_by_role("listitem").filter(has_text="more than 300 Alawite civilians").last
    expect(line.get_by_role("list", name="Figures")).to_contain_text("311 Alawite civilians")
    reader.press(line.get_by_role("link", name=re.compile("figures in all")))
    side = page.get_by_role("region", name="Figures side by side")
    expect(side).to_be_visible()
    expect(side.get_by_role("heading", name="Figures side by side")).to_be_in_viewport()
    civilians = side.get_by_role("region", name="Civilians killed")
    for claimant in ("Syrian Observatory for Human Rights", "A war monitor"):
        expect(civilians).to_contain_text(claimant)
    reader.press(
        figure_row(civilians, "over 160 civilians", "The New Region").get_by_role("link").first
    )
    expect(page.locator(":target")).to_contain_text("over 160 civilians")
    expect(page.locator(":target blockquote")).to_be_in_viewport()


def figure_row(page: Page | Locator, surface: str, source: str) -> Locator:
    """The row of a figure."""
    return page.get_by_role("row").filter(has_text=surface).filter(has_text=source)
