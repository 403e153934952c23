"""How does a file of plain text become an article?

One file is one article. Keeps out: how text is told from data (`decode`) and the article from its
surroundings (`clean`), and what people state beside the file (`sidecar`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.errors import InputError
from index.ids import article_id
from index.model.article import Article
from index.readers import sidecar as metadata
from index.readers.clean import clean
from index.readers.contract import Reader
from index.readers.decode import decode, read_bytes
from index.readers.failure import Failure, shown
from index.readers.sidecar import Sidecar


def read(path: Path, sidecar: Sidecar | None, limit: int) -> Iterator[Article | Failure]:
    """Read a file of plain text.

    Args:
        path: the file; UTF-8.
        sidecar: the metadata beside it, or None.
        limit: the largest size in bytes.

    Yields:
        The article, then a failure for each part of its metadata that could not be used.

    Raises:
        InputError: the file cannot be read as text, or holds none.
    """
    original = decode(read_bytes(path, limit=limit), name=shown(path))
    entry = None if sidecar is None else sidecar.entry(path.name)
    cleaned = clean(original)
    if not cleaned.body:
        raise InputError(
            f"{shown(path)} holds no article.",
            remedy="Put the report's text into it, or remove the file.",
        )
    url = None if entry is None else entry.url
    article = Article(
        id=article_id(url=None if url is None else url.value, content=original),
        body=cleaned.body,
        blocks=cleaned.blocks,
        original=original,
        path=shown(path),
        title=cleaned.title,
        dateline=cleaned.dateline,
        byline=cleaned.byline,
        credits=cleaned.credits,
        stripped=cleaned.stripped,
        marks=cleaned.marks,
        origin=cleaned.origin,
    )
    if entry is None or sidecar is None:
        yield article
    else:
        yield from metadata.applied(article, entry=entry, sidecar=sidecar)


READER = Reader(
    name="plain text",
    suffixes=frozenset({".txt", ".text"}),
    recognises=lambda head: False,  # noqa: ARG005 - any text could be plain text
    read=read,
)
