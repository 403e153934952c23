"""Which passage ids were ever issued, and where do they lead today?

An id never leads elsewhere: a passage that a later version changed points to its successor; one of
a removed article says so. Keeps out: articles and their versions (corpus.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from index.database import Database
from index.packing import unpack
from index.spans import Span
from index.succession import successors

# SQLite takes at most 999 values in one statement where it was built with its oldest limit.
_AT_ONCE = 900


class Worded(Protocol):
    """An article, as far as its passages need it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def body(self) -> str:
        """Its text."""
        ...


class NamedSpan(Span, Protocol):
    """A stretch of a body that has an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an issued passage id leads.

    Args:
        passage: the id of the passage that stands there today; "" when nothing like it remains.
        article: the article's id.
        removed: True when the article was removed on purpose.
        way: the ids that it leads through, the one asked for first. Where an index is behind the
            corpus, the first of them that it shows is where it leads.
    """

    passage: str
    article: str
    removed: bool
    way: tuple[str, ...] = ()


class IssuedPassages:
    """The passage ids of one corpus.

    Args:
        database: the corpus file.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def issue(self, article: Worded, passages: Sequence[NamedSpan]) -> Mapping[str, int]:
        """Issue the ids of an article's passages; call within a transaction.

        Passages that are no longer there point to the one that took their place, where one did;
        those that are there again keep where they pointed, for an index that is behind.

        Args:
            article: as it is now.
            passages: all its passages.

        Returns:
            The order of issue of each of the passages; lower is older.
        """
        known = self._issued(article.id)
        fresh = [passage for passage in passages if passage.id not in known]
        self._db.execute_many(
            "INSERT INTO passage (id, article, version, start, end, live) "
            "SELECT ?, id, version, ?, ?, 1 FROM article WHERE id = ?",
            [(passage.id, passage.start, passage.end, article.id) for passage in fresh],
        )
        self._db.execute_many(
            "UPDATE passage SET live = 1 WHERE id = ?",
            [(p.id,) for p in passages if p.id in known and not known[p.id][1]],
        )
        present = {passage.id for passage in passages}
        lost = [i for i, (_, live) in known.items() if live and i not in present]
        if lost:
            self._succeed(article, passages, lost)
        if fresh:
            known = self._issued(article.id)
        return {passage.id: known[passage.id][0] for passage in passages}

    def _issued(self, article_id: str) -> dict[str, tuple[int, bool]]:
        """The order of issue of all passages that an article ever had, and whether it has them."""
        rows = self._db.all(
            "SELECT id, sequence, live FROM passage WHERE article = ?", (article_id,)
        )
        return {str(passage): (int(sequence), bool(live)) for passage, sequence, live in rows}

    def _succeed(self, article: Worded, passages: Sequence[NamedSpan], lost: Sequence[str]) -> None:
        texts = {p.id: article.body[p.start : p.end] for p in passages}
        found = successors(self._texts(article.id, lost), texts)
        self._db.execute_many(
            "UPDATE passage SET live = 0, successor = ? WHERE id = ?",
            [(found.get(passage), passage) for passage in lost],
        )

    def _texts(self, article_id: str, passage_ids: Iterable[str]) -> dict[str, str]:
        """The words of issued passages, from the version that they were issued for."""
        records = self._db.all(
            "SELECT version, record FROM version WHERE article = ?", (article_id,)
        )
        bodies = {int(version): unpack(record).body for version, record in records}
        rows = self._db.all(
            "SELECT id, version, start, end FROM passage WHERE article = ?", (article_id,)
        )
        spans = {str(passage): span for passage, *span in rows}
        texts = {}
        for passage in passage_ids:
            version, start, end = spans[passage]
            texts[passage] = bodies[version][start:end]
        return texts

    def sequence(self, passage_ids: Iterable[str]) -> Mapping[str, int]:
        """The order of issue of those of some passages that were issued; lower is older."""
        found: dict[str, int] = {}
        waiting = iter(passage_ids)
        while some := tuple(islice(waiting, _AT_ONCE)):
            places = ",".join("?" * len(some))
            found.update(
                self._db.all(f"SELECT id, sequence FROM passage WHERE id IN ({places})", some)  # noqa: S608 - ours
            )
        return found

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads that was ever issued for a passage; None for one that never was."""
        way: list[str] = []
        article = standing = ""
        following: str | None = passage_id
        while following is not None and following not in way:
            row = self._db.one(
                "SELECT article, live, successor FROM passage WHERE id = ?", (following,)
            )
            if row is None:
                break
            way.append(following)
            article, live = str(row[0]), bool(row[1])
            standing = standing or (following if live else "")
            following = None if row[2] is None else str(row[2])
        if not way:
            return None
        gone = self._db.one("SELECT 1 FROM removed WHERE id = ?", (article,))
        return Address(passage=standing, article=article, removed=gone is not None, way=tuple(way))

    def forget(self, article_id: str) -> None:
        """Keep nothing of an article's passages but their ids; call within a transaction."""
        self._db.execute(
            "UPDATE passage SET live = 0, successor = NULL, start = 0, end = 0 WHERE article = ?",
            (article_id,),
        )
