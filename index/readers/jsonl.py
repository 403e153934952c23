"""How do the lines of a JSONL file become articles?

One line is one JSON object is one article; a bad line is a failure that names it and the next line
is read. Keeps out: what an object says (`mapped`), and what Dateline exported itself (`own_form`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from index.errors import InputError
from index.readers import mapped, own_form, records
from index.readers.contract import Reader, Told
from index.readers.decode import check_encoding
from index.readers.failure import Failure
from index.readers.inputs import Input, cannot_open, too_large
from index.readers.mapping import Names

_TEXT_KEYS = ("text", "body")
_OPENS_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_BOM = b"\xef\xbb\xbf"


def read(given: Input) -> Iterator[Told]:
    """Read a JSONL file in UTF-8, line by line.

    An entry beside it gives source and language for the lines that state none. The limit is that
    of a line; the file may be larger.

    Yields:
        An article for each line, or a failure that names the line.

    Raises:
        InputError: it cannot be read at all, or holds no article.
    """
    yield from records.unused(given)
    names = mapped.names_for(given)
    count = 0
    try:
        with given.open() as file:
            for number, raw in _lines(file, limit=given.limits.file_bytes):
                name = f"{given.name}:{number}"
                if number == 1:
                    check_encoding(raw, name=given.name)
                    raw = raw.removeprefix(_BOM)
                if raw.strip():
                    count += 1
                    yield _read_line(raw, name=name, names=names, given=given)
    except OSError as error:
        raise cannot_open(given.name, error) from error
    if count == 0:
        raise InputError(
            f"{given.name} holds no article.",
            remedy="Put one JSON object a line into it, or remove it.",
        )


def _lines(file: BinaryIO, *, limit: int) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of one that is too long, only so much that the excess shows."""
    number = 0
    while raw := file.readline(limit + 1):
        number += 1
        yield number, raw
        while len(raw) > limit and not raw.endswith(b"\n"):
            raw = file.readline(limit + 1)


def _read_line(raw: bytes, *, name: str, names: Names, given: Input) -> Told:
    try:
        if len(raw) > given.limits.file_bytes and not raw.endswith(b"\n"):
            raise too_large(name, limit=given.limits.file_bytes)
        value = _object(raw, name=name)
        if own_form.is_own(value):
            return own_form.read(value, name=name)
        return records.article(mapped.record(value, name=name, names=names, given=given))
    except InputError as error:
        return Failure(path=name, reason=error.problem, remedy=error.remedy)


def _object(raw: bytes, *, name: str) -> Mapping[str, object]:
    """The JSON object of a line.

    Raises:
        InputError: it is not UTF-8, no JSON, or no object.
    """
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8: byte {error.start} of the line is 0x{raw[error.start]:02x}.",
            remedy="Write the file as UTF-8.",
        ) from error
    except (ValueError, RecursionError) as error:
        unusual = "it nests too deeply or holds too long a number"
        detail = error.msg if isinstance(error, json.JSONDecodeError) else unusual
        raise InputError(
            f"{name} is no JSON: {detail}.", remedy="Write one complete JSON object a line."
        ) from error
    if not isinstance(value, dict):
        raise InputError(
            f"{name} is no JSON object.", remedy='Write {"text": "..."} with the article\'s text.'
        )
    return value


def recognises(head: bytes) -> bool:
    """Whether a file's first line is a JSON object that holds an article's text."""
    if not _OPENS_OBJECT.match(head):
        return False
    line, newline, _ = head.removeprefix(_BOM).lstrip().partition(b"\n")
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return not newline and any(f'"{key}"'.encode() in line for key in _TEXT_KEYS)
    if not isinstance(value, dict):
        return False
    return own_form.is_own(value) or any(key in value for key in _TEXT_KEYS)


READER = Reader(
    name="JSON Lines",
    suffixes=frozenset({".jsonl", ".ndjson"}),
    recognises=recognises,
    read=read,
)
