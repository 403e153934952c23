"""What do people state about the articles of a folder, and how does it get into them?

Keeps out: the files in which they state it (`sidecar_toml`, `sidecar_csv`, found by `beside`), and
what the articles say of themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from index.model.article import Article, Mark, Metadatum, Published
from index.readers.failure import Failure
from index.readers.mapping import FieldMap
from index.readers.placing import find_surface

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


@dataclass(frozen=True, kw_only=True)
class Sidecar:
    """What is stated beside the articles of a folder.

    Args:
        path: where the entries stand, as shown to people.
        entries: what is stated about a file each, in the order in which it stands there.
        mapping: under which names the folder's tables and exports hold what; None for the usual.
    """

    path: str
    entries: tuple[Entry, ...]
    mapping: FieldMap | None = None

    def entry(self, file: str) -> Entry | None:
        """What is stated about the file of that name, or None."""
        return self._by_file.get(file)

    @cached_property
    def _by_file(self) -> dict[str, Entry]:
        return {entry.file: entry for entry in self.entries}


def without_files(sidecar: Sidecar, *, there: Callable[[str], bool]) -> Iterator[Failure]:
    """A failure for each entry whose file is not there: most names are misspelt or were changed."""
    for entry in sidecar.entries:
        if not there(entry.file):
            yield Failure(
                path=sidecar.path,
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
        path=sidecar.path,
        reason=f"The mark {stated.surface!r} (occurrence {stated.occurrence}) of {entry.file!r} "
        "is not in the article's text.",
        remedy="Write the words exactly as they stand in the text, or remove the mark.",
    )
