"""In which order do the corpus, the working file and the index learn of some articles?

A round is as many articles as the memory allows. It issues the ids of their passages, remembers
them, commits them with what they change, and only then takes back the marks that say what is still
to be done: whenever a run ends, the next one finds these marks and does again what may not have
been done. Keeps out: where articles come from (pipeline.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from index.corpus import Corpus
from index.entities.catalogue import entity_of, is_named
from index.entities.gazetteer import Gazetteer
from index.model.names import Entity
from index.regrouping import BYTES_A_PASSAGE, Regrouped, regroup
from index.report import Skip
from index.store import Change, Store
from index.workers import Extracted
from index.working import WorkingStore

_MEBIBYTE = 1 << 20
# Bytes that an entity and its counts take while it is named anew; measured.
_BYTES_AN_ENTITY = 1_000

_Item = TypeVar("_Item")


@dataclass(slots=True, kw_only=True)
class Round:
    """Articles that reach the index together.

    Args:
        added: what was extracted.
        leaving: ids of articles that the corpus no longer has, or that can no longer be extracted.
        outcomes: how many articles were worked on, skipped ones with them.
    """

    added: list[Extracted] = field(default_factory=list)
    leaving: set[str] = field(default_factory=set)
    outcomes: int = 0


def rounds_of(
    outcomes: Iterable[tuple[str, Extracted | Skip]], *, leaving: Iterable[str], memory_mb: int
) -> Iterator[tuple[Round, bool]]:
    """Cut a stream of outcomes into rounds; there is at least one.

    Args:
        outcomes: ids of articles with what was extracted.
        leaving: ids of articles that leave in the first round.
        memory_mb: what a round may hold in memory, in mebibytes.

    Yields:
        A round, and whether it is the last.
    """
    current, size = Round(leaving=set(leaving)), 0
    for (identifier, outcome), last in _with_last(outcomes):
        current.outcomes += 1
        if isinstance(outcome, Skip):
            current.leaving.add(identifier)
        else:
            current.added.append(outcome)
            size += outcome.size
        if not last and size >= memory_mb * _MEBIBYTE:
            yield current, False
            current, size = Round(), 0
    yield current, True


def _with_last(items: Iterable[_Item]) -> Iterator[tuple[_Item, bool]]:
    """Each item, and whether it is the last."""
    rest = iter(items)
    for item in rest:
        ahead = item
        break
    else:
        return
    for item in rest:
        yield ahead, False
        ahead = item
    yield ahead, True


class RoundWriter:
    """Writes rounds, one after the other, and joins parts of the index meanwhile.

    Args:
        corpus: issues the ids, and is told what is in the index.
        working: remembers what others are grouped and counted with.
        store: the index.
        gazetteer: the names that the articles were extracted with.
        memory_mb: what grouping and naming may each hold in memory, in mebibytes.
    """

    def __init__(
        self,
        *,
        corpus: Corpus,
        working: WorkingStore,
        store: Store,
        gazetteer: Gazetteer,
        memory_mb: int,
    ) -> None:
        self._corpus, self._working, self._store = corpus, working, store
        self._gazetteer = gazetteer
        self._bytes = memory_mb * _MEBIBYTE
        self._thread = ThreadPoolExecutor(1)
        self._tidying: Future[bool] | None = None

    def write(self, current: Round, *, last: bool) -> None:
        """Bring a round into the index and empty it.

        The last round brings all that earlier ones left to do.
        """
        if current.added or current.leaving or self._store.current() is None:
            self._remember(current)
            self._commit(current, last=last)
            self._corpus.mark_indexed(item.prepared.id for item in current.added)
            # Whoever still refers to the round must not keep its articles beside the next one's.
            current.added.clear()
        while last and self._working.has_marks():
            self._commit(Round(), last=True)

    def finish(self) -> None:
        """Join parts of the index until there is nothing more to join.

        Also finishes what a run that was killed may have left of removed articles.
        """
        self._wait()
        self._working.erase_traces()
        while self._store.tidy():
            pass

    def __enter__(self) -> RoundWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(wait=True)

    def _remember(self, current: Round) -> None:
        with self._corpus.transaction():
            issued = [
                (item.condensed, self._corpus.passages.issue(item.prepared, item.prepared.passages))
                for item in current.added
            ]
        self._working.update(issued, current.leaving)

    def _commit(self, current: Round, *, last: bool) -> None:
        self._wait()
        touched = {item.prepared.id for item in current.added} | current.leaving
        regrouped = self._regrouped(touched, last=last)
        fitting = self._bytes // _BYTES_AN_ENTITY
        named = self._working.marked_entities(at_least=max(1, fitting))
        entities = self._entities(named)
        self._store.commit(
            Change(
                added=(item.prepared for item in current.added),
                removed=current.leaving,
                entries=regrouped.entries,
                dropped_entries=regrouped.dropped,
                entities=entities,
                dropped_entities=frozenset(named).difference(entities),
            )
        )
        self._working.unmark(regrouped.buckets, named)
        self._working.erase_traces()
        if not last:
            self._tidying = self._thread.submit(self._store.tidy)

    def _regrouped(self, touched: set[str], *, last: bool) -> Regrouped:
        most = self._bytes // BYTES_A_PASSAGE
        snapshot = self._store.open() if self._store.current() is not None else None
        try:
            return regroup(self._working, snapshot, touched, last=last, most=most)
        finally:
            if snapshot is not None:
                snapshot.close()

    def _entities(self, named: Iterable[str]) -> dict[str, Entity]:
        """Those of some entities that the corpus still names."""
        return {
            identity: entity_of(identity, counts, self._gazetteer)
            for identity in named
            if is_named(counts := self._working.names(identity))
        }

    def _wait(self) -> None:
        """Wait for the thread: there is one writer at a time."""
        if self._tidying is not None:
            self._tidying.result()
            self._tidying = None
