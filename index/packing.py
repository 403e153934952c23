"""How does an article become the bytes that the corpus store keeps? Compressed, and read back.

Keeps out: the tables (corpus.py, issued.py).
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from hashlib import sha256

from index import serial
from index.model.annotated import AnnotatedArticle
from index.model.article import Article


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
