"""The seed articles, annotated as the product does it, and the tables of truth."""

from __future__ import annotations

import calendar
import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.model.annotated import AnnotatedArticle
from index.model.article import Article
from index.model.dates import DateMention
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


def originals() -> dict[str, str]:
    """The five articles as they came."""
    return {number: article.original for number, article in read_seeds().items()}


def table(name: str) -> list[Row]:
    """The rows of a table of truth."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def first_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])


def is_right(row: Row, mention: DateMention) -> bool:
    """Whether a mention's days are those of a row, or finer where the row is only of a month."""
    days = mention.days
    assert days is not None
    if row["precision"] == "month" and days.first is not None and days.last is not None:
        month = last_day(row["timex_value"])
        return days.last <= month and days.first >= month.replace(day=1)
    begins = row["timex_value"].removesuffix("/..")
    if begins == row["resolved_start"] != row["timex_value"] and days.first is not None:
        # Open: the beginning may be finer than the row's.
        return first_day(begins) <= days.first <= last_day(begins)
    if days.first != first_day(row["resolved_start"]):
        return False
    is_open = row["timex_value"].endswith("/..") or row["kind"] == "open_interval"
    return is_open or days.last == last_day(row["resolved_end"])
