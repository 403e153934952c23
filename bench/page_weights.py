"""What does a page cost whoever opens it for the first time? Octets, requests, hosts, jumps.

Counted by Chromium itself, with nothing kept from before: what travelled, heads included, in the
form in which it travelled. Scripts are held back until the page is painted when it is seen whether
it jumps, so that no figure depends on how quick the machine is. Keeps out: time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, ViewportSize

DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=360, height=740)

# What goes wrong is noted before the page itself runs.
_NOTED = """
window.noted = { broken: [], shift: 0 };
document.addEventListener("securitypolicyviolation", (event) =>
  window.noted.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.noted.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# Resolves when something is on screen.
_PAINTED = """() => new Promise((done) =>
  new PerformanceObserver(done).observe({ type: "paint", buffered: true }))"""
# Resolves when two more frames have been drawn.
_DRAWN = """async () => {
  for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
}"""
_SCRIPTS = "**/*.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a page costs.

    Args:
        octets: all that travelled, heads and icon included.
        requests: how many there were.
        foreign: how many went to another host.
        violations: breaches of the content policy.
        shift: how far what is shown jumped while it was loading: CLS,
            https://web.dev/articles/cls, at the width where it is greater.
    """

    octets: int
    requests: int
    foreign: int
    violations: int
    shift: float


# What every page is held to, on every collection.
BUDGET = Weight(octets=60_000, requests=12, foreign=0, violations=0, shift=0.01)


def beyond(weight: Weight) -> list[str]:
    """What a page costs beyond the budget, for people."""
    figures, limits = asdict(weight), asdict(BUDGET)
    return [
        f"{one.name} {figures[one.name]:,} > {limits[one.name]:,}"
        for one in fields(Weight)
        if figures[one.name] > limits[one.name]
    ]


def weigh(browser: Browser, address: str) -> Weight:
    """Open a page as a first visitor does, then twice more to see whether it jumps.

    Args:
        browser: a Chromium.
        address: in full.
    """
    with _visitor(browser, DESK) as page:
        asked, octets = _counted(page)
        page.goto(address, wait_until="networkidle")
        broken = page.evaluate("window.noted.broken")
    here = urlsplit(address).netloc
    return Weight(
        octets=int(sum(octets)),
        requests=len(asked),
        foreign=sum(urlsplit(one).netloc != here for one in asked if one.startswith("http")),
        violations=len(broken),
        shift=max(_shift(browser, address, screen) for screen in (DESK, PHONE)),
    )


def _shift(browser: Browser, address: str, screen: ViewportSize) -> float:
    """How far a page jumps when its scripts come after it has been painted."""
    held: list[Route] = []
    painted = False

    def hold(route: Route) -> None:
        if painted:
            route.continue_()
        else:
            held.append(route)

    with _visitor(browser, screen) as page:
        page.route(_SCRIPTS, hold)
        page.goto(address, wait_until="commit")
        page.evaluate(_PAINTED)
        painted = True
        for route in held:
            route.continue_()
        page.wait_for_load_state("networkidle")
        page.evaluate(_DRAWN)
        return round(float(page.evaluate("window.noted.shift")), 4)


@contextmanager
def _visitor(browser: Browser, screen: ViewportSize) -> Iterator[Page]:
    context = browser.new_context(viewport=screen)
    page = context.new_page()
    page.add_init_script(_NOTED)
    yield page
    context.close()


def _counted(page: Page) -> tuple[list[str], list[float]]:
    """The addresses that are asked for and the octets of the answers, filled while a page loads."""
    asked: list[str] = []
    octets: list[float] = []
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    session.on("Network.loadingFinished", lambda event: octets.append(event["encodedDataLength"]))
    session.send("Network.enable")
    return asked, octets
