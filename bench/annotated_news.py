"""How does Dateline see an invented report? As its own reading and annotating would have given it.

A sentence is a passage, four are a paragraph; the name's and the date's values are those that the
report was made with. Keeps out: how reports are invented (news.py).
"""

from __future__ import annotations

from datetime import date

from bench.news import DATE_WORD, PARAGRAPH, Report, Spot, entity_id, kind_of, made_id
from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Metadatum, Passage, Published
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.names import EntityMention, Tier


def annotated(report: Report) -> AnnotatedArticle:
    """The report as Dateline's own reading would give it."""
    article_id, body = report.id, report.body
    passages = tuple(
        Passage(
            id=made_id(f"{article_id} {ordinal}"),
            start=start,
            end=end,
            kind=BlockKind.BODY,
            block=ordinal // PARAGRAPH,
        )
        for ordinal, (start, end) in enumerate(report.sentences)
    )
    paragraphs = [passages[n : n + PARAGRAPH] for n in range(0, len(passages), PARAGRAPH)]
    article = Article(
        id=article_id,
        body=body,
        blocks=tuple(
            Block(start=some[0].start, end=some[-1].end, kind=BlockKind.BODY) for some in paragraphs
        ),
        original=body,
        path=f"{report.number}.txt",
        title=Metadatum(value=report.title),
        source=Metadatum(value=report.source),
        published=Published.stated(date.fromordinal(report.published_on)),
    )
    return AnnotatedArticle(
        article=article,
        passages=passages,
        names=tuple(_name(spot) for spot in report.names),
        dates=tuple(_date(spot) for spot in report.dates),
    )


def _name(spot: Spot) -> EntityMention:
    name = f"n{spot.value}"
    return EntityMention(
        start=spot.start,
        end=spot.end,
        surface=name,
        kind=kind_of(spot.value),
        entity=entity_id(spot.value),
        name=name,
        rule="invented",
        tier=Tier.STRONG,
    )


def _date(spot: Spot) -> DateMention:
    day = date.fromordinal(spot.value)
    return DateMention(
        start=spot.start,
        end=spot.end,
        surface=DATE_WORD,
        type=TimexType.DATE,
        value=day.isoformat(),
        days=DayRange.day(day),
        grain=Grain.DAY,
        rule="invented",
    )
