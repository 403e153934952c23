"""Articles to store: invented, small, and each with a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from index.model import (
    AnnotatedArticle,
    Article,
    Basis,
    Block,
    BlockKind,
    DateMention,
    DayRange,
    Entity,
    EntityKind,
    EntityMention,
    Grain,
    Metadatum,
    Passage,
    Precision,
    Published,
    Tier,
    TimelineEntry,
    TimexType,
)
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
    added: Iterable[AnnotatedArticle] = (),
    removed: Iterable[str] = (),
    present: Iterable[AnnotatedArticle] = (),
) -> Change:
    """A change after which the articles `present` and `added` make up the corpus."""
    added = list(added)
    everything = [*present, *added]
    entities: Mapping[str, Entity] = {
        name.entity: Entity(id=name.entity, kind=name.kind, name=name.name)
        for annotated in everything
        for name in annotated.names
    }
    entries = [
        TimelineEntry(
            id=annotated.passages[1].id,
            days=DayRange.day(DAY),
            precision=Precision.DAY,
            grain=Grain.DAY,
            part="",
            basis=Basis.STATED,
            headline=annotated.passages[1].id,
            passages=(annotated.passages[1].id,),
        )
        for annotated in everything
    ]
    return Change(added=added, removed=tuple(removed), entries=entries, entities=entities)


@pytest.fixture(scope="session")
def material() -> Material:
    """Articles and changes."""
    return Material(article, change)
