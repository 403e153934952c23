"""By which ways does a reader go? By pointer, by keys alone, without scripts, by touch on a phone.

A journey is written once, in what a reader does, and gone in each of these ways. What is done is
done to what is seen: a control out of view, or a focus that nobody sees, stops the journey.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

WAYS: dict[str, dict[str, Any]] = {
    "pointer": {"viewport": {"width": 1280, "height": 900}},
    "keys": {"viewport": {"width": 1280, "height": 900}},
    "no script": {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False},
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
}
MOST_TABS = 250

# Charts and maps show the focus on a shape, everything else by an outline.
_FOCUS_SEEN = """element => {
  const outline = getComputedStyle(element);
  if (outline.outlineStyle !== "none" && parseFloat(outline.outlineWidth) > 0) return true;
  const shape = element.querySelector(".strip-slot, .map-target, .toll-target");
  return shape !== null && getComputedStyle(shape).strokeWidth !== "0px" &&
    getComputedStyle(shape).stroke !== "none";
}"""


class Reader:
    """Somebody at a page, who goes by one way.

    Args:
        browser: where the page opens.
        way: one of WAYS.
        served: the address of the server.
    """

    def __init__(self, browser: Browser, *, way: str, served: str) -> None:
        self.way = way
        self.scripted = way != "no script"
        rights = {"permissions": ["clipboard-read", "clipboard-write"]} if self.scripted else {}
        self.context = browser.new_context(**WAYS[way], **rights, base_url=served)
        self.page: Page = self.context.new_page()

    def press(self, control: Locator) -> None:
        """Follow a link, press a button, fold something out."""
        if self.way == "keys":
            self.reach(control)
            self.page.keyboard.press("Enter")
        elif self.way == "phone":
            control.tap()
        else:
            control.click()

    def tick(self, box: Locator) -> None:
        """Tick a box."""
        if self.way == "keys":
            self.reach(box)
            self.page.keyboard.press("Space")
        else:
            box.check()
        expect(box).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        """Put a text into a field, in place of what stood there."""
        if self.way == "keys":
            self.reach(field)
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(text)
        else:
            field.fill(text)

    def search(self, words: str) -> None:
        """Put words into the search box, and send them."""
        box = self.box
        if self.way == "keys":
            self.page.keyboard.press("/")
            expect(box).to_be_focused()
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(words)
            self.page.keyboard.press("Enter")
        else:
            box.fill(words)
            self.press(self.page.get_by_role("button", name="Search", exact=True))

    def unfold(self, name: str, *, within: Locator | None = None) -> None:
        """Open what is folded away on this screen; what lies open is left."""
        summary = (within or self.page.locator("body")).locator("summary")
        summary = summary.filter(has_text=name).first
        if summary.is_visible() and not summary.evaluate("e => e.parentElement.open"):
            self.press(summary)

    def reach(self, control: Locator) -> None:
        """Press Tab until a control has the focus, and see it there."""
        expect(control).to_be_visible()
        for _ in range(MOST_TABS):
            if control.evaluate("e => e === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
        expect(control).to_be_focused()
        expect(control).to_be_in_viewport()
        assert control.evaluate(_FOCUS_SEEN), control.evaluate("e => e.outerHTML.slice(0, 200)")

    def has_a_place(self) -> None:
        """The keys go on from somewhere, not from the top of the page again."""
        if self.way == "keys":
            expect(self.page.locator("body")).not_to_be_focused()

    @property
    def box(self) -> Locator:
        """The search box."""
        return self.page.get_by_label("Search the reports", exact=True)

    @property
    def title(self) -> Locator:
        """The one heading of the page."""
        return self.page.get_by_role("heading", level=1)

    def reading(self, name: str) -> Locator:
        """One of the readings of the answer: Results, Timeline, Figures, Map."""
        switch = self.page.get_by_role("navigation", name="How to read the answer")
        return switch.get_by_role("link", name=name, exact=True)

    def chip(self, words: str) -> Locator:
        """The chip of a filter."""
        return self.page.get_by_role("link", name=f"Remove the filter {words}")
