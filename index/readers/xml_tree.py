"""Which elements does an XML document hold?

Nothing outside of the document is asked for: entities that it declares are refused, and external
ones are left out. Keeps out: what the elements mean.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from xml.parsers import expat

from index.errors import InputError

_MOST_ELEMENTS = 500_000
_DEEPEST = 200
_SEPARATOR = " "  # no address of a namespace holds one
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']""")
_NATIVE = frozenset({"utf-8", "utf8", "utf-16", "iso-8859-1", "us-ascii"})


@dataclass(slots=True)
class Element:
    """An element.

    Args:
        space: its namespace, "" for none.
        name: its local name.
        attributes: by their names, those of a namespace as "namespace name".
        parts: the texts and elements in it, in order.
    """

    space: str
    name: str
    attributes: Mapping[str, str]
    parts: list[str | Element] = field(default_factory=list)

    def children(self, *names: str) -> Iterator[Element]:
        """The elements directly in it with one of these local names; all of them without."""
        for part in self.parts:
            if isinstance(part, Element) and (not names or part.name in names):
                yield part

    def child(self, *names: str) -> Element | None:
        """The first of `children`, or None."""
        return next(self.children(*names), None)

    def text(self) -> str:
        """The texts in it and in its elements together."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def markup(self) -> str:
        """What is in it, as HTML."""
        written = (
            html.escape(part)
            if isinstance(part, str)
            else f"<{part.name}>{part.markup()}</{part.name}>"
            for part in self.parts
        )
        return "".join(written)


class _RefusedError(Exception):
    """The document asks for what is not given."""


def parse(data: bytes, *, name: str) -> Element:
    """Read an XML document.

    Args:
        data: its bytes.
        name: the input's name, for messages.

    Returns:
        Its outermost element.

    Raises:
        InputError: it is not well-formed, declares entities, or is too large or deep.
    """
    data, encoding = _as_understood(data, name=name)
    building = _Building()
    parser = expat.ParserCreate(encoding=encoding, namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    # A document type outside of this one is taken for an empty one; then a name such as &nbsp;
    # that only the missing type would explain is told instead of ending the reading.
    parser.UseForeignDTD(True)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
    parser.ExternalEntityRefHandler = partial(_nothing_for, parser)
    parser.EntityDeclHandler = building.refuse_entity
    parser.SkippedEntityHandler = building.skipped
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "not well-formed")
        raise InputError(
            f"{name} is no well-formed XML: {what}, line {error.lineno}.",
            remedy="Get it again from where it came; it may be cut off.",
        ) from error
    except _RefusedError as error:
        raise InputError(
            f"{name} {error}.", remedy="Get it from a program that writes plain XML."
        ) from error
    return building.root


def _nothing_for(parser: expat.XMLParserType, context: str, *_: object) -> int:
    """Give the parser an empty document in place of one that stands elsewhere."""
    parser.ExternalEntityParserCreate(context).Parse(b"", True)
    return 1


class _Building:
    """The tree while the document is read."""

    def __init__(self) -> None:
        self.root = Element("", "", {})
        self._open: list[Element] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise _RefusedError("holds too many elements, or too many within one another")
        space, _, name = tag.rpartition(_SEPARATOR)
        element = Element(space, name, attributes)
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, tag: str) -> None:  # noqa: ARG002
        self._open.pop()

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self.text(html.unescape(f"&{name};"))

    def refuse_entity(self, name: str, *_: object) -> None:
        raise _RefusedError(f"declares the entity {name!r}; such documents are not read")


def _as_understood(data: bytes, *, name: str) -> tuple[bytes, str | None]:
    """The bytes in an encoding that the parser knows, and which, where it is not to be asked."""
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    label = "" if declared is None else declared[1].decode("ascii").lower()
    if not label or label in _NATIVE:
        return data, None
    try:
        return data.decode(label).encode("utf-8"), "utf-8"
    except (LookupError, ValueError) as error:
        raise InputError(
            f"{name} says that it is in {label!r}, and is not.", remedy="Write it as UTF-8."
        ) from error
