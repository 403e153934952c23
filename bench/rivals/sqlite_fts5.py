"""SQLite's FTS5 with SQL facets: a contentless full-text table beside tables of what is counted.

What matches is put into a temporary table once, and everything else is counted from there.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bench.news import ENTITIES, Report, entity_id, kind_of
from bench.questions import Question, Shape
from bench.rivals.rival import FACETS, MEMORY_MB, TOP, Answer, commonest, folder_size
from index.model.names import EntityKind

_TABLES = """
CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize='unicode61', content='');
CREATE TABLE article(number INTEGER PRIMARY KEY, source TEXT, day INTEGER);
CREATE TABLE named(article INTEGER, entity INTEGER, PRIMARY KEY(article, entity)) WITHOUT ROWID;
CREATE TABLE spoken(article INTEGER, day INTEGER, PRIMARY KEY(article, day)) WITHOUT ROWID;
"""
_JOINS = {Shape.ALL: " AND ", Shape.ANY: " OR "}


class Fts5:
    """Full text by SQLite, facets by joins."""

    name = "fts5"
    version = sqlite3.sqlite_version
    slow = False

    def __init__(self) -> None:
        self._ids = [entity_id(n) for n in range(ENTITIES)]
        self._kinds = [kind_of(n) for n in range(ENTITIES)]
        self._database: sqlite3.Connection

    def build(self, folder: Path, reports: Iterable[Report]) -> None:
        """Insert reports in one transaction."""
        database = sqlite3.connect(folder / "news.sqlite")
        database.executescript(_settings() + _TABLES)
        with database:
            for report in reports:
                number = report.number + 1
                database.execute(
                    "INSERT INTO text(rowid, title, body) VALUES (?, ?, ?)",
                    (number, report.title, report.body),
                )
                database.execute(
                    "INSERT INTO article VALUES (?, ?, ?)",
                    (number, report.source, report.published_on),
                )
                database.executemany(
                    "INSERT INTO named VALUES (?, ?)", [(number, n) for n in report.entities]
                )
                database.executemany(
                    "INSERT INTO spoken VALUES (?, ?)", [(number, day) for day in report.days]
                )
        database.close()

    def finish(self, folder: Path) -> None:
        """Join FTS5's own segments, and gather statistics."""
        database = sqlite3.connect(folder / "news.sqlite")
        with database:
            database.execute("INSERT INTO text(text) VALUES ('optimize')")
        database.execute("ANALYZE")
        database.close()

    def open(self, folder: Path) -> None:
        """Connect, with the whole file mapped."""
        self._database = sqlite3.connect(folder / "news.sqlite")
        self._database.executescript(_settings())
        self._database.execute("CREATE TEMP TABLE hit(number INTEGER PRIMARY KEY)")

    def close(self) -> None:
        """Disconnect."""
        self._database.close()

    def size(self, folder: Path) -> int:
        """The file; the full-text table holds no articles."""
        return folder_size(folder)

    def ask(self, question: Question) -> Answer:
        """Top 20 by bm25, then what matched, then counts of it."""
        execute = self._database.execute
        found, values = _found(question)
        top = execute(f"{found} ORDER BY bm25(text) LIMIT {TOP}", values).fetchall()
        execute("DELETE FROM hit")
        execute(f"INSERT INTO hit {found}", values)
        (total,) = execute("SELECT count(*) FROM hit").fetchone()
        return Answer(
            total=total,
            top=len(top),
            sources=dict(
                execute(
                    "SELECT source, count(*) FROM hit JOIN article USING (number) GROUP BY source"
                )
            ),
            facets=self._facets(),
            published=dict(
                execute("SELECT day, count(*) FROM hit JOIN article USING (number) GROUP BY day")
            ),
            events=dict(
                execute(
                    "SELECT day, count(*) FROM hit CROSS JOIN spoken ON article = number "
                    "GROUP BY day"
                )
            ),
        )

    def event_months(self) -> dict[int, int]:
        """Articles of the last answer by month spoken of, by its first day: for checks alone."""
        spoken = self._database.execute(
            "SELECT article, day FROM hit CROSS JOIN spoken ON article = number"
        )
        pairs = {(article, date.fromordinal(day).replace(day=1)) for article, day in spoken}
        return Counter(first.toordinal() for _, first in pairs)

    def _facets(self) -> dict[EntityKind, dict[str, int]]:
        counted = self._database.execute(
            "SELECT entity, count(*) FROM hit CROSS JOIN named ON article = number GROUP BY entity"
        ).fetchall()
        by_kind: dict[EntityKind, dict[str, int]] = {kind: {} for kind in FACETS}
        for entity, count in counted:
            by_kind[self._kinds[entity]][self._ids[entity]] = count
        return {kind: commonest(counts) for kind, counts in by_kind.items()}


def _settings() -> str:
    return (
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
        f"PRAGMA cache_size = {-MEMORY_MB * 1024}; PRAGMA mmap_size = 4294967296;"
    )


def _found(question: Question) -> tuple[str, list[object]]:
    """The SQL of what matches, and its values."""
    narrow, values = "", [_match(question)]
    if question.source:
        narrow += " AND source = ?"
        values.append(question.source)
    if question.published:
        narrow += " AND day BETWEEN ? AND ?"
        values += question.published
    joined = " CROSS JOIN article ON number = text.rowid" if narrow else ""
    return f"SELECT text.rowid FROM text{joined} WHERE text MATCH ?{narrow}", values  # noqa: S608


def _match(question: Question) -> object:
    if question.shape is Shape.PHRASE:
        return f'"{" ".join(question.words)}"'
    if question.shape is Shape.PREFIX:
        return f"{question.words[0]}*"
    return _JOINS.get(question.shape, "").join(question.words)
