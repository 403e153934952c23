"""How does the markup of a page become a tree, whatever is wrong with it?

Keeps out: which characters the bytes are (`charset`), and what the page says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import Any

from index.errors import InputError

_INVISIBLE_TO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DUBLIN_CORE = re.compile(r"\A(dc|dcterms):")  # both "dc:title" and "dc.title" are written
# Marks that open or close a tag, those in scripts included; large pages of news have some 50,000.
_MOST_TAGS = 150_000
_MOST_ATTRIBUTES = 5_000  # of one element: the parser compares each with all before it
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_METAS = 2_000
_NEEDED = ("lxml", "trafilatura", "htmldate", "babel")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page after parsing.

    Args:
        root: its element "html".
        url: its address as far as it is known from outside the markup, else "".
    """

    root: Any
    url: str

    @cached_property
    def metas(self) -> Mapping[str, tuple[str, ...]]:
        """What its meta elements say: by property or name, in small letters, in their order."""
        said: dict[str, list[str]] = {}
        for number, element in enumerate(self.root.iter("meta")):
            if number >= _MOST_METAS:
                break
            content = " ".join(element.get("content", "").split())
            names = f"{element.get('property', '')} {element.get('name', '')}".lower().split()
            for name in names if content else ():
                name = _DUBLIN_CORE.sub(r"\1.", name)
                said.setdefault(name, []).append(content)
        return {name: tuple(values) for name, values in said.items()}

    def meta(self, *names: str) -> str:
        """What the first of these names says; "" when none is there."""
        return next((self.metas[name][0] for name in names if name in self.metas), "")


def check_installed(name: str) -> None:
    """Refuse a page where what reads it is not installed.

    Raises:
        InputError: the optional extra is missing.
    """
    if any(find_spec(module) is None for module in _NEEDED):
        raise InputError(
            f"{name} is a web page, and what reads web pages is not installed.",
            remedy="Install it with `pip install dateline[html]`.",
        )


def parse(markup: str, *, name: str) -> Any:
    """Parse a page; unclosed and misplaced elements are mended as a browser would.

    Args:
        markup: the page.
        name: the input's name, for messages.

    Returns:
        Its element "html".

    Raises:
        InputError: nothing in it is markup, or it is too large to be a page for people.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        no_network=True,
        huge_tree=True,  # 2,048 elements deep instead of 256, which unclosed ones can reach
    )
    if markup.count("<") > _MOST_TAGS or _has_endless_tag(markup):
        raise InputError(
            f"{name} has more elements, or more attributes on one, than any page for people.",
            remedy="Save the report's text as a .txt file and give that.",
        )
    clean = _INVISIBLE_TO_XML.sub("", markup)
    try:
        root = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(
            f"{name} cannot be read as a web page.", remedy="Open it in a browser and save it anew."
        ) from error
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise InputError(
            f"{name} nests its elements deeper than any page for people; what is in them is lost.",
            remedy="Open it in a browser and save it anew, or save its text as a .txt file.",
        )
    return root


def _has_endless_tag(markup: str) -> bool:
    """Whether an element has attributes without end; quoted values may be as long as they like."""
    return any(
        len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES
        for tag in _LONG_TAG.finditer(markup)
    )


def ancestors(element: Any, *, most: int = 12) -> Iterator[Any]:
    """An element and those around it, inmost first; no more than `most`."""
    for _ in range(most):
        if element is None:
            return
        yield element
        element = element.getparent()


def words_of(element: Any) -> str:
    """The words of an element with all that is in it, white space collapsed."""
    return " ".join(" ".join(element.itertext()).split())
