"""Who wrote the report of a page?

Keeps out: photographers and agencies, who are credited in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from index.model.article import Metadatum
from index.readers import headings, rules
from index.readers.webpage.linked_data import LinkedData, Node
from index.readers.webpage.markup import Page, ancestors, words_of
from index.readers.webpage.trimming import stands_apart
from index.readers.webpage.visible import VisibleText

_METAS = (
    "author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "dc.creator.aut", "citation_author", "rbauthors", "authors",
)  # fmt: skip
_OPENING = re.compile(
    r"\A(?:(?:written|reported|posted|published|story|text|article) )?(?:by|von|par|por|di|door|av"
    r"|af|автор|بقلم|words by|authors?|autore?|auteur|redacción)\b\s*[:.]?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[;|/•·\n]|,?\s(?:and|und|et|y|e|och|og|en|&|with|mit|avec|con)\s|、|，)\s*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[\d@<>{}=]|https?:|www\.|\.(?:com|org|net)\b|\.{3}|[!?]")
_IN_BRACKETS = re.compile(r"\((?:https?:|www\.|@)[^()]{0,200}\)|<[^<>]{0,200}>")
_MOST_WORDS = 6
_MOST_AUTHORS = 12
_SAID = re.compile(
    r"(?:By|BY|by|Von|Par|Por|Door|Di)\s+(?P<names>[^\d|•·(]{4,80}?)(?=\s*(?:[\d|•·(]|(?:January|February|March|April|May|June|July|August|September|October|November|December|Published|Updated)\b|\Z))"
)
_LONGEST = 120  # code points of an author's line
_BYLINE_CLASS = re.compile(r"(?<![a-z])(?:byline|by-line|author(?:-?name|s)?)(?![a-z])")
_REACH = 8  # lines above and below the report's first among which the author's line stands


def read_authors(
    page: Page, visible: VisibleText, *, data: LinkedData, node: Node, first: int
) -> Metadatum | None:
    """Find who wrote a report.

    Args:
        page: the page.
        visible: its text.
        data: what it says to machines.
        node: what of it concerns the report.
        first: the number of the report's first line.

    Returns:
        The names, separated by commas, from the first place that names somebody; or None.
    """
    for raw, place in _places(page, visible, data, node, first):
        names = clean_names(raw)
        if names:
            return Metadatum(value=", ".join(names), note=f"From {place}.")
    return None


def clean_names(raw: Iterable[str]) -> tuple[str, ...]:
    """The names among words that stand for authors: no roles, days, addresses or slogans."""
    names: dict[str, str] = {}
    for words in raw:
        words = _IN_BRACKETS.sub(" ", " ".join(words.split()))
        for part in _parts(_OPENING.sub("", words)):
            name = _OPENING.sub("", part).strip(" ,.:–—-*")
            if _is_name(name):
                names.setdefault(name.lower(), name if name != name.lower() else name.title())
    return tuple(names.values())[:_MOST_AUTHORS]


def _parts(words: str) -> Iterator[str]:
    """Cut a list of people: at commas too where what stands between them are whole names."""
    for part in _BETWEEN.split(words):
        commas = part.split(",")
        if all(len(one.split()) > 1 or not one.strip() for one in commas):
            yield from commas
        else:
            yield commas[0]


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= 80 or len(name.split()) > _MOST_WORDS:
        return False
    if _NO_NAME.search(name) or _role().search(name):
        return False
    # "Text from the wire": a slogan has small words; a name has few.
    small = [word for word in name.split() if word[0].islower()]
    return len(small) <= len(name.split()) / 2


def _places(
    page: Page, visible: VisibleText, data: LinkedData, node: Node, first: int
) -> Iterator[tuple[tuple[str, ...], str]]:
    yield data.names(node.get("author")), "the page's JSON-LD"
    for name in _METAS:
        if name in page.metas:
            yield page.metas[name], f"the meta element {name}"
    yield data.names(node.get("creator")), "the page's JSON-LD"
    yield tuple(_marked(page.root)), "the markup of the author's line"
    yield tuple(_byline(visible, first)), "the author's line"


def _marked(root: Any) -> Iterator[str]:
    """The words of elements that the markup names as the author's."""
    together: frozenset[Any] | None = None
    for element in root.xpath(".//*[contains(@itemprop, 'author') or contains(@rel, 'author')]"):
        properties = (element.get("itemprop") or "").split()
        relations = (element.get("rel") or "").split()
        if ("author" in properties or "author" in relations) and not stands_apart(element):
            around = frozenset(ancestors(element, most=4))
            if together is not None and not together & around:
                return  # the authors of another report
            together = around if together is None else together
            name = next(
                (one for one in element.iter() if "name" in (one.get("itemprop") or "").split()),
                element,
            )
            yield name.get("content") or words_of(name)


def _byline(visible: VisibleText, first: int) -> Iterator[str]:
    for line in visible.lines[max(0, first - _REACH) : first + _REACH]:
        words = visible.words(line)
        if len(words) > _LONGEST:
            continue
        said = _SAID.match(words)
        if said is not None and headings.byline(f"By {said['names'].strip(' ,.-–—|')}"):
            yield said["names"]
            return
        element = line.element
        for one in (element, element.getparent()):
            if one is not None and _BYLINE_CLASS.search((one.get("class") or "").lower()):
                yield words
                return


@cache
def _role() -> re.Pattern[str]:
    return rules.load("webpage", section="roles")[0].pattern
