"""How do the lines of a JSONL file become articles?

One line is one JSON object is one article; a bad line is a failure that names it and the next line
is read. Keeps out: how a text is told from its surroundings (`clean`), and what Dateline exported
itself (`own_form`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from index.errors import InputError
from index.ids import article_id
from index.model.article import Article, Metadatum
from index.model.certainty import Basis
from index.readers import fields, own_form
from index.readers.clean import clean
from index.readers.contract import Reader, Told
from index.readers.decode import check_encoding
from index.readers.failure import Failure, shown
from index.readers.inputs import Input, cannot_open, too_large
from index.readers.instants import parse_published
from index.readers.sidecar import Entry, Sidecar

_TEXT_KEYS = ("text", "body")
_PUBLISHED_KEYS = ("published", "date")
_OWN_ID = re.compile(r"[a-z2-7]{12}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
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
    entry, limit = given.entry, given.limits.file_bytes
    if entry is not None and given.sidecar is not None:
        yield from _unused_keys(entry, given.sidecar)
    count = 0
    try:
        with given.open() as file:
            for number, raw in _lines(file, limit=limit):
                name = f"{given.name}:{number}"
                if number == 1:
                    check_encoding(raw, name=given.name)
                    raw = raw.removeprefix(_BOM)
                if raw.strip():
                    count += 1
                    yield _read_line(raw, name=name, entry=entry, limit=limit)
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


def _read_line(raw: bytes, *, name: str, entry: Entry | None, limit: int) -> Told:
    try:
        if len(raw) > limit and not raw.endswith(b"\n"):
            raise too_large(name, limit=limit)
        record = _record(raw, name=name)
        if own_form.is_own(record):
            return own_form.read(record, name=name)
        return _article(record, name=name, entry=entry)
    except InputError as error:
        return Failure(path=name, reason=error.problem, remedy=error.remedy)


def _record(raw: bytes, *, name: str) -> Mapping[str, object]:
    """The JSON object of a line.

    Raises:
        InputError: it is not UTF-8, no JSON, or no object.
    """
    try:
        record = json.loads(raw.decode("utf-8"))
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
    if not isinstance(record, dict):
        raise InputError(
            f"{name} is no JSON object.", remedy='Write {"text": "..."} with the article\'s text.'
        )
    return record


def _article(record: Mapping[str, object], *, name: str, entry: Entry | None) -> Article:
    """The article of a record.

    Raises:
        InputError: it has no text, or a value cannot be used.
    """
    text = _first_text(record, _TEXT_KEYS, name)
    if text is None:
        raise InputError(
            f"{name} has no text.", remedy='Give the article\'s text under "text" or "body".'
        )
    title = _text(record, "title", name)
    original, title_span = _with_title(text, title)
    cleaned = clean(original, title_span=title_span)
    if not cleaned.body:
        raise InputError(f"{name} has no text besides page furniture.", remedy="Give its text.")
    url = _url(record, name)
    source = _stated(_text(record, "source", name))
    author = _stated(_author(record, name))
    return Article(
        id=_id(record, name, url=url, source=source, content=original),
        body=cleaned.body,
        blocks=cleaned.blocks,
        original=original,
        path=name,
        source=source or (None if entry is None else entry.source),
        title=cleaned.title if title is None else Metadatum(value=" ".join(title.split())),
        published=parse_published(_first_value(record, _PUBLISHED_KEYS), name=name),
        url=_stated(url),
        language=_language(record, name) or (None if entry is None else entry.language),
        dateline=cleaned.dateline,
        byline=author or cleaned.byline,
        credits=cleaned.credits,
        stripped=cleaned.stripped,
        marks=cleaned.marks,
        origin=cleaned.origin,
    )


def _with_title(text: str, title: str | None) -> tuple[str, tuple[int, int] | None]:
    """The text with its title on top, once, and where that stands."""
    if title is None:
        return text, None
    title = title.strip()
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    if text.startswith(title, start) and text[end : end + 1] in {"", "\n", "\r"}:
        return text, (start, end)
    return f"{title}\n\n{text}", (0, len(title))


def _id(
    record: Mapping[str, object],
    name: str,
    *,
    url: str | None,
    source: Metadatum | None,
    content: str,
) -> str:
    """The article's id: Dateline's own stays; another's names it only together with its source."""
    given = record.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        raise _wrong(name, "id", given, "Give text or a whole number.")
    if isinstance(given, str) and _OWN_ID.fullmatch(given):
        return given
    if url is None and given not in (None, "") and source is not None:
        return article_id(url=None, content=f"{source.value}\n{given}")
    return article_id(url=url, content=content)


def _url(record: Mapping[str, object], name: str) -> str | None:
    url = _text(record, "url", name)
    if url is not None and not fields.is_url(url.strip()):
        raise _wrong(name, "url", url, "Give a full address that begins with http or https.")
    return None if url is None else url.strip()


def _language(record: Mapping[str, object], name: str) -> str | None:
    language = _text(record, "language", name)
    if language is not None and not fields.is_language(language.strip()):
        raise _wrong(name, "language", language, 'Give a language tag, as "en".')
    return None if language is None else language.strip()


def _author(record: Mapping[str, object], name: str) -> str | None:
    """The author; several stand in an array."""
    value = record.get("author")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(part.strip() for part in value if part.strip()) or None
    return _text(record, "author", name)


def _first_value(record: Mapping[str, object], keys: tuple[str, ...]) -> object:
    return next((record[key] for key in keys if record.get(key, "") not in (None, "")), None)


def _first_text(record: Mapping[str, object], keys: tuple[str, ...], name: str) -> str | None:
    return next((text for key in keys if (text := _text(record, key, name)) is not None), None)


def _text(record: Mapping[str, object], key: str, name: str) -> str | None:
    """The text under a key; None when it is missing, null or blank.

    Raises:
        InputError: something else stands there, or text that no file could hold.
    """
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong(name, key, value, "Give text in quotes.")
    if "\x00" in value or _LONE_SURROGATE.search(value):
        raise InputError(
            f"{name} has a NUL or half of a character pair in {key!r}.",
            remedy="Write the file again from its source; its text is damaged.",
        )
    return value if value.strip() else None


def _stated(value: str | None) -> Metadatum | None:
    return None if value is None else Metadatum(value=value.strip(), basis=Basis.STATED)


def _wrong(name: str, key: str, value: object, remedy: str) -> InputError:
    written = repr(value)
    written = written if len(written) <= 80 else f"{written[:77]}..."
    return InputError(f"{name} has {written} under {key!r}.", remedy=remedy)


def _unused_keys(entry: Entry, sidecar: Sidecar) -> Iterator[Failure]:
    """A failure when an entry states more than can hold for every line of a file."""
    if entry != replace(Entry(file=entry.file), source=entry.source, language=entry.language):
        yield Failure(
            path=shown(Path(sidecar.path)),
            reason=f"The entry for {entry.file!r} states more than source and language, but the "
            "file holds an article a line.",
            remedy="Put the other values into the lines.",
        )


def _recognises(head: bytes) -> bool:
    """Whether a file's first line is a JSON object that holds an article's text."""
    if not _OPENS_OBJECT.match(head):
        return False
    line, newline, _ = head.removeprefix(_BOM).lstrip().partition(b"\n")
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return not newline and any(f'"{key}"'.encode() in line for key in _TEXT_KEYS)
    if not isinstance(record, dict):
        return False
    return own_form.is_own(record) or any(key in record for key in _TEXT_KEYS)


READER = Reader(
    name="JSON Lines",
    suffixes=frozenset({".jsonl", ".ndjson"}),
    recognises=_recognises,
    read=read,
)
