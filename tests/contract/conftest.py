"""Small corpora written by hand, and every engine that must answer over them alike.

The text of a passage carries its annotations: `{place-low-harbour|Low Harbour}` is a name,
`{~person-x|X}` a weak one, `[4 May|2031-05-04]` a day, `[May|2031-05-01..2031-05-31]` an interval
(both days included, either may be missing), `<9 sailors|9 killed civilians>` a figure.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Metadatum, Passage, Published
from index.model.certainty import Basis
from index.model.claims import Claim
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.model.names import Entity, EntityKind, EntityMention, Tier
from index.prepared import prepare
from index.store import Change
from index.stores.whoosh_store import WhooshStore
from search.engine import Engine
from search.engines.memory_engine import MemoryEngine
from search.engines.whoosh_engine import engine_over

_MARKUP = re.compile(
    r"\{(~?)([^|{}]+)\|([^{}]+)\}|\[([^\[\]|]+)\|([^\[\]]+)\]|<([^<>|]+)\|(\d+) (\w+) (\w+)>"
)


@dataclass(frozen=True)
class Said:
    """A passage to be: its marked-up text and the kind of its block."""

    text: str
    kind: BlockKind = BlockKind.BODY


@dataclass
class Corpus:
    """Articles, entities and entries that grow as a test writes them."""

    articles: list[AnnotatedArticle] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    entries: list[TimelineEntry] = field(default_factory=list)

    def entity(self, key: str, name: str, *aliases: str) -> str:
        """Add an entity; its kind is what stands before the first hyphen of its id."""
        kind = EntityKind(key.partition("-")[0])
        self.entities[key] = Entity(id=key, kind=kind, name=name, aliases=aliases)
        return key

    def article(
        self,
        key: str,
        *said: str | Said,
        title: str | None = None,
        source: str | None = None,
        published: str | None = None,
    ) -> AnnotatedArticle:
        """Add an article; its passages are named "<key>.0", "<key>.1" and so on."""
        annotated = write(key, [s if isinstance(s, Said) else Said(s) for s in said])
        article = replace(
            annotated.article,
            title=Metadatum(value=title) if title is not None else None,
            source=Metadatum(value=source) if source is not None else None,
            published=_published(published),
        )
        annotated = replace(annotated, article=article)
        self.articles.append(annotated)
        return annotated

    def entry(
        self,
        *passages: str,
        days: str | None,
        part: str = "",
        precision: Precision | None = None,
        headline: str | None = None,
    ) -> TimelineEntry:
        """Add an entry named after its first passage."""
        span = day_range(days) if days is not None else None
        entry = TimelineEntry(
            id=passages[0],
            days=span,
            precision=precision or _precision(span, part),
            grain=Grain.DAY if span is not None else None,
            part=part,
            basis=Basis.STATED if span is not None else Basis.UNRESOLVED,
            headline=headline or passages[0],
            passages=passages,
            grounds=(Ground.DAY,) * len(passages),
        )
        self.entries.append(entry)
        return entry


def write(key: str, said: Sequence[Said]) -> AnnotatedArticle:
    """An article of marked-up passages, one block each."""
    body = ""
    blocks: list[Block] = []
    passages: list[Passage] = []
    names: list[EntityMention] = []
    dates: list[DateMention] = []
    claims: list[Claim] = []
    for ordinal, one in enumerate(said):
        if body:
            body += "\n\n"
        start = len(body)
        done = 0
        for found in _MARKUP.finditer(one.text):
            body += one.text[done : found.start()]
            done = found.end()
            at = len(body)
            body += found[3] or found[4] or found[6]
            if found[6]:
                claims.append(_claim(at, found))
            elif found[3]:
                names.append(_name(at, found))
            else:
                dates.append(_date(at, found))
        body += one.text[done:]
        blocks.append(Block(start=start, end=len(body), kind=one.kind))
        passages.append(
            Passage(id=f"{key}.{ordinal}", start=start, end=len(body), kind=one.kind, block=ordinal)
        )
    article = Article(id=key, body=body, blocks=tuple(blocks), original=body, path=f"{key}.txt")
    return AnnotatedArticle(
        article=article,
        passages=tuple(passages),
        names=tuple(names),
        dates=tuple(dates),
        claims=tuple(claims),
    )


def day_range(text: str) -> DayRange:
    """ "2031-05-04", "2031-05-01..2031-05-31", "..2031-05-31", "2031-05-01.." as days."""
    first, dots, last = text.partition("..")
    if not dots:
        return DayRange.day(date.fromisoformat(first))
    return DayRange.inclusive(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


def _published(text: str | None) -> Published | None:
    if text is None:
        return None
    day, _, bounds = text.partition(" ")
    on = date.fromisoformat(day)
    return Published(day=on, bounds=day_range(bounds) if bounds else DayRange.day(on))


def _precision(days: DayRange | None, part: str) -> Precision:
    if days is None:
        return Precision.UNDATED
    if part:
        return Precision.PART_OF_DAY
    if days.start is None:
        return Precision.NOT_AFTER
    if days.end is None:
        return Precision.NOT_BEFORE
    return Precision.DAY if days.is_one_day else Precision.INTERVAL


def _name(at: int, found: re.Match[str]) -> EntityMention:
    return EntityMention(
        start=at,
        end=at + len(found[3]),
        surface=found[3],
        kind=EntityKind(found[2].partition("-")[0]),
        entity=found[2],
        name=found[3],
        rule="written",
        tier=Tier.WEAK if found[1] else Tier.STRONG,
    )


def _date(at: int, found: re.Match[str]) -> DateMention:
    return DateMention(
        start=at,
        end=at + len(found[4]),
        surface=found[4],
        type=TimexType.DATE,
        value=found[5],
        days=None if found[5] == "?" else day_range(found[5]),
        grain=Grain.DAY,
        rule="written",
    )


def _claim(at: int, found: re.Match[str]) -> Claim:
    value = int(found[7])
    return Claim(
        start=at,
        end=at + len(found[6]),
        surface=found[6],
        value=value,
        minimum=value,
        maximum=value,
        qualifier="exact",
        measure=found[8],
        category=found[9],
        rule="written",
    )


@dataclass(frozen=True)
class Builder:
    """What a test needs to write a corpus."""

    corpus: Callable[[], Corpus] = Corpus
    said: type[Said] = Said
    days: Callable[[str], DayRange] = day_range


@pytest.fixture(scope="session")
def build() -> Builder:
    """Writes corpora."""
    return Builder()


@contextmanager
def memory(corpus: Corpus, _: Path) -> Iterator[Engine]:
    """The oracle."""
    yield MemoryEngine(corpus.articles, corpus.entries, corpus.entities)


@contextmanager
def whoosh(corpus: Corpus, folder: Path) -> Iterator[Engine]:
    """The engine of the product, over an index that was written in two steps."""
    store = WhooshStore(folder)
    half = len(corpus.articles) // 2
    # Entries come with the second half: the store keeps no passage that it does not hold.
    store.commit(Change(added=map(prepare, corpus.articles[:half]), entities=corpus.entities))
    store.commit(Change(added=map(prepare, corpus.articles[half:]), entries=corpus.entries))
    with closing(store.open()) as snapshot:
        yield engine_over(snapshot)


ENGINES: Mapping[str, Callable[[Corpus, Path], AbstractContextManager[Engine]]] = {
    "memory": memory,
    "whoosh": whoosh,
}


@pytest.fixture(params=sorted(ENGINES))
def engine_over_corpus(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[Corpus], Engine]]:
    """Opens an engine over a corpus; every test that asks for it runs on every engine."""
    with ExitStack() as opened:
        numbers = itertools.count()

        def open_over(corpus: Corpus) -> Engine:
            folder = tmp_path / f"index{next(numbers)}"
            return opened.enter_context(ENGINES[request.param](corpus, folder))

        yield open_over


@pytest.fixture(scope="session")
def engines() -> Mapping[str, Callable[[Corpus, Path], AbstractContextManager[Engine]]]:
    """All engines, for tests that compare them."""
    return ENGINES
