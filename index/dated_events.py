"""What do runs remember of when events were, and of the articles that lean on them?

A part of the working file. An event is marked while some article that leans on it may show another
answer than the articles now give. Keeps out: how articles are annotated again (settling.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.condensed import Condensed
from index.database import Database
from index.dates.events.answers import Answer, Saying, answer_to

TABLES = """
CREATE TABLE event (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, marked INTEGER NOT NULL);
CREATE INDEX event_marked ON event (number) WHERE marked;
CREATE TABLE dating (
    event INTEGER NOT NULL, direct INTEGER NOT NULL, given TEXT NOT NULL, value TEXT NOT NULL,
    sequence INTEGER NOT NULL, passage TEXT NOT NULL, within INTEGER NOT NULL,
    article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (event, direct, given, value, sequence)
) WITHOUT ROWID;
CREATE INDEX dating_article ON dating (article);
CREATE TABLE leaning (
    event INTEGER NOT NULL, given TEXT NOT NULL, answer TEXT NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY (event, given, answer, article)
) WITHOUT ROWID;
CREATE INDEX leaning_article ON leaning (article)
"""
# Of all passages that give the same, the oldest is quoted: newer ones then change nothing.
_SAYINGS = (
    "SELECT direct, given, value, passage, within, article.id, start, end, MIN(sequence) "
    "FROM event JOIN dating ON dating.event = event.number "
    "JOIN article ON article.number = dating.article "
    "WHERE word = ? GROUP BY direct, given, value ORDER BY MIN(sequence), direct, given, value"
)


class DatedEvents:
    """The datings and leanings in a working file.

    Args:
        database: the working file.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def answer(self, event: str, given: str) -> Answer | None:
        """What all articles say of an event together, or None."""
        sayings = [
            Saying(
                direct=bool(direct),
                given=name,
                value=value,
                passage=passage,
                within=within,
                article=article,
                start=start,
                end=end,
            )
            for direct, name, value, passage, within, article, start, end, _ in self._db.all(
                _SAYINGS, (event,)
            )
        ]
        return answer_to(given, sayings)

    def has_marks(self) -> bool:
        """Whether articles may have to be looked at again."""
        return self._db.one("SELECT 1 FROM event WHERE marked") is not None

    def unsettled(self) -> list[str]:
        """Ids of the articles that show another answer than the articles now give.

        Takes the marks from events of which there is none.
        """
        found: dict[str, None] = {}
        settled = []
        for number, event in self._db.all("SELECT number, word FROM event WHERE marked"):
            before = len(found)
            asked = self._db.all("SELECT DISTINCT given FROM leaning WHERE event = ?", (number,))
            for (given,) in asked:
                answer = self.answer(event, given)
                rows = self._db.all(
                    "SELECT id FROM leaning JOIN article ON article.number = leaning.article "
                    "WHERE event = ? AND given = ? AND answer != ? ORDER BY id",
                    (number, given, "" if answer is None else answer.word),
                )
                found.update(dict.fromkeys(str(row[0]) for row in rows))
            if len(found) == before:
                settled.append((number,))
        with self._db.transaction():
            self._db.execute_many("UPDATE event SET marked = 0 WHERE number = ?", settled)
        return list(found)

    def leanings(self, article_id: str) -> list[tuple[str, str]]:
        """The events that an article leans on, each with the given name."""
        rows = self._db.all(
            "SELECT word, given FROM article JOIN leaning ON leaning.article = article.number "
            "JOIN event ON event.number = leaning.event WHERE id = ?",
            (article_id,),
        )
        return [(str(event), str(given)) for event, given in rows]


class EventUpdate:
    """What one change of the working file does to events, inside its transaction.

    Args:
        database: the working file.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._touched: set[int] = set()

    def clear(self, article: int) -> None:
        """Take away what an article brought."""
        for table in ("dating", "leaning"):
            rows = self._db.all(f"SELECT event FROM {table} WHERE article = ?", (article,))  # noqa: S608 - ours
            self._touched.update(int(row[0]) for row in rows)
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608 - ours

    def remember(self, article: int, condensed: Condensed, sequence: Mapping[str, int]) -> None:
        """Remember the events that an article dates and leans on."""
        self._db.execute_many(
            "INSERT OR IGNORE INTO dating VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    self._event(dating.event),
                    dating.direct,
                    dating.given,
                    dating.value,
                    sequence[place.passage],
                    place.passage,
                    place.within,
                    article,
                    dating.start,
                    dating.end,
                )
                for dating, place in condensed.datings
                if place.passage in sequence
            ],
        )
        self._db.execute_many(
            "INSERT OR REPLACE INTO leaning VALUES (?, ?, ?, ?)",
            [
                (self._event(one.event), one.given, one.answer, article)
                for one in condensed.leanings
            ],
        )

    def finish(self) -> None:
        """Mark the events that are leaned on, and forget those that nobody speaks of."""
        numbers = [(number,) for number in sorted(self._touched)]
        self._db.execute_many(
            "UPDATE event SET marked = EXISTS (SELECT 1 FROM leaning WHERE event = number) "
            "WHERE number = ?",
            numbers,
        )
        self._db.execute_many(
            "DELETE FROM event WHERE number = ? AND NOT marked "
            "AND NOT EXISTS (SELECT 1 FROM dating WHERE event = number)",
            numbers,
        )

    def _event(self, word: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO event VALUES (NULL, ?, 0)", (word,))
        rows: Sequence[tuple[int]] = self._db.all(
            "SELECT number FROM event WHERE word = ?", (word,)
        )
        number = rows[0][0]
        self._touched.add(number)
        return number
