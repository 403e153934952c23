"""What does a store need of an annotated article? Made where the article was annotated.

A worker process makes it, so that serialising, compressing and measuring run on every core, and
so that what travels between processes is small. Keeps out: postings and columns (stores/).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from index import serial
from index.entities.attestation import attested, packed
from index.model.annotated import AnnotatedArticle
from index.model.article import BlockKind
from index.model.days import DayRange
from index.model.names import Tier
from index.spans import beginning_in
from index.timeline.placement import days_spoken_of

# Level 1 takes half the time of the usual level 6 and makes records a twelfth larger.
_LEVEL = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPassage:
    """What is filtered and counted of one passage.

    Args:
        id: passage id.
        kind: what it is.
        start: first code point in the body.
        end: one past the last.
        days: the days that it speaks of.
        names: ids of the entities named in it, without repeats.
        figures: how many figures of victims it gives.
    """

    id: str
    kind: BlockKind
    start: int
    end: int
    days: tuple[DayRange, ...]
    names: tuple[str, ...]
    figures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedArticle:
    """An annotated article, ready to be written.

    Args:
        id: article id.
        record: the whole annotated article, compressed (`unpack` reads it).
        title: the headline, "" when there is none.
        body: the text.
        source: the publisher, or None when unknown.
        published_on: the best day of publication as a proleptic Gregorian ordinal, or None.
        passages: in order of the text.
        firm: the entities that count for facets: each has a mention that is not weak.
        surfaces: entity, a way of writing it (`entities.attestation`), and how often.
    """

    id: str
    record: bytes
    title: str
    body: str
    source: str | None
    published_on: int | None
    passages: tuple[PreparedPassage, ...]
    firm: frozenset[str]
    surfaces: tuple[tuple[str, str, int], ...]


def prepare(annotated: AnnotatedArticle) -> PreparedArticle:
    """Make of an annotated article what a store needs; raises StoreError for text that is none."""
    article = annotated.article
    published = article.published
    return PreparedArticle(
        id=article.id,
        record=zlib.compress(serial.encode_article(annotated), _LEVEL),
        title="" if article.title is None else article.title.value,
        body=article.body,
        source=None if article.source is None else article.source.value,
        published_on=None if published is None else published.day.toordinal(),
        passages=tuple(
            PreparedPassage(
                id=passage.id,
                kind=passage.kind,
                start=passage.start,
                end=passage.end,
                days=days_spoken_of(annotated, passage),
                names=tuple(
                    dict.fromkeys(name.entity for name in beginning_in(annotated.names, passage))
                ),
                figures=sum(1 for _ in beginning_in(annotated.claims, passage)),
            )
            for passage in annotated.passages
        ),
        firm=frozenset(name.entity for name in annotated.names if name.tier is not Tier.WEAK),
        surfaces=tuple(
            (entity, packed(way), count)
            for (entity, way), count in attested(annotated.names).items()
        ),
    )


def unpack(record: bytes | memoryview) -> AnnotatedArticle:
    """The article of a record; raises StoreError or zlib.error for anything else."""
    return serial.decode_article(zlib.decompress(record))
