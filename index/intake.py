"""Which inputs were read, and what came of each? The corpus's memory of files.

A file that looks as it did is not opened again. Keeps out: how files are found and read, and the
articles themselves (corpus.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.database import Database
from index.report import Skip
from index.stamps import Stamp

TABLES = """
CREATE TABLE input (
    number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
    changed_ns INTEGER NOT NULL, touched_ns INTEGER NOT NULL, node INTEGER NOT NULL,
    sure INTEGER NOT NULL, content TEXT NOT NULL, rules TEXT NOT NULL, limits TEXT NOT NULL,
    format TEXT NOT NULL, skips INTEGER NOT NULL
);
CREATE TABLE came (
    input INTEGER NOT NULL, article TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (input, article)
) WITHOUT ROWID;
CREATE INDEX came_article ON came (article);
CREATE TABLE skip (
    input INTEGER NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (input, number)
) WITHOUT ROWID;
CREATE TABLE aside (path TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (path, reason))
WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What beside its bytes decides what is read of a file.

    Args:
        rules: a hash of the readers and of what is stated beside it.
        limits: a hash of the limits; they matter where something was skipped.
    """

    rules: str
    limits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A file that was read before.

    Args:
        number: its number here.
        stamp: what the system said of it before it was read; None where it said nothing.
        sure: whether an equal stamp means equal bytes.
        content: a hash of its bytes; "" for one that must be read again.
        terms: under which it was read.
        skips: how many parts of it could not be used.
    """

    number: int
    stamp: Stamp
    sure: bool
    content: str
    terms: Terms
    skips: int

    def holds_under(self, terms: Terms) -> bool:
        """Whether equal bytes would be read alike today."""
        return self.terms.rules == terms.rules and (
            not self.skips or self.terms.limits == terms.limits
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of reading a file.

    Args:
        stamp: what the system said of it before.
        sure: as in `Known`.
        content: as in `Known`.
        terms: as in `Known`.
        format: the name of its format; "" where none was found.
        articles: how often each article stands in it, by id.
        skips: what could not be used.
    """

    stamp: Stamp
    sure: bool
    content: str
    terms: Terms
    format: str
    articles: Mapping[str, int]
    skips: Sequence[Skip]


class Intake:
    """The inputs of one corpus; part of its file and of its transactions."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def known(self, path: Path) -> Known | None:
        """What is remembered of a file, or None."""
        row = self._db.one(
            "SELECT number, size, changed_ns, touched_ns, node, sure, content, rules, limits, "
            "skips FROM input WHERE path = ?",
            (_key(path),),
        )
        if row is None:
            return None
        number, size, changed, touched, node, sure, content, rules, limits, skips = row
        return Known(
            number=number,
            stamp=Stamp(size=size, changed_ns=changed, touched_ns=touched, node=node),
            sure=bool(sure),
            content=content,
            terms=Terms(rules=rules, limits=limits),
            skips=skips,
        )

    def remember(self, path: Path, outcome: Outcome) -> None:
        """Keep what came of a file, in the place of what came of it before."""
        stamp, key = outcome.stamp, _key(path)
        self._db.execute(
            "INSERT INTO input (path, size, changed_ns, touched_ns, node, sure, content, rules, "
            "limits, format, skips) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET size = excluded.size, "
            "changed_ns = excluded.changed_ns, touched_ns = excluded.touched_ns, "
            "node = excluded.node, sure = excluded.sure, content = excluded.content, "
            "rules = excluded.rules, limits = excluded.limits, format = excluded.format, "
            "skips = excluded.skips",
            (
                *(key, stamp.size, stamp.changed_ns, stamp.touched_ns, stamp.node, outcome.sure),
                *(outcome.content, outcome.terms.rules, outcome.terms.limits, outcome.format),
                len(outcome.skips),
            ),
        )
        number = self._number(key)
        # What it no longer holds came of it all the same.
        self._db.execute("UPDATE came SET times = 0 WHERE input = ?", (number,))
        self._db.execute_many(
            "INSERT OR REPLACE INTO came VALUES (?, ?, ?)",
            ((number, article, times) for article, times in outcome.articles.items()),
        )
        self._db.execute("DELETE FROM skip WHERE input = ?", (number,))
        self._db.execute_many(
            "INSERT INTO skip VALUES (?, ?, ?, ?)",
            ((number, at, skip.path, skip.reason) for at, skip in enumerate(outcome.skips)),
        )

    def touch(self, known: Known, stamp: Stamp, terms: Terms, *, sure: bool) -> None:
        """Note how a file looks now whose bytes are the same."""
        self._db.execute(
            "UPDATE input SET size = ?, changed_ns = ?, touched_ns = ?, node = ?, sure = ?, "
            "limits = ? WHERE number = ?",
            (
                *(stamp.size, stamp.changed_ns, stamp.touched_ns, stamp.node, sure),
                *(terms.limits, known.number),
            ),
        )

    def counts(self, number: int) -> tuple[int, int]:
        """How many articles a file holds, and how many more that were removed on purpose."""
        row = self._db.one(
            "SELECT sum(times), sum(CASE WHEN removed.id IS NULL THEN 0 ELSE times END) "
            "FROM came LEFT JOIN removed ON removed.id = came.article WHERE input = ?",
            (number,),
        )
        held, removed = (0, 0) if row is None else (row[0] or 0, row[1] or 0)
        return held - removed, removed

    def skips(self, number: int) -> list[Skip]:
        """What of a file could not be used, in its order."""
        rows = self._db.all(
            "SELECT path, reason FROM skip WHERE input = ? ORDER BY number", (number,)
        )
        return [Skip(path=path, reason=reason) for path, reason in rows]

    def all_skips(self) -> Iterator[Skip]:
        """What of all files could not be used, and what was left aside, by path."""
        rows = self._db.all(
            "SELECT path, reason FROM (SELECT skip.path, reason, input.path AS place, skip.number "
            "FROM skip JOIN input ON input.number = input ORDER BY place, skip.number)"
        )
        rows += self._db.all("SELECT path, reason FROM aside ORDER BY path")
        return (Skip(path=path, reason=reason) for path, reason in rows)

    def paths(self) -> list[Path]:
        """All files, in order of path."""
        return [_path(row[0]) for row in self._db.all("SELECT path FROM input ORDER BY path")]

    def formats(self) -> dict[str, tuple[int, int]]:
        """For each format, how many files and articles; "" where no format was found."""
        rows = self._db.all(
            "SELECT format, count(*), sum((SELECT count(*) FROM came LEFT JOIN removed "
            "ON removed.id = article WHERE input = number AND times AND removed.id IS NULL)) "
            "FROM input GROUP BY format ORDER BY 3 DESC, 1"
        )
        return {name: (files, articles or 0) for name, files, articles in rows}

    def stranded(self, gone: Iterable[Path]) -> tuple[str, ...]:
        """Ids of the articles that stand in no file any more, given the files that are gone.

        Of an article that no file is known for nothing is said: another version read it.
        """
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS gone (path BLOB PRIMARY KEY)")
        self._db.execute("DELETE FROM gone")
        self._db.execute_many(
            "INSERT OR IGNORE INTO gone VALUES (?)", ((_key(path),) for path in gone)
        )
        rows = self._db.all(
            "SELECT article FROM came JOIN input ON input.number = input "
            "JOIN article ON article.id = article LEFT JOIN gone ON gone.path = input.path "
            "GROUP BY article HAVING sum(times > 0 AND gone.path IS NULL) = 0 ORDER BY article"
        )
        return tuple(str(row[0]) for row in rows)

    def leave_aside(self, skips: Iterable[Skip], *, under: Sequence[Path]) -> None:
        """Keep what no reader was asked about, in the place of what was kept of these folders."""
        found = {(_absolute(skip.path), skip.reason) for skip in skips}
        roots = [_absolute(path) for path in under]
        kept = {
            (path, reason)
            for path, reason in self._db.all("SELECT path, reason FROM aside")
            if any(path == root or path.startswith(root.rstrip("/") + "/") for root in roots)
        }
        self._db.execute_many("DELETE FROM aside WHERE path = ? AND reason = ?", kept - found)
        self._db.execute_many("INSERT OR IGNORE INTO aside VALUES (?, ?)", found - kept)

    def drop(self, path: Path) -> None:
        """Forget a file."""
        number = self._number(_key(path))
        for table, column in (("came", "input"), ("skip", "input"), ("input", "number")):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))  # noqa: S608 - ours

    def forget(self, article_id: str) -> None:
        """Forget what is known of the files in which only this article stood."""
        alone = (
            "SELECT input FROM came WHERE article = ? AND NOT EXISTS (SELECT 1 FROM came AS other "
            "WHERE other.input = came.input AND other.article != came.article)"
        )
        for table, column in (("skip", "input"), ("input", "number")):
            self._db.execute(
                f"DELETE FROM {table} WHERE {column} IN ({alone})",  # noqa: S608 - ours
                (article_id,),
            )
        self._db.execute(
            "DELETE FROM came WHERE input NOT IN (SELECT number FROM input)",
        )

    def _number(self, key: bytes) -> int:
        row = self._db.one("SELECT number FROM input WHERE path = ?", (key,))
        return int(row[0]) if row else 0


def _absolute(path: str | Path) -> str:
    """The same file whatever folder the command was run in; links stay as they are."""
    return os.path.abspath(path)  # noqa: PTH100 - resolving would follow links


def _key(path: Path) -> bytes:
    """The absolute path as the system writes it: it need be no text."""
    return os.fsencode(_absolute(path))


def _path(key: bytes) -> Path:
    return Path(os.fsdecode(key))
