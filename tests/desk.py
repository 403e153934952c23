"""A folder of articles with its corpus and index, for tests of whole runs."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from index.corpus import FORM, Corpus
from index.model.annotated import AnnotatedArticle
from index.model.entries import TimelineEntry
from index.model.names import Entity
from index.pipeline import Pipeline, index_folder
from index.report import Progress, Report
from index.settings import IndexSettings
from index.stores.whoosh_store import WhooshStore
from index.timeline.candidates import candidates
from index.timeline.entries import build_entries


@dataclass(frozen=True)
class Shown:
    """All that an index shows."""

    articles: dict[str, AnnotatedArticle]
    entries: list[TimelineEntry]
    entities: dict[str, Entity]


class Desk:
    """A folder of articles with its corpus and index."""

    def __init__(self, folder: Path, *, workers: int = 1, memory_mb: int = 32) -> None:
        self.folder = folder
        self.inputs = folder / "reports"
        self.inputs.mkdir(parents=True, exist_ok=True)
        self.settings = IndexSettings(folder=folder / "store", workers=workers, memory_mb=memory_mb)
        self.store = WhooshStore(index_folder(self.settings.folder))
        self.told: list[Progress] = []

    def write(self, name: str, text: str) -> Path:
        path = self.inputs / name
        path.write_text(text, "utf-8")
        return path

    def run(self) -> Report:
        return self.pipeline().run([self.inputs])

    def pipeline(self) -> Pipeline:
        return Pipeline(self.settings, self.store, watcher=self.told.append)

    def articles(self) -> list[AnnotatedArticle]:
        snapshot = self.store.open()
        try:
            return list(snapshot.articles())
        finally:
            snapshot.close()

    def bodies(self) -> list[str]:
        return sorted(annotated.article.body for annotated in self.articles())

    def named(self, word: str) -> str:
        """The id of the one article that has a word."""
        (found,) = [a.article.id for a in self.articles() if word in a.article.body]
        return found

    def shown(self) -> Shown:
        snapshot = self.store.open()
        try:
            return Shown(
                articles={a.article.id: a for a in snapshot.articles()},
                entries=list(snapshot.entries()),
                entities=dict(snapshot.entities),
            )
        finally:
            snapshot.close()

    def grouped_at_once(self) -> list[TimelineEntry]:
        """The entries that the articles of the index make when they are grouped together."""
        articles = self.articles()
        corpus = Corpus(self.settings.folder)
        try:
            order = corpus.passages.sequence(p.id for a in articles for p in a.passages)
        finally:
            corpus.close()
        return list(build_entries(p for a in articles for p in candidates(a, order)))

    def unindexed(self) -> tuple[str, ...]:
        corpus = Corpus(self.settings.folder)
        try:
            return corpus.unindexed()
        finally:
            corpus.close()

    def rebuilt(self, folder: Path) -> Shown:
        """What an index shows that is built from the corpus as it stands, in one round."""
        other = Desk(folder)
        other.inputs = self.inputs
        other.settings = replace(other.settings, memory_mb=1_000)
        other.settings.folder.mkdir()
        shutil.copy(self.settings.folder / FORM.file, other.settings.folder / FORM.file)
        other.run()
        return other.shown()
