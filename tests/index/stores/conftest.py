"""Articles to store: invented, small, and each with a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Metadatum, Passage, Published
from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.model.names import Entity, EntityKind, EntityMention, Tier
from index.prepared import prepare
from index.store import Change

DAY = date(2031, 5, 4)


@dataclass(frozen=True)
class Material:
    """What a test needs to write articles and changes."""

    article: Callable[..., AnnotatedArticle]
    change: Callable[..., Change]


def article(number: int, word: str = "calm") -> AnnotatedArticle:
    """Article `number`; its word, a name and a source of its own stand nowhere else."""
    key = f"article{number:03d}"
    name = f"Warden {word.title()}{number:03d}"
    body = f"{name} closed the lock. The {word}{number:03d} lasted until 4 May."
    cut = body.index("The")
    return AnnotatedArticle(
        article=Article(
            id=key,
            body=body,
            blocks=(Block(start=0, end=len(body), kind=BlockKind.BODY),),
            original=body,
            path=f"{key}.txt",
            source=Metadatum(value=f"The {word.title()}{number:03d} Letter"),
            title=Metadatum(value=f"Lock closed {word}"),
            published=Published.stated(DAY + timedelta(days=number)),
        ),
        passages=(
            Passage(id=f"{key}.0", start=0, end=cut - 1, kind=BlockKind.BODY, block=0),
            Passage(id=f"{key}.1", start=cut, end=len(body), kind=BlockKind.BODY, block=0),
        ),
        dates=(
            DateMention(
                start=body.index("4 May"),
                end=len(body) - 1,
                surface="4 May",
                type=TimexType.DATE,
                value="2031-05-04",
                days=DayRange.day(DAY),
                grain=Grain.DAY,
                rule="day_month",
            ),
        ),
        names=(
            EntityMention(
                start=0,
                end=len(name),
                surface=name,
                kind=EntityKind.PERSON,
                entity=f"person-{word}{number:03d}",
                name=name,
                rule="title",
                tier=Tier.STRONG,
            ),
        ),
    )


def change(
    added: Iterable[AnnotatedArticle] = (), leaving: Iterable[AnnotatedArticle] = ()
) -> Change:
    """What is different when some articles come, and others leave or make way for a new version."""
    added, leaving = list(added), list(leaving)
    coming = {annotated.article.id for annotated in added}
    entities = {name.entity: _entity(name) for one in added for name in one.names}
    entries = {entry.id: entry for entry in map(_entry, added)}
    return Change(
        added=[prepare(annotated) for annotated in added],
        removed=[one.article.id for one in leaving if one.article.id not in coming],
        entries=tuple(entries.values()),
        dropped_entries=[key for one in leaving if (key := _entry(one).id) not in entries],
        entities=entities,
        dropped_entities=[
            name.entity for one in leaving for name in one.names if name.entity not in entities
        ],
    )


def _entity(name: EntityMention) -> Entity:
    return Entity(id=name.entity, kind=name.kind, name=name.name)


def _entry(annotated: AnnotatedArticle) -> TimelineEntry:
    passage = annotated.passages[1].id
    return TimelineEntry(
        id=passage,
        days=DayRange.day(DAY),
        precision=Precision.DAY,
        grain=Grain.DAY,
        part="",
        basis=Basis.STATED,
        headline=passage,
        passages=(passage,),
        grounds=(Ground.DAY,),
    )


@pytest.fixture(scope="session")
def material() -> Material:
    """Articles and changes."""
    return Material(article, change)
