"""How does an article become the bytes that the corpus store keeps? Compressed, and read back.

Keeps out: the tables (corpus.py, issued.py).
"""

from __future__ import annotations

import os
import unicodedata
import zlib
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from index import serial
from index.ids import article_id, canonical_url
from index.model.annotated import AnnotatedArticle
from index.model.article import Article, BlockKind

# Fewer words than these can be those of two reports.
_FEWEST_WORDS = 20


class Facts(NamedTuple):
    """What a collection is counted by; "" for what is not known.

    Args:
        source: the publisher.
        language: the language's tag.
        published: the day of publication, as "2024-05-31".
    """

    source: str
    language: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """An article as the corpus store keeps it, with what it is known again by.

    Args:
        id: the id that its URL or content asks for.
        url: its canonical address, or None.
        path: the input's absolute path: the same file whatever folder the command was run in.
        content: a hash of everything that was read, its path and id aside.
        text: a hash of its words below the headline; None where they are few.
        facts: what a collection is counted by.
        other_id: the id that it takes where another report of the same words has the one that they
            ask for; None where something else asks for its id.
        record: all of it, compressed.
    """

    id: str
    url: str | None
    path: str
    content: str
    text: str | None
    facts: Facts
    other_id: str | None
    record: bytes


def packed(article: Article) -> Packed:
    """An article as the corpus store keeps it; raises StoreError for text that is no Unicode."""
    return Packed(
        id=article.id,
        url=canonical_url(article.url.value) if article.url else None,
        path=os.path.abspath(article.path),  # noqa: PTH100 - the path may end in ":line"
        content=fingerprint(article),
        text=text_key(article),
        facts=facts_of(article),
        other_id=_other_id(article),
        record=pack(article),
    )


def _other_id(article: Article) -> str | None:
    if article.url or article.id != article_id(url=None, content=article.original):
        return None
    title = "" if article.title is None else article.title.value
    said = "\n".join((*facts_of(article), title))
    return article_id(url=None, content=f"{said}\n{article.original}")


def facts_of(article: Article) -> Facts:
    """What a collection is counted by."""
    return Facts(
        source="" if article.source is None else article.source.value,
        language=article.language or "",
        published="" if article.published is None else article.published.day.isoformat(),
    )


def text_key(article: Article) -> str | None:
    """A hash of an article's words below the headline, the same in every format."""
    start = 0
    if article.blocks and article.blocks[0].kind is BlockKind.HEADLINE:
        start = article.blocks[0].end
    words = unicodedata.normalize("NFC", article.body[start:]).split()
    if len(words) < _FEWEST_WORDS:
        return None
    return sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def pack(article: Article) -> bytes:
    """An article as compressed bytes."""
    return zlib.compress(_encoded(article), 6)


def unpack(record: bytes) -> Article:
    """The article that `pack` wrote."""
    return serial.decode_article(zlib.decompress(record)).article


def fingerprint(article: Article) -> str:
    """A hash of everything that was read, its path and id aside."""
    return sha256(_encoded(replace(article, id="", path=""))).hexdigest()


def _encoded(article: Article) -> bytes:
    return serial.encode_article(AnnotatedArticle(article=article))
