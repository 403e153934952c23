"""What has been read, ever? The corpus store: articles as they came, their versions, ids, removals.

One SQLite file; the index is derived from it and can be rebuilt from it alone. An id that was once
issued never leads elsewhere: passages that a later version changed point to their successor, and a
removed article leaves nothing but its ids, so that its addresses can answer "gone". Keeps out:
extraction (pipeline.py) and search.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from index import serial
from index.errors import StoreError
from index.model import AnnotatedArticle, Article, Passage
from index.succession import successors

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


class Arrival(StrEnum):
    """What an article turned out to be when it was put into the corpus."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"  # removed on purpose earlier; it is not brought back


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an issued passage id leads.

    Args:
        passage: the id of the passage that stands there today; "" when nothing like it remains.
        article: the article's id.
        removed: True when the article was removed on purpose.
    """

    passage: str
    article: str
    removed: bool


class Corpus:
    """The corpus store of one folder.

    Writing happens in one process at a time (index/locks.py); reading is free. Not to be shared
    between threads: open one a thread, it is cheap.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the corpus of a folder.

        Args:
            folder: where `corpus.sqlite` lives.
            create: make an empty one when there is none.

        Raises:
            StoreError: there is none, or it is damaged or of another version.
        """
        self._path = folder / FILE_NAME
        fresh = not self._path.exists()
        if fresh and not create:
            raise StoreError(
                f"There is no corpus in {folder}.",
                remedy="Run: dateline index PATH, with a folder of articles.",
            )
        if fresh:
            folder.mkdir(parents=True, exist_ok=True)
        with self._translated():
            self._db = sqlite3.connect(self._path, isolation_level=None, timeout=10)
            # Freed pages are overwritten: what was removed leaves no byte in the file.
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("PRAGMA synchronous = FULL")
            if fresh:
                self._create()
            self._check_format()

    def _create(self) -> None:
        with self.transaction():
            for statement in _SCHEMA.split(";"):
                if statement.strip():
                    self._db.execute(statement)
            self._db.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))

    def _check_format(self) -> None:
        found = self.meta("format")
        if found != str(FORMAT):
            raise StoreError(
                f"{self._path} has format {found}; this version of Dateline reads {FORMAT}.",
                remedy="Use the version of Dateline that wrote it, or choose another --index.",
            )

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

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen together or not at all."""
        with self._translated():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def meta(self, key: str) -> str | None:
        """A remembered value, or None."""
        with self._translated():
            row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Remember a value."""
        with self._translated():
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # Articles

    def put(self, article: Article, *, alone: bool) -> tuple[Arrival, Article]:
        """Keep an article as read; call within a transaction.

        It is the same article when its URL or its content is known, or its path, if the file at
        that path holds nothing else.

        Args:
            article: as read, with the id that its URL or content asks for.
            alone: whether it is the only article of its file.

        Returns:
            What it turned out to be, and the article under the id that was issued for it.
        """
        content = _fingerprint(article)
        if self._is_removed(article.id):
            return Arrival.REMOVED, article
        known = self._known(article, content, alone=alone)
        issued = article.id if known is None else known[0]
        self._db.execute("INSERT OR IGNORE INTO candidate VALUES (?, ?)", (article.id, issued))
        if known is None:
            self._insert(article, content)
            return Arrival.NEW, article
        _, kept, version = known
        renamed = replace(article, id=issued)
        if kept == content:
            return Arrival.UNCHANGED, renamed
        self._db.execute(
            "UPDATE article SET url = ?, path = ?, content = ?, version = ? WHERE id = ?",
            (_url(article), _place(article), content, version + 1, issued),
        )
        self._keep_version(renamed, version + 1)
        return Arrival.CHANGED, renamed

    def _known(self, article: Article, content: str, *, alone: bool) -> tuple[str, str, int] | None:
        url = _url(article)
        for column, value in (("url", url), ("content", content)):
            if value is not None and (row := self._find(column, value)):
                return row
        # An earlier version had this very content or address.
        earlier = self._db.execute(
            "SELECT article FROM candidate WHERE id = ?", (article.id,)
        ).fetchone()
        if earlier is not None:
            return self._find("id", str(earlier[0]))
        # A file that was edited is a new version of itself; a file of many articles is not.
        if not alone or url is not None:
            return None
        by_path = self._db.execute(
            "SELECT id, content, version FROM article WHERE path = ? LIMIT 2", (_place(article),)
        ).fetchall()
        return by_path[0] if len(by_path) == 1 else None

    def _find(self, column: str, value: str) -> tuple[str, str, int] | None:
        row = self._db.execute(
            f"SELECT id, content, version FROM article WHERE {column} = ?",  # noqa: S608 - a fixed name
            (value,),
        ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]), int(row[2]))

    def _insert(self, article: Article, content: str) -> None:
        self._db.execute(
            "INSERT INTO article (id, url, path, content, version) VALUES (?, ?, ?, ?, 1)",
            (article.id, _url(article), _place(article), content),
        )
        self._keep_version(article, 1)

    def _keep_version(self, article: Article, version: int) -> None:
        self._db.execute(
            "INSERT INTO version VALUES (?, ?, ?)", (article.id, version, _pack(article))
        )

    def article(self, article_id: str) -> Article | None:
        """The current version of an article, or None."""
        with self._translated():
            row = self._db.execute(
                "SELECT record FROM version JOIN article ON id = article "
                "AND article.version = version.version WHERE id = ?",
                (article_id,),
            ).fetchone()
        return None if row is None else _unpack(row[0])

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles, in order."""
        with self._translated():
            rows = self._db.execute("SELECT id FROM article ORDER BY id").fetchall()
        return tuple(str(row[0]) for row in rows)

    def unindexed(self) -> tuple[str, ...]:
        """Ids of articles whose current version no index generation holds yet, by path."""
        with self._translated():
            rows = self._db.execute(
                "SELECT id FROM article WHERE indexed != version ORDER BY path, id"
            ).fetchall()
        return tuple(str(row[0]) for row in rows)

    def mark_indexed(self, article_ids: Iterable[str]) -> None:
        """Note that the current versions are in the index; call after its commit."""
        with self.transaction():
            self._db.executemany(
                "UPDATE article SET indexed = version WHERE id = ?", ((a,) for a in article_ids)
            )

    def mark_unindexed(self) -> None:
        """Note that no article is in the index (it was lost, or the rules changed)."""
        with self._translated():
            self._db.execute("UPDATE article SET indexed = 0")

    # Addresses

    def issue(self, article: Article, passages: Sequence[Passage]) -> None:
        """Issue the ids of an article's passages; call within a transaction.

        Passages that are no longer there point to the one that took their place, where one did.
        """
        rows = self._db.execute(
            "SELECT id, live FROM passage WHERE article = ?", (article.id,)
        ).fetchall()
        known = {str(row[0]): bool(row[1]) for row in rows}
        present = {passage.id for passage in passages}
        version = self._version(article.id)
        for passage in passages:
            if passage.id not in known:
                self._db.execute(
                    "INSERT INTO passage (id, article, version, start, end, live) "
                    "VALUES (?, ?, ?, ?, ?, 1)",
                    (passage.id, article.id, version, passage.start, passage.end),
                )
            elif not known[passage.id]:
                self._db.execute(
                    "UPDATE passage SET live = 1, successor = NULL WHERE id = ?", (passage.id,)
                )
        lost = [i for i, live in known.items() if live and i not in present]
        if lost:
            self._succeed(article, passages, lost)

    def _succeed(self, article: Article, passages: Sequence[Passage], lost: list[str]) -> None:
        texts = {p.id: article.body[p.start : p.end] for p in passages}
        old = self._texts(article.id, lost)
        for identifier, successor in successors(old, texts).items():
            self._db.execute(
                "UPDATE passage SET successor = ? WHERE id = ?", (successor, identifier)
            )
        self._db.executemany(
            "UPDATE passage SET live = 0 WHERE id = ?", ((identifier,) for identifier in lost)
        )

    def _version(self, article_id: str) -> int:
        row = self._db.execute("SELECT version FROM article WHERE id = ?", (article_id,)).fetchone()
        return int(row[0])

    def _texts(self, article_id: str, passage_ids: Iterable[str]) -> dict[str, str]:
        """The words of issued passages, from the version that they were issued for."""
        bodies: dict[int, str] = {}
        for version, record in self._db.execute(
            "SELECT version, record FROM version WHERE article = ?", (article_id,)
        ):
            bodies[int(version)] = _unpack(record).body
        texts = {}
        for passage_id in passage_ids:
            version, start, end = self._db.execute(
                "SELECT version, start, end FROM passage WHERE id = ?", (passage_id,)
            ).fetchone()
            texts[passage_id] = bodies[version][start:end]
        return texts

    def sequence(self, passage_ids: Iterable[str]) -> Mapping[str, int]:
        """The order of issue of passages; lower is older."""
        with self._translated():
            known = {
                passage_id: self._db.execute(
                    "SELECT sequence FROM passage WHERE id = ?", (passage_id,)
                ).fetchone()
                for passage_id in passage_ids
            }
        return {passage_id: int(row[0]) for passage_id, row in known.items() if row}

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads that was ever issued for a passage; None for one that never was."""
        with self._translated():
            for _ in range(100):
                row = self._db.execute(
                    "SELECT article, live, successor FROM passage WHERE id = ?", (passage_id,)
                ).fetchone()
                if row is None:
                    return None
                article, live, successor = str(row[0]), bool(row[1]), row[2]
                if live:
                    return Address(passage=passage_id, article=article, removed=False)
                if successor is None:
                    gone = self._is_removed(article)
                    return Address(passage="", article=article, removed=gone)
                passage_id = str(successor)
        return None

    # Removal

    def remove(self, article_id: str) -> bool:
        """Remove an article with every version; only its ids remain. False when unknown."""
        with self.transaction():
            row = self._db.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone()
            if row is None:
                return False
            self._db.execute("DELETE FROM version WHERE article = ?", (article_id,))
            self._db.execute("DELETE FROM article WHERE id = ?", (article_id,))
            self._db.execute(
                "UPDATE passage SET live = 0, successor = NULL, start = 0, end = 0 "
                "WHERE article = ?",
                (article_id,),
            )
            self._db.execute(
                "INSERT OR IGNORE INTO removed SELECT id FROM candidate WHERE article = ?",
                (article_id,),
            )
            self._db.execute("DELETE FROM candidate WHERE article = ?", (article_id,))
            self._db.execute("INSERT OR IGNORE INTO removed VALUES (?)", (article_id,))
        with self._translated():
            self._db.execute("VACUUM")
        return True

    def is_removed(self, article_id: str) -> bool:
        """Whether an article was removed on purpose."""
        with self._translated():
            return self._is_removed(article_id)

    def _is_removed(self, article_id: str) -> bool:
        row = self._db.execute("SELECT 1 FROM removed WHERE id = ?", (article_id,)).fetchone()
        return row is not None

    # Gazetteers that came with the articles

    def keep_resource(self, path: Path, content: bytes) -> None:
        """Keep a gazetteer of the corpus, so that later runs use it wherever they start."""
        with self._translated():
            self._db.execute(
                "INSERT OR REPLACE INTO resource VALUES (?, ?)", (str(path.resolve()), content)
            )

    def resources(self) -> dict[str, bytes]:
        """The kept gazetteers by path, in order of path."""
        with self._translated():
            rows = self._db.execute("SELECT path, content FROM resource ORDER BY path").fetchall()
        return {str(path): bytes(content) for path, content in rows}


def _url(article: Article) -> str | None:
    return article.url.value if article.url else None


def _place(article: Article) -> str:
    """The input's absolute path: the same file whatever folder the command was run in."""
    return os.path.abspath(article.path)  # noqa: PTH100 - the path may end in ":line"


def _fingerprint(article: Article) -> str:
    """A hash of everything that was read, its path and id aside."""
    return sha256(_pack(replace(article, id="", path=""))).hexdigest()


def _pack(article: Article) -> bytes:
    return zlib.compress(serial.encode_article(AnnotatedArticle(article=article)), 6)


def _unpack(record: bytes) -> Article:
    return serial.decode_article(zlib.decompress(record)).article
