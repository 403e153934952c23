"""How do articles get from files into the index? One run: read, keep, extract, write.

The corpus store is brought up to date first, then the index is made to match it, a round at a time;
a run that is stopped at any moment leaves both whole, and the next run goes on. One bad article
never stops a run: the report names it. Keeps out: what is found in an article (annotation.py), how
a round is written (rounds.py), and printing.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from index.annotation import rules_fingerprint
from index.corpus import Arrival, Corpus
from index.dates.events.known import KnownEvents
from index.entities.gazetteer import Gazetteer, load_gazetteer
from index.errors import InputError, StoreError
from index.locks import exclusive
from index.model.article import Article
from index.readers import registry
from index.readers.contract import Told
from index.readers.failure import Note
from index.readers.limits import Limits
from index.report import Progress, Report, Skip
from index.rounds import RoundWriter, rounds_of
from index.settings import IndexSettings
from index.settling import Settling
from index.standing import Standing, take_stock
from index.store import Snapshot, Store
from index.workers import Extracted, extract_all
from index.working import WorkingStore

GAZETTEER_NAME = "gazetteer.csv"
# A file of many articles is told of every so many of them.
_TOLD_EVERY = 100

Watcher = Callable[[Progress], None]


class Pipeline:
    """Runs over one folder's corpus and index.

    Args:
        settings: of the index room.
        store: where the index lives; made by the caller from the settings' folder.
        watcher: is told how far a run is.
    """

    def __init__(self, settings: IndexSettings, store: Store, *, watcher: Watcher) -> None:
        self._settings = settings
        self._store = store
        self._watch = watcher

    def run(self, paths: Sequence[Path]) -> Report:
        """Read what is new or changed under the paths, and bring the index up to date.

        Raises:
            InputError: a path does not exist, or nothing under the paths can be read.
            StoreError: another run is at work, or the corpus is damaged.
            DataError: a gazetteer beside the articles has an unusable row.
        """
        begun = time.monotonic()
        report = Report()
        inputs = registry.find_inputs(paths)
        report.skipped.extend(Skip(path=str(f.path), reason=f.reason) for f in inputs.skipped)
        if not inputs.files:
            raise InputError(
                f"There is no article to read in {', '.join(str(path) for path in paths)}.",
                remedy="Give a folder or files of the kinds that docs/corpus-format.md lists, "
                "for example .txt or .jsonl.",
            )
        with self._writing() as corpus:
            self._keep_gazetteers(corpus, inputs.files)
            self._read(corpus, inputs.files, report)
            self._bring_up_to_date(corpus, report)
        report.seconds = time.monotonic() - begun
        return report

    def remove(self, article_id: str) -> bool:
        """Remove an article from corpus and index without a trace but its ids; False if unknown.

        One whose removal was interrupted is removed to the end.
        """
        with self._writing() as corpus:
            known = corpus.remove(article_id)
            if not known and not corpus.is_removed(article_id):
                return False
            left = self._bring_up_to_date(corpus, Report())
        return known or article_id in left

    @contextmanager
    def _writing(self) -> Iterator[Corpus]:
        folder = self._settings.folder
        with exclusive(folder / "writer.lock"):
            corpus = Corpus(folder, create=True)
            try:
                yield corpus
            finally:
                corpus.close()

    def _keep_gazetteers(self, corpus: Corpus, files: Iterable[Path]) -> None:
        for path in sorted({file.parent / GAZETTEER_NAME for file in files}):
            if path.is_file():
                load_gazetteer([path])  # names the row that cannot be used, before it is kept
                corpus.keep_resource(path, path.read_bytes())

    def _read(self, corpus: Corpus, files: Sequence[Path], report: Report) -> None:
        begun = time.monotonic()
        counts = dict.fromkeys(Arrival, 0)
        limits = Limits(file_bytes=self._settings.max_file_mb * 1024 * 1024)
        articles = 0
        for done, path in enumerate(files, start=1):
            with corpus.transaction():
                for item, alone in _with_alone(registry.read(path, limits=limits)):
                    if isinstance(item, Article):
                        arrival, _ = corpus.put(item, alone=alone)
                        counts[arrival] += 1
                        articles += 1
                        if articles % _TOLD_EVERY == 0:
                            self._tell("reading", done - 1, len(files), begun, articles=articles)
                    elif isinstance(item, Note):
                        report.notes.append(f"{item.path}: {item.text}")
                    else:
                        reason = f"{item.reason} {item.remedy}"
                        report.skipped.append(Skip(path=str(item.path), reason=reason))
            self._tell("reading", done, len(files), begun, articles=articles)
        report.files = len(files)
        report.new, report.changed = counts[Arrival.NEW], counts[Arrival.CHANGED]
        report.unchanged, report.removed = counts[Arrival.UNCHANGED], counts[Arrival.REMOVED]

    def _bring_up_to_date(self, corpus: Corpus, report: Report) -> frozenset[str]:
        """Make the index match the corpus; returns the ids of the articles that left it."""
        gazetteers = corpus.resources()
        fingerprint = rules_fingerprint(list(gazetteers.values()))
        gazetteer = _load(gazetteers)
        working = WorkingStore(self._settings.folder)
        try:
            standing = self._take_stock(corpus, working, fingerprint, report)
            pending = corpus.unindexed()
            writer = RoundWriter(
                corpus=corpus,
                working=working,
                store=self._store,
                gazetteer=gazetteer,
                memory_mb=self._settings.round_memory_mb,
            )
            with writer:
                settling = Settling(corpus, working)
                if not standing.exists or pending or standing.gone or working.has_marks():
                    outcomes = settling.hold_back(self._extract(corpus, gazetteer, pending, report))
                    self._write(writer, outcomes, standing, count=len(pending))
                while waiting := settling.take():
                    outcomes = self._extract(
                        corpus, gazetteer, waiting, report, known=settling.known
                    )
                    again = replace(standing, held=standing.held.union(waiting), gone=frozenset())
                    self._write(writer, outcomes, again, count=len(waiting))
                writer.finish()
        finally:
            working.close()
        self._count(report)
        return standing.gone

    def _take_stock(
        self, corpus: Corpus, working: WorkingStore, fingerprint: str, report: Report
    ) -> Standing:
        snapshot = self._open(report)
        try:
            return take_stock(corpus, working, snapshot, fingerprint=fingerprint, tell=self._tell)
        finally:
            if snapshot is not None:
                snapshot.close()

    def _open(self, report: Report) -> Snapshot | None:
        """The index as it stands, or None when it must be built from the corpus."""
        try:
            return self._store.open() if self._store.current() is not None else None
        except StoreError as error:
            report.notes.append(f"{error.problem} It was built anew from the corpus.")
            shutil.rmtree(index_folder(self._settings.folder), ignore_errors=True)
            return None

    def _write(
        self,
        writer: RoundWriter,
        outcomes: Iterator[tuple[str, Extracted | Skip]],
        standing: Standing,
        *,
        count: int,
    ) -> None:
        begun, written = time.monotonic(), 0
        rounds = rounds_of(
            outcomes, leaving=standing.gone, memory_mb=self._settings.round_memory_mb
        )
        for current, last in rounds:
            # Of an article that was skipped and never written there is nothing to remove.
            current.leaving &= standing.held
            self._tell("writing", written, count, begun)
            writer.write(current, last=last)
            written += current.outcomes
        self._tell("writing", written, count, begun)

    def _extract(
        self,
        corpus: Corpus,
        gazetteer: Gazetteer,
        pending: Sequence[str],
        report: Report,
        *,
        known: Callable[[str], KnownEvents] | None = None,
    ) -> Iterator[tuple[str, Extracted | Skip]]:
        begun = time.monotonic()
        articles = (article for a in pending if (article := corpus.article(a)) is not None)
        outcomes = extract_all(
            articles,
            count=len(pending),
            gazetteer=gazetteer,
            settings=self._settings,
            known=known,
        )
        for done, (article_id, outcome) in enumerate(outcomes, start=1):
            if isinstance(outcome, Skip):
                report.skipped.append(outcome)
            self._tell("extracting", done, len(pending), begun)
            yield article_id, outcome

    def _count(self, report: Report) -> None:
        snapshot = self._store.open()
        try:
            report.articles = len(snapshot.article_ids)
            report.entries = snapshot.entry_total
            report.generation = snapshot.generation
        finally:
            snapshot.close()

    def _tell(
        self, stage: str, done: int, total: int, begun: float, *, articles: int | None = None
    ) -> None:
        self._watch(
            Progress(
                stage=stage,
                done=done,
                total=total,
                articles=done if articles is None else articles,
                seconds=time.monotonic() - begun,
            )
        )


def index_folder(folder: Path) -> Path:
    """Where the index lives inside the folder of a corpus."""
    return folder / "index"


def _with_alone(
    items: Iterator[Told],
) -> Iterator[tuple[Told, bool]]:
    """Each item of a file, with whether the file holds one article at most."""
    ahead: list[Told] = []
    found = 0
    for item in items:
        ahead.append(item)
        found += isinstance(item, Article)
        if found > 1:
            break
    for item in chain(ahead, items):
        yield item, found <= 1


def _load(resources: dict[str, bytes]) -> Gazetteer:
    """The built-in gazetteer with those of the corpus on top."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, content in enumerate(resources.values()):
            path = Path(folder) / f"{number:03d}-{GAZETTEER_NAME}"
            path.write_bytes(content)
            paths.append(path)
        return load_gazetteer(paths)
