"""Whoosh as it comes: its own codec, matchers and collectors, facets as its guide has them.

Single values are read from sortable columns. Fields of several values are overlapping facets, which
read every posting of the field at every question: that is what makes them slow.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from whoosh import fields, query, sorting
from whoosh.analysis import LowercaseFilter, RegexTokenizer
from whoosh.filedb.filestore import FileStorage
from whoosh.index import create_in

from bench.news import Report, entity_id, kind_of
from bench.questions import Question, Shape
from bench.rivals.rival import FACETS, MEMORY_MB, TOP, Answer, commonest, folder_size

_TEXTS = ("title", "body")
_LISTS = (*(kind.value for kind in FACETS), "spoken")


class StockWhoosh:
    """The stock of the library that Dateline's parser and codec hooks come from."""

    name = "whoosh"
    version = version("whoosh-reloaded")
    slow = True

    def __init__(self) -> None:
        self._index: Any = None
        self._searcher: Any = None

    def build(self, folder: Path, reports: Iterable[Report]) -> None:
        """Add reports by one writer, and commit once."""
        words = RegexTokenizer(r"\w+") | LowercaseFilter()
        lists = {name: fields.KEYWORD(commas=True) for name in _LISTS}
        schema = fields.Schema(
            title=fields.TEXT(analyzer=words),
            body=fields.TEXT(analyzer=words),
            source=fields.ID(sortable=True),
            published=fields.NUMERIC(sortable=True),
            **lists,
        )
        writer = create_in(folder, schema).writer(limitmb=MEMORY_MB)
        for report in reports:
            named: dict[str, list[str]] = {kind.value: [] for kind in FACETS}
            for entity in report.entities:
                named[kind_of(entity).value].append(entity_id(entity))
            writer.add_document(
                title=report.title,
                body=report.body,
                source=report.source,
                published=report.published_on,
                spoken=",".join(map(str, report.days)),
                **{name: ",".join(values) for name, values in named.items() if values},
            )
        writer.commit()

    def finish(self, folder: Path) -> None:
        """Nothing: one commit makes one segment."""

    def open(self, folder: Path) -> None:
        """Open the index and one searcher, whose caches stay."""
        self._index = FileStorage(str(folder)).open_index()
        self._searcher = self._index.searcher()

    def close(self) -> None:
        """Let go of both."""
        self._searcher.close()
        self._index.close()

    def size(self, folder: Path) -> int:
        """All files; no field is stored."""
        return folder_size(folder)

    def ask(self, question: Question) -> Answer:
        """Everything in one collection."""
        grouped = sorting.Facets()
        for name in ("source", "published", *_LISTS):
            several = name in _LISTS
            grouped.add_facet(
                name, sorting.FieldFacet(name, allow_overlap=several, maptype=sorting.Count)
            )
        found = self._searcher.search(
            _query(question), limit=TOP, groupedby=grouped, filter=_narrow(question)
        )
        counts = {name: _known(found.groups(name)) for name in _LISTS}
        return Answer(
            total=len(found),
            top=found.scored_length(),
            sources=dict(found.groups("source")),
            facets={kind: commonest(counts[kind.value]) for kind in FACETS},
            published={int(day): n for day, n in found.groups("published").items()},
            events={int(day): n for day, n in counts["spoken"].items()},
        )


def _known(counts: dict[str | None, int]) -> dict[str, int]:
    """Counts without that of the articles that have no value."""
    return {value: count for value, count in counts.items() if value}


def _query(question: Question) -> Any:
    if question.shape is Shape.PHRASE:
        return query.Or([query.Phrase(field, list(question.words)) for field in _TEXTS])
    kind = query.Prefix if question.shape is Shape.PREFIX else query.Term
    words = [query.Or([kind(field, word) for field in _TEXTS]) for word in question.words]
    if len(words) == 1:
        return words[0]
    return query.Or(words) if question.shape is Shape.ANY else query.And(words)


def _narrow(question: Question) -> Any:
    narrow = []
    if question.source:
        narrow.append(query.Term("source", question.source))
    if question.published:
        narrow.append(query.NumericRange("published", *question.published))
    return query.And(narrow) if narrow else None
