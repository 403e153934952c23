"""What does a feed say? A strict reader of RFC 4287 that shares nothing with the writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from xml.parsers import expat

ATOM = "http://www.w3.org/2005/Atom"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# How often each stands in an entry and in a feed that keeps to the standard (4.1.1, 4.1.2).
ONCE = frozenset({"id", "title", "updated"})
AT_MOST_ONCE = frozenset({"published", "summary", "subtitle", "generator"})


@dataclass
class Element:
    """An element with its attributes, its text and what stands in it."""

    name: str
    attributes: dict[str, str]
    text: str
    inner: list[Element]

    def all(self, name: str) -> list[Element]:
        """The elements of a name directly in it."""
        return [one for one in self.inner if one.name == name]

    def one(self, name: str) -> str:
        """The text of the one element of a name."""
        (found,) = self.all(name)
        return found.text

    def link(self, relation: str) -> str:
        """Where the one link of a relation leads."""
        (found,) = [one for one in self.all("link") if one.attributes["rel"] == relation]
        return found.attributes["href"]


def parse(data: bytes) -> Element:
    """The feed of a file; AssertionError where the standard is not kept."""
    root = Element("", {}, "", [])
    stack = [root]

    def begin(name: str, attributes: dict[str, str]) -> None:
        space, _, plain = name.rpartition(" ")
        assert space == ATOM, name
        one = Element(plain, attributes, "", [])
        stack[-1].inner.append(one)
        stack.append(one)

    def text(words: str) -> None:
        stack[-1].text += words

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    (feed,) = root.inner
    assert feed.name == "feed"
    entries = feed.all("entry")
    for part in (feed, *entries):
        _check(part)
    assert len({entry.one("id") for entry in entries}) == len(entries)
    return feed


def _check(part: Element) -> None:
    names = [one.name for one in part.inner]
    assert all(names.count(name) == 1 for name in ONCE), names
    assert all(names.count(name) <= 1 for name in AT_MOST_ONCE), names
    assert all(author.one("name") for author in part.all("author"))
    assert part.all("author")
    assert part.link("alternate").startswith("http")
    assert re.match(r"(urn:uuid:[0-9a-f-]{36}|http://\S+)$", part.one("id"))
    for name in ("updated", "published"):
        for stamp in part.all(name):
            assert STAMP.fullmatch(stamp.text), stamp.text
            datetime.fromisoformat(stamp.text)
