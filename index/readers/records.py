"""How does a text with what is known of it become an article, whichever format it came in?

Keeps out: where the values stood (one module for each format), and how a text is told from its
surroundings (`clean`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.errors import InputError
from index.ids import article_id
from index.model.article import Alternative, Article, Block, BlockKind, Metadatum, Published
from index.readers import sidecar as metadata
from index.readers.clean import clean
from index.readers.contract import Told
from index.readers.cuttings import Cutting
from index.readers.failure import Failure
from index.readers.inputs import Input
from index.readers.sidecar import Entry

OWN_ID = re.compile(r"[a-z2-7]{12}")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article as it came.

    Args:
        name: its name for people.
        text: its text, a paragraph a line.
        title: its headline; it is put on top of the text, once.
        source: the publisher.
        url: its address.
        published: its day or instant of publication.
        author: who wrote it.
        language: a language tag.
        identity: how another program names it, or "".
        extent: how much of the article the text is, where that is known.
        alternatives: what else was found.
        cutting: what the text was cut out of, where the article is to lead back to that; then
            nothing is put on top of it.
        headings: lines of the text that are headings by their markup.
    """

    name: str
    text: str
    title: Metadatum | None = None
    source: Metadatum | None = None
    url: Metadatum | None = None
    published: Published | None = None
    author: Metadatum | None = None
    language: str | None = None
    identity: str = ""
    extent: Metadatum | None = None
    alternatives: tuple[Alternative, ...] = ()
    cutting: Cutting | None = None
    headings: frozenset[str] = frozenset()


def article(record: Record) -> Article:
    """The article that a record is.

    Raises:
        InputError: it has no text besides page furniture, or text that no file could hold.
    """
    if _UNWRITABLE.search(record.text):
        raise InputError(
            f"{record.name} has a NUL or half of a character pair in its text.",
            remedy="Write the file again from its source; its text is damaged.",
        )
    original, title_span = _with_title(record)
    cleaned = clean(original, title_span=title_span)
    if not cleaned.body or (title_span is not None and len(cleaned.blocks) == 1):
        raise InputError(
            f"{record.name} holds no article.",
            remedy="Put the report's text into it, or remove it.",
        )
    if record.cutting is not None:
        original = record.cutting.original
        cleaned = record.cutting.restored(cleaned)
    title = record.title
    return Article(
        id=_id(record, content=original),
        body=cleaned.body,
        blocks=tuple(_headed(block, cleaned.body, record.headings) for block in cleaned.blocks),
        original=original,
        path=record.name,
        source=record.source,
        title=cleaned.title
        if title is None
        else replace(title, value=" ".join(title.value.split())),
        published=record.published,
        url=record.url,
        language=record.language,
        dateline=cleaned.dateline,
        byline=record.author or cleaned.byline,
        credits=cleaned.credits,
        alternatives=record.alternatives,
        extent=record.extent,
        stripped=cleaned.stripped,
        marks=cleaned.marks,
        origin=cleaned.origin,
    )


def article_or_failure(record: Record) -> Article | Failure:
    """The article that a record is, or the failure that names it."""
    try:
        return article(record)
    except InputError as error:
        return Failure(path=record.name, reason=error.problem, remedy=error.remedy)


def stated(found: Article, *, given: Input) -> Iterator[Told]:
    """An article that fills its file, with what is stated beside it."""
    if given.entry is None or given.sidecar is None:
        yield found
    else:
        yield from metadata.applied(found, entry=given.entry, sidecar=given.sidecar)


def stated_for_many(record: Record, *, given: Input) -> Record:
    """One record of a file of many: what is stated of the file holds where it states nothing."""
    entry = given.entry
    if entry is None:
        return record
    return replace(
        record,
        source=record.source or entry.source,
        language=record.language or entry.language,
    )


def unused(given: Input) -> Iterator[Failure]:
    """A failure when an entry states more than can hold for every article of a file."""
    entry = given.entry
    if entry is None or given.sidecar is None:
        return
    if entry != replace(Entry(file=entry.file), source=entry.source, language=entry.language):
        yield Failure(
            path=given.sidecar.path,
            reason=f"The entry for {entry.file!r} states more than source and language, but the "
            "file holds many articles.",
            remedy="Put the other values into the file.",
        )


def _headed(block: Block, body: str, headings: frozenset[str]) -> Block:
    """A block, as a heading where its markup says so."""
    is_heading = block.kind is BlockKind.BODY and body[block.start : block.end] in headings
    return replace(block, kind=BlockKind.HEADING) if is_heading else block


def _with_title(record: Record) -> tuple[str, tuple[int, int] | None]:
    """The text with its title on top, once, and where that stands."""
    text = record.text
    if record.title is None:
        return text, None
    title = record.title.value.strip()
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    if text.startswith(title, start) and text[end : end + 1] in {"", "\n", "\r"}:
        return text, (start, end)
    return (text, None) if record.cutting is not None else (f"{title}\n\n{text}", (0, len(title)))


def _id(record: Record, *, content: str) -> str:
    """The article's id: Dateline's own stays; another's names it only together with its source."""
    if OWN_ID.fullmatch(record.identity):
        return record.identity
    if record.url is None and record.identity and record.source is not None:
        return article_id(url=None, content=f"{record.source.value}\n{record.identity}")
    return article_id(url=None if record.url is None else record.url.value, content=content)
