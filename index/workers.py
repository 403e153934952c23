"""How are many articles annotated at once? In worker processes, a few articles at a time each.

A worker hands over no more than what is written. Whatever goes wrong with an article becomes a skip
with a reason. Keeps out: what is found in an article (annotation.py).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from index import processes
from index.annotation import Annotator
from index.condensed import Condensed, condense
from index.dates.events.known import KnownEvents
from index.entities.gazetteer import Gazetteer
from index.errors import SkipArticle, WorkerError
from index.model.article import Article
from index.prepared import PreparedArticle, prepare
from index.report import Skip
from index.settings import IndexSettings

# Below this many articles, starting worker processes takes longer than the work.
_POOL_FROM = 40
_CHUNK = 8
# Chunks handed out for each worker: one that it works on, and what it finds when that is done.
_AHEAD = 4

# Bytes that parts of an outcome take in memory beside their texts; measured.
_BYTES_A_PASSAGE = 600
_BYTES_A_DATED_PASSAGE = 500
_BYTES_A_SURFACE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """All that is kept of an annotated article.

    Args:
        prepared: what the index holds of it.
        condensed: what is remembered of it.
    """

    prepared: PreparedArticle
    condensed: Condensed

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory."""
        prepared, condensed = self.prepared, self.condensed
        return (
            len(prepared.record)
            + len(prepared.body) * (1 if prepared.body.isascii() else 2)
            + len(prepared.passages) * _BYTES_A_PASSAGE
            + len(condensed.passages) * _BYTES_A_DATED_PASSAGE
            + len(prepared.surfaces) * _BYTES_A_SURFACE
            + len(condensed.names)
        )


_Told: TypeAlias = tuple[Article, KnownEvents]


def extract_all(
    articles: Iterable[Article],
    *,
    count: int,
    gazetteer: Gazetteer,
    settings: IndexSettings,
    known: Callable[[str], KnownEvents] | None = None,
) -> Iterator[tuple[str, Extracted | Skip]]:
    """Annotate articles, in their order, never far ahead of what is taken.

    Args:
        articles: as read.
        count: how many there are.
        gazetteer: the names to know.
        settings: how many processes may run, and how long an article may be.
        known: what other articles say of the events that an article leans on, by its id.

    Yields:
        The id of each article with its outcome.

    Raises:
        WorkerError: a worker process was killed.
    """
    told = ((article, known(article.id) if known else {}) for article in articles)
    workers = min(settings.processes, count // _CHUNK)
    if count < _POOL_FROM or workers < 2:
        annotator = Annotator(gazetteer, max_chars=settings.max_article_chars)
        for article, events in told:
            yield article.id, extract(annotator, article, known=events)
        return
    with ProcessPoolExecutor(
        workers,
        initializer=_start_worker,
        initargs=(gazetteer, settings.max_article_chars, os.getpid()),
    ) as pool:
        try:
            yield from _pooled(pool, told, ahead=workers * _AHEAD)
        except BrokenProcessPool as error:
            raise WorkerError(
                "A worker process was killed; most often the machine had run out of memory.",
                remedy="Run the command again: what was written is kept. If it happens again, set "
                "DATELINE_WORKERS to fewer processes.",
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _pooled(
    pool: ProcessPoolExecutor, told: Iterable[_Told], *, ahead: int
) -> Iterator[tuple[str, Extracted | Skip]]:
    waiting: deque[tuple[list[str], Future[list[Extracted | Skip]]]] = deque()
    rest = iter(told)
    while True:
        while len(waiting) < ahead and (chunk := list(islice(rest, _CHUNK))):
            waiting.append(([article.id for article, _ in chunk], pool.submit(_work, chunk)))
        if not waiting:
            return
        ids, future = waiting.popleft()
        yield from zip(ids, future.result(), strict=True)


def extract(
    annotator: Annotator, article: Article, *, known: KnownEvents | None = None
) -> Extracted | Skip:
    """Annotate one article; whatever goes wrong with it becomes a skip with a reason."""
    try:
        annotated = annotator.annotate(article, known=known)
        return Extracted(prepared=prepare(annotated), condensed=condense(annotated))
    except SkipArticle as skip:
        return Skip(path=article.path, reason=skip.reason)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run
        return Skip(
            path=article.path,
            reason=f"{article.path}: extraction failed ({type(error).__name__}); the article is "
            "kept in the corpus and tried again by the next run. Please report this.",
        )


_annotator: Annotator | None = None


def _start_worker(gazetteer: Gazetteer, max_chars: int, parent: int) -> None:
    global _annotator  # noqa: PLW0603 - a worker process has one annotator for its whole life
    processes.begin()
    processes.end_with(parent)
    _annotator = Annotator(gazetteer, max_chars=max_chars)


def _work(told: Sequence[_Told]) -> list[Extracted | Skip]:
    if _annotator is None:
        raise RuntimeError("a worker must be started before it works")
    return [extract(_annotator, article, known=events) for article, events in told]
