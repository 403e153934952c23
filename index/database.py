"""How is the corpus file opened, guarded and kept whole?

One SQLite file in its own format. Keeps out: what its tables mean (corpus.py, issued.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import StoreError

FORMAT = 1
FILE_NAME = "corpus.sqlite"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    id TEXT PRIMARY KEY, url TEXT, path TEXT, content TEXT, version INTEGER NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX article_url ON article (url);
CREATE INDEX article_path ON article (path);
CREATE INDEX article_content ON article (content);
CREATE TABLE version (
    article TEXT NOT NULL, version INTEGER NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (article, version)
) WITHOUT ROWID;
CREATE TABLE passage (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL,
    version INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    live INTEGER NOT NULL, successor TEXT
);
CREATE INDEX passage_article ON passage (article);
CREATE TABLE candidate (id TEXT PRIMARY KEY, article TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX candidate_article ON candidate (article);
CREATE TABLE removed (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE resource (path TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""


class Database:
    """The corpus file of one folder.

    Writing happens in one process at a time (locks.py); reading is free. Not to be shared between
    threads: open one a thread, it is cheap.

    Args:
        folder: where `corpus.sqlite` lives.
        create: make an empty one when there is none.

    Raises:
        StoreError: there is none, or it is damaged or of another version.
    """

    def __init__(self, folder: Path, *, create: bool) -> None:
        self._path = folder / FILE_NAME
        fresh = not self._path.exists()
        if fresh and not create:
            raise StoreError(
                f"There is no corpus in {folder}.",
                remedy="Run: dateline index PATH, with a folder of articles.",
            )
        folder.mkdir(parents=True, exist_ok=True)
        with self._translated():
            self._connection = sqlite3.connect(self._path, isolation_level=None, timeout=10)
        try:
            # Freed pages are overwritten: what was removed leaves no byte in the file.
            self.execute("PRAGMA secure_delete = ON")
            self.execute("PRAGMA synchronous = FULL")
            if fresh:
                self._create()
            self._check_format()
        except StoreError:
            self._connection.close()
            raise

    def _create(self) -> None:
        with self.transaction():
            for statement in _SCHEMA.split(";"):
                if statement.strip():
                    self.execute(statement)
            self.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))

    def _check_format(self) -> None:
        found = self.one("SELECT value FROM meta WHERE key = 'format'")
        if found is None or found[0] != str(FORMAT):
            shown = "none" if found is None else found[0]
            raise StoreError(
                f"{self._path} has format {shown}; this version of Dateline reads {FORMAT}.",
                remedy="Use the version of Dateline that wrote it, or choose another --index.",
            )

    def execute(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        """Run one statement."""
        with self._translated():
            self._connection.execute(statement, values)

    def one(self, query: str, values: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        """The first row of an answer, or None."""
        with self._translated():
            row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return row

    def all(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Every row of an answer."""
        with self._translated():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen together or not at all."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"{self._path} cannot be used now: {error}.",
                remedy="If another dateline index is running, wait for it; else check the folder's "
                "permissions and free space.",
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self._path} is damaged or not a Dateline corpus: {error}.",
                remedy="Restore it from a backup, or move it away and index the articles again.",
            ) from error
