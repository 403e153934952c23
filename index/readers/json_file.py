"""How does a JSON file become articles: one object, an array of them, or an array in an object?

Knows the News API's answers, schema.org's articles (JSON-LD) and IPTC ninjs by the names that they
use. Keeps out: how large files are taken apart (`json_stream`), what an object says (`mapped`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from index.errors import InputError
from index.model.article import Article
from index.readers import jsonl, mapped, records
from index.readers.contract import Reader, Told
from index.readers.decode import check_encoding
from index.readers.failure import Failure, Note
from index.readers.inputs import Input, cannot_open
from index.readers.json_stream import JsonStream
from index.readers.mapping import Names, values_at

# Under which names programs keep the array of what they export.
_ARRAYS = frozenset(
    "articles items results data docs records news entries stories posts value".split()
)
_GRAPH = "@graph"
_ARTICLE_TYPE = re.compile(r"(?:^|[/:])(?:\w*Article|\w*BlogPosting|Report)$")
_MOST_MEMBERS = 10_000  # of the outermost object
_OPENS_ARRAY = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"')


def read(given: Input) -> Iterator[Told]:
    """Read a JSON file in UTF-8; the limit is that of one value, the file may be larger.

    Yields:
        An article or a failure for each object, named by its place from 1 where there are several;
        at the end a note that counts the objects of other types than articles.

    Raises:
        InputError: it is no JSON at some place, or holds no article.
    """
    check_encoding(given.head(), name=given.name)
    reading = _Reading(given)
    try:
        with given.open() as file:
            stream = JsonStream(file, name=given.name, limit=given.limits.file_bytes)
            while stream.next():
                yield from reading.outermost(stream)
    except OSError as error:
        raise cannot_open(given.name, error) from error
    if reading.aside:
        kinds = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(reading.aside.items()))
        text = f"Left aside, since they are of no type of article: {kinds}."
        yield Note(path=given.name, text=text)
    elif reading.count == 0:
        raise InputError(
            f"{given.name} holds no article.", remedy='Put [{"text": "..."}] into it, or remove it.'
        )


class _Reading:
    """A file while its objects are read.

    Attributes:
        count: objects so far.
        aside: how many were of which other type.
    """

    def __init__(self, given: Input) -> None:
        self._given = given
        self._names = mapped.names_for(given)
        self.count = 0
        self.aside: Counter[str] = Counter()

    def outermost(self, stream: JsonStream) -> Iterator[Told]:
        """The articles of a value that lies in no other."""
        opens = stream.next()
        if opens == "[" and not self._names.records:
            yield from self._array(stream)
        elif opens == "{":
            yield from self._object(stream, self._names.records)
        else:
            yield from self._several(stream.value())

    def _array(self, stream: JsonStream) -> Iterator[Told]:
        for _ in stream.elements():
            yield from self._several(stream.value())

    def _object(self, stream: JsonStream, path: str) -> Iterator[Told]:
        """An object: a record, or what an array of records is in.

        Args:
            stream: where it opens.
            path: the path to the array, where it is known.
        """
        wanted, _, rest = path.partition(".")
        members: dict[str, object] = {}
        found = False
        for name in stream.members():
            opens = stream.next()
            if path and name == wanted and rest and opens == "{":
                found = True
                yield from self._object(stream, rest)
            elif opens == "[" and (name == wanted and not rest if path else name in _ARRAYS):
                found = True
                yield from self._array(stream)
            elif name == _GRAPH and not path:
                found = True
                yield from self._graph(stream.value())
            elif len(members) < _MOST_MEMBERS:
                members[name] = stream.value()
            else:
                raise stream.wrong("its outermost object holds too many names")
        if not found and path:
            raise InputError(
                f"{self._given.name} holds nothing at {path!r}.",
                remedy="Mend `records` in articles.map.toml.",
            )
        if not found:
            yield from self._one(members)

    def _graph(self, nodes: object) -> Iterator[Told]:
        """The nodes of JSON-LD, each with what it refers to in place of the reference."""
        nodes = nodes if isinstance(nodes, list) else [nodes]
        known = {
            node["@id"]: node
            for node in nodes
            if isinstance(node, dict) and isinstance(node.get("@id"), str)
        }
        for node in nodes:
            if isinstance(node, dict):
                node = {name: _resolved(value, known) for name, value in node.items()}
            yield from self._several(node)

    def _one(self, value: Mapping[str, object]) -> Iterator[Told]:
        """The only object of its file: what is stated about the file holds for it."""
        for told in self._told(value, name=self._given.name):
            if isinstance(told, Article):
                yield from records.stated(told, given=self._given)
            else:
                yield told

    def _several(self, value: object) -> Iterator[Told]:
        if self.count == 0:
            yield from records.unused(self._given)
        yield from self._told(value, name=f"{self._given.name}:{self.count + 1}")

    def _told(self, value: object, *, name: str) -> Iterator[Told]:
        self.count += 1
        try:
            if not isinstance(value, dict):
                raise InputError(f"{name} is no JSON object.", remedy='Write {"text": "..."}.')
            kind = _other_type(value, self._names)
            if kind:
                self.aside[kind] += 1
                return
            found = mapped.record(value, name=name, names=self._names, given=self._given)
            yield records.article(found)
        except InputError as error:
            yield Failure(path=name, reason=error.problem, remedy=error.remedy)


def _other_type(value: Mapping[str, object], names: Names) -> str:
    """The type that JSON-LD gives an object that is no article and holds no text, else ""."""
    kinds = value.get("@type")
    kinds = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]
    if not kinds or any(_ARTICLE_TYPE.search(str(kind)) for kind in kinds):
        return ""
    if any(True for path in names.paths["text"] for _ in values_at(value, path)):
        return ""
    return str(kinds[0])[:40]


def _resolved(value: object, known: Mapping[str, object]) -> object:
    if isinstance(value, list):
        return [_resolved(member, known) for member in value]
    if isinstance(value, dict) and set(value) == {"@id"}:
        return known.get(str(value["@id"]), value)
    return value


READER = Reader(
    name="JSON",
    suffixes=frozenset({".json", ".jsonld"}),
    recognises=lambda head: _OPENS_ARRAY.match(head) is not None or jsonl.recognises(head),
    read=read,
)
