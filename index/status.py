"""How does a collection stand? What is in it, what is not, and what is left to do.

Keeps out: printing, and what its articles say.
"""

from __future__ import annotations

import fcntl
from dataclasses import dataclass
from pathlib import Path

from index.corpus import Corpus
from index.readers.failure import shown
from index.report import Skip
from index.settings import IndexSettings
from index.stamps import stamp_of
from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatCount:
    """How many files have a format, and how many articles they hold."""

    format: str
    files: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a collection stands.

    Args:
        folder: where it lives.
        articles: how many articles are kept.
        removed: how many ids lead to none any more, because an article was removed on purpose.
        indexed: articles that the index shows; None when there is no index.
        generation: the number of the index's generation; None when there is no index.
        entries: timeline entries.
        sources: articles by publisher, most first; "" where it is unknown.
        languages: articles by language, most first; "" where it is unknown.
        formats: files and articles by format.
        first_published: the first day of publication, as "2024-05-31"; "" where none is known.
        last_published: the last one.
        undated: articles whose day of publication is not known.
        files: input files that were read.
        skipped: what could not be used, with reasons.
        gone: files that are no longer there; their articles stay.
        stranded: ids of articles that stand in no file any more, because it is gone or was changed.
        waiting: articles that are kept and that the index does not show as they are: a run was
            interrupted, or they cannot be extracted.
        interrupted: the paths of a run that did not come to its end.
        at_work: whether a run is at work now.
        disk: bytes by what they are: corpus, index, working.
    """

    folder: str
    articles: int
    removed: int
    indexed: int | None
    generation: int | None
    entries: int
    sources: dict[str, int]
    languages: dict[str, int]
    formats: tuple[FormatCount, ...]
    first_published: str
    last_published: str
    undated: int
    files: int
    skipped: tuple[Skip, ...]
    gone: tuple[str, ...]
    stranded: tuple[str, ...]
    waiting: int
    interrupted: tuple[str, ...]
    at_work: bool
    disk: dict[str, int]


def status_of(settings: IndexSettings, store: Store) -> Status:
    """See how a collection stands; changes nothing.

    Raises:
        StoreError: there is none, or it is damaged.
    """
    corpus = Corpus(settings.folder)
    try:
        indexed, generation, entries = _index(store)
        days = corpus.counts_by("published")
        known = sorted(day for day in days if day)
        files = corpus.intake.paths()
        gone = [path for path in files if stamp_of(path) is None]
        at_work = _is_held(settings.folder / "writer.lock")
        return Status(
            folder=str(settings.folder),
            articles=sum(days.values()),
            removed=len(corpus.removed_ids()),
            indexed=indexed,
            generation=generation,
            entries=entries,
            sources=corpus.counts_by("source"),
            languages=corpus.counts_by("language"),
            formats=tuple(
                FormatCount(format=name, files=count, articles=articles)
                for name, (count, articles) in corpus.intake.formats().items()
            ),
            first_published=known[0] if known else "",
            last_published=known[-1] if known else "",
            undated=days.get("", 0),
            files=len(files),
            skipped=tuple(corpus.intake.all_skips()),
            gone=tuple(shown(path) for path in gone),
            stranded=corpus.intake.stranded(gone),
            waiting=len(corpus.unindexed()),
            interrupted=() if at_work else tuple(corpus.begun() or ()),
            at_work=at_work,
            disk=_disk(settings.folder),
        )
    finally:
        corpus.close()


def _index(store: Store) -> tuple[int | None, int | None, int]:
    if store.current() is None:
        return None, None, 0
    snapshot = store.open()
    try:
        return len(snapshot.article_ids), snapshot.generation, snapshot.entry_total
    finally:
        snapshot.close()


def _is_held(path: Path) -> bool:
    """Whether somebody holds a lock file; the look itself holds it for no longer than it takes."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _disk(folder: Path) -> dict[str, int]:
    sizes = {"corpus": 0, "index": 0, "working": 0}
    for path in folder.rglob("*"):
        try:
            size = path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
        name = path.relative_to(folder).parts[0]
        kind = "index" if name == "index" else name.split(".")[0]
        if kind in sizes:
            sizes[kind] += size
    return sizes
