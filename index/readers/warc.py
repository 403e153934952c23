"""Which pages does a web archive (WARC, WACZ) hold?

Pages of HTML or text and PDF documents that a server gave as asked for are inputs; everything else
is counted by its kind. Keeps out: how records (`warc_records`) and answers
(`http_message`) are read.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from index.errors import InputError
from index.readers import http_message, zip_archive
from index.readers.archive import Archive, printable, safe_path
from index.readers.contract import Container
from index.readers.failure import Failure, Note
from index.readers.inputs import Circumstances, Input, too_large
from index.readers.warc_records import Damage, Record, recognises, records

_ROOM_FOR_HEAD = 1 << 16  # bytes of an answer's fields
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
_OTHER_KINDS = {
    "image": "images", "font": "fonts", "video": "videos", "audio": "sound recordings",
    "text/css": "style sheets", "text/javascript": "scripts", "application/javascript": "scripts",
    "application/x-javascript": "scripts", "application/json": "data in JSON",
}  # fmt: skip
_RECORD_KINDS = {
    "request": "requests", "revisit": "revisits of what was kept before",
    "warcinfo": "records about the archive", "metadata": "records about others",
    "resource": "resources", "conversion": "conversions", "continuation": "continuations",
}  # fmt: skip


def members(given: Input) -> Iterator[Input | Failure | Note]:
    """Read a web archive.

    Yields:
        Its pages in its order, a failure for each that cannot be read, and at its end a note that
        counts what is no page.

    Raises:
        InputError: a limit is met, or it cannot be read.
    """
    archive = Archive(given)
    aside: Counter[str] = Counter()
    with given.open() as file:
        for record in records(file, spend=archive.budget.expand):
            archive.budget.enter()
            if isinstance(record, Damage):
                yield _damage(record, archive)
                continue
            try:
                page = _page(record, archive, aside)
            except InputError as error:
                name = archive.name(printable(_address(record)))
                yield Failure(path=name, reason=error.problem, remedy=error.remedy)
                continue
            if page is not None:
                yield page
                if "warc-truncated" in record.headers:
                    yield Note(path=page.name, text="It was cut off when it was kept.")
    yield from archive.unused()
    if aside:
        yield _note(given.name, aside)


def _note(name: str, aside: Counter[str]) -> Note:
    kinds = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(aside.items()))
    return Note(path=name, text=f"Left aside, since they are no pages: {kinds}.")


def _damage(found: Damage, archive: Archive) -> Failure:
    address = printable(_address(found))
    return Failure(
        path=archive.name(address) if address else archive.given.name,
        reason=f"Record {found.number} of {archive.given.name} {found.what}.",
        remedy="Get the archive again from where it came; what could be found after it was read.",
    )


def _page(record: Record, archive: Archive, aside: Counter[str]) -> Input | None:
    """The page that a record holds, or None; then it is counted.

    Raises:
        InputError: it holds one that cannot be read.
    """
    if record.kind != "response":
        aside[_RECORD_KINDS.get(record.kind, "records of other kinds")] += 1
        return None
    address = _address(record)
    if not address.lower().startswith(("http://", "https://")):
        aside["answers that are not from the web"] += 1
        return None
    name, limit = archive.name(printable(address)), archive.given.limits.file_bytes
    head = record.read(_ROOM_FOR_HEAD)
    if len(head) < min(record.length, _ROOM_FOR_HEAD):
        return None  # the damage is told as the next record is asked for
    answer = http_message.parse(head)
    kind = _kind_of(answer)
    suffix = _SUFFIXES.get(kind)
    if answer.status != 200 or suffix is None:
        aside[_aside_as(answer, kind)] += 1
        return None
    if record.length > limit + _ROOM_FOR_HEAD:
        raise too_large(name, limit=limit)
    block = head + record.read(limit + _ROOM_FOR_HEAD)
    if len(block) < record.length:
        return None  # as above
    body = http_message.content(http_message.parse(block), name=name, limit=limit)
    archive.budget.expand(len(body))
    about = Circumstances(url=address, charset=answer.charset, kept_on=_kept_on(record))
    page = archive.member(f"page{suffix}", lambda _: io.BytesIO(body))
    return replace(page, name=name, about=about)


def _address(record: Record | Damage) -> str:
    return record.headers.get("warc-target-uri", "").strip("<> ")


def _kind_of(answer: http_message.Answer) -> str:
    """The media type; of an answer that states none, from its first bytes."""
    start = answer.body[:200].lstrip().lower()
    if not answer.media_type and start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    return answer.media_type


def _aside_as(answer: http_message.Answer, kind: str) -> str:
    if 300 <= answer.status < 400:
        return "redirects"
    if answer.status != 200:
        return f"answers of status {answer.status}" if answer.status else "answers without a status"
    general = kind.partition("/")[0]
    return _OTHER_KINDS.get(kind) or _OTHER_KINDS.get(general) or f"files of type {printable(kind)}"


def _kept_on(record: Record) -> date | None:
    try:
        moment = datetime.fromisoformat(record.headers.get("warc-date", ""))
    except ValueError:
        return None
    return (moment if moment.tzinfo is None else moment.astimezone(UTC)).date()


def _in_collection(given: Input) -> Iterator[Input | Failure | Note]:
    """The web archives in a WACZ file; the rest of it is about them."""
    archive = Archive(given)
    others = 0
    with zip_archive.opened(given) as zipped:
        for name, info in zip_archive.directory(zipped):
            path = safe_path(name)
            if path is None or not path.lower().endswith((".warc", ".warc.gz")):
                others += 1
                continue

            yield from archive.members(
                name, partial(zip_archive.open_member, zipped, info, archive)
            )
    yield from archive.unused()
    if others:
        text = f"{others:,} files that are about its web archives were left aside."
        yield Note(path=given.name, text=text)


CONTAINER = Container(
    name="web archive (WARC)",
    suffixes=frozenset({".warc"}),
    recognises=recognises,
    members=members,
)
COLLECTION = Container(
    name="collection of web archives (WACZ)",
    suffixes=frozenset({".wacz"}),
    recognises=lambda head: head.startswith(zip_archive.MAGIC),
    members=_in_collection,
)
