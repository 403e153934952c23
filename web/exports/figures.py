"""Which figures stand in the passages of a question? One record or row a figure, with every field.

Keeps out: which passages those are (reading.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from search.figures import figure_record
from search.results.passages import PassageView
from search.results.timeline import EntryView
from search.vocabulary import Claim
from web import links
from web.exports.reading import LIMIT, Reading
from web.exports.tables import joined, table
from web.exports.timelinejs import counts_record
from web.records import article_record, days_of

COLUMNS = (
    "surface",
    "value",
    "min",
    "max",
    "qualifier",
    "measure",
    "category",
    "claimant",
    "claimant_key",
    "accused",
    "place",
    "place_ids",
    "part_of",
    "stated_on",
    "stated_inferred",
    "died_from",
    "died_to",
    "scope",
    "relations",
    "rule",
    "start",
    "end",
    "passage",
    "address",
    "text",
    "entry",
    "entry_first_day",
    "entry_last_day",
    "entry_precision",
    "entry_basis",
    "source",
    "article",
    "title",
    "published",
    "published_basis",
    "published_from",
    "published_to",
)


class Figures:
    """The figures of a question in the order of its entries; to be gone through once.

    Args:
        reading: the entries.
        base: what stands before a path to make an address.
        limit: figures after which no further entry is read.
    """

    def __init__(self, reading: Reading, *, base: str, limit: int = LIMIT) -> None:
        self.given = 0
        self._reading = reading
        self._base = base
        self._limit = limit

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for view in self._reading:
            for passage in view.passages:
                for claim in passage.claims:
                    self.given += 1
                    yield _record(claim, passage, view, self._base)
            # Whole entries only, so that those that are left out can be counted.
            if self.given >= self._limit:
                return


def figures_json(figures: Figures, reading: Reading, *, question: str) -> Iterator[str]:
    """The figures as JSON, one at a time."""
    yield '{"figures": ['
    for number, record in enumerate(figures):
        yield f"{',' if number else ''}\n{json.dumps(record, ensure_ascii=False)}"
    counts = {**counts_record(reading, question), "given": figures.given}
    yield f'\n],\n"dateline": {json.dumps(counts, ensure_ascii=False)}}}\n'


def figures_table(figures: Figures) -> Iterator[str]:
    """The figures as a table."""
    return table(COLUMNS, ([_cell(record[name]) for name in COLUMNS] for record in figures))


def _cell(value: Any) -> object:
    return joined(value) if isinstance(value, list) else value


def _record(claim: Claim, passage: PassageView, view: EntryView, base: str) -> dict[str, Any]:
    first, last = days_of(view.entry.days)
    return {
        **figure_record(claim),
        "passage": passage.passage.id,
        "address": base + links.entry(passage.passage.id),
        "text": passage.text,
        "entry": view.entry.id,
        "entry_first_day": first,
        "entry_last_day": last,
        "entry_precision": view.entry.precision.value,
        "entry_basis": view.entry.basis.value,
        **article_record(passage.article),
    }
