"""How is the next generation made from the one before and a change?

What did not change is linked; what was removed is written out of every file that held it. Keeps
out: locks, publication, and reading.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from index import serial
from index.analysis import Token, tokens
from index.errors import StoreError
from index.model import AnnotatedArticle
from index.store import Change
from index.stores.columns import Array, Columns, drop_unused_labels, join, save, take
from index.stores.files import FileRecord, link_or_copy, write_file
from index.stores.measure import ColumnBuilder
from index.stores.records import FOLDER as RECORDS
from index.stores.records import RecordWriter
from index.stores.tallies import Tallies
from index.stores.whoosh_postings import WhooshPostings
from index.stores.whoosh_schema import TextWriter
from index.stores.whoosh_snapshot import COLUMNS, ENTITIES, ENTRIES, TEXT, WhooshSnapshot

# So many parts (segments, record files) are joined into one, so that reading stays quick.
_MOST_PARTS = 16


class Build:
    """Builds one generation in a folder.

    Args:
        folder: an empty folder.
        previous: the generation before, or None.
        change: what is different.
    """

    def __init__(self, folder: Path, previous: WhooshSnapshot | None, change: Change) -> None:
        self._folder = folder
        self._previous = previous
        self._change = change
        self._number = previous.generation + 1 if previous is not None else 1
        if previous is None:
            self._tallies = Tallies({}, {})
        else:
            self._tallies = Tallies(previous.words, previous.surfaces)
        self._added: set[str] = set()

    def run(self) -> tuple[FileRecord, ...]:
        """Write all files; returns the records of those that were linked unchanged."""
        (self._folder / TEXT).mkdir()
        (self._folder / RECORDS).mkdir()
        self._link(TEXT)
        with TextWriter(self._folder / TEXT) as text:
            columns = self._add_all(text)
            gone = self._remove_all(text)
            text.commit(compact=bool(gone) or self._has_many_parts())
        if self._previous is not None:
            columns = join(self._kept(self._previous, gone), columns)
        columns = drop_unused_labels(self._in_document_order(columns))
        save(columns, self._folder / COLUMNS)
        self._tallies.save(self._folder)
        write_file(self._folder / ENTITIES, serial.encode_entities(self._change.entities))
        write_file(self._folder / ENTRIES, serial.encode_entries(self._change.entries))
        return self._unchanged()

    def _add_all(self, text: TextWriter) -> Columns:
        """Write the words and records of what is new; returns its columns."""
        name = f"{self._number:06d}.records"
        builder = ColumnBuilder(name)
        removed = frozenset(self._change.removed)
        with RecordWriter(self._folder / RECORDS / name) as records:
            for annotated in self._change.added:
                self._check(annotated, removed)
                title, body = _words(annotated)
                place = records.add(annotated)
                text.add(annotated.article.id, title=title, body=body)
                builder.add(annotated, title=title, body=body, record=place)
                self._tallies.change(annotated, title=title, body=body, times=1)
        return builder.finish()

    def _check(self, annotated: AnnotatedArticle, removed: frozenset[str]) -> None:
        key = annotated.article.id
        if key in self._added or key in removed:
            raise StoreError(
                f"Article {key} is {'added twice' if key in self._added else 'added and removed'} "
                "in one change.",
                remedy="Index and remove it in two runs.",
            )
        self._added.add(key)

    def _remove_all(self, text: TextWriter) -> list[int]:
        """Delete what leaves or is replaced; returns its ordinals in the generation before."""
        previous = self._previous
        if previous is None:
            return []
        leaving = self._added.union(self._change.removed) & previous.document.keys()
        for key in leaving:
            annotated = previous.article(key)
            if annotated is not None:
                title, body = _words(annotated)
                self._tallies.change(annotated, title=title, body=body, times=-1)
            text.remove(key)
        return sorted(previous.document[key] for key in leaving)

    def _kept(self, previous: WhooshSnapshot, gone: list[int]) -> Columns:
        """The columns of what stays, with its records linked or written anew."""
        old = previous.columns
        staying: Array = np.delete(np.arange(old.articles, dtype=np.int64), gone)
        kept = take(old, staying)
        rewritten = np.unique(old.record_file[gone])
        if self._has_many_parts():
            rewritten = np.arange(len(old.record_files))
        for ordinal, name in enumerate(old.record_files):
            if ordinal not in rewritten:
                path = Path(RECORDS) / name
                link_or_copy(previous.folder / path, self._folder / path)
        rows = np.flatnonzero(np.isin(kept.record_file, rewritten))
        if not len(rows):
            return kept
        name = f"{self._number:06d}-kept.records"
        file, offset = kept.record_file.copy(), kept.record_offset.copy()
        with RecordWriter(self._folder / RECORDS / name) as records:
            for row in rows:
                packed = previous.packed_record(int(staying[row]))
                file[row] = len(old.record_files)
                offset[row], _ = records.add_packed(packed)
        return replace(
            kept,
            record_file=file,
            record_offset=offset,
            record_files=(*kept.record_files, name),
        )

    def _in_document_order(self, columns: Columns) -> Columns:
        """The rows in the order in which Whoosh numbers the articles."""
        postings = WhooshPostings(self._folder / TEXT)
        try:
            keys = postings.keys()
        finally:
            postings.close()
        row = {key: ordinal for ordinal, key in enumerate(columns.ids())}
        if sorted(row) != sorted(keys):
            raise StoreError(
                "The articles that were indexed are not those that were asked for.",
                remedy="Delete the index folder and run `dateline index` again; "
                "the articles are safe in the corpus store.",
            )
        return take(columns, [row[key] for key in keys])

    def _has_many_parts(self) -> bool:
        previous = self._previous
        return previous is not None and (
            previous.postings.segments() >= _MOST_PARTS
            or len(previous.columns.record_files) >= _MOST_PARTS
        )

    def _link(self, part: str) -> None:
        """Give the older generation's files of one part a second name in this one."""
        if self._previous is not None:
            for path in (self._previous.folder / part).iterdir():
                link_or_copy(path, self._folder / part / path.name)

    def _unchanged(self) -> tuple[FileRecord, ...]:
        """Records of the files that both generations share by name and place on the disk."""
        previous = self._previous
        if previous is None:
            return ()
        return tuple(
            record
            for record in previous.files
            if (self._folder / record.name).exists()
            and (self._folder / record.name).samefile(previous.folder / record.name)
        )


def _words(annotated: AnnotatedArticle) -> tuple[list[Token], list[Token]]:
    article = annotated.article
    title = list(tokens(article.title.value)) if article.title is not None else []
    return title, list(tokens(article.body))
