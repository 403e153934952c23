"""How do articles get from files into the index? One run: read, keep, annotate, group, commit.

The corpus store is brought up to date first, then the index is made to match it; a run that is
stopped at any moment leaves both whole, and the next run goes on. One bad article never stops a
run: the report names it. Keeps out: what is found in an article (annotation.py), and printing.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from index.annotation import rules_fingerprint
from index.corpus import Arrival, Corpus
from index.entities.catalogue import build_catalogue
from index.entities.gazetteer import Gazetteer, load_gazetteer
from index.errors import InputError, StoreError
from index.events import DatedPassage, build_entries, dated_passages
from index.locks import exclusive
from index.model import AnnotatedArticle, Article, EntityMention
from index.readers import registry
from index.readers.failure import Failure
from index.report import Progress, Report, Skip
from index.settings import IndexSettings
from index.store import Change, Snapshot, Store
from index.workers import AnnotatedArticles, annotate_all

GAZETTEER_NAME = "gazetteer.csv"
_FINGERPRINT = "fingerprint"

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
        """Remove an article from corpus and index without a trace but its ids; False if unknown."""
        with self._writing() as corpus:
            if not corpus.remove(article_id):
                return False
            self._bring_up_to_date(corpus, Report())
        return True

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
        limit = self._settings.max_file_mb * 1024 * 1024
        for done, path in enumerate(files, start=1):
            with corpus.transaction():
                for item, alone in _with_alone(registry.read(path, max_bytes=limit)):
                    if isinstance(item, Article):
                        arrival, _ = corpus.put(item, alone=alone)
                        counts[arrival] += 1
                    else:
                        reason = f"{item.reason} {item.remedy}"
                        report.skipped.append(Skip(path=str(item.path), reason=reason))
            self._tell("reading", done, len(files), begun)
        report.files = len(files)
        report.new, report.changed = counts[Arrival.NEW], counts[Arrival.CHANGED]
        report.unchanged, report.removed = counts[Arrival.UNCHANGED], counts[Arrival.REMOVED]

    def _bring_up_to_date(self, corpus: Corpus, report: Report) -> None:
        gazetteers = corpus.resources()
        fingerprint = rules_fingerprint(list(gazetteers.values()))
        snapshot = self._open(corpus, fingerprint, report)
        try:
            pending = corpus.unindexed()
            gone = _gone(snapshot, corpus)
            if snapshot is None or pending or gone:
                self._commit(corpus, snapshot, pending, gone, report)
                corpus.set_meta(_FINGERPRINT, fingerprint)
            self._count(report)
        finally:
            if snapshot is not None:
                snapshot.close()

    def _open(self, corpus: Corpus, fingerprint: str, report: Report) -> Snapshot | None:
        """The index as it stands, or None when it must be built from the corpus."""
        try:
            snapshot = self._store.open() if self._store.current() is not None else None
        except StoreError as error:
            report.notes.append(f"{error.problem} It was built anew from the corpus.")
            snapshot = None
            shutil.rmtree(index_folder(self._settings.folder), ignore_errors=True)
        if snapshot is not None and corpus.meta(_FINGERPRINT) == fingerprint:
            return snapshot
        # Without an index, or under other rules, every article is annotated again.
        corpus.mark_unindexed()
        return snapshot

    def _commit(
        self,
        corpus: Corpus,
        snapshot: Snapshot | None,
        pending: Sequence[str],
        gone: frozenset[str],
        report: Report,
    ) -> None:
        gazetteer = _load(corpus.resources())
        annotated = self._annotate(corpus, pending, gazetteer, report)
        passages: list[DatedPassage] = []
        mentions: list[EntityMention] = []

        def take_in(item: AnnotatedArticle) -> None:
            sequence = corpus.passages.sequence(passage.id for passage in item.passages)
            passages.extend(dated_passages(item, sequence))
            mentions.extend(item.names)

        for item in _staying(snapshot, gone.union(annotated.ids)):
            take_in(item)
        with corpus.transaction():
            for item in annotated.articles():
                corpus.passages.issue(item.article, item.passages)
                take_in(item)
        self._tell("writing", 0, len(annotated.ids), time.monotonic())
        begun = time.monotonic()
        self._store.commit(
            Change(
                added=annotated.articles(),
                removed=gone,
                entries=build_entries(passages),
                entities=build_catalogue(mentions, gazetteer),
            )
        )
        corpus.mark_indexed(annotated.ids)
        self._tell("writing", len(annotated.ids), len(annotated.ids), begun)

    def _annotate(
        self, corpus: Corpus, pending: Sequence[str], gazetteer: Gazetteer, report: Report
    ) -> AnnotatedArticles:
        begun = time.monotonic()
        articles = (article for a in pending if (article := corpus.article(a)) is not None)
        annotated = AnnotatedArticles()
        outcomes = annotate_all(
            articles, count=len(pending), gazetteer=gazetteer, settings=self._settings
        )
        for done, outcome in enumerate(outcomes, start=1):
            if isinstance(outcome, Skip):
                report.skipped.append(outcome)
            else:
                annotated.add(outcome)
            self._tell("extracting", done, len(pending), begun)
        return annotated

    def _count(self, report: Report) -> None:
        snapshot = self._store.open()
        try:
            report.articles = len(snapshot.article_ids)
            report.entries = len(snapshot.entries)
            report.generation = snapshot.generation
        finally:
            snapshot.close()

    def _tell(self, stage: str, done: int, total: int, begun: float) -> None:
        seconds = time.monotonic() - begun
        self._watch(Progress(stage=stage, done=done, total=total, seconds=seconds))


def index_folder(folder: Path) -> Path:
    """Where the index lives inside the folder of a corpus."""
    return folder / "index"


def _staying(snapshot: Snapshot | None, replaced: frozenset[str]) -> Iterator[AnnotatedArticle]:
    """The articles of the old generation that are in the new one as they are."""
    if snapshot is not None:
        for item in snapshot.articles():
            if item.article.id not in replaced:
                yield item


def _with_alone(
    items: Iterator[Article | Failure],
) -> Iterator[tuple[Article | Failure, bool]]:
    """Each item of a file, with whether the file holds one article at most."""
    ahead: list[Article | Failure] = []
    found = 0
    for item in items:
        ahead.append(item)
        found += isinstance(item, Article)
        if found > 1:
            break
    for item in chain(ahead, items):
        yield item, found <= 1


def _gone(snapshot: Snapshot | None, corpus: Corpus) -> frozenset[str]:
    if snapshot is None:
        return frozenset()
    return frozenset(snapshot.article_ids).difference(corpus.article_ids())


def _load(resources: dict[str, bytes]) -> Gazetteer:
    """The built-in gazetteer with those of the corpus on top."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, content in enumerate(resources.values()):
            path = Path(folder) / f"{number:03d}-{GAZETTEER_NAME}"
            path.write_bytes(content)
            paths.append(path)
        return load_gazetteer(paths)
