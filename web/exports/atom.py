"""How is a feed written? Atom (RFC 4287), with what reports say as plain text.

Ids are name-based UUIDs (RFC 9562, version 5) of what a report or an entry is called here, so that
they are the same on every server and in every run. Keeps out: what is in a feed (feeds.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Tree

from search.vocabulary import Published

# Any name would do that nobody else uses; ".invalid" belongs to nobody (RFC 2606).
NAMESPACE = uuid5(NAMESPACE_URL, "https://dateline.invalid/")
XML_NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold, not even escaped (2.2).
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed.

    Args:
        id: made by `feed_id`.
        title: one line.
        href: its page, in full.
        author: whose words these are.
        updated: when it came or changed last.
        published: when it was published, or None where that is not stated.
        summary: plain text.
    """

    id: str
    title: str
    href: str
    author: str
    updated: datetime
    published: datetime | None
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed without its entries.

    Args:
        title: which question it answers.
        subtitle: what it holds, for people.
        href: its own address, in full; also its id.
        page: the page that shows the same, in full.
        at: when it is written; what an empty feed says of its last change.
    """

    title: str
    subtitle: str
    href: str
    page: str
    at: datetime


def feed_id(kind: str, identifier: str) -> str:
    """The id of an entry of a feed, e.g. for ("article", "abcdefghijkl")."""
    return uuid5(NAMESPACE, f"{kind}/{identifier}").urn


def instant_of(published: Published) -> datetime:
    """The instant of publication; where only a day is known, its beginning (UTC)."""
    if published.at is not None:
        return published.at.astimezone(UTC)
    return datetime(published.day.year, published.day.month, published.day.day, tzinfo=UTC)


def atom(feed: Feed, entries: Sequence[FeedEntry]) -> str:
    """A feed as text, its entries in the given order."""
    root = Tree.Element("feed", {"xmlns": XML_NAMESPACE, "xml:lang": "en"})
    _text(root, "id", feed.href)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _stamp(max((entry.updated for entry in entries), default=feed.at)))
    _link(root, "self", feed.href, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    _text(_child(root, "author"), "name", "Dateline")
    _text(root, "generator", "Dateline")
    for entry in entries:
        _entry(_child(root, "entry"), entry)
    Tree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Tree.tostring(root, encoding="unicode")}\n'


def _entry(parent: Tree.Element, entry: FeedEntry) -> None:
    _text(parent, "id", entry.id)
    _text(parent, "title", entry.title)
    _link(parent, "alternate", entry.href, "text/html")
    _text(_child(parent, "author"), "name", entry.author)
    _text(parent, "updated", _stamp(entry.updated))
    if entry.published is not None:
        _text(parent, "published", _stamp(entry.published))
    _text(parent, "summary", entry.summary)


def _child(parent: Tree.Element, name: str) -> Tree.Element:
    return Tree.SubElement(parent, name)


def _text(parent: Tree.Element, name: str, words: str) -> None:
    _child(parent, name).text = _FORBIDDEN.sub("\ufffd", words)


def _link(parent: Tree.Element, relation: str, href: str, media_type: str) -> None:
    Tree.SubElement(parent, "link", {"rel": relation, "href": href, "type": media_type})


def _stamp(at: datetime) -> str:
    """An instant as RFC 3339 writes it; years have four digits."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
