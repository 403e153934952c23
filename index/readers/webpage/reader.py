"""How does a saved web page become an article?

Parses it once and asks each question of its module. `original` is the text of the page, not its
markup; every character of the body leads back to it. Keeps out: how any question is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.ids import article_id
from index.model.article import Article, BlockKind, Metadatum
from index.readers import sidecar as metadata
from index.readers.clean import Cleaned, clean
from index.readers.contract import Reader
from index.readers.failure import Failure
from index.readers.inputs import Circumstances, Input
from index.readers.pieces import Line
from index.readers.webpage.address import is_front, kept, read_address
from index.readers.webpage.charset import decode
from index.readers.webpage.day_places import is_day_line
from index.readers.webpage.days import Locale
from index.readers.webpage.language import read_language
from index.readers.webpage.linked_data import LinkedData
from index.readers.webpage.markup import Page, check_installed, parse
from index.readers.webpage.people import read_authors
from index.readers.webpage.publication import deciding_locale, read_publication
from index.readers.webpage.publisher import read_publisher, site_names
from index.readers.webpage.refusals import check_report
from index.readers.webpage.report import Report, opening, read_report
from index.readers.webpage.title import Title, is_headed, named_headlines, read_title

_OPENS_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html)\b", re.I | re.S
)


def read(given: Input) -> Iterator[Article | Failure]:
    """Read an input that is a web page.

    Yields:
        The article, then a failure for each part of its metadata that could not be used.

    Raises:
        InputError: it cannot be read as a page, or holds no report.
    """
    check_installed(given.name)
    article = read_page(given.read(), name=given.name, about=given.about)
    entry = given.entry
    if entry is None or given.sidecar is None:
        yield article
    else:
        named = (
            article if entry.url is None else replace(article, id=_id(entry.url, article.original))
        )
        yield from metadata.applied(named, entry=entry, sidecar=given.sidecar)


def read_page(data: bytes, *, name: str, about: Circumstances) -> Article:
    """Read a page.

    Args:
        data: its bytes.
        name: the input's name, for messages.
        about: what is known from whoever kept it.

    Raises:
        InputError: it cannot be read as a page, or holds no report.
    """
    markup = decode(data, charset=about.charset, name=name)
    about = kept(markup, about)
    page = Page(root=parse(markup, name=name), url=about.url)
    address = read_address(page)
    url = about.url if address.url is None else address.url.value
    linked = LinkedData(page.root)
    node = linked.article(url=url, headlines=named_headlines(page))
    report = read_report(page, node)
    visible, first = report.visible, report.first
    sites = site_names(page, data=linked, node=node, url=url)
    title = read_title(page, visible, node=node, sites=sites, first=first)
    check_report(
        visible,
        report.lines,
        title="" if title.value is None else title.value.value,
        kind=page.meta("og:type").lower(),
        on_front=url != "" and is_front(url) and not node,
        headed=bool(node) or is_headed(page, visible, title),
        name=name,
    )
    language = read_language(page, node, report.words)
    known = deciding_locale(language, url)
    start = opening(report, headline=title.line)
    cleaned = _cleaned(report, title, start=start, known=known)
    publication = read_publication(
        page,
        visible,
        data=linked,
        node=node,
        known=known,
        url=url,
        headline=title.line,
        report=report.lines,
        opening=start,
        kept_on=about.kept_on,
    )
    source, other_sources = read_publisher(page, data=linked, node=node, url=url)
    authors = read_authors(page, visible, data=linked, node=node, first=first)
    return Article(
        id=_id(address.url, visible.text),
        body=cleaned.body,
        blocks=cleaned.blocks,
        original=visible.text,
        path=name,
        source=source,
        title=title.value,
        published=publication.published,
        url=address.url,
        language=language,
        dateline=cleaned.dateline,
        byline=authors or cleaned.byline,
        credits=cleaned.credits,
        alternatives=(
            *publication.alternatives,
            *title.alternatives,
            *other_sources,
            *address.alternatives,
        ),
        stripped=cleaned.stripped,
        marks=cleaned.marks,
        origin=cleaned.origin,
    )


def _id(url: Metadatum | None, original: str) -> str:
    return article_id(url=None if url is None else url.value, content=original)


def _cleaned(report: Report, title: Title, *, start: int, known: Locale) -> Cleaned:
    """The body: the lines that were chosen, under the headline where it stands on the page.

    A line that tells the day above the prose is metadata, and stays the page's.
    """
    visible = report.visible
    chosen: list[Line] = []
    above: Any = None
    for number in report.lines:
        line = visible.lines[number]
        tells_day = number < start and is_day_line(visible.words(line), known)
        if number == title.line or tells_day:
            continue
        in_tweet = line.kind is BlockKind.TWEET and above is not None and above.kind is line.kind
        chosen.append(
            Line(
                start=line.start,
                end=line.end,
                after_gap=not (line.goes_on or in_tweet),
                text=visible.words(line),
                kind=line.kind,
            )
        )
        above = line
    span = None
    if title.line is not None:
        span = (visible.lines[title.line].start, visible.lines[title.line].end)
    return clean(visible.text, title_span=span, chosen=chosen)


READER = Reader(
    name="web page",
    suffixes=frozenset({".html", ".htm", ".xhtml"}),
    recognises=lambda head: _OPENS_PAGE.match(head) is not None,
    read=read,
)
