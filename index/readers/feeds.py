"""Which articles does a feed (RSS, Atom) hold?

An item is an article. Feeds are read as they are written and never guessed at: a library for them
takes 3/4/2021 for a day. Keeps out: how XML is read (`xml_tree`).

Sources: RSS 2.0 and 1.0, RFC 4287 (Atom), the modules content, Dublin Core and FeedBurner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from index.errors import InputError
from index.model.article import Alternative, Metadatum, Published
from index.model.certainty import Basis
from index.model.days import DayRange
from index.readers import fields, fragment, records, xml_tree
from index.readers.contract import Reader, Told
from index.readers.failure import Failure
from index.readers.inputs import Input
from index.readers.instants import parse_published
from index.readers.records import Record
from index.readers.xml_tree import Element

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_OPENS = re.compile(rb"<(?:rss|(?:\w+:)?RDF|(?:\w+:)?feed)[\s>]")
# What may stand before the outermost element: declarations and comments, no other element.
_BEFORE = re.compile(rb"(?:\s|<[?!][^>]*>)*")
_CONTENT = ("http://purl.org/rss/1.0/modules/content/", "encoded")
_NAMED_MAIL = re.compile(r"\S+@\S+\s+\((?P<name>.+)\)\s*\Z")
_WRITTEN_AS_MARKUP = re.compile(r"<\w|</|&#?\w+;")
_WHOLE = Metadatum(value="whole text", note="From what the feed gives as the item's content.")
_SUMMARY = Metadatum(
    value="summary only",
    note="The feed gives no content, only a summary; the article may say more at its address.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """What holds for all items of a feed."""

    title: Metadatum | None
    language: str | None
    author: Metadatum | None
    items: tuple[Element, ...]


def read(given: Input) -> Iterator[Told]:
    """Read a feed.

    Yields:
        An article for each item, and a failure for each that has no text or an unreadable value.

    Raises:
        InputError: it is no feed, or holds no item.
    """
    yield from records.unused(given)
    feed = _feed(xml_tree.parse(given.read(), name=given.name), name=given.name)
    if not feed.items:
        raise InputError(f"{given.name} holds no article.", remedy="Get the feed again later.")
    for number, item in enumerate(feed.items, start=1):
        name = f"{given.name}:{number}"
        try:
            found, troubles = _record(item, feed, name=name)
            yield records.article(records.stated_for_many(found, given=given))
            yield from troubles
        except InputError as error:
            yield Failure(path=name, reason=error.problem, remedy=error.remedy)


def _feed(root: Element, *, name: str) -> _Feed:
    about = root if root.name == "feed" else root.child("channel")
    if root.name not in ("rss", "RDF", "feed") or about is None:
        raise InputError(
            f"{name} is XML, but no feed of RSS or Atom.",
            remedy="Export it as JSON or CSV, or save the article's text.",
        )
    items = (*about.children("item", "entry"), *root.children("item"))
    language = _stated(about, "language") or root.attributes.get(f"{_XML} lang", "")
    title = _line(about.child("title"))
    return _Feed(
        title=Metadatum(value=title, note="The title of the feed.") if title else None,
        language=language if fields.is_language(language) else None,
        author=_author(about) if root.name == "feed" else None,
        items=items,
    )


def _record(item: Element, feed: _Feed, *, name: str) -> tuple[Record, list[Failure]]:
    """What an item says, and what of it could not be used.

    Raises:
        InputError: it has no text.
    """
    text, extent = _text(item)
    if not text:
        raise InputError(f"{name} has no text.", remedy="Save the page at its address instead.")
    title = _line(item.child("title"))
    published, others, troubles = _published(item, name=name)
    url = _address(item)
    language = item.attributes.get(f"{_XML} lang") or _stated(item, "language")
    source, instead = _source(item, feed)
    found = Record(
        name=name,
        text=text,
        title=Metadatum(value=title) if title else None,
        source=source,
        url=Metadatum(value=url) if fields.is_url(url) else None,
        published=published,
        author=_author(item) or feed.author,
        language=language if fields.is_language(language) else feed.language,
        identity=_stated(item, "guid", "id"),
        extent=extent,
        alternatives=(*others, *instead),
    )
    return found, troubles


def _text(item: Element) -> tuple[str, Metadatum]:
    """The text of an item, and how much of the article it is."""
    for part in item.children("encoded", "content"):
        atom = part.space == _ATOM and "src" not in part.attributes
        if atom or (part.space, part.name) == _CONTENT:
            text = _words(part)
            if text:
                return text, _WHOLE
    parts = list(item.children("description", "summary"))
    return next((text for part in parts if (text := _words(part))), ""), _SUMMARY


def _words(part: Element) -> str:
    """What an element says, its markup read."""
    kind = part.attributes.get("type", "")
    if part.space == _ATOM:
        if kind == "xhtml":
            return fragment.plain(part.markup())
        if kind in ("", "text", "text/plain"):
            return part.text().strip()
        is_other = "/" in kind and kind != "text/html"  # a picture, or XML of another kind
        return "" if is_other else fragment.plain(part.text())
    text = part.text()
    return fragment.plain(text) if _WRITTEN_AS_MARKUP.search(text) else text.strip()


def _line(part: Element | None) -> str:
    return "" if part is None else " ".join(_words(part).split())


def _stated(item: Element, *names: str) -> str:
    """The words of the first element of these names that holds some."""
    texts = (part.text().strip() for part in item.children(*names))
    return next((text for text in texts if text), "")


def _address(item: Element) -> str:
    """Where the article stands; a feed that counts its readers' clicks keeps that beside."""
    original = _stated(item, "origLink")
    if original:
        return original
    for link in item.children("link"):
        if link.space != _ATOM:
            if link.text().strip():
                return link.text().strip()
        elif link.attributes.get("rel", "alternate") == "alternate":
            return link.attributes.get("href", "").strip()
    guid = item.child("guid")
    permanent = guid is not None and guid.attributes.get("isPermaLink", "true") == "true"
    return _stated(item, "guid") if permanent else ""


def _author(item: Element) -> Metadatum | None:
    names: list[str] = []
    for part in item.children("author", "creator"):
        name = _stated(part, "name") if part.space == _ATOM else part.text().strip()
        in_mail = _NAMED_MAIL.match(name)
        name = name if in_mail is None else in_mail["name"].strip()
        if name and name not in names:
            names.append(name)
    note = "Named as the author of the feed." if item.name == "feed" else ""
    return Metadatum(value=", ".join(names), note=note) if names else None


def _source(item: Element, feed: _Feed) -> tuple[Metadatum | None, tuple[Alternative, ...]]:
    """The publisher: whom the item names, as collections of feeds do, else the feed."""
    part = item.child("source")
    named = ""
    if part is not None:
        named = _stated(part, "title") if part.space == _ATOM else part.text().strip()
    if not named or (feed.title is not None and named == feed.title.value):
        return feed.title, ()
    others: tuple[Alternative, ...] = ()
    if feed.title is not None:
        note = "The title of the feed, which names another source for this item."
        others = (Alternative(field="source", value=feed.title.value, note=note),)
    return Metadatum(value=named, note="Named by the feed as this item's source."), others


def _published(
    item: Element, *, name: str
) -> tuple[Published | None, list[Alternative], list[Failure]]:
    """When an item was published; when it was changed, only where nothing else is known."""
    troubles: list[Failure] = []

    def stated(*names: str) -> Published | None:
        text = _stated(item, *names)
        try:
            return parse_published(text or None, name=name)
        except InputError as error:
            reason = f"{error.problem.rstrip('.')}; it was read without it."
            troubles.append(Failure(path=name, reason=reason, remedy=error.remedy))
            return None

    published = stated("pubDate", "published", "issued", "date", "created")
    changed = stated("updated", "modified")
    if changed is None or (published is not None and published.day == changed.day):
        return published, [], troubles
    if published is not None:
        note = "The feed says that it was changed then."
        value = changed.day.isoformat()
        return published, [Alternative(field="published", value=value, note=note)], troubles
    return _not_after(changed), [], troubles


def _not_after(changed: Published) -> Published:
    last: date = changed.day
    return replace(
        changed,
        at=None,
        bounds=DayRange.inclusive(None, last),
        basis=Basis.INFERRED,
        note="The feed states only when it was last changed; it can be older.",
    )


def _recognises(head: bytes) -> bool:
    """Whether an input is XML that opens a feed."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    opening = _OPENS.search(start)
    return opening is not None and _BEFORE.fullmatch(start[: opening.start()]) is not None


READER = Reader(
    name="feed (RSS, Atom)",
    suffixes=frozenset({".rss", ".atom", ".xml"}),
    recognises=_recognises,
    read=read,
)
