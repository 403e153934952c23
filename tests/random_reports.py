"""Annotated reports made at random: every oddity that the stores must carry, and nothing real."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Metadatum, Passage, Published
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.names import EntityKind, EntityMention, Tier

# Words that share a stem, a folded form or nothing; words that fold to nothing; what is no word.
PIECES = (
    *("calm", "Calm", "CALM", "calms", "calming", "gale", "Gales", "the", "The"),
    *("Hay’at", "hayat", "Hay'at's", "O'Neil", "ʼ", "ʼʼa", "U.N.", "U.N", "1,018", "2.5", "7th"),
    *("abc123", "123abc", "a_b", "co-op", "naïve", "nai\u0308ve", "naive", "ﬁnal", "final"),
    *("İstanbul", "straße", "STRASSE", "𝒜bc", "سلام", "ﷺ", "平和", "²", "x" * 300, "!!!", "—"),
)
GLUE = (" ", " ", " ", " ", "\n\n", "\u00a0", "\u2028", "\x1f", "-", "’", ".", ",", "", "\0")
SOURCES = (None, "Azal Post", "Coast Wire", "Ünlü Gazete", "")
ENTITIES = tuple(f"person-{letter}" for letter in "abcdefg")
FIRST_DAY = date(2030, 12, 30)


def random_text(random: Random, *, most: int) -> str:
    """A text of up to so many pieces; often empty."""
    pieces = random.choices(PIECES, k=random.choice((0, 1, random.randrange(most + 1))))
    return "".join(piece + random.choice(GLUE) for piece in pieces)


def random_spans(random: Random, body: str, *, most: int) -> list[tuple[int, int]]:
    """Stretches of a body that do not overlap; they may begin and end within a word."""
    cuts = sorted(random.sample(range(len(body) + 1), k=min(2 * most, len(body) + 1)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    if random.random() < 0.5:
        # As sentences do: each where the last one ends.
        spans = list(pairwise(cuts))
    return spans[: random.randrange(most + 1)]


def random_days(random: Random) -> DayRange:
    """A day, a stretch of days, or one that is open to a side."""
    start = FIRST_DAY + timedelta(days=random.randrange(70))
    end = start + timedelta(days=random.choice((1, 1, 7, 8, 92, 93, 3_660, 3_661)))
    sides = random.choice(((start, end), (start, end), (start, None), (None, end)))
    return DayRange(start=sides[0], end=sides[1])


def random_report(random: Random, key: str) -> AnnotatedArticle:
    """A report of a given id, everything else at random; passages bear the id and a number."""
    body = random_text(random, most=30)
    spans = random_spans(random, body, most=4)
    source = random.choice(SOURCES)
    day = FIRST_DAY + timedelta(days=random.randrange(4))
    return AnnotatedArticle(
        article=Article(
            id=key,
            body=body,
            blocks=(Block(start=0, end=len(body), kind=BlockKind.BODY),),
            original=body,
            path="",
            source=None if source is None else Metadatum(value=source),
            title=random.choice((None, Metadatum(value=random_text(random, most=5)))),
            published=random.choice((None, Published.stated(day))),
        ),
        passages=tuple(
            Passage(
                id=f"{key}.{number}",
                start=start,
                end=end,
                kind=random.choice(tuple(BlockKind)),
                block=0,
            )
            for number, (start, end) in enumerate(spans)
        ),
        dates=tuple(_date(random, body, *span) for span in random_spans(random, body, most=4)),
        names=tuple(_name(random, body, *span) for span in random_spans(random, body, most=6)),
    )


def random_reports(random: Random, keys: Sequence[str]) -> list[AnnotatedArticle]:
    """One report for each of some ids."""
    return [random_report(random, key) for key in keys]


def _date(random: Random, body: str, start: int, end: int) -> DateMention:
    return DateMention(
        start=start,
        end=end,
        surface=body[start:end],
        type=TimexType.DATE,
        value="",
        days=random.choice((None, random_days(random))),
        grain=Grain.DAY,
        rule="",
    )


def _name(random: Random, body: str, start: int, end: int) -> EntityMention:
    entity = random.choice(ENTITIES)
    return EntityMention(
        start=start,
        end=end,
        surface=body[start:end],
        kind=EntityKind.PERSON,
        entity=entity,
        name=entity,
        rule="",
        tier=random.choice(tuple(Tier)),
    )
