"""How do Dateline and trafilatura alone read a page, in one form for both?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bench.saved_pages import KnownPage
from index.errors import InputError
from index.model.article import Article, BlockKind
from index.readers.inputs import Circumstances
from index.readers.webpage.reader import read_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a program read in a page; "" or nothing where it found none.

    Args:
        text: the report's text, without the headline.
        title: the headline.
        day: the day of publication, as 2024-05-31.
        source: the publisher.
        authors: who wrote it.
        refused: why the page was not read, or "".
        with_captions: the text with captions of pictures.
    """

    text: str = ""
    title: str = ""
    day: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    refused: str = ""
    with_captions: str = ""


PageReader = Callable[[KnownPage], Reading]


def dateline(page: KnownPage) -> Reading:
    """Dateline's reader of web pages."""
    try:
        article = read_page(page.data, name=page.id, about=Circumstances(url=page.url))
    except InputError as error:
        return Reading(refused=error.problem)
    return Reading(
        text=_text(article, without={BlockKind.HEADLINE, BlockKind.CAPTION}),
        with_captions=_text(article, without={BlockKind.HEADLINE}),
        title=article.title.value if article.title else "",
        day=article.published.day.isoformat() if article.published else "",
        source=article.source.value if article.source else "",
        authors=tuple(article.byline.value.split(", ")) if article.byline else (),
    )


def _text(article: Article, *, without: set[BlockKind]) -> str:
    blocks = (block for block in article.blocks if block.kind not in without)
    dateline = article.dateline.value if article.dateline else ""
    return "\n".join([dateline, *(article.body[block.start : block.end] for block in blocks)])


def trafilatura(page: KnownPage) -> Reading:
    """trafilatura alone, as its documentation first calls it."""
    from trafilatura import extract, extract_metadata

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    text = extract(page.data) or ""
    said = extract_metadata(page.data, default_url=page.url or None)
    return Reading(
        text=text,
        with_captions=text,
        title=said.title or "",
        day=said.date or "",
        source=said.sitename or "",
        authors=tuple((said.author or "").split("; ")) if said.author else (),
    )


READERS: dict[str, PageReader] = {"Dateline": dateline, "trafilatura": trafilatura}
