"""How is a SQLite file of ours opened, guarded and kept whole?

Keeps out: what its tables mean (corpus.py, issued.py, working.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
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
        steps: by the number of an older form, the SQL that makes the next one of it.
    """

    file: str
    number: int
    tables: str
    what: str
    when_foreign: str
    when_damaged: str
    steps: Mapping[int, str] = field(default_factory=dict)


class Database:
    """One file of ours; made when there is none.

    Writing happens in one process at a time (locks.py); reading is free. Not to be shared between
    threads: open one a thread, it is cheap.

    Args:
        folder: where it lives; None for one that only this process sees, in memory.
        form: what it is.

    Raises:
        StoreError: it is damaged or of another version.
    """

    def __init__(self, folder: Path | None, form: Form) -> None:
        self._form = form
        self._path = Path(":memory:") if folder is None else folder / form.file
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        with self._translated():
            self._connection = sqlite3.connect(
                self._path, isolation_level=None, timeout=10, uri=folder is None
            )
        try:
            # Freed pages are overwritten: what was removed leaves no byte in the file.
            self.execute("PRAGMA secure_delete = ON")
            self.execute("PRAGMA synchronous = FULL")
            if self._is_empty():
                self._create()
            self._bring_forward()
            self._check_form()
        except StoreError:
            self._connection.close()
            raise

    def look_into(self, path: Path, *, copied: Iterable[str], seen: Iterable[str]) -> None:
        """Take over what another file of the same form holds; nothing is written into that file.

        Args:
            path: the file.
            copied: tables whose rows are copied, as far as it has them.
            seen: tables that are read there whenever they are asked for.

        Raises:
            StoreError: it cannot be read as it stands, or is of another version.
        """
        self.execute("ATTACH ? AS kept", (f"{path.absolute().as_uri()}?mode=ro",))
        found = self.one("SELECT value FROM kept.meta WHERE key = 'format'")
        if found is None or int(found[0]) not in {self._form.number, *self._form.steps}:
            raise self._foreign(path, None if found is None else found[0])
        for table in copied:
            columns = ", ".join(
                row[1] for row in self.all(f"PRAGMA kept.table_info({table})")
            )  # an older form lacks some, or all
            if columns:
                self.execute(
                    f"INSERT INTO main.{table} ({columns}) "  # noqa: S608 - ours
                    f"SELECT {columns} FROM kept.{table}"
                )
        for table in seen:
            self.execute(f"DROP TABLE main.{table}")

    def _is_empty(self) -> bool:
        """Whether there is no table: it was just made, or its maker was killed."""
        return self.one("SELECT 1 FROM sqlite_master") is None

    def _create(self) -> None:
        with self.transaction():
            if not self._is_empty():
                return  # somebody else was quicker
            self._run(f"{_META};{self._form.tables}")
            self.execute("INSERT INTO meta VALUES ('format', ?)", (str(self._form.number),))

    def _run(self, statements: str) -> None:
        for statement in statements.split(";"):
            if statement.strip():
                self.execute(statement)

    def _bring_forward(self) -> None:
        """Make this form of an older one, if the way is known."""
        while (older := self._number()) in self._form.steps:
            with self.transaction():
                if self._number() == older:  # else somebody else was quicker
                    self._run(self._form.steps[older])
                    self.execute(
                        "UPDATE meta SET value = ? WHERE key = 'format'", (str(older + 1),)
                    )

    def _number(self) -> int:
        """The number of the form that the file has; 0 for none."""
        found = self.one("SELECT value FROM meta WHERE key = 'format'")
        return int(found[0]) if found is not None and found[0].isdecimal() else 0

    def _check_form(self) -> None:
        found = self.one("SELECT value FROM meta WHERE key = 'format'")
        if found is None or found[0] != str(self._form.number):
            raise self._foreign(self._path, None if found is None else found[0])

    def _foreign(self, path: Path, number: str | None) -> StoreError:
        return StoreError(
            f"{path} has format {number or 'none'}; this version of Dateline reads "
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
