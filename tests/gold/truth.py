"""The seed articles, annotated as the product does it, and the tables of truth."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from index.model import AnnotatedArticle, Article
from index.readers import registry

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Seeds:
    """The five articles by the number that the tables call them by."""

    by_number: dict[str, AnnotatedArticle]

    def span(self, number: str, start: int, end: int) -> tuple[int, int]:
        """A span of the body as a span of the original file."""
        article = self.by_number[number].article
        first, last = article.original_offset(start), article.original_offset(end - 1)
        assert first is not None
        assert last is not None
        return first, last + 1


def read_seeds() -> dict[str, Article]:
    """The five articles as they are read from seeds/."""
    found = {}
    for path in registry.find_inputs([SEEDS]).files:
        for item in registry.read(path):
            assert isinstance(item, Article), item
            found[path.name[:3]] = item
    return found


def table(name: str) -> list[Row]:
    """The rows of a table of truth."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
