"""How is a SQLite file of ours opened, guarded and kept whole?

Keeps out: what its tables mean (corpus.py, issued.py, working.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import StoreError

_META = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one of our files is.

    Args:
        file: its name.
        number: the version of its form; it changes whenever its tables do.
        tables: the SQL that makes them, statements separated by semicolons.
        what: what it is, for people: "a Dateline corpus".
        when_foreign: what to do about a file of another version, a sentence.
        when_damaged: what to do about a damaged one, a sentence.
    """

    file: str
    number: int
    tables: str
    what: str
    when_foreign: str
    when_damaged: str


class Database:
    """One file of ours; made when there is none.

    Writing happens in one process at a time (locks.py); reading is free. Not to be shared between
    threads: open one a thread, it is cheap.

    Args:
        folder: where it lives.
        form: what it is.

    Raises:
        StoreError: it is damaged or of another version.
    """

    def __init__(self, folder: Path, form: Form) -> None:
        self._path, self._form = folder / form.file, form
        folder.mkdir(parents=True, exist_ok=True)
        with self._translated():
            self._connection = sqlite3.connect(self._path, isolation_level=None, timeout=10)
        try:
            # Freed pages are overwritten: what was removed leaves no byte in the file.
            self.execute("PRAGMA secure_delete = ON")
            self.execute("PRAGMA synchronous = FULL")
            if self._is_empty():
                self._create()
            self._check_form()
        except StoreError:
            self._connection.close()
            raise

    def _is_empty(self) -> bool:
        """Whether there is no table: it was just made, or its maker was killed."""
        return self.one("SELECT 1 FROM sqlite_master") is None

    def _create(self) -> None:
        with self.transaction():
            if not self._is_empty():
                return  # somebody else was quicker
            for statement in (_META, *self._form.tables.split(";")):
                if statement.strip():
                    self.execute(statement)
            self.execute("INSERT INTO meta VALUES ('format', ?)", (str(self._form.number),))

    def _check_form(self) -> None:
        found = self.one("SELECT value FROM meta WHERE key = 'format'")
        if found is None or found[0] != str(self._form.number):
            shown = "none" if found is None else found[0]
            raise StoreError(
                f"{self._path} has format {shown}; this version of Dateline reads "
                f"{self._form.number}.",
                remedy=self._form.when_foreign,
            )

    def execute(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        """Run one statement."""
        with self._translated():
            self._connection.execute(statement, values)

    def execute_many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for each row of values."""
        with self._translated():
            self._connection.executemany(statement, rows)

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
                f"{self._path} is damaged or not {self._form.what}: {error}.",
                remedy=self._form.when_damaged,
            ) from error
