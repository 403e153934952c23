"""What has been read, ever? The corpus store: articles as they came, their versions, removals.

The index is derived from it and can be rebuilt from it alone. A removed article leaves nothing but
its ids, so that its addresses can answer "gone". Keeps out: extraction (pipeline.py), search, and
the ids of passages (issued.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from index.database import Database, Form
from index.errors import StoreError
from index.ids import canonical_url
from index.issued import IssuedPassages
from index.model.article import Article
from index.packing import fingerprint, pack, unpack

FORM = Form(
    file="corpus.sqlite",
    number=1,
    tables="""
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
CREATE TABLE resource (path TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID
""",
    what="a Dateline corpus",
    when_foreign="Use the version of Dateline that wrote it, or choose another --index.",
    when_damaged="Restore it from a backup, or move it away and index the articles again.",
)


class Arrival(StrEnum):
    """What an article turned out to be when it was put into the corpus."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"  # removed on purpose earlier; it is not brought back


class Corpus:
    """The corpus store of one folder; not to be shared between threads.

    Args:
        folder: where its file lives.
        create: make an empty one when there is none.

    Raises:
        StoreError: there is none, or it is damaged or of another version.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        if not create and not (folder / FORM.file).exists():
            raise StoreError(
                f"There is no corpus in {folder}.",
                remedy="Run: dateline index PATH, with a folder of articles.",
            )
        self._db = Database(folder, FORM)
        self.passages = IssuedPassages(self._db)

    def transaction(self) -> AbstractContextManager[None]:
        """All writes inside happen together or not at all."""
        return self._db.transaction()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def meta(self, key: str) -> str | None:
        """A remembered value, or None."""
        row = self._db.one("SELECT value FROM meta WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Remember a value."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

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
        if self.is_removed(article.id):
            return Arrival.REMOVED, article
        content = fingerprint(article)
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
        """Id, content and version of the article that this one is, or None."""
        url = _url(article)
        for column, value in (("url", url), ("content", content)):
            if value is not None and (row := self._find(column, value)):
                return row
        # An earlier version had this very content or address.
        earlier = self._db.one("SELECT article FROM candidate WHERE id = ?", (article.id,))
        if earlier is not None:
            return self._find("id", str(earlier[0]))
        # A file that was edited is a new version of itself; a file of many articles is not.
        if not alone or url is not None:
            return None
        by_path = self._db.all(
            "SELECT id, content, version FROM article WHERE path = ? LIMIT 2", (_place(article),)
        )
        if len(by_path) != 1:
            return None
        identifier, kept, version = by_path[0]
        return str(identifier), str(kept), int(version)

    def _find(self, column: str, value: str) -> tuple[str, str, int] | None:
        row = self._db.one(
            f"SELECT id, content, version FROM article WHERE {column} = ?",  # noqa: S608 - ours
            (value,),
        )
        return None if row is None else (str(row[0]), str(row[1]), int(row[2]))

    def _insert(self, article: Article, content: str) -> None:
        self._db.execute(
            "INSERT INTO article (id, url, path, content, version) VALUES (?, ?, ?, ?, 1)",
            (article.id, _url(article), _place(article), content),
        )
        self._keep_version(article, 1)

    def _keep_version(self, article: Article, version: int) -> None:
        self._db.execute(
            "INSERT INTO version VALUES (?, ?, ?)", (article.id, version, pack(article))
        )

    def article(self, article_id: str) -> Article | None:
        """The current version of an article, or None."""
        row = self._db.one(
            "SELECT record FROM version JOIN article ON id = article "
            "AND article.version = version.version WHERE id = ?",
            (article_id,),
        )
        return None if row is None else unpack(row[0])

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles, in order."""
        return tuple(str(row[0]) for row in self._db.all("SELECT id FROM article ORDER BY id"))

    def unindexed(self) -> tuple[str, ...]:
        """Ids of articles whose current version no index generation holds yet, by path."""
        rows = self._db.all("SELECT id FROM article WHERE indexed != version ORDER BY path, id")
        return tuple(str(row[0]) for row in rows)

    def mark_indexed(self, article_ids: Iterable[str]) -> None:
        """Note that the current versions are in the index; call after its commit."""
        with self.transaction():
            self._db.execute_many(
                "UPDATE article SET indexed = version WHERE id = ?", ((i,) for i in article_ids)
            )

    def mark_stale(self, article_ids: Iterable[str]) -> None:
        """Note that articles must be annotated again; what the index shows of them stays."""
        with self.transaction():
            self._db.execute_many(
                "UPDATE article SET indexed = 0 WHERE id = ?", ((i,) for i in article_ids)
            )

    def mark_unindexed(self) -> None:
        """Note that no article is in the index (it was lost, or the rules changed)."""
        self._db.execute("UPDATE article SET indexed = 0 WHERE indexed != 0")

    def remove(self, article_id: str) -> bool:
        """Remove an article with every version; only its ids remain. False when unknown."""
        with self.transaction():
            if self._find("id", article_id) is None:
                return False
            self.passages.forget(article_id)
            self._db.execute("DELETE FROM version WHERE article = ?", (article_id,))
            self._db.execute("DELETE FROM article WHERE id = ?", (article_id,))
            self._db.execute(
                "INSERT OR IGNORE INTO removed SELECT id FROM candidate WHERE article = ?",
                (article_id,),
            )
            self._db.execute("INSERT OR IGNORE INTO removed VALUES (?)", (article_id,))
            self._db.execute("DELETE FROM candidate WHERE article = ?", (article_id,))
        self._db.execute("VACUUM")
        return True

    def is_removed(self, article_id: str) -> bool:
        """Whether an article was removed on purpose."""
        return self._db.one("SELECT 1 FROM removed WHERE id = ?", (article_id,)) is not None

    def keep_resource(self, path: Path, content: bytes) -> None:
        """Keep a gazetteer of the corpus, so that later runs use it wherever they start."""
        self._db.execute(
            "INSERT OR REPLACE INTO resource VALUES (?, ?)", (str(path.resolve()), content)
        )

    def resources(self) -> dict[str, bytes]:
        """The kept gazetteers by path, in order of path."""
        rows = self._db.all("SELECT path, content FROM resource ORDER BY path")
        return {str(path): bytes(content) for path, content in rows}


def _url(article: Article) -> str | None:
    return canonical_url(article.url.value) if article.url else None


def _place(article: Article) -> str:
    """The input's absolute path: the same file whatever folder the command was run in."""
    return os.path.abspath(article.path)  # noqa: PTH100 - the path may end in ":line"
