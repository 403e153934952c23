"""How do articles get from files into the index? One run: read, keep, extract, write.

The corpus store is brought up to date first, then the index is made to match it, a round at a time;
a run that is stopped at any moment leaves both whole, and the next run goes on. One bad article
never stops a run: the report names it. Keeps out: what is found in an article (annotation.py), how
a round is written (rounds.py), and printing.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from index.annotation import rules_fingerprint
from index.corpus import Corpus
from index.dates.events.known import KnownEvents
from index.entities.gazetteer import Gazetteer
from index.errors import InputError, StoreError
from index.kept_gazetteers import keep_gazetteers, kept_gazetteer
from index.locks import exclusive
from index.readers import registry
from index.readers.failure import shown
from index.readers.folders import Inputs
from index.rehearsal import Rehearsal
from index.report import Progress, Report, Skip
from index.rounds import RoundWriter, rounds_of
from index.settings import IndexSettings
from index.settling import Settling
from index.standing import Standing, take_stock
from index.store import Snapshot, Store
from index.taking_in import TakingIn, gone
from index.workers import Extracted, extract_all
from index.working import WorkingStore

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

    def run(
        self,
        paths: Sequence[Path],
        *,
        reread: bool = False,
        passing: Collection[Path] = (),
    ) -> Report:
        """Read what is new or changed under the paths, and bring the index up to date.

        Args:
            paths: files and folders.
            reread: whether to read what looks as it did when it was read.
            passing: files that are left for a later run, because they are still being written.

        Raises:
            InputError: a path does not exist, or nothing under the paths can be read.
            StoreError: another run is at work, or the corpus is damaged.
            DataError: a gazetteer beside the articles has an unusable row.
        """
        begun = time.monotonic()
        report = Report()
        inputs = _inputs(paths)
        files = [path for path in inputs.files if path not in passing]
        with self._writing() as corpus:
            keep_gazetteers(corpus, inputs.files)
            corpus.note_run(paths)
            self._take_in(corpus, files, report, reread=reread)
            self._tell_the_rest(corpus, paths, inputs, report)
            self._bring_up_to_date(corpus, report)
            corpus.note_run(())
        report.seconds = time.monotonic() - begun
        return report

    def rehearse(self, paths: Sequence[Path], *, reread: bool = False) -> Report:
        """What `run` would do; reads as it does, and writes nothing anywhere.

        Raises:
            InputError, StoreError, DataError: as `run`.
        """
        begun = time.monotonic()
        report = Report(dry=True)
        inputs = _inputs(paths)
        corpus = Rehearsal(self._settings.folder)
        try:
            keep_gazetteers(corpus, inputs.files)
            self._take_in(corpus, inputs.files, report, reread=reread)
            self._tell_the_rest(corpus, paths, inputs, report)
        finally:
            corpus.close()
        report.seconds = time.monotonic() - begun
        return report

    def remove(self, *article_ids: str) -> bool:
        """Remove articles from corpus and index without a trace but their ids.

        One whose removal was interrupted is removed to the end. False if none of them is known.
        """
        with self._writing() as corpus:
            known = corpus.remove(*article_ids)
            if not known and not any(corpus.is_removed(one) for one in article_ids):
                return False
            left = self._bring_up_to_date(corpus, Report())
        return known or not left.isdisjoint(article_ids)

    @contextmanager
    def _writing(self) -> Iterator[Corpus]:
        folder = self._settings.folder
        with exclusive(folder / "writer.lock"):
            corpus = Corpus(folder, create=True)
            try:
                corpus.fill_in()
                yield corpus
            finally:
                corpus.close()

    def _take_in(
        self, corpus: Corpus, files: Sequence[Path], report: Report, *, reread: bool
    ) -> None:
        taking = TakingIn(corpus, self._settings, report, reread=reread)
        waiting = taking.look(files, self._teller("looking", len(files)))
        if waiting:
            taking.take(waiting, self._teller("reading", len(waiting)))

    def _teller(self, stage: str, total: int) -> Callable[[int, int], None]:
        begun = time.monotonic()
        return lambda done, articles: self._tell(stage, done, total, begun, articles=articles)

    def _tell_the_rest(
        self, corpus: Corpus, paths: Sequence[Path], inputs: Inputs, report: Report
    ) -> None:
        """Tell what was left aside, and what is no longer there."""
        aside = [Skip(path=str(f.path), reason=f"{f.reason} {f.remedy}") for f in inputs.skipped]
        report.skipped[:0] = aside
        if inputs.companions:
            report.notes.append(
                f"{inputs.companions:,} files that saved pages show (pictures, styles) were passed "
                "over."
            )
        with corpus.transaction():
            corpus.intake.leave_aside(aside, under=paths)
        report.gone = [shown(path) for path in gone(corpus, paths, inputs.files)]

    def _bring_up_to_date(self, corpus: Corpus, report: Report) -> frozenset[str]:
        """Make the index match the corpus; returns the ids of the articles that left it."""
        fingerprint = rules_fingerprint(list(corpus.resources().values()))
        gazetteer = kept_gazetteer(corpus)
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


def _inputs(paths: Sequence[Path]) -> Inputs:
    inputs = registry.find_inputs(paths)
    if not inputs.files:
        raise InputError(
            f"There is no article to read in {', '.join(str(path) for path in paths)}.",
            remedy="Give a folder or files of the kinds that docs/corpus-format.md lists, "
            "for example .txt or .jsonl.",
        )
    return inputs
