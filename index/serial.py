"""How do articles and entities become bytes and values again?

JSON by msgspec: it keeps the offset of an instant, is checked against the types of the model while
it is read, and runs no code. A first byte names the version of the form. Keeps out: compression,
files and checksums (the stores' business).
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from index.errors import StoreError
from index.model.annotated import AnnotatedArticle
from index.model.names import Entity

# Changes whenever a value written before could be read differently now.
SERIAL_VERSION = 1
_HEADER = bytes([SERIAL_VERSION])
_REMEDY = (
    "Run `dateline index` again to rebuild the index; the articles are safe in the corpus store."
)

_Value = TypeVar("_Value")


def encode_article(annotated: AnnotatedArticle) -> bytes:
    """An annotated article as bytes; raises StoreError for text that is no valid Unicode."""
    return _encode(annotated, what=f"article {annotated.article.id}")


def decode_article(data: bytes) -> AnnotatedArticle:
    """The article that `encode_article` wrote; raises StoreError for anything else."""
    return _decode(data, AnnotatedArticle, what="an article record")


def encode_entity(entity: Entity) -> bytes:
    """An entity as bytes; raises StoreError for text that is no valid Unicode."""
    return _encode(entity, what=f"entity {entity.id}")


def decode_entity(data: bytes) -> Entity:
    """The entity that `encode_entity` wrote; raises StoreError for anything else."""
    return _decode(data, Entity, what="an entity")


def _encode(value: object, *, what: str) -> bytes:
    try:
        return _HEADER + msgspec.json.encode(value)
    except (TypeError, ValueError) as error:  # UnicodeEncodeError is a ValueError
        raise StoreError(
            f"{what[0].upper()}{what[1:]} cannot be stored: {error}.",
            remedy="Read its input again; it holds something that is not text.",
        ) from error


def _decode(data: bytes, kind: type[_Value], *, what: str) -> _Value:
    if data[:1] != _HEADER:
        found = data[0] if data else "none"
        raise StoreError(
            f"{what[0].upper()}{what[1:]} has version {found}, not {SERIAL_VERSION}.",
            remedy=_REMEDY,
        )
    try:
        return msgspec.json.decode(memoryview(data)[1:], type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(
            f"{what[0].upper()}{what[1:]} is damaged: {error}.", remedy=_REMEDY
        ) from error
