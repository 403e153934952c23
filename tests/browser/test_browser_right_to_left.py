"""Do names that run from right to left keep to themselves, wherever they stand?

Arabic and Hebrew sources, headlines, names and sentences. A name that is not set apart drags the
figures and dates beside it to its other side, and a date is read wrongly.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.accessibility import ACCESSIBLE
from browser.server import dateline, serving
from playwright.sync_api import Page, expect

ARABIC = """قتلى في مرفأ مارينيلا

MARINELLA - A fire in the harbour of مارينيلا killed at least nine dock workers, أدا فيرانتي said.

The fire service was called on 6 March 2025. أدا فيرانتي counted nine dead dock workers.

اندلع الحريق في 6 March 2025 في المرفأ.
"""
HEBREW = """שריפה בנמל מרינלה

The fire in the harbour of מרינלה killed at least 11 dock workers on 7 March 2025, אדה פרנטה said.

אדה פרנטה counted 12 dead dock workers on 7 March 2025.
"""
GAZETTEER = """name,kind,aliases,lat,lon,country,near,match,wikidata,geonames,source
مارينيلا,place,מרינלה,38.10,15.30,IT,,,,,invented
أدا فيرانتي,person,אדה פרנטה,,,,,,,,invented
"""
SIDECAR = """
[[articles]]
file = "arabic.txt"
source = { value = "بريد المرفأ", basis = "stated" }
published = { day = 2025-03-08, basis = "stated" }

[[articles]]
file = "hebrew.txt"
source = { value = "קול הנמל", basis = "stated" }
published = { day = 2025-03-09, basis = "stated" }
"""
# Words from right to left in text whose direction nobody set: neither the browser by their first
# letter (auto), nor as something apart (bdi). SVG and the title of the window know neither.
ADRIFT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!/[\\u0590-\\u06ff]/.test(data) || parentElement.closest("svg, script")) continue;
    const apart = parentElement.closest("[dir], bdi");
    if (!apart) found.push(parentElement.outerHTML.slice(0, 160));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over such reports."""
    folder = tmp_path_factory.mktemp("harbour")
    files = {"arabic.txt": ARABIC, "hebrew.txt": HEBREW}
    files |= {"gazetteer.csv": GAZETTEER, "articles.toml": SIDECAR}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    index: Path = folder / "index"
    command = dateline("index", str(folder), "--index", str(index))
    subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=300)
    with serving(index) as address:
        yield address


def pages(page: Page, harbour: str) -> dict[str, str]:
    """Every kind of page that shows names, sources or sentences."""
    page.goto(f"{harbour}/timeline")
    entry = str(page.locator(".entry-words a").first.get_attribute("href"))
    place = str(page.locator("a.place").first.get_attribute("href"))
    page.goto(f"{harbour}/search?q=harbour")
    article = str(page.locator(".hit-title a").first.get_attribute("href"))
    chosen = page.locator(".collect-box input").first.get_attribute("value")
    identity = place.rpartition("/")[2]
    return {
        "home": "/",
        "results": f"/search?q=harbour&place={identity}&source=קול+הנמל",
        "partial": "/search?q=harbour+مرفأ+zeppelin",
        "nothing": f"/search?q=harbour&place={identity}&from=1990&to=1991",
        "timeline": f"/timeline?place={identity}",
        "lanes": "/timeline?lanes=source",
        "places": "/timeline?lanes=place",
        "day": "/timeline/2025-03-07",
        "tolls": "/tolls",
        "map": "/map",
        "entry": entry,
        "article": article,
        "entity": place,
        "collection": f"/collection?title=נמל&id={chosen}&add=مرفأ",
        "help": "/help",
    }


def test_every_name_from_right_to_left_is_set_apart(page: Page, harbour: str) -> None:
    """On all pages, whatever is folded away."""
    adrift = {}
    for name, address in pages(page, harbour).items():
        page.goto(harbour + address)
        if found := page.evaluate(ADRIFT):
            adrift[name] = found
    assert adrift == {}, "\n".join(f"{page}: {found}" for page, found in adrift.items())


def test_headline_and_sentence_run_from_right_to_left(page: Page, harbour: str) -> None:
    """Arabic is read from the right, and begins there; English beside it from the left."""
    page.goto(f"{harbour}/search?q=harbour")
    arabic = page.locator(".hit-title", has_text="قتلى")
    expect(arabic).to_have_css("direction", "rtl")
    expect(page.locator(".sentence", has_text="A fire in the harbour")).to_have_css(
        "direction", "ltr"
    )


def test_date_beside_a_source_stays_at_its_side(page: Page, harbour: str) -> None:
    """The source comes first, its mark before it and the day behind it."""
    page.goto(f"{harbour}/search?q=harbour")
    line = page.locator(".hit-meta", has_text="بريد المرفأ")
    name, day = line.locator("bdi").bounding_box(), line.locator("time").bounding_box()
    mark = line.locator(".source-mark").bounding_box()
    assert name is not None
    assert day is not None
    assert mark is not None
    assert mark["x"] < name["x"] < day["x"]


def test_pages_in_other_scripts_are_accessible(page: Page, harbour: str) -> None:
    """And keep to the width of a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    for address in pages(page, harbour).values():
        page.goto(harbour + address)
        assert Axe().run(page, options=ACCESSIBLE).violations_count == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
