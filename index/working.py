"""What do runs remember of all articles, so that the next one costs no more than what is new?

Condensed articles by bucket, the counts of their names summed over the corpus, and the events that
they date and lean on, each with a mark on what the index does not show yet. Derived from the
corpus: losing the file costs time only. What is forgotten leaves no byte in it. Keeps out: what is
made of it (regrouping.py), and when (rounds.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.condensed import Condensed, candidate_of
from index.database import Database, Form
from index.dated_events import TABLES, DatedEvents
from index.entities.catalogue import Aspect
from index.errors import StoreError
from index.timeline.buckets import Bucket
from index.timeline.candidates import Candidate
from index.working_update import WorkingUpdate

FORM = Form(
    file="working.sqlite",
    number=3,
    tables=f"""
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, names BLOB NOT NULL);
CREATE TABLE bucket (
    number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, passages INTEGER NOT NULL,
    touched INTEGER NOT NULL, marked INTEGER NOT NULL
);
CREATE INDEX bucket_marked ON bucket (number) WHERE marked;
CREATE TABLE passage (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, sequence INTEGER NOT NULL,
    article INTEGER NOT NULL, record BLOB NOT NULL
);
CREATE INDEX passage_article ON passage (article);
CREATE TABLE standing (
    bucket INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (bucket, passage)
) WITHOUT ROWID;
CREATE INDEX standing_passage ON standing (passage);
CREATE TABLE name (
    entity TEXT NOT NULL, aspect TEXT NOT NULL, text TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (entity, aspect, text)
) WITHOUT ROWID;
CREATE TABLE marked_entity (id TEXT PRIMARY KEY, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX marked_entity_changed ON marked_entity (changed);
{TABLES}
""",
    what="a working file of Dateline",
    when_foreign="Delete it: the next run makes it anew.",
    when_damaged="Delete it: the next run makes it anew.",
)
# The pages of many buckets are written in one transaction; SQLite's own 2 MB are too few for them.
_CACHE = "PRAGMA cache_size = -16384"
_TRACES = "SELECT 1 FROM meta WHERE key = 'traces'"
_NOTE_TRACES = "INSERT OR REPLACE INTO meta VALUES ('traces', '')"
_NO_TRACES = "DELETE FROM meta WHERE key = 'traces'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A bucket that the index does not show as it is.

    Args:
        bucket: which.
        passages: how many stand in it.
        touched: how many came or went since it was last shown.
    """

    bucket: Bucket
    passages: int
    touched: int


class WorkingStore:
    """The working file of one corpus; not to be shared between threads.

    A file that cannot be used is made anew, empty.

    Args:
        folder: where it lives, beside the corpus.

    Raises:
        StoreError: it can neither be used nor made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._db = Database(folder, FORM)
        except StoreError:
            _delete(folder)
            self._db = Database(folder, FORM)
        self._db.execute(_CACHE)
        self.events = DatedEvents(self._db)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def clear(self) -> None:
        """Forget everything."""
        self._db.close()
        _delete(self._folder)
        self._db = Database(self._folder, FORM)
        self._db.execute(_CACHE)
        self.events = DatedEvents(self._db)

    def article_ids(self) -> frozenset[str]:
        """Ids of all articles that it remembers."""
        return frozenset(str(row[0]) for row in self._db.all("SELECT id FROM article"))

    def update(
        self, added: Iterable[tuple[Condensed, Mapping[str, int]]], forgotten: Iterable[str] = ()
    ) -> None:
        """Remember articles and forget others, all of it or nothing; marks what is different.

        Args:
            added: new articles and new versions, each with the order of issue of its passages;
                passages without one are left out.
            forgotten: ids of articles that have left; unknown ones are no error.
        """
        with self._db.transaction():
            update = WorkingUpdate(self._db)
            for article_id in forgotten:
                update.forget(article_id)
                self._db.execute(_NOTE_TRACES)
            for condensed, sequence in added:
                update.remember(condensed, sequence)
            update.finish()

    def erase_traces(self) -> None:
        """Write the file anew if anything was forgotten since this was last done.

        SQLite overwrites what is deleted, but not the places that it was moved from before.
        """
        if self._db.one(_TRACES) is not None:
            self._db.execute("VACUUM")
            self._db.execute(_NO_TRACES)

    def mark_all(self) -> None:
        """Mark everything: the rules changed by which it is grouped and named."""
        with self._db.transaction():
            self._db.execute("UPDATE bucket SET marked = 1")
            self._db.execute(
                "INSERT OR IGNORE INTO marked_entity SELECT DISTINCT entity, 0 FROM name"
            )

    def marked_buckets(self) -> list[Marked]:
        """The buckets that are marked, in order of their making."""
        rows = self._db.all(
            "SELECT word, passages, touched FROM bucket WHERE marked ORDER BY number"
        )
        return [
            Marked(bucket=Bucket.parse(word), passages=passages, touched=touched)
            for word, passages, touched in rows
        ]

    def marked_entities(self, *, at_least: int) -> list[str]:
        """Ids of marked entities: all whose counts changed, and others up to a number."""
        changed = self._db.all("SELECT id FROM marked_entity WHERE changed")
        others = self._db.all(
            "SELECT id FROM marked_entity WHERE NOT changed LIMIT ?",
            (max(0, at_least - len(changed)),),
        )
        return [str(row[0]) for row in (*changed, *others)]

    def has_marks(self) -> bool:
        """Whether the index does not show all that is remembered, events aside."""
        found = self._db.one("SELECT 1 FROM bucket WHERE marked")
        return (found or self._db.one("SELECT 1 FROM marked_entity")) is not None

    def passages(self, bucket: Bucket) -> list[Candidate]:
        """The passages that stand in a bucket or visit it, older ones first."""
        rows = self._db.all(
            "SELECT passage.id, record, sequence, article.id FROM bucket "
            "JOIN standing ON standing.bucket = bucket.number "
            "JOIN passage ON passage.number = standing.passage "
            "JOIN article ON article.number = passage.article WHERE word = ? ORDER BY sequence",
            (str(bucket),),
        )
        return [
            candidate_of(identifier, record, article=article, sequence=sequence)
            for identifier, record, sequence, article in rows
        ]

    def mark(self, buckets: Iterable[Bucket]) -> None:
        """Mark buckets: passages that visit them may have found a better place, or lost one."""
        with self._db.transaction():
            self._db.execute_many(
                "UPDATE bucket SET marked = 1 WHERE word = ?",
                [(str(bucket),) for bucket in buckets],
            )

    def names(self, entity: str) -> list[tuple[Aspect, str, int]]:
        """The counts of an entity's kinds, names and surfaces in the whole corpus."""
        rows = self._db.all("SELECT aspect, text, count FROM name WHERE entity = ?", (entity,))
        return [(Aspect(aspect), text, count) for aspect, text, count in rows]

    def unmark(self, buckets: Iterable[Bucket], entities: Iterable[str]) -> None:
        """Note that the index shows buckets and entities as they are."""
        words = [(str(bucket),) for bucket in buckets]
        with self._db.transaction():
            self._db.execute_many("UPDATE bucket SET marked = 0, touched = 0 WHERE word = ?", words)
            self._db.execute_many("DELETE FROM bucket WHERE word = ? AND passages = 0", words)
            self._db.execute_many(
                "DELETE FROM marked_entity WHERE id = ?", [(entity,) for entity in entities]
            )


def _delete(folder: Path) -> None:
    """Delete the working file of a folder, with what a killed process left of it."""
    for name in (f"{FORM.file}-journal", FORM.file):
        (folder / name).unlink(missing_ok=True)
