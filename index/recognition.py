"""Which article of the corpus is this one, if any? By its address, its content, its text, its file.

The same words in a text file, in an export and on a saved page are one report. The same words
under two addresses, or of two publishers, are two. Keeps out: what becomes of it (corpus.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from index.database import Database
from index.ids import canonical_url
from index.model.article import Article, Metadatum, Published
from index.model.certainty import Basis
from index.packing import Packed, unpack

# Of one text, more than these are not compared.
_MOST_COPIES = 50


class Kept(NamedTuple):
    """What tells one article of the corpus from another."""

    id: str
    content: str
    version: int
    path: str
    text: str | None


class Recognition:
    """Knows the articles of a corpus again.

    Args:
        database: its file.
        article: gives the current version of an article.
    """

    def __init__(self, database: Database, article: Callable[[str], Article | None]) -> None:
        self._db, self._article = database, article

    def known(self, article: Packed, *, alone: bool) -> Kept | None:
        """The article that this one is, or None."""
        for column, value in (("url", article.url), ("content", article.content)):
            if value is not None and (kept := self.of(column, value)):
                return kept[0]
        # An earlier version had this very content or address.
        earlier = self._db.one("SELECT article FROM candidate WHERE id = ?", (article.id,))
        if earlier is not None:
            found = self.of("id", str(earlier[0]))
            if not found or not self._is_of_another(article, found[0]):
                return found[0] if found else None
        if copied := self._copied(article):
            return copied
        # A file that was edited is a new version of itself; a file of many articles is not.
        if not alone or article.url is not None:
            return None
        by_path = self.of("path", article.path)
        return by_path[0] if len(by_path) == 1 else None

    def _is_of_another(self, article: Packed, kept: Kept) -> bool:
        """Whether a report has the words of another one that somebody else, or later, published."""
        if article.other_id is None or article.path == kept.path:
            return False
        other = self._article(kept.id)
        return other is not None and not is_copy(unpack(article.record), other)

    def _copied(self, article: Packed) -> Kept | None:
        """The article that has the same text in another form, if nothing speaks against it."""
        if article.text is None:
            return None
        found = self.of("text", article.text)
        read = unpack(article.record) if found else None
        for kept in found:
            other = self._article(kept.id)
            if read is not None and other is not None and is_copy(read, other):
                return kept
        return None

    def adds_nothing(self, article: Packed, kept: Kept) -> bool:
        """Whether it is a copy, elsewhere, of a text of which more is known already."""
        if article.text is None or article.text != kept.text or article.path == kept.path:
            return False
        other = self._article(kept.id)
        return other is not None and is_poorer(unpack(article.record), other)

    def of(self, column: str, value: str) -> list[Kept]:
        """The articles that have a value in a column, by id."""
        rows = self._db.all(
            "SELECT id, content, version, path, text FROM article "  # noqa: S608 - ours
            f"WHERE {column} = ? ORDER BY id LIMIT {_MOST_COPIES}",
            (value,),
        )
        return [Kept(*row) for row in rows]


def is_copy(article: Article, kept: Article) -> bool:
    """Whether two articles of the same text are one: nothing that both state tells them apart."""
    pairs = (
        (_address(article), _address(kept)),
        (_stated(article.source), _stated(kept.source)),
        (_stated(article.title), _stated(kept.title)),
        (_day(article.published), _day(kept.published)),
    )
    return all(one is None or other is None or one == other for one, other in pairs)


def is_poorer(article: Article, kept: Article) -> bool:
    """Whether an article says nothing that the kept one does not say."""
    pairs = (
        (article.url, kept.url),
        (article.source, kept.source),
        (article.title, kept.title),
        (article.published, kept.published),
        (article.language, kept.language),
        (article.byline, kept.byline),
        (article.dateline, kept.dateline),
    )
    return all(_says_less(one, other) for one, other in pairs)


def _says_less(one: object, other: object) -> bool:
    return one is None or _value(one) == _value(other)


def _value(said: object) -> object:
    """What is said, without the note on where it stood."""
    if isinstance(said, Metadatum):
        return " ".join(said.value.split())
    return said.day if isinstance(said, Published) else said


def _address(article: Article) -> str | None:
    return None if article.url is None else canonical_url(article.url.value)


def _stated(said: Metadatum | None) -> str | None:
    if said is None or said.basis is not Basis.STATED:
        return None
    return " ".join(said.value.casefold().split())


def _day(published: Published | None) -> object:
    if published is None or published.basis is not Basis.STATED:
        return None
    return published.day
