"""How does a file of plain text become an article?

One file is one article. Keeps out: how text is told from data (`decode`) and the article from its
surroundings (`clean`), and what people state beside the file (`sidecar`).
"""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import InputError
from index.ids import article_id
from index.model.article import Article
from index.readers import sidecar as metadata
from index.readers.clean import clean
from index.readers.contract import Reader
from index.readers.decode import decode
from index.readers.failure import Failure
from index.readers.inputs import Input


def read(given: Input) -> Iterator[Article | Failure]:
    """Read an input of plain text in UTF-8.

    Yields:
        The article, then a failure for each part of its metadata that could not be used.

    Raises:
        InputError: it cannot be read as text, or holds none.
    """
    original = decode(given.read(), name=given.name)
    entry = given.entry
    cleaned = clean(original)
    if not cleaned.body:
        raise InputError(
            f"{given.name} holds no article.",
            remedy="Put the report's text into it, or remove the file.",
        )
    url = None if entry is None else entry.url
    article = Article(
        id=article_id(url=None if url is None else url.value, content=original),
        body=cleaned.body,
        blocks=cleaned.blocks,
        original=original,
        path=given.name,
        title=cleaned.title,
        dateline=cleaned.dateline,
        byline=cleaned.byline,
        credits=cleaned.credits,
        stripped=cleaned.stripped,
        marks=cleaned.marks,
        origin=cleaned.origin,
    )
    if entry is None or given.sidecar is None:
        yield article
    else:
        yield from metadata.applied(article, entry=entry, sidecar=given.sidecar)


READER = Reader(
    name="plain text",
    suffixes=frozenset({".txt", ".text"}),
    recognises=lambda head: False,  # noqa: ARG005 - any text could be plain text
    read=read,
)
