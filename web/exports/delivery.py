"""How is a file handed over? Whole or not at all, under a name that says what it holds.

What is written goes into a temporary file first (in memory while it is small), so that a failure on
the way is an error page and never half a file that looks whole. Keeps out: what is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from flask import Response

from search.query import Query
from web.exports.reading import Reading

IN_MEMORY = 1_048_576  # octets; what is larger goes to a file that has no name
BLOCK = 65_536  # octets sent at once
WORDS = 40  # characters of the question in a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of file.

    Args:
        suffix: how its address and its name end.
        content_type: as HTTP says it.
    """

    suffix: str
    content_type: str


JSON = Form(suffix=".json", content_type="application/json")
CALENDAR = Form(suffix=".ics", content_type="text/calendar; charset=utf-8")
TABLE = Form(suffix=".csv", content_type="text/csv; charset=utf-8; header=present")


def deliver(chunks: Iterable[str], *, form: Form, name: str) -> Response:
    """A file as an answer.

    Args:
        chunks: its text, written before anything is sent.
        form: what kind of file it is.
        name: its name without the ending, of letters, digits and hyphens.
    """
    return _answer(*_written(chunks), form=form, name=name)


def deliver_reading(
    chunks: Iterable[str],
    *,
    form: Form,
    reading: Reading,
    kind: str,
    given: Callable[[], int] | None = None,
) -> Response:
    """A file of a question's entries; its headers say what it lacks, and so does its name.

    Args:
        chunks: its text, which goes through the reading.
        form: what kind of file it is.
        reading: where its entries come from.
        kind: the first word of its name, e.g. "timeline".
        given: how many things it holds in the end, where those are not entries.
    """
    file, size = _written(chunks)
    answer = _answer(file, size, form=form, name=name_of(kind, reading))
    left = reading.left_out
    answer.headers["Dateline-Entries"] = str(reading.total)
    answer.headers["Dateline-Given"] = str(given() if given is not None else reading.given)
    answer.headers["Dateline-Left-Out"] = (
        f"undated={left.undated}, open={left.open}, limit={left.limit}"
    )
    return answer


def name_of(kind: str, reading: Reading) -> str:
    """The name of a file of a question, without its ending."""
    parts = ["dateline", kind, *_asked(reading.query)]
    parts += ["partial"] if reading.partial_only else []
    parts += [] if reading.complete else ["incomplete"]
    return "-".join(parts)


def _asked(query: Query) -> list[str]:
    """The question in letters that any file system takes."""
    plain = unicodedata.normalize("NFKD", query.text).casefold()
    words = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain)))
    parts = [words[:WORDS].strip("-")] if words else []
    days = query.filters.days
    if days is not None:
        parts += [f"from-{days.first}"] if days.first else []
        parts += [f"to-{days.last}"] if days.last else []
    return parts


def _written(chunks: Iterable[str]) -> tuple[IO[bytes], int]:
    """A temporary file with the text, at its beginning, and its length in octets."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed with the answer
    try:
        size = sum(file.write(chunk.encode("utf-8", "replace")) for chunk in chunks)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file, size


def _answer(file: IO[bytes], size: int, *, form: Form, name: str) -> Response:
    answer = Response(_blocks(file), content_type=form.content_type)
    answer.call_on_close(file.close)  # where nothing is read, as after HEAD
    answer.content_length = size
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}{form.suffix}"'
    return answer


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while block := file.read(BLOCK):
            yield block
