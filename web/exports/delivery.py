"""How is a file handed over? Whole or not at all, under a name that says what it holds.

What is written goes into a temporary file first (in memory while it is small), so that a failure on
the way is an error page and never half a file that looks whole. Keeps out: what is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol

from flask import Response

from search.query import Query
from web.exports.reading import Reading
from web.exports.report_reading import ReportReading

IN_MEMORY = 1_048_576  # octets; what is larger goes to a file that has no name
BLOCK = 65_536  # octets sent at once
WORDS = 40  # characters of the question in a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of file.

    Args:
        suffix: how its address and its name end.
        content_type: as HTTP says it.
        saved: whether a browser saves it, rather than hand it to whatever reads feeds.
    """

    suffix: str
    content_type: str
    saved: bool = True

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.content_type.partition(";")[0]


class Asked(Protocol):
    """What a file's name is made of: the question, and whether the file holds all that it finds."""

    @property
    def query(self) -> Query:
        """The question."""
        ...

    @property
    def partial_only(self) -> bool:
        """Whether nothing has all of the words."""
        ...

    @property
    def complete(self) -> bool:
        """Whether the file holds everything that its form has room for."""
        ...


JSON = Form(suffix=".json", content_type="application/json")
CALENDAR = Form(suffix=".ics", content_type="text/calendar; charset=utf-8")
TABLE = Form(suffix=".csv", content_type="text/csv; charset=utf-8; header=present")
BIBTEX = Form(suffix=".bib", content_type="application/x-bibtex; charset=utf-8")
RIS = Form(suffix=".ris", content_type="application/x-research-info-systems; charset=utf-8")
CSL = Form(suffix=".csl.json", content_type="application/vnd.citationstyles.csl+json")
FEED = Form(suffix=".atom", content_type="application/atom+xml; charset=utf-8", saved=False)


def deliver(
    chunks: Iterable[str], *, form: Form, name: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A file as an answer.

    Args:
        chunks: its text, written before anything is sent.
        form: what kind of file it is.
        name: its name without the ending, of letters, digits and hyphens.
        headers: what it says of itself besides.
    """
    return _answer(*_written(chunks), form=form, name=name, headers=headers)


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
    left = reading.left_out
    counts = {
        "Dateline-Entries": str(reading.total),
        "Dateline-Given": str(given() if given is not None else reading.given),
        "Dateline-Left-Out": f"undated={left.undated}, open={left.open}, limit={left.limit}",
    }
    return _answer(file, size, form=form, name=name_of(kind, reading), headers=counts)


def deliver_reports(chunks: Iterable[str], *, form: Form, reading: ReportReading) -> Response:
    """A file of a question's reports; headers and name as for entries."""
    file, size = _written(chunks)
    left = reading.left_out
    counts = {
        "Dateline-Reports": str(reading.total),
        "Dateline-Given": str(reading.given),
        "Dateline-Left-Out": f"undated={left.undated}, limit={left.limit}",
    }
    return _answer(file, size, form=form, name=name_of("search", reading), headers=counts)


def name_of(kind: str, reading: Asked) -> str:
    """The name of a file of a question, without its ending."""
    parts = ["dateline", kind, *_asked(reading.query)]
    parts += ["partial"] if reading.partial_only else []
    parts += [] if reading.complete else ["incomplete"]
    return "-".join(parts)


def plain_words(text: str) -> str:
    """The beginning of a text in letters that any file system takes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    words = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain)))
    return words[:WORDS].strip("-")


def _asked(query: Query) -> list[str]:
    words = plain_words(query.text)
    parts = [words] if words else []
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


def _answer(
    file: IO[bytes],
    size: int,
    *,
    form: Form,
    name: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    answer = Response(_blocks(file), headers=headers, content_type=form.content_type)
    answer.call_on_close(file.close)  # where nothing is read, as after HEAD
    answer.content_length = size
    how = "attachment" if form.saved else "inline"
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}{form.suffix}"'
    return answer


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while block := file.read(BLOCK):
            yield block
