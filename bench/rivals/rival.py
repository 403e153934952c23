"""What does a benchmark want of every engine, Dateline's own included?

Each engine is one module with one class; all are built from the same reports and asked the same
questions. Keeps out: clocks (measuring.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bench.news import Report
from bench.questions import Question
from index.model.days import Grain
from index.model.names import EntityKind

TOP = 20
FACET_VALUES = 12
FACETS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP)
MEMORY_MB = 256  # what each may hold while it builds


class MissingError(Exception):
    """An engine that is not installed; says how to install it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an engine found; everything that a page of results needs but the articles themselves.

    Args:
        total: articles that match, exactly.
        top: how many of the best were given in order.
        sources: articles by source.
        facets: by kind of entity, articles by entity id; the commonest 12 at least.
        published: articles by day of publication, as an ordinal.
        events: articles by day spoken of, as an ordinal; by the first day of longer periods.
        events_by: how long these periods are.
    """

    total: int
    top: int
    sources: dict[str, int]
    facets: dict[EntityKind, dict[str, int]]
    published: dict[int, int]
    events: dict[int, int]
    events_by: Grain = Grain.DAY


class Rival(Protocol):
    """An engine in a benchmark."""

    name: str
    version: str
    slow: bool
    """Whether it takes seconds a question, and is asked fewer of them."""

    def build(self, folder: Path, reports: Iterable[Report]) -> None:
        """Index reports in an empty folder, ready to be asked."""
        ...

    def finish(self, folder: Path) -> None:
        """Whatever makes it quicker to ask and need not be counted as indexing."""
        ...

    def open(self, folder: Path) -> None:
        """Open what was built."""
        ...

    def ask(self, question: Question) -> Answer:
        """Top 20, exact total, facets, and the histograms of both kinds of days."""
        ...

    def close(self) -> None:
        """Let go of its files."""
        ...

    def size(self, folder: Path) -> int:
        """Bytes of the index without stored articles."""
        ...


def folder_size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def commonest(counts: dict[str, int]) -> dict[str, int]:
    """The values of a facet that are shown."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(ordered[:FACET_VALUES])
