"""At which address did a page stand?

Keeps out: what an address says about the day (`publication`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from index.model.article import Alternative, Metadatum
from index.readers import fields
from index.readers.inputs import Circumstances
from index.readers.webpage.markup import Page

# What browsers write at the head of a page that they save, and what SingleFile writes.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S+?)\s*-->")
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]{10,80})"
)
_BROWSER_DATE = re.compile(
    r"\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<clock>[\d:]{8})"
    r" GMT(?P<zone>[+-]\d{4})"
)
_REACH = 4_096  # code points


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A page's address.

    Args:
        url: the address, or None.
        alternatives: others that were found.
    """

    url: Metadatum | None
    alternatives: tuple[Alternative, ...]


def kept(markup: str, about: Circumstances) -> Circumstances:
    """What is known of a page from whoever kept it, with what the program wrote that saved it.

    Args:
        markup: the page.
        about: what is known from elsewhere; it wins.
    """
    head = markup[:_REACH]
    url, day = "", None
    single = _SINGLE_FILE.search(head)
    saved = _SAVED_FROM.search(head)
    if single is not None:
        url, day = single[1], _day(single[2])
    elif saved is not None:
        url = saved[1]
    return Circumstances(
        url=about.url or (url if fields.is_url(url) else ""),
        charset=about.charset,
        kept_on=about.kept_on or day,
    )


def _day(written: str) -> date | None:
    """The day (UTC) of a browser's date, "Sat Mar 08 2025 14:02:11 GMT+0100"."""
    match = _BROWSER_DATE.match(written)
    if match is None:
        return None
    try:
        mail = "{day} {month} {year} {clock} {zone}".format_map(match.groupdict())
        return parsedate_to_datetime(mail).astimezone(UTC).date()
    except (ValueError, OverflowError):
        return None


def read_address(page: Page) -> Address:
    """Choose a page's address: what it names as its own, else from where it was kept."""
    found = list(dict.fromkeys(_candidates(page)))
    if not found:
        return Address(url=None, alternatives=())
    (url, note), *others = found
    known = {url}
    alternatives = []
    for other, where in others:
        if other not in known:
            known.add(other)
            alternatives.append(Alternative(field="url", value=other, note=where))
    return Address(url=Metadatum(value=url, note=note), alternatives=tuple(alternatives))


def _candidates(page: Page) -> Iterator[tuple[str, str]]:
    kept_front = is_front(page.url)
    stated = (
        (_canonical(page.root), "The page names it as its own (canonical link)."),
        (page.meta("og:url"), "The page names it as its own (og:url)."),
    )
    for value, note in stated:
        url = _joined(page.url, value.strip())
        # A front page that all pages of a site name is the address of none of them.
        if fields.is_url(url) and (kept_front or not is_front(url)):
            yield url, note
    if page.url:
        yield page.url, "From there the page was kept."


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url) if url else ""
    except ValueError:
        return ""


def is_front(url: str) -> bool:
    """Whether an address is a site's front page, or none at all."""
    if not fields.is_url(url):
        return True
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def _canonical(root: Any) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return link.get("href") or ""
    return ""
