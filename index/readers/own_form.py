"""How does an article come back that Dateline exported? Every field as it was, and checked.

Keeps out: how it is written (index/export.py), and how a file is cut into lines (`jsonl`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from index.errors import InputError
from index.model.article import Article, OriginSegment
from index.model.days import DayRange
from index.readers import fields
from index.readers.failure import Removal

# The key by which a line is known, and its value: the version of the form.
KEY, FORM = "dateline", 1
_ID = re.compile(r"[a-z2-7]{12}")
_REMEDY = "Export it again; a line must stay as it was written."


def is_own(record: Mapping[str, object]) -> bool:
    """Whether a line is of this form; an export of others can have a dateline, which is text."""
    return isinstance(record.get(KEY), int) and ("article" in record or "removed" in record)


def read(record: Mapping[str, object], *, name: str) -> Article | Removal:
    """What a line holds.

    Args:
        record: the line.
        name: its name, for messages.

    Raises:
        InputError: it is of a later version, or is not as it was written.
    """
    if record[KEY] != FORM:
        raise InputError(
            f"{name} has version {record[KEY]!r} of Dateline's own form, not {FORM}.",
            remedy="Read it with the version of Dateline that wrote it.",
        )
    if "removed" in record:
        return Removal(path=name, id=_checked_id(record["removed"], name))
    try:
        article = msgspec.convert(record["article"], Article)
    except (msgspec.ValidationError, ValueError) as error:
        raise InputError(f"{name} is not as it was written: {error}.", remedy=_REMEDY) from error
    _checked_id(article.id, name)
    wrong = _what_is_wrong(article)
    if wrong:
        raise InputError(f"{name} is not as it was written: {wrong}.", remedy=_REMEDY)
    return article


def _checked_id(value: object, name: str) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise InputError(f"{name} has the id {value!r}, which is none.", remedy=_REMEDY)
    return value


def _what_is_wrong(article: Article) -> str | None:
    """Which promise of `Article` is broken; None for none."""
    body, original = article.body, article.original
    if not body or "\x00" in body or "\x00" in original:
        return "it has no text, or a NUL in it"
    edges = [0, *(edge for block in article.blocks for edge in (block.start, block.end)), len(body)]
    if edges != sorted(edges):
        return "its blocks do not follow each other in its body"
    if any(not 0 <= mark.start <= mark.end <= len(body) for mark in article.marks):
        return "a mark does not stand in its body"
    if any(original[piece.start : piece.end] != piece.text for piece in article.stripped):
        return "what was taken out does not stand in its original"
    if not all(_is_copied(one, article) for one in article.origin):
        return "its body is no copy of its original"
    published = article.published
    if published and not published.bounds.overlaps(DayRange.day(published.day)):
        return "its day of publication lies outside its bounds"
    if article.url is not None and not fields.is_url(article.url.value):
        return f"{article.url.value!r} is no full address"
    return None


def _is_copied(segment: OriginSegment, article: Article) -> bool:
    here, there, length = segment.body_start, segment.original_start, segment.length
    copied = article.original[there : there + length]
    return min(here, there, length) >= 0 and article.body[here : here + length] == copied
