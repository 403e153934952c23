"""Can a reader find the first report of an event and send it, so that another reads the sentence?

The ambush near Jableh on 6 March 2025, with which the violence began.
"""

from __future__ import annotations

import re

from browser.ways import Reader
from playwright.sync_api import Browser, Locator, Page, expect

AMBUSH = "only to be ambushed by Assad loyalists"


def test_first_report_is_found_by_words_and_opened_on_the_timeline(reader: Reader) -> None:
    """From the first page to the entry: words, timeline, entry, and its permanent address."""
    page = reader.page
    page.goto("/")
    reader.search("Jableh ambushed")
    expect(reader.title).to_have_text("2 reports")
    reader.press(reader.reading("Timeline"))
    expect(reader.title).to_have_text("1 dated entry")
    expect(reader.box).to_have_value("Jableh ambushed")
    day = page.get_by_role("region", name="Thursday 6 March 2025")
    reader.press(day.get_by_role("link", name=re.compile("Bloody clashes erupted")))
    expect(reader.title).to_contain_text("Bloody clashes erupted")
    expect(page.get_by_label("Permanent address")).to_have_value(page.url)
    expect(sentence(page)).to_be_visible()


def test_address_of_the_entry_is_copied(reader: Reader) -> None:
    """One press where the browser allows it; the field can be read by everybody."""
    page = reader.page
    page.goto("/timeline?q=Jableh+ambushed")
    reader.press(page.get_by_role("link", name=re.compile("Bloody clashes erupted")))
    copy = page.get_by_role("button", name="Copy", exact=True)
    if reader.scripted:
        reader.press(copy)
        expect(page.get_by_role("status").filter(has_text="Address copied")).to_have_count(1)
        assert page.evaluate("navigator.clipboard.readText()") == page.url
    else:
        expect(copy).to_be_hidden()
        expect(page.get_by_label("Permanent address")).to_have_value(page.url)


def test_address_of_a_sentence_leads_another_reader_to_it(reader: Reader, browser: Browser) -> None:
    """An entry has many sentences; the colleague must see the one that is meant."""
    page = reader.page
    page.goto("/timeline?q=Jableh+ambushed")
    reader.press(page.get_by_role("link", name=re.compile("Bloody clashes erupted")))
    link = sentence(page).get_by_role("link", name="permanent address of this sentence")
    sent = str(link.evaluate("e => e.href"))
    reader.press(link)
    arrived(page)
    for scripted in (True, False):
        elsewhere = browser.new_context(java_script_enabled=scripted)
        fresh = elsewhere.new_page()
        fresh.goto(sent)
        arrived(fresh)
        elsewhere.close()


def test_sentence_in_its_report_offers_the_same_address(reader: Reader) -> None:
    """Who reads the report, and not the entry, gets to the same place."""
    page = reader.page
    page.goto("/search?q=Jableh+ambushed")
    reader.press(page.get_by_role("link", name=re.compile(AMBUSH)))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    reader.press(target.get_by_role("link", name="permanent address"))
    arrived(page)


def sentence(page: Page) -> Locator:
    """The sentence on the page of its entry."""
    return page.get_by_role("article").filter(has_text=AMBUSH)


def arrived(page: Page) -> None:
    """The sentence is in view, and marked as the one that is meant."""
    expect(page).to_have_url(re.compile(r"/entry/[a-z2-7]{12}#p-[a-z2-7]{12}$"))
    expect(page.locator(":target")).to_contain_text(AMBUSH)
    expect(page.locator(":target blockquote")).to_be_in_viewport()
