"""Who published a page?

Keeps out: agencies that a report was taken from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from index.model.article import Alternative, Metadatum
from index.model.certainty import Basis
from index.readers import fields
from index.readers.webpage.linked_data import LinkedData, Node
from index.readers.webpage.markup import Page

_METAS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher",
          "citation_journal_title", "sailthru.publisher", "copyright")  # fmt: skip
_NO_NAME = re.compile(r"\A[@\d]|https?:|©|\(c\)|copyright", re.IGNORECASE)
_LONGEST = 80  # code points; longer ones are sentences
_HOST_PREFIX = re.compile(r"\A(?:www\d?|m|mobile|amp|edition)\.")


def read_publisher(
    page: Page, *, data: LinkedData, node: Node, url: str
) -> tuple[Metadatum | None, tuple[Alternative, ...]]:
    """Find who published a page: the name that it states, else the host of its address.

    Returns:
        The publisher, or None; and the other names that were found.
    """
    found: dict[str, tuple[str, str]] = {}
    for name, place in _names(page, data, node):
        if len(name) <= _LONGEST and not _NO_NAME.search(name):
            found.setdefault(name.lower(), (name, place))
    if found:
        (name, place), *others = found.values()
        alternatives = tuple(
            Alternative(field="source", value=other, note=f"From {where}.")
            for other, where in others[:3]
        )
        return Metadatum(value=name, note=f"From {place}."), alternatives
    host = host_of(url)
    if host:
        note = "The host of the page's address."
        return Metadatum(value=host, basis=Basis.INFERRED, note=note), ()
    return None, ()


def host_of(url: str) -> str:
    """The host of an address, without "www."; "" when there is none."""
    if not fields.is_url(url):
        return ""
    return _HOST_PREFIX.sub("", urlsplit(url).hostname or "")


def site_names(page: Page, *, data: LinkedData, node: Node, url: str) -> tuple[str, ...]:
    """What the page's site may be called in its titles."""
    host = host_of(url)
    label = host.split(".")[0] if host else ""
    names = [name for name, _ in _names(page, data, node)]
    return tuple(dict.fromkeys([*names, *((host, label) if host else ())]))


def _names(page: Page, data: LinkedData, node: Node) -> Iterator[tuple[str, str]]:
    yield from (
        (name, "the meta element og:site_name") for name in page.metas.get("og:site_name", ())[:1]
    )
    for key in ("publisher", "sourceOrganization", "provider"):
        yield from ((name, "the page's JSON-LD") for name in data.names(node.get(key))[:1])
    for name in _METAS[1:]:
        yield from ((value, f"the meta element {name}") for value in page.metas.get(name, ())[:1])
