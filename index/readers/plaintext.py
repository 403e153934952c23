"""How does a file of plain text become an article?

One file is one article. Keeps out: how text is told from data (`decode`) and the article from its
surroundings (`clean`), and what people state beside the file (`sidecar`).
"""

from __future__ import annotations

from collections.abc import Iterator

from index.model.article import Metadatum
from index.readers import records
from index.readers.contract import Reader, Told
from index.readers.decode import decode
from index.readers.inputs import Input


def read(given: Input) -> Iterator[Told]:
    """Read an input of plain text, in UTF-8 or what the server named that it came from.

    Yields:
        The article, then a failure for each part of its metadata that could not be used.

    Raises:
        InputError: it cannot be read as text, or holds none.
    """
    text = decode(given.read(), name=given.name, charset=given.about.charset)
    url = None if given.entry is None else given.entry.url
    if url is None and given.about.url:
        url = Metadatum(value=given.about.url, note="The address from which it was kept.")
    found = records.article(records.Record(name=given.name, text=text, url=url))
    yield from records.stated(found, given=given)


READER = Reader(
    name="plain text",
    suffixes=frozenset({".txt", ".text"}),
    recognises=lambda head: False,  # noqa: ARG005 - any text could be plain text
    read=read,
)
