"""What does an article's page show? Its text, with dates, names and damage marked in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from search.results.things import ArticleView
from search.vocabulary import AnnotatedArticle, Article, BlockKind, DateMention
from web import links
from web.citations.linked_data import Tags, report_data, report_tags
from web.citations.plain_text import cite_report
from web.publisher import safe_url
from web.views.article_text import BlockView, block_views, damage_text
from web.views.entries import NamedLink
from web.views.entry import DateNote, date_note, named_link
from web.views.passages import Headline, When, headline_of, published_when, source_of
from web.views.sources import SourceMark, SourceMarks
from web.views.take_along import TakeAlong, of_article

STRIPPED_WORDS = {
    "dateline": "dateline",
    "furniture": "page furniture",
    "media_link": "link to media",
    "signature": "signature of a tweet",
    "credit": "photo credit",
    "blank": "blank",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A row of the table of dates: the note, its number, and where it stands."""

    number: int
    note: DateNote
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A piece of metadata: what it is, its value, how it is known."""

    term: str
    value: str
    inferred: bool
    note: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrippedRow:
    """A stretch of the original that is not part of the text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageRow:
    """A defect of the source: the words, and what a reader should know."""

    surface: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article's page."""

    id: str
    headline: Headline
    headline_in_text: bool
    source: SourceMark
    published: When | None
    facts: tuple[FactRow, ...]
    blocks: tuple[BlockView, ...]
    dates: tuple[DateRow, ...]
    damages: tuple[DamageRow, ...]
    names: tuple[NamedLink, ...]
    stripped: tuple[StrippedRow, ...]
    original: str
    language: str
    url: str
    permalink: str
    citation: str
    take_along: TakeAlong
    linked_data: Mapping[str, Any]
    tags: Tags


def article_page(view: ArticleView, *, marks: SourceMarks, base: str) -> ArticlePage:
    """An article as its page shows it; `base` stands before a path to make an address."""
    article = view.annotated.article
    kinds = {block.kind for block in article.blocks}
    return ArticlePage(
        id=article.id,
        headline=headline_of(view.summary),
        headline_in_text=BlockKind.HEADLINE in kinds,
        source=source_of(view.summary, marks),
        published=published_when(article.published),
        facts=_facts(article),
        blocks=block_views(
            view.annotated,
            entries=dict(view.entries),
            named=frozenset(entity.id for entity in view.entities),
        ),
        dates=_date_rows(view.annotated),
        damages=tuple(
            DamageRow(surface=article.body[mark.start : mark.end], note=damage_text(mark))
            for mark in article.marks
        ),
        names=tuple(
            named_link(entity.id, entity.name, entity.kind.value) for entity in view.entities
        ),
        stripped=tuple(
            StrippedRow(kind=STRIPPED_WORDS.get(taken.kind, taken.kind), text=taken.text)
            for taken in article.stripped
            if taken.text.strip()
        ),
        original=article.original,
        language=article.language or "",
        url=safe_url(article.url),
        permalink=base + links.article(article.id),
        citation=cite_report(view.summary, base=base),
        take_along=of_article(article.id),
        linked_data=report_data(view.summary, base=base),
        tags=report_tags(view.summary, base=base),
    )


def _facts(article: Article) -> tuple[FactRow, ...]:
    given = [
        ("Source", article.source),
        ("By", article.byline),
        ("Filed", article.dateline),
        *(("Credit", credit) for credit in article.credits),
    ]
    rows = [
        FactRow(
            term=term, value=fact.value, inferred=fact.basis.value == "inferred", note=fact.note
        )
        for term, fact in given
        if fact is not None
    ]
    if article.url is not None:
        rows.append(
            FactRow(
                term="Address",
                value=article.url.value,
                inferred=article.url.basis.value == "inferred",
                note=article.url.note,
                href=safe_url(article.url),
            )
        )
    return (*rows, FactRow(term="File", value=PurePath(article.path).name, inferred=False, note=""))


def _date_rows(annotated: AnnotatedArticle) -> tuple[DateRow, ...]:
    return tuple(
        DateRow(number=number, note=date_note(mention), href=_passage_href(annotated, mention))
        for number, mention in enumerate(annotated.dates, start=1)
    )


def _passage_href(annotated: AnnotatedArticle, mention: DateMention) -> str:
    for passage in annotated.passages:
        if passage.start <= mention.start < passage.end:
            return f"#p-{passage.id}"
    return "#text"
