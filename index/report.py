"""What does a run tell? How far it is, what it skipped, and what it did.

Keeps out: printing.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """An input that did not become an article; `reason` is a sentence for people."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is.

    Args:
        stage: gathering, reading, extracting or writing.
        done: units done in this stage (files when reading, else articles).
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


@dataclass(slots=True, kw_only=True)
class Report:
    """What a run did; the counts of inputs add up.

    Args:
        files: input files looked at.
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
    """

    files: int = 0
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
