"""How are an article's words given to Whoosh? Schema, analysis, and the writing of a folder.

Titles and bodies are indexed twice: by stem, for words and phrases, and by folded word, for
prefixes. Bodies are not stored: they stand in the records. Keeps out: reading (whoosh_postings).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from whoosh import index as whoosh_index
from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import FileStorage

from index.analysis import Token, tokens

TITLE = "title"
BODY = "body"
TITLE_WORDS = "title_words"
BODY_WORDS = "body_words"
KEY = "key"

_WRITE_LOCK = "MAIN_WRITELOCK"


class StemAnalyzer(Analyzer):  # type: ignore[misc]  # whoosh ships no types
    """The one analysis of the product, as Whoosh asks for it: terms with their positions."""

    def __call__(self, value: str, **kwargs: Any) -> Iterator[Any]:
        """Whoosh tokens of a text; one object is given out again and again, as is Whoosh's way."""
        given = WhooshToken(positions=True, chars=True, removestops=True, mode=kwargs.get("mode"))
        for token in tokens(value):
            given.text = self.key(token)
            given.boost = 1.0
            given.stopped = False
            given.pos = kwargs.get("start_pos", 0) + token.position
            given.startchar = kwargs.get("start_char", 0) + token.start
            given.endchar = kwargs.get("start_char", 0) + token.end
            yield given

    def key(self, token: Token) -> str:
        """What a token is indexed by."""
        return token.term


class WordAnalyzer(StemAnalyzer):
    """The same with folded words in place of stems."""

    def key(self, token: Token) -> str:
        """What a token is indexed by."""
        return token.folded


class TokensField(TEXT):  # type: ignore[misc]  # whoosh ships no types
    """A text field that also takes tokens that were made already."""

    def index(self, value: str | Sequence[Token], **kwargs: Any) -> Iterator[Any]:
        """Each distinct term with its frequency, weight and encoded positions."""
        if isinstance(value, str):
            yield from super().index(value, **kwargs)
            return
        places: dict[str, list[int]] = defaultdict(list)
        for token in value:
            places[self.analyzer.key(token)].append(token.position)
        for term, positions in places.items():
            encoded = self.format.encode(positions)
            yield term.encode(), len(positions), float(len(positions)), encoded


def schema() -> Any:
    """The fields of the Whoosh index."""
    stems, words = StemAnalyzer(), WordAnalyzer()
    return Schema(
        **{
            KEY: ID(unique=True),
            TITLE: TokensField(analyzer=stems),
            BODY: TokensField(analyzer=stems),
            TITLE_WORDS: TokensField(analyzer=words),
            BODY_WORDS: TokensField(analyzer=words),
        }
    )


class TextWriter:
    """Adds articles to, and deletes them from, a Whoosh index in a folder that nobody reads yet.

    Args:
        folder: the folder; empty, or with the files of an older generation.
        memory_mb: what Whoosh may hold in memory before it sorts to disk, in mebibytes.
    """

    def __init__(self, folder: Path, *, memory_mb: int = 128) -> None:
        self._folder = folder
        storage = FileStorage(str(folder))
        if whoosh_index.exists_in(str(folder)):
            opened = storage.open_index()
        else:
            opened = storage.create_index(schema())
        self._index = opened
        self._writer = opened.writer(limitmb=memory_mb)

    def add(self, key: str, *, title: Sequence[Token], body: Sequence[Token]) -> None:
        """Add one article's words."""
        self._writer.add_document(
            **{KEY: key, TITLE: title, BODY: body, TITLE_WORDS: title, BODY_WORDS: body}
        )

    def remove(self, key: str) -> None:
        """Delete one article."""
        self._writer.delete_by_term(KEY, key)

    def commit(self, *, compact: bool) -> None:
        """Write what was added and deleted.

        Args:
            compact: whether to write all articles anew in one segment, which leaves nothing of
                those that were deleted.
        """
        self._writer.commit(optimize=compact, merge=False)
        self._writer = None

    def __enter__(self) -> TextWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._writer is not None:
            # An unfinished writer keeps its lock and its temporary files otherwise.
            self._writer.cancel()
        self._index.close()
        (self._folder / _WRITE_LOCK).unlink(missing_ok=True)
