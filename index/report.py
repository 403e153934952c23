"""What does a run tell? How far it is, what it skipped, and what it did.

Keeps out: printing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """An input that did not become an article; `reason` is a sentence for people."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is.

    Args:
        stage: looking, reading, gathering, extracting or writing.
        done: units done in this stage (files when looking or reading, else articles).
        total: units in this stage.
        articles: articles done in this stage.
        seconds: since the stage began.
    """

    stage: str
    done: int
    total: int
    articles: int
    seconds: float

    @property
    def rate(self) -> float | None:
        """Articles per second, or None before the first."""
        return self.articles / self.seconds if self.articles and self.seconds > 0 else None

    @property
    def remaining(self) -> float | None:
        """Seconds until the stage is done at the speed so far; None before its first unit."""
        return self.seconds * (self.total - self.done) / self.done if self.done else None


class FileState(StrEnum):
    """What an input file turned out to be when a run looked at it."""

    NEW = "new"
    CHANGED = "changed"  # its bytes, what is stated beside it, or the readers
    UNCHANGED = "unchanged"


@dataclass(slots=True, kw_only=True)
class Report:
    """What a run did, or would do.

    Every file is new, changed or unchanged, and every article that was met in one is new, changed,
    unchanged or removed.

    Args:
        files: input files looked at.
        files_new: of them, those that were never read before.
        files_changed: those that are not as they were when they were read.
        files_unchanged: those that were not read again.
        files_empty: those of all three that hold no article that can be used.
        gone: input files that were read earlier and are no longer there; their articles stay.
        new: articles that were not known.
        changed: articles with a new version.
        unchanged: articles that were known as they are.
        removed: articles that were removed on purpose earlier and stay away.
        skipped: what could not be used, with reasons.
        notes: what else a person should know.
        articles: articles in the index after the run.
        entries: timeline entries in the index after the run.
        generation: the index generation after the run.
        seconds: how long the run took.
        dry: whether nothing was written.
    """

    files: int = 0
    files_new: int = 0
    files_changed: int = 0
    files_unchanged: int = 0
    files_empty: int = 0
    gone: list[str] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: list[Skip] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    articles: int = 0
    entries: int = 0
    generation: int = 0
    seconds: float = 0.0
    dry: bool = False

    def count_file(self, state: FileState, articles: int) -> None:
        """Count a file that holds so many articles."""
        self.files += 1
        self.files_new += state is FileState.NEW
        self.files_changed += state is FileState.CHANGED
        self.files_unchanged += state is FileState.UNCHANGED
        self.files_empty += articles == 0

    @property
    def did_nothing(self) -> bool:
        """Whether every file and every article was known as it is."""
        return not (self.files_new or self.files_changed or self.new or self.changed)
