"""What has been read, ever? The corpus store: articles as they came, their versions, removals.

The index is derived from it and can be rebuilt from it alone. A removed article leaves nothing but
its ids, so that its addresses can answer "gone". Keeps out: extraction (pipeline.py), search, the
ids of passages (issued.py), and what is remembered of files (intake.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from index import intake
from index.database import Database, Form
from index.errors import StoreError
from index.intake import Intake
from index.issued import IssuedPassages
from index.model.article import Article
from index.packing import Facts, Packed, facts_of, pack, text_key, unpack
from index.readers.failure import shown
from index.recognition import Recognition
from index.versions import Version, compared

FORM = Form(
    file="corpus.sqlite",
    number=2,
    tables=f"""
CREATE TABLE article (
    id TEXT PRIMARY KEY, url TEXT, path TEXT, content TEXT, version INTEGER NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0, text TEXT, source TEXT, language TEXT, published TEXT
) WITHOUT ROWID;
CREATE INDEX article_text ON article (text);
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
{intake.TABLES}
""",
    what="a Dateline corpus",
    when_foreign="Use the version of Dateline that wrote it, or choose another --index.",
    when_damaged="Restore it from a backup, or move it away and index the articles again.",
    # The next run fills the columns (`fill_in`), and reads the files of an older corpus once more.
    steps={
        1: f"""
ALTER TABLE article ADD COLUMN text TEXT;
ALTER TABLE article ADD COLUMN source TEXT;
ALTER TABLE article ADD COLUMN language TEXT;
ALTER TABLE article ADD COLUMN published TEXT;
CREATE INDEX article_text ON article (text);
{intake.TABLES}
"""
    },
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
        self.intake = Intake(self._db)
        self._recognition = Recognition(self._db, self.article)

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

    def note_run(self, paths: Sequence[Path]) -> None:
        """Note the paths of the run that is at work, or none at its end: a kill leaves the note."""
        self.set_meta("run", "\n".join(shown(path.absolute()) for path in paths))

    def begun(self) -> list[str] | None:
        """The paths of a run that did not come to its end, or None."""
        noted = self.meta("run")
        return noted.split("\n") if noted else None

    def put(self, article: Packed, *, alone: bool) -> tuple[Arrival, str]:
        """Keep an article as read; call within a transaction.

        It is the same article when its URL, its content or its text is known, or its path, if the
        file at that path holds nothing else.

        Args:
            article: as read, with the id that its URL or content asks for.
            alone: whether it is the only article of its file.

        Returns:
            What it turned out to be, and the id that was issued for it.
        """
        if self.is_removed(article.id) and not self._recognition.of("content", article.content):
            return Arrival.REMOVED, article.id
        known = self._recognition.known(article, alone=alone)
        issued = self._free_id(article) if known is None else known.id
        if known is None and self.is_removed(issued):
            return Arrival.REMOVED, issued
        self._db.execute("INSERT OR IGNORE INTO candidate VALUES (?, ?)", (article.id, issued))
        if known is None:
            self._insert(article, issued)
            return Arrival.NEW, issued
        if known.content == article.content or self._recognition.adds_nothing(article, known):
            return Arrival.UNCHANGED, issued
        version = known.version + 1
        self._db.execute(
            "UPDATE article SET url = ?, path = ?, content = ?, version = ? WHERE id = ?",
            (article.url, article.path, article.content, version, issued),
        )
        self._note_facts(issued, article.text, article.facts)
        self._keep_version(article, issued, version)
        return Arrival.CHANGED, issued

    def _free_id(self, article: Packed) -> str:
        """The id that a new article takes."""
        taken = article.other_id is not None and self._recognition.of("id", article.id)
        return (article.other_id or article.id) if taken else article.id

    def _insert(self, article: Packed, issued: str) -> None:
        self._db.execute(
            "INSERT INTO article (id, url, path, content, version) VALUES (?, ?, ?, ?, 1)",
            (issued, article.url, article.path, article.content),
        )
        self._db.execute("INSERT OR IGNORE INTO candidate VALUES (?, ?)", (issued, issued))
        self._note_facts(issued, article.text, article.facts)
        self._keep_version(article, issued, 1)

    def _note_facts(self, article_id: str, text: str | None, facts: Facts) -> None:
        self._db.execute(
            "UPDATE article SET text = ?, source = ?, language = ?, published = ? WHERE id = ?",
            (text, *facts, article_id),
        )

    def fill_in(self) -> None:
        """Note what an older version of Dateline did not note of its articles."""
        lacking = self._db.all("SELECT id FROM article WHERE source IS NULL")
        with self.transaction() if lacking else nullcontext():
            for (article_id,) in lacking:
                if article := self.article(article_id):
                    self._note_facts(article_id, text_key(article), facts_of(article))

    def counts_by(self, fact: str) -> dict[str, int]:
        """How many articles there are of each source, language or day of publication.

        Args:
            fact: the name of one of `Facts`.
        """
        if fact not in Facts._fields:
            raise ValueError(fact)
        rows = self._db.all(
            f"SELECT coalesce({fact}, ''), count(*) FROM article "  # noqa: S608 - checked above
            "GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return dict(rows)

    def _keep_version(self, article: Packed, issued: str, version: int) -> None:
        record = article.record
        if issued != article.id:
            record = pack(replace(unpack(record), id=issued))
        self._db.execute("INSERT INTO version VALUES (?, ?, ?)", (issued, version, record))

    def article(self, article_id: str) -> Article | None:
        """The current version of an article, or None."""
        row = self._db.one(
            "SELECT record FROM version JOIN article ON id = article "
            "AND article.version = version.version WHERE id = ?",
            (article_id,),
        )
        return None if row is None else unpack(row[0])

    def versions(self, article_id: str) -> tuple[Version, ...]:
        """Every version with what it changed, the oldest first; empty for an unknown article."""
        query = "SELECT record FROM version WHERE article = ? ORDER BY version"
        return compared([unpack(row[0]) for row in self._db.all(query, (article_id,))])

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

    def remove(self, *article_ids: str) -> bool:
        """Remove articles with every version; only their ids remain. False when none is known."""
        with self.transaction():
            found = [self._remove(article_id) for article_id in article_ids]
        if any(found):
            self._db.execute("VACUUM")
        return any(found)

    def _remove(self, article_id: str) -> bool:
        if not self._recognition.of("id", article_id):
            return False
        self.passages.forget(article_id)
        self.intake.forget(article_id)
        self._db.execute("DELETE FROM version WHERE article = ?", (article_id,))
        self._db.execute("DELETE FROM article WHERE id = ?", (article_id,))
        self._db.execute(
            "INSERT OR IGNORE INTO removed SELECT id FROM candidate WHERE article = ?",
            (article_id,),
        )
        self._db.execute("INSERT OR IGNORE INTO removed VALUES (?)", (article_id,))
        self._db.execute("DELETE FROM candidate WHERE article = ?", (article_id,))
        return True

    def removed_ids(self) -> tuple[str, ...]:
        """All ids that were ever an article's and lead to none any more, in order."""
        return tuple(str(row[0]) for row in self._db.all("SELECT id FROM removed ORDER BY id"))

    def keep_removed(self, article_id: str) -> bool:
        """Note that an article was removed elsewhere; False when it is here, and then it stays."""
        if self._recognition.of("id", article_id):
            return False
        self._db.execute("INSERT OR IGNORE INTO removed VALUES (?)", (article_id,))
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
