"""Which passage ids were ever issued, and where do they lead today?

An id never leads elsewhere: a passage that a later version changed points to its successor; one of
a removed article says so. Keeps out: articles and their versions (corpus.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.database import Database
from index.model import Article, Passage
from index.packing import unpack
from index.succession import successors

# A chain of successors longer than the versions that anybody keeps is a fault, not a chain.
_LONGEST_CHAIN = 100


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


class IssuedPassages:
    """The passage ids of one corpus.

    Args:
        database: the corpus file.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def issue(self, article: Article, passages: Sequence[Passage]) -> None:
        """Issue the ids of an article's passages; call within a transaction.

        Passages that are no longer there point to the one that took their place, where one did.
        """
        rows = self._db.all("SELECT id, live FROM passage WHERE article = ?", (article.id,))
        known = {str(identifier): bool(live) for identifier, live in rows}
        version = self._db.one("SELECT version FROM article WHERE id = ?", (article.id,))
        for passage in passages:
            if passage.id not in known:
                self._db.execute(
                    "INSERT INTO passage (id, article, version, start, end, live) "
                    "VALUES (?, ?, ?, ?, ?, 1)",
                    (passage.id, article.id, version and version[0], passage.start, passage.end),
                )
            elif not known[passage.id]:
                self._db.execute(
                    "UPDATE passage SET live = 1, successor = NULL WHERE id = ?", (passage.id,)
                )
        present = {passage.id for passage in passages}
        lost = [i for i, live in known.items() if live and i not in present]
        if lost:
            self._succeed(article, passages, lost)

    def _succeed(self, article: Article, passages: Sequence[Passage], lost: list[str]) -> None:
        texts = {p.id: article.body[p.start : p.end] for p in passages}
        found = successors(self._texts(article.id, lost), texts)
        for identifier in lost:
            self._db.execute(
                "UPDATE passage SET live = 0, successor = ? WHERE id = ?",
                (found.get(identifier), identifier),
            )

    def _texts(self, article_id: str, passage_ids: Iterable[str]) -> dict[str, str]:
        """The words of issued passages, from the version that they were issued for."""
        rows = self._db.all("SELECT version, record FROM version WHERE article = ?", (article_id,))
        bodies = {int(version): unpack(record).body for version, record in rows}
        texts = {}
        for passage_id in passage_ids:
            row = self._db.one(
                "SELECT version, start, end FROM passage WHERE id = ?", (passage_id,)
            )
            if row is not None:
                version, start, end = row
                texts[passage_id] = bodies[version][start:end]
        return texts

    def sequence(self, passage_ids: Iterable[str]) -> Mapping[str, int]:
        """The order of issue of passages; lower is older."""
        found = {}
        for passage_id in passage_ids:
            row = self._db.one("SELECT sequence FROM passage WHERE id = ?", (passage_id,))
            if row is not None:
                found[passage_id] = int(row[0])
        return found

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads that was ever issued for a passage; None for one that never was."""
        for _ in range(_LONGEST_CHAIN):
            row = self._db.one(
                "SELECT article, live, successor FROM passage WHERE id = ?", (passage_id,)
            )
            if row is None:
                return None
            article, live, successor = str(row[0]), bool(row[1]), row[2]
            if live:
                return Address(passage=passage_id, article=article, removed=False)
            if successor is None:
                gone = self._db.one("SELECT 1 FROM removed WHERE id = ?", (article,))
                return Address(passage="", article=article, removed=gone is not None)
            passage_id = str(successor)
        return None

    def forget(self, article_id: str) -> None:
        """Keep nothing of an article's passages but their ids; call within a transaction."""
        self._db.execute(
            "UPDATE passage SET live = 0, successor = NULL, start = 0, end = 0 WHERE article = ?",
            (article_id,),
        )
