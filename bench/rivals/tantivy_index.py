"""tantivy, through its Python binding: one thread, facets and histograms as aggregations.

Nothing is stored. The binding collects hits and aggregations in two passes.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.news import Report, entity_id, kind_of
from bench.questions import Question, Shape
from bench.rivals.rival import (
    FACET_VALUES,
    FACETS,
    MEMORY_MB,
    TOP,
    Answer,
    MissingError,
    folder_size,
)

_TEXTS = ("title", "body")
# All values that there can be: counts of several segments are exact then.
_EVERY = 5_000


def _aggregations() -> dict[str, Any]:
    values = {
        kind.value: {"terms": {"field": kind.value, "size": FACET_VALUES, "segment_size": _EVERY}}
        for kind in FACETS
    }
    days = {
        name: {"histogram": {"field": name, "interval": 1, "min_doc_count": 1}}
        for name in ("published", "spoken")
    }
    sources = {"terms": {"field": "source", "size": 100}}
    return {**values, **days, "source": sources}


class Tantivy:
    """Lucene's like in Rust."""

    name = "tantivy"
    slow = False

    def __init__(self) -> None:
        try:
            self._tantivy: Any = import_module("tantivy")
        except ImportError:
            raise MissingError(
                "tantivy is not installed: pip install -r bench/requirements.txt"
            ) from None
        self.version = version("tantivy")
        self._asked = _aggregations()
        self._index: Any = None
        self._searcher: Any = None

    def build(self, folder: Path, reports: Iterable[Report]) -> None:
        """Add reports by one thread, and commit once."""
        index = self._tantivy.Index(self._schema(), path=str(folder))
        writer = index.writer(heap_size=MEMORY_MB << 20, num_threads=1)
        for report in reports:
            writer.add_document(self._document(report))
        writer.commit()
        writer.wait_merging_threads()

    def finish(self, folder: Path) -> None:
        """Nothing: the binding has no way to join segments at will."""

    def open(self, folder: Path) -> None:
        """Open the index and its searcher."""
        self._index = self._tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def close(self) -> None:
        """Let go of both."""
        self._index = self._searcher = None

    def size(self, folder: Path) -> int:
        """All files: postings and fast fields."""
        return folder_size(folder)

    def ask(self, question: Question) -> Answer:
        """Top 20 and total in one pass, aggregations in another."""
        query = self._query(question)
        found = self._searcher.search(query, limit=TOP, count=True)
        counted = self._searcher.aggregate(query, self._asked)
        return Answer(
            total=found.count,
            top=len(found.hits),
            sources=_values(counted["source"]),
            facets={kind: _values(counted[kind.value]) for kind in FACETS},
            published=_days(counted["published"]),
            events=_days(counted["spoken"]),
        )

    def _schema(self) -> Any:
        schema = self._tantivy.SchemaBuilder()
        schema.add_text_field("title")
        schema.add_text_field("body")
        for name in ("source", *(kind.value for kind in FACETS)):
            schema.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        schema.add_integer_field("published", indexed=True, fast=True)
        schema.add_integer_field("spoken", indexed=True, fast=True)
        return schema.build()

    def _document(self, report: Report) -> Any:
        document = self._tantivy.Document()
        document.add_text("title", report.title)
        document.add_text("body", report.body)
        document.add_text("source", report.source)
        document.add_integer("published", report.published_on)
        for entity in report.entities:
            document.add_text(kind_of(entity).value, entity_id(entity))
        for day in report.days:
            document.add_integer("spoken", day)
        return document

    def _query(self, question: Question) -> Any:
        kinds, occur, schema = self._tantivy.Query, self._tantivy.Occur, self._index.schema
        wanted = occur.Should if question.shape is Shape.ANY else occur.Must
        if question.shape is Shape.PHRASE:
            words = [question.words]
        else:
            words = [(word,) for word in question.words]
        parts = [(wanted, self._anywhere(some, question.shape)) for some in words]
        query = parts[0][1] if len(parts) == 1 else kinds.boolean_query(parts)
        narrow = []
        if question.source:
            narrow.append(kinds.term_query(schema, "source", question.source, "basic"))
        if question.published:
            integer = self._tantivy.FieldType.Integer
            narrow.append(kinds.range_query(schema, "published", integer, *question.published))
        if not narrow:
            return query
        return kinds.boolean_query(
            [(occur.Must, query)] + [(occur.Must, kinds.const_score_query(q, 0.0)) for q in narrow]
        )

    def _anywhere(self, words: tuple[str, ...], shape: Shape) -> Any:
        """Words in title or body."""
        kinds, occur, schema = self._tantivy.Query, self._tantivy.Occur, self._index.schema
        parts = []
        for field in _TEXTS:
            if shape is Shape.PHRASE:
                query = kinds.phrase_query(schema, field, list(words))
            elif shape is Shape.PREFIX:
                query = kinds.regex_query(schema, field, f"{words[0]}.*")
            else:
                query = kinds.term_query(schema, field, words[0], "freq")
            parts.append((occur.Should, query))
        return kinds.boolean_query(parts)


def _values(counted: dict[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]}


def _days(counted: dict[str, Any]) -> dict[int, int]:
    return {int(bucket["key"]): bucket["doc_count"] for bucket in counted["buckets"]}
