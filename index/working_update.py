"""What does one change of the working file do: articles remembered and forgotten, marks, sums?

Keeps out: the tables and what is read from them (working.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from index.condensed import Condensed, CondensedPassage, counts_in
from index.database import Database
from index.dated_events import EventUpdate
from index.entities.catalogue import Counted


class WorkingUpdate:
    """One change of the working file, inside a transaction.

    Args:
        database: the working file.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._events = EventUpdate(database)
        self._names: Counter[Counted] = Counter()
        self._numbers: dict[str, int] = {}
        self._passages: Counter[int] = Counter()
        self._touched: Counter[int] = Counter()

    def remember(self, condensed: Condensed, sequence: Mapping[str, int]) -> None:
        """Remember an article, in place of what was remembered of it before."""
        number = self._clear(condensed.id)
        if number is None:
            self._db.execute(
                "INSERT INTO article (id, names) VALUES (?, ?)", (condensed.id, condensed.names)
            )
            number = self._number("article", "id", condensed.id)
        else:
            self._db.execute(
                "UPDATE article SET names = ? WHERE number = ?", (condensed.names, number)
            )
        self._names.update(counts_in(condensed.names))
        self._events.remember(number, condensed, sequence)
        for passage in condensed.passages:
            if passage.id in sequence:
                self._stand(passage, number, sequence[passage.id])

    def _stand(self, passage: CondensedPassage, article: int, sequence: int) -> None:
        buckets = [self._bucket(word) for word in dict.fromkeys(passage.buckets)]
        row = (passage.id, sequence, article, passage.record)
        self._db.execute("INSERT INTO passage VALUES (NULL, ?, ?, ?, ?)", row)
        self._db.execute_many(
            "INSERT INTO standing VALUES (?, last_insert_rowid())",
            [(bucket,) for bucket in buckets],
        )
        self._passages.update(buckets)
        self._touched.update(buckets)

    def forget(self, article_id: str) -> None:
        """Forget an article; an unknown one is no error."""
        number = self._clear(article_id)
        if number is not None:
            self._db.execute("DELETE FROM article WHERE number = ?", (number,))

    def finish(self) -> None:
        """Add up what came and went."""
        self._events.finish()
        self._db.execute_many(
            "UPDATE bucket SET passages = passages + ?, touched = touched + ?, marked = 1 "
            "WHERE number = ?",
            [(self._passages[number], count, number) for number, count in self._touched.items()],
        )
        changed = {counted: count for counted, count in self._names.items() if count}
        self._db.execute_many(
            "INSERT INTO name VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET count = count + excluded.count",
            [(*counted, count) for counted, count in changed.items()],
        )
        self._db.execute_many(
            "DELETE FROM name WHERE entity = ? AND aspect = ? AND text = ? AND count = 0",
            [tuple(counted) for counted, count in changed.items() if count < 0],
        )
        self._db.execute_many(
            "INSERT OR REPLACE INTO marked_entity VALUES (?, 1)",
            [(entity,) for entity in sorted({counted.entity for counted in changed})],
        )

    def _clear(self, article_id: str) -> int | None:
        """Take away what an article brought; its number, or None when it is unknown."""
        row = self._db.one("SELECT number, names FROM article WHERE id = ?", (article_id,))
        if row is None:
            return None
        number, names = int(row[0]), row[1]
        self._names.subtract(counts_in(names))
        self._events.clear(number)
        own = "SELECT number FROM passage WHERE article = ?"
        stood = f"SELECT bucket FROM standing WHERE passage IN ({own})"  # noqa: S608 - ours
        for (bucket,) in self._db.all(stood, (number,)):
            self._passages[bucket] -= 1
            self._touched[bucket] += 1
        self._db.execute(f"DELETE FROM standing WHERE passage IN ({own})", (number,))  # noqa: S608 - ours
        self._db.execute("DELETE FROM passage WHERE article = ?", (number,))
        return number

    def _bucket(self, word: str) -> int:
        if word not in self._numbers:
            self._db.execute("INSERT OR IGNORE INTO bucket VALUES (NULL, ?, 0, 0, 0)", (word,))
            self._numbers[word] = self._number("bucket", "word", word)
        return self._numbers[word]

    def _number(self, table: str, column: str, value: str) -> int:
        row = self._db.one(f"SELECT number FROM {table} WHERE {column} = ?", (value,))  # noqa: S608 - ours
        if row is None:
            raise KeyError(value)
        return int(row[0])
