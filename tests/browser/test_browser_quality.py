"""Is every page accessible, self-contained and free of sideways scrolling?"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.accessibility import ACCESSIBLE
from browser.server import dateline, serving
from playwright.sync_api import Browser, Page

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
# The second is a desk at twice the size, the first one at four times.
WIDTHS = (320, 640, 768, 1280, 2560)
# What can differ between light and dark; the rest is the same document.
OF_COLOUR = {
    **ACCESSIBLE,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
UNFOLD = "() => document.querySelectorAll('main details').forEach((e) => { e.open = true; })"
TAGS = "elements => elements.map((e) => e.tagName)"
PAGES = (
    "home",
    "results",
    "partial",
    "nothing",
    "timeline",
    "lanes by source",
    "lanes by place",
    "place in time",
    "year asked back",
    "day",
    "lanes of a day",
    "tolls",
    "map",
    "part of the map",
    "figures of an entry",
    "entry",
    "article",
    "figure of an article",
    "original",
    "single passage",
    "collection",
    "empty collection",
    "entity",
    "help",
    "mistake",
    "mistake on the timeline",
    "missing",
    "no such page",
    "removed",
    "superseded",
    "all places",
    "year of a day asked back",
    "refused words",
)


@pytest.fixture(scope="module")
def changed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Pages of a server whose reports were changed and removed after somebody kept addresses."""
    folder = tmp_path_factory.mktemp("changed")
    write(folder, "The mill of Azal burnt down on 6 March 2025.")
    run(folder, "index", "reports.jsonl")
    page = browser.new_page()
    with serving(folder / "index") as address:
        page.goto(f"{address}/search?q=mill")
        passage = str(page.locator(".collect-box input").first.get_attribute("value"))
        page.goto(f"{address}/search?q=parliament")
        removed = str(page.locator(".hit-title a").first.get_attribute("href"))
    page.close()
    write(folder, "Correction: nothing of the kind took place in Port Azal that week.")
    run(folder, "index", "reports.jsonl")
    run(folder, "remove", removed.rpartition("/")[2])
    with serving(folder / "index") as address:
        yield {"superseded": f"{address}/entry/{passage}", "removed": f"{address}{removed}"}


def write(folder: Path, text: str) -> None:
    """Two reports, one in a version of its own."""
    mill = {"url": "https://example.org/mill", "published": "2025-03-08", "text": text}
    vote = {"url": "https://example.org/vote", "text": "Parliament met on 7 March 2025 to vote."}
    lines = "".join(json.dumps(report) + "\n" for report in (mill, vote))
    (folder / "reports.jsonl").write_text(lines, encoding="utf-8")


def run(folder: Path, command: str, argument: str) -> None:
    """A command that users run."""
    line = dateline(command, argument, "--index", "index")
    subprocess.run(line, check=True, cwd=folder, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def addresses(browser: Browser, served: str, changed: dict[str, str]) -> dict[str, str]:
    """The address of each kind of page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/search?q=Hamas")
    article = page.locator(".hit-title a").first.get_attribute("href")
    page.goto(f"{served}/timeline?q=Jableh")
    entry = page.locator(".entry-words a").first.get_attribute("href")
    page.goto(f"{served}/tolls")
    figures = page.locator(".toll tbody th a").first.get_attribute("href")
    page.goto(f"{served}{article}")
    places = page.locator(".pilcrow").evaluate_all("links => links.map((e) => e.hash)")
    passages = [f"/entry/{place.removeprefix('#p-')}" for place in places]
    lone = next(one for one in passages if "no entry" in page.request.get(served + one).text())
    page.goto(f"{served}/search?q=civilians")
    boxes = page.locator(".collect-box input").all()[:3]
    ids = "".join(f"&id={box.get_attribute('value')}" for box in boxes)
    context.close()
    return {
        "home": "/",
        "results": "/search?q=Banias+civilians&-source=L%27Orient+Today&from=2025-03-01",
        "partial": "/search?q=convoy+zeppelin+warehouse",
        "nothing": "/search?q=civilians&from=1990&to=1991",
        "timeline": "/timeline?q=civilians",
        "lanes by source": "/timeline?lanes=source",
        "lanes by place": "/timeline?lanes=place&q=civilians",
        "place in time": "/timeline?at=2025-03-05#at",
        "year asked back": "/timeline?at=15+July#at",
        "day": "/timeline/2025-03-08",
        "lanes of a day": "/timeline/2025-03-07?lanes=source",
        "tolls": "/tolls",
        "map": "/map",
        "part of the map": "/map?q=civilians&bbox=0,30,60,60",
        "figures of an entry": str(figures),
        "entry": str(entry),
        "article": str(article),
        "figure of an article": f"{article}#figure-1",
        "original": f"{article}#original",
        "single passage": lone,
        "collection": f"/collection?title=Coast&id=nevernevernn{ids}&add=hospital+Latakia",
        "empty collection": "/collection",
        "entity": "/entity/place-baniyas",
        "help": "/help",
        "mistake": "/search?q=civilians&from=6/3/2025",
        "mistake on the timeline": "/timeline?from=6/3/2025",
        "all places": "/facets/place?q=civilians&find=a",
        "year of a day asked back": "/search?from=15+July",
        "refused words": "/search?q=kill*ed",
        "missing": "/entry/nevernevernn",
        "no such page": "/nowhere",
        **changed,
    }


def address_of(served: str, address: str) -> str:
    """A page of the server that all share, or one that stands on another."""
    return address if address.startswith("http") else served + address


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_accessibility_violation_in_any_look(
    browser: Browser, served: str, addresses: dict[str, str], name: str
) -> None:
    """Readers use screen readers, magnifiers and keyboards."""
    # Colours that are still changing when they are measured are nobody's.
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address_of(served, addresses[name]))
    page.evaluate(UNFOLD)
    complaints = {}
    for looking, look in LOOKS.items():
        page.emulate_media(color_scheme=look["color_scheme"])
        page.set_viewport_size(look["viewport"])
        results = Axe().run(page, options=OF_COLOUR if looking == "dark" else ACCESSIBLE)
        if results.violations_count:
            complaints[looking] = results.generate_report()
    context.close()
    assert complaints == {}


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_every_screen(
    browser: Browser, served: str, addresses: dict[str, str], name: str
) -> None:
    """From the narrowest to the widest, and at four times the size, nothing scrolls sideways."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address_of(served, addresses[name]))
    page.evaluate(UNFOLD)
    widths = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert widths == {width: width for width in WIDTHS}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_built_of_landmarks_and_headings(
    page: Page, served: str, addresses: dict[str, str], name: str
) -> None:
    """Who cannot see a page at a glance goes through it by these."""
    page.goto(address_of(served, addresses[name]))
    assert page.locator("html").get_attribute("lang") == "en"
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all(TAGS)]
    steps = [after - before for before, after in itertools.pairwise(levels)]
    assert max(steps, default=0) <= 1, levels
    for skip in page.locator(".skip").all():
        assert page.locator(str(skip.get_attribute("href"))).count() == 1


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_no_other_host_and_breaks_no_rule_of_its_own(
    page: Page, served: str, addresses: dict[str, str], name: str
) -> None:
    """Nobody else learns who reads what, and the content policy holds."""
    hosts: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address_of(served, addresses[name]))
    page.wait_for_load_state("networkidle")
    expected = re.compile(r"Failed to load resource: .* (404|410|422)")
    assert hosts == {urlsplit(page.url).netloc}
    assert [text for text in complaints if not expected.search(text)] == []


PRESSED = (
    ".collect-box, .collect .apply, .facet-value, .chip, .search-button, .apply, .switch a, "
    ".sorts a, .crumbs a, .jump button, .jump input:not([type=hidden]), .lane-cell a, "
    "#filters > summary"
)


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=civilians&place=place-baniyas",
        "/timeline?lanes=source&from=2025-03-06&to=2025-03-08",
    ],
)
def test_every_target_of_the_lists_is_large_enough_for_a_finger(
    browser: Browser, served: str, address: str
) -> None:
    """44 pixels for what is pressed to choose; links in running text are exempt."""
    context = browser.new_context(**LOOKS["phone"])
    page = context.new_page()
    page.goto(served + address)
    page.locator("#filters > summary").click()
    heights = {
        (element.inner_text(), round(box["height"]))
        for element in page.locator(PRESSED).all()
        if (box := element.bounding_box()) is not None and element.is_visible()
    }
    context.close()
    assert heights
    assert {found for found in heights if found[1] < 44} == set()


def test_page_prints_addresses_and_hides_what_cannot_be_pressed(
    page: Page, served: str, addresses: dict[str, str]
) -> None:
    """A printed page is a dossier: it must say where each sentence stands."""
    page.goto(f"{served}/timeline?q=Jableh")
    page.emulate_media(media="print")
    link = page.locator(".entry-words a").first
    content = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert "attr(href)" in content or "/entry/" in content
    assert page.locator(".search-form").is_hidden()
    assert page.locator(".filters").is_hidden()
