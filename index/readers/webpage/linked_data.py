"""What does a page say of its article to machines, in JSON-LD?

The vocabulary is schema.org's. A page describes more than its report: related reports, comments,
the site. Only the node of the report itself is read, or none where it cannot be told. Keeps out:
which of its values is believed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_ARTICLE = re.compile(
    r"(?:\A|/)(?:\w*Article|\w*BlogPosting|Report|SocialMediaPosting|LiveBlogPosting)\Z"
)
_PAGE = re.compile(r"(?:\A|/)(?:WebPage|ItemPage|VideoObject)\Z")
# Under these keys stand the articles that others wrote, or other articles.
_OTHERS = frozenset(
    "itemListElement relatedLink hasPart mentions citation isBasedOn comment review video image"
    " associatedMedia author publisher creator about isPartOf breadcrumb liveBlogUpdate".split()
)
_MOST_NODES = 5_000
_DEEPEST = 8
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z", re.S
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
Node = Mapping[str, Any]


class LinkedData:
    """What the scripts of a page describe.

    Args:
        root: the page's element "html".
    """

    def __init__(self, root: Any) -> None:
        self._by_id: dict[str, Node] = {}
        self._nodes: list[Node] = []
        for script in root.iter("script"):
            if "ld+json" in (script.get("type") or "").lower() and script.text:
                for value in _values(script.text):
                    self._collect(value)

    def article(self, *, url: str, headlines: frozenset[str]) -> Node:
        """The node of the page's own report.

        Args:
            url: the page's address, or "".
            headlines: what else on the page is taken for its headline, in small letters.

        Returns:
            The node; an empty one when there is none, or several and no telling which.
        """
        articles = [node for node in self._nodes if _is_a(node, _ARTICLE)]
        if len(articles) > 1:
            own = [node for node in articles if url and _address(node) == url]
            own = own or [
                node for node in articles if text(node.get("headline")).lower() in headlines
            ]
            articles = own or articles
        if len(articles) == 1 or (articles and _same(articles)):
            return articles[0]
        return {}

    def page(self) -> Node:
        """The node of the page itself, which some describe in place of the report."""
        return next((node for node in self._nodes if _is_a(node, _PAGE)), {})

    def follow(self, value: Any) -> Iterator[Node | str]:
        """The nodes, or plain words, that a value stands for; references are followed."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Mapping):
                yield self._by_id.get(str(one.get("@id")), one) if len(one) == 1 else one
            elif isinstance(one, str):
                yield one

    def names(self, value: Any) -> tuple[str, ...]:
        """The names of the people or bodies that a value stands for."""
        found = (
            text(one) if isinstance(one, str) else text(one.get("name"))
            for one in self.follow(value)
        )
        return tuple(name for name in found if name)

    def _collect(self, value: Any, *, depth: int = 0) -> None:
        if depth > _DEEPEST or len(self._nodes) >= _MOST_NODES:
            return
        if isinstance(value, list):
            for one in value[:_MOST_NODES]:
                self._collect(one, depth=depth + 1)
        elif isinstance(value, dict):
            if isinstance(value.get("@id"), str) and len(value) > 1:
                self._by_id.setdefault(value["@id"], value)
            if "@type" in value:
                self._nodes.append(value)
            for key, inner in value.items():
                if key not in _OTHERS and isinstance(inner, dict | list):
                    self._collect(inner, depth=depth + 1)


def text(value: Any) -> str:
    """A value's words, white space collapsed; "" when it has none."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name")
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def _values(script: str) -> Iterator[Any]:
    """The JSON values of a script; what follows a mistake is lost."""
    rest = _WRAPPING.sub("", script).strip()
    decoder = json.JSONDecoder(strict=False)
    mended = False
    while rest:
        try:
            value, end = decoder.raw_decode(rest)
        except RecursionError:
            return
        except ValueError:
            if mended:
                return
            rest, mended = _TRAILING_COMMA.sub("", rest), True
            continue
        yield value
        rest = rest[end:].lstrip("; \t\r\n")


def _is_a(node: Node, kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(one, str) and kind.search(one)
        for one in (types if isinstance(types, list) else [types])
    )


def _address(node: Node) -> str:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            return value.partition("#")[0]
    return ""


def _same(articles: list[Node]) -> bool:
    """Whether they describe one report, as where two programs of a site each describe it."""
    return len({text(node.get("headline")).lower() or _address(node) for node in articles}) == 1
