"""What do people state about the articles of a folder, in its `articles.toml`?

Parses and checks that file; every value has its basis. A mistake in it is named with file and key
and never passed over. Keeps out: what the articles say of themselves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from index.errors import DataError
from index.model.article import Article, Mark, Metadatum, Published
from index.readers import fields
from index.readers.failure import Failure, shown
from index.readers.placing import find_surface

SIDECAR_NAME = "articles.toml"
_SIZE_LIMIT = 20_000_000  # bytes
_TEXTS = ("source", "title", "url", "dateline", "byline")
_KEYS = {"file", "language", "published", "credits", "marks", *_TEXTS}
_MARK_KEYS = {"surface", "occurrence", "kind", "note", "suggestion"}
MARK_KINDS = ("mojibake", "duplicate_word", "missing_word", "garbled", "suspected_slip")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedMark:
    """A defect that a person found in an article.

    Args:
        surface: the exact words.
        occurrence: which of several equal ones in the body, from 1.
        kind: one of MARK_KINDS.
        note: what a reader should know.
        suggestion: what is probably meant, or "".
    """

    surface: str
    occurrence: int
    kind: str
    note: str
    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is stated about one file; the fields mean what they mean in `Article`."""

    file: str
    source: Metadatum | None = None
    title: Metadatum | None = None
    url: Metadatum | None = None
    dateline: Metadatum | None = None
    byline: Metadatum | None = None
    published: Published | None = None
    language: str | None = None
    credits: tuple[Metadatum, ...] = ()
    marks: tuple[StatedMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """A folder's `articles.toml`: where it is and its entries, in the order of the file."""

    path: str
    entries: tuple[Entry, ...]

    def entry(self, file: str) -> Entry | None:
        """What is stated about the file of that name, or None."""
        return next((entry for entry in self.entries if entry.file == file), None)


def beside(path: Path) -> Sidecar | None:
    """The metadata of the folder in which a file lies, or None where there is none.

    Raises:
        DataError: there is an `articles.toml` that cannot be used.
    """
    file = path.parent / SIDECAR_NAME
    try:
        status = file.stat()
    except OSError:
        return None
    return _cached(file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _cached(file: Path, changed_ns: int, size: int) -> Sidecar:  # noqa: ARG001 - parts of the key
    return load(file)


def load(path: Path) -> Sidecar:
    """Read and check an `articles.toml`.

    Args:
        path: the file.

    Returns:
        Its entries.

    Raises:
        DataError: it cannot be read, is no TOML, or a key or value cannot be used; the message
            names file, article and key.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_SIZE_LIMIT + 1)
        if len(data) > _SIZE_LIMIT:
            raise DataError(
                f"{path} is larger than {_SIZE_LIMIT:,} bytes.", remedy="Split the folder."
            )
        parsed = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise DataError(
            f"{path} cannot be opened: {error.strerror}.", remedy="Check that you may read it."
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"{path} is no TOML in UTF-8: {error}.", remedy="Mend the file at that place."
        ) from error
    where = fields.Place(str(path))
    fields.only(parsed, {"articles"}, where)
    entries = tuple(
        _entry(table, where.at(f"[[articles]] number {number}"))
        for number, table in enumerate(fields.tables(parsed, "articles", where), start=1)
    )
    names = [entry.file for entry in entries]
    for name in names:
        if names.count(name) > 1:
            raise where.at(f"file {name!r}").wrong("is described twice", "Keep one entry a file.")
    return Sidecar(path=str(path), entries=entries)


def without_files(sidecar: Sidecar) -> Iterator[Failure]:
    """A failure for each entry whose file is not there: most names are misspelt or were changed."""
    folder = Path(sidecar.path).parent
    for entry in sidecar.entries:
        if not (folder / entry.file).exists():
            yield Failure(
                path=shown(Path(sidecar.path)),
                reason=f"The entry for {entry.file!r} names a file that is not there.",
                remedy="Mend the name, or remove the entry.",
            )


def applied(article: Article, *, entry: Entry, sidecar: Sidecar) -> Iterator[Article | Failure]:
    """Put what is stated beside a file into its article; it wins over what the text says.

    Args:
        article: the article as read.
        entry: what is stated about it.
        sidecar: where that stands, for messages.

    Yields:
        The article, then a failure for each mark whose words are not in it.
    """
    marks = list(article.marks)
    failures: list[Failure] = []
    for stated in entry.marks:
        span = find_surface(article.body, stated.surface, occurrence=stated.occurrence)
        if span is None:
            failures.append(_unplaced(stated, entry=entry, sidecar=sidecar))
            continue
        mark = Mark(
            start=span[0],
            end=span[1],
            kind=stated.kind,
            note=stated.note,
            suggestion=stated.suggestion,
        )
        marks = [other for other in marks if not _same_defect(other, mark)] + [mark]
    known = {credit.value for credit in article.credits}
    credits_added = tuple(credit for credit in entry.credits if credit.value not in known)
    yield replace(
        article,
        source=entry.source or article.source,
        title=entry.title or article.title,
        published=entry.published or article.published,
        url=entry.url or article.url,
        language=entry.language or article.language,
        dateline=entry.dateline or article.dateline,
        byline=entry.byline or article.byline,
        credits=article.credits + credits_added,
        marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind))),
    )
    yield from failures


def _same_defect(found: Mark, stated: Mark) -> bool:
    """Whether a person's mark says more about a defect that was found by rule."""
    overlaps = found.start < stated.end and stated.start < found.end
    return overlaps and found.kind == stated.kind


def _unplaced(stated: StatedMark, *, entry: Entry, sidecar: Sidecar) -> Failure:
    return Failure(
        path=shown(Path(sidecar.path)),
        reason=f"The mark {stated.surface!r} (occurrence {stated.occurrence}) of {entry.file!r} "
        "is not in the article's text.",
        remedy="Write the words exactly as they stand in the text, or remove the mark.",
    )


def _entry(table: Mapping[str, object], where: fields.Place) -> Entry:
    file = fields.text(table, "file", where)
    if "/" in file or "\\" in file:
        raise where.at("file").wrong(
            f"is {file!r}, which is a path", "Name a file of the same folder."
        )
    where = fields.Place(f"{where.file}, file {file!r}")
    fields.only(table, _KEYS, where)
    url = fields.metadatum(table, "url", where)
    if url is not None:
        fields.check_url(url.value, where.at("url"))
    return Entry(
        file=file,
        source=fields.metadatum(table, "source", where),
        title=fields.metadatum(table, "title", where),
        url=url,
        dateline=fields.metadatum(table, "dateline", where),
        byline=fields.metadatum(table, "byline", where),
        published=fields.published(table, "published", where),
        language=fields.language(table, "language", where),
        credits=fields.metadata(table, "credits", where),
        marks=tuple(
            _mark(mark, where.at(f"marks number {number}"))
            for number, mark in enumerate(fields.tables(table, "marks", where), start=1)
        ),
    )


def _mark(table: Mapping[str, object], where: fields.Place) -> StatedMark:
    fields.only(table, _MARK_KEYS, where)
    kind = fields.text(table, "kind", where)
    if kind not in MARK_KINDS:
        raise where.at("kind").wrong(f"is {kind!r}", f"Use one of {', '.join(MARK_KINDS)}.")
    occurrence = table.get("occurrence", 1)
    if not isinstance(occurrence, int) or isinstance(occurrence, bool) or occurrence < 1:
        raise where.at("occurrence").wrong(
            f"is {occurrence!r}", "Give which of several equal ones it is, counted from 1."
        )
    return StatedMark(
        surface=fields.text(table, "surface", where),
        occurrence=occurrence,
        kind=kind,
        note=fields.text(table, "note", where),
        suggestion=fields.optional_text(table, "suggestion", where) or "",
    )
