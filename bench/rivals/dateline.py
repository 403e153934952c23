"""Dateline in its own benchmark: articles prepared and committed, questions asked of its engine.

`ask` finds and counts, as the others do; `show` makes the whole page, snippets included.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import cast

from bench.annotated_news import annotated
from bench.news import News, Report
from bench.questions import Question, Shape, day
from bench.rivals.rival import FACETS, MEMORY_MB, TOP, Answer
from index.model.annotated import AnnotatedArticle
from index.model.days import DayRange
from index.prepared import PreparedArticle, prepare
from index.store import Change
from index.stores.segment import RECORDS
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.engines.whoosh_engine import WhooshEngine
from search.engines.whoosh_search import FoundPage
from search.query import (
    And,
    FacetName,
    Filters,
    Node,
    Or,
    Phrase,
    Prefix,
    Query,
    Selection,
    Word,
)
from search.results.counts import Histogram
from search.results.hits import Results


class Dateline:
    """The engine of this repository.

    Args:
        preparing: thread seconds that were spent in `prepare` while it was built.
        making: thread seconds that went into making annotated articles, which is no indexing.
    """

    name = "dateline"
    version = version("dateline")
    slow = False

    def __init__(self) -> None:
        self.preparing = self.making = 0.0
        self.engine: WhooshEngine

    def build(self, folder: Path, reports: Iterable[Report]) -> None:
        """Prepare and commit reports in one change."""
        store = WhooshStore(folder / "index", memory_mb=MEMORY_MB)
        store.commit(Change(added=self._prepared(reports), entities=News().entities))

    def finish(self, folder: Path) -> None:
        """Join what became too many segments; nothing after one commit."""
        WhooshStore(folder / "index").tidy()

    def open(self, folder: Path) -> None:
        """Open the current generation."""
        engine = open_engine(WhooshStore(folder / "index"))
        self.engine = cast(WhooshEngine, engine)

    def close(self) -> None:
        """Give up what is kept; the generation is let go with the engine."""
        self.engine.forget()
        del self.engine

    def ask(self, question: Question) -> Answer:
        """One page of documents, before its articles are read."""
        return answer_of(self.engine.find(query_of(question)))

    def ask_page(self, question: Question) -> Answer:
        """The same with the page shown."""
        return answer_of(self.show(query_of(question)))

    def find(self, query: Query) -> FoundPage:
        """The same for a query of its own language."""
        return self.engine.find(query)

    def show(self, query: Query) -> Results:
        """The whole page: articles read, snippets chosen and marked."""
        return self.engine.search(query)

    def forget(self) -> None:
        """Drop decoded postings and answers."""
        self.engine.forget()

    def forget_answers(self) -> None:
        """Drop answers alone: no question is ever answered from what was answered before."""
        self.engine.answers.forget()

    def forget_articles(self) -> None:
        """Drop answers and articles that were read; postings stay."""
        self.forget_answers()
        snapshot = self.engine.ground.snapshot
        snapshot._kept.cache_clear()

    def size(self, folder: Path) -> int:
        """Words, columns, ordinals, entities and entries; not the articles themselves."""
        generation = max((folder / "index").glob("g*"))
        return sum(
            path.stat().st_size for path in generation.iterdir() if path.suffix != f".{RECORDS}"
        )

    def copy(self, folder: Path, to: Path) -> WhooshStore:
        """A copy of its store that may be written to."""
        shutil.copytree(folder / "index", to)
        return WhooshStore(to)

    def _prepared(self, reports: Iterable[Report]) -> Iterator[PreparedArticle]:
        for article in self._made(reports):
            begun = time.thread_time()
            prepared = prepare(article)
            self.preparing += time.thread_time() - begun
            yield prepared

    def _made(self, reports: Iterable[Report]) -> Iterator[AnnotatedArticle]:
        for report in reports:
            begun = time.thread_time()
            made = annotated(report)
            self.making += time.thread_time() - begun
            yield made


def query_of(question: Question) -> Query:
    """A question as Dateline's parser would have it, its words strictly wanted."""
    first, last = question.published or (None, None)
    return Query(
        root=_root(question),
        filters=Filters(
            selections=(Selection(facet=FacetName.SOURCE, value=question.source),)
            if question.source
            else (),
            published=DayRange.inclusive(day(first), day(last)) if first and last else None,
        ),
        size=TOP,
    )


def _root(question: Question) -> Node:
    words = tuple(Word(text=word) for word in question.words)
    match question.shape:
        case Shape.TERM:
            return words[0]
        case Shape.ALL:
            return And(children=words)
        case Shape.ANY:
            return Or(children=words)
        case Shape.PHRASE:
            return Phrase(words=question.words)
        case Shape.PREFIX:
            return Prefix(text=question.words[0])


def answer_of(page: FoundPage | Results) -> Answer:
    """What was found, in the form that all engines share."""
    facets = {facet.name: {v.value: v.count for v in facet.values} for facet in page.facets}
    return Answer(
        total=page.total,
        top=len(page.documents if isinstance(page, FoundPage) else page.hits),
        sources=facets[FacetName.SOURCE],
        facets={kind: facets[FacetName(kind.value)] for kind in FACETS},
        published=bars(page.published),
        events=bars(page.events),
        events_by=page.events.grain,
    )


def bars(histogram: Histogram) -> dict[int, int]:
    """The bars that are not empty, by their first day as an ordinal."""
    return {
        bar.days.start.toordinal(): bar.count
        for bar in histogram.bars
        if bar.count and bar.days.start
    }


__all__ = ["Dateline", "answer_of", "bars", "query_of"]
