"""What does an article's page show? Its text with its notes, its days, what is known of it.

Keeps out: the text itself (article_text.py), the margin (article_days.py), the figures
(article_figures.py), what others say (article_others.py) and the report as it came (original.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.query import Query
from search.results.things import ArticleView, OtherReports
from search.vocabulary import AnnotatedArticle, BlockKind
from web import links
from web.citations.linked_data import Tags, report_data, report_tags
from web.citations.plain_text import cite_report
from web.publisher import safe_url
from web.views.article_blocks import BlockView
from web.views.article_days import MarginDays, margin_days
from web.views.article_facts import FactRow, fact_rows
from web.views.article_figures import FigureNote, figure_notes
from web.views.article_others import beside_sentences
from web.views.article_text import block_views, damage_text
from web.views.entries import NamedLink
from web.views.entry import DateNote, date_note, named_link
from web.views.original import OriginalView, original_view
from web.views.passages import Headline, When, headline_of, published_when, source_of
from web.views.sources import SourceMark, SourceMarks
from web.views.take_along import TakeAlong, of_article


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A row of the table of dates: the note and its number, which tells where it stands."""

    number: int
    note: DateNote


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageRow:
    """A defect of the source: the words, and what a reader should know."""

    surface: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article's page.

    Args:
        id: its id.
        headline: its headline, or its first words.
        headline_in_text: whether the headline stands in the text.
        headline_first: whether the text begins with it.
        source: who printed it.
        published: when; None when unknown.
        facts: what else is known of it.
        blocks: its text.
        days: the days in its margin.
        beside: whether other reports stand beside any of its sentences.
        dates: how each date was found.
        figures: its figures of victims.
        tolls_href: the page of all figures.
        damages: defects of the source.
        names: what it names.
        original: the report as it came.
        language: its language, "" when unknown.
        url: the publisher's page; "" when unknown or no web address.
        permalink: its address in full.
        citation: it, cited in words.
        take_along: the files that it can be cited by.
        linked_data: what machines read of it.
        tags: the same as meta tags.
    """

    id: str
    headline: Headline
    headline_in_text: bool
    headline_first: bool
    source: SourceMark
    published: When | None
    facts: tuple[FactRow, ...]
    blocks: tuple[BlockView, ...]
    days: MarginDays
    beside: bool
    dates: tuple[DateRow, ...]
    figures: tuple[FigureNote, ...]
    tolls_href: str
    damages: tuple[DamageRow, ...]
    names: tuple[NamedLink, ...]
    original: OriginalView
    language: str
    url: str
    permalink: str
    citation: str
    take_along: TakeAlong
    linked_data: Mapping[str, Any]
    tags: Tags


def article_page(
    view: ArticleView, *, others: Sequence[OtherReports], marks: SourceMarks, base: str
) -> ArticlePage:
    """An article as its page shows it.

    Args:
        view: the article.
        others: what other reports say in the entries of its passages.
        marks: the marks of the sources.
        base: what stands before a path to make an address.
    """
    annotated, article = view.annotated, view.annotated.article
    entities = {entity.id: entity for entity in view.entities}
    figures = figure_notes(annotated, entities)
    beside = beside_sentences(annotated, entries=view.entries, others=others, marks=marks)
    return ArticlePage(
        id=article.id,
        headline=headline_of(view.summary),
        headline_in_text=BlockKind.HEADLINE in {block.kind for block in article.blocks},
        headline_first=article.blocks[:1] != () and article.blocks[0].kind is BlockKind.HEADLINE,
        source=source_of(view.summary, marks),
        published=published_when(article.published),
        facts=fact_rows(article),
        blocks=block_views(annotated, named=entities.keys(), figures=figures, beside=beside),
        days=margin_days(annotated),
        beside=bool(beside),
        dates=_date_rows(annotated),
        figures=figures,
        tolls_href=links.tolls(Query()),
        damages=tuple(
            DamageRow(surface=article.body[mark.start : mark.end], note=damage_text(mark))
            for mark in article.marks
        ),
        names=tuple(
            named_link(entity.id, entity.name, entity.kind.value) for entity in view.entities
        ),
        original=original_view(article),
        language=article.language or "",
        url=safe_url(article.url),
        permalink=base + links.article(article.id),
        citation=cite_report(view.summary, base=base),
        take_along=of_article(article.id),
        linked_data=report_data(view.summary, base=base),
        tags=report_tags(view.summary, base=base),
    )


def _date_rows(annotated: AnnotatedArticle) -> tuple[DateRow, ...]:
    return tuple(
        DateRow(number=number, note=date_note(mention))
        for number, mention in enumerate(annotated.dates, start=1)
    )
