"""How does Whoosh read the terms and documents of a segment? Its two readers over our tables.

Both are stateless: one serves all threads. Keeps out: the tables (whoosh_codec_tables.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.codec.base import FieldCursor, PerDocumentReader, TermsReader
from whoosh.reading import TermInfo, TermNotFound

from index.stores.whoosh_codec_fields import KEY
from index.stores.whoosh_codec_matcher import PostingsMatcher
from index.stores.whoosh_codec_tables import SegmentTables
from index.stores.whoosh_codec_terms import TermTable

Term = tuple[str, bytes]


class TableTermsReader(TermsReader):  # type: ignore[misc]  # whoosh has no types
    """The terms of one segment.

    Args:
        tables: of the segment.
    """

    def __init__(self, tables: SegmentTables) -> None:
        self._fields = tables.fields

    def __contains__(self, term: Term) -> bool:
        return self._find(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """The names of all fields, sorted."""
        return sorted(self._fields)

    def cursor(self, fieldname: str, fieldobj: Any) -> TableCursor:
        """A cursor on the first term of a field."""
        return TableCursor(self._fields[fieldname], fieldobj)

    def terms(self) -> Iterator[Term]:
        """All terms, by field and bytes."""
        for field in self.indexed_field_names():
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """The terms of a field that are not before some bytes."""
        for table, ordinal in self._from(fieldname, prefix):
            yield fieldname, table.key(ordinal)

    def items(self) -> Iterator[tuple[Term, Any]]:
        """All terms with what is known of each."""
        for field in self.indexed_field_names():
            yield from self.items_from(field, b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, Any]]:
        """The terms of a field that are not before some bytes, with what is known of each."""
        for table, ordinal in self._from(fieldname, prefix):
            yield (fieldname, table.key(ordinal)), _info(table, ordinal)

    def term_info(self, fieldname: str, text: bytes) -> Any:
        """What is known of a term (`whoosh.reading.TermInfo`); raises TermNotFound."""
        return _info(*self._found(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term stands in the segment."""
        found = self._find(fieldname, text)
        return 0.0 if found is None else float(found[0].total(found[1]))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many documents it does."""
        found = self._find(fieldname, text)
        return 0 if found is None else found[0].frequency(found[1])

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> PostingsMatcher:
        """A matcher on the postings of a term; raises TermNotFound."""
        table, ordinal = self._found(fieldname, text)
        return PostingsMatcher(
            table.postings(ordinal), term=(fieldname, text), format_=format_, scorer=scorer
        )

    def _find(self, field: str, text: bytes) -> tuple[TermTable, int] | None:
        table = self._fields.get(field)
        ordinal = -1 if table is None else table.find(text)
        return None if table is None or ordinal < 0 else (table, ordinal)

    def _found(self, field: str, text: bytes) -> tuple[TermTable, int]:
        found = self._find(field, text)
        if found is None:
            raise TermNotFound(f"No term {field}:{text!r}")
        return found

    def _from(self, field: str, text: bytes) -> Iterator[tuple[TermTable, int]]:
        table = self._fields.get(field)
        if table is not None:
            for ordinal in table.from_place(table.place(text)):
                yield table, ordinal


class TableCursor(FieldCursor):  # type: ignore[misc]  # whoosh has no types
    """A place among the terms of a field; fuzzy queries leap with it.

    Args:
        table: the field's table.
        field: the field's `whoosh.fields.FieldType`.
    """

    def __init__(self, table: TermTable, field: Any) -> None:
        self._table, self._field = table, field
        self._at = table.following(0)

    def first(self) -> str | None:
        """Go to the first term."""
        return self._go(0)

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term that is not before a string."""
        wanted = string if isinstance(string, bytes) else self._field.to_bytes(string)
        return self._go(self._table.place(wanted))

    def next(self) -> str | None:
        """Go to the next term."""
        return self._go(self._at + 1)

    def text(self) -> str | None:
        """The term, or None behind the last."""
        if not self.is_valid():
            return None
        term: str = self._field.from_bytes(self._table.key(self._at))
        return term

    # Whoosh asks for the same thing under two names.
    term = text

    def term_info(self) -> Any:
        """What is known of the term, or None behind the last."""
        return _info(self._table, self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether it stands on a term."""
        return self._at < len(self._table)

    def _go(self, ordinal: int) -> str | None:
        self._at = self._table.following(ordinal)
        return self.text()


class ColumnsReader(PerDocumentReader):  # type: ignore[misc]  # whoosh has no types
    """The documents of one segment. What is removed is not in it: nothing is marked as deleted.

    Args:
        tables: of the segment.
    """

    def __init__(self, tables: SegmentTables) -> None:
        self._tables = tables

    def doc_count(self) -> int:
        """How many documents there are."""
        return self._tables.articles

    def doc_count_all(self) -> int:
        """The same."""
        return self._tables.articles

    def has_deletions(self) -> bool:
        """Never."""
        return False

    def is_deleted(self, _docnum: int) -> bool:
        """Never."""
        return False

    def deleted_docs(self) -> Iterable[int]:
        """None."""
        return ()

    def all_doc_ids(self) -> Iterator[int]:
        """All numbers of documents."""
        return iter(range(self._tables.articles))

    def doc_field_length(self, docnum: int, fieldname: str, default: float = 0) -> float:
        """How long a field is in a document, rounded up as Whoosh's own codec does."""
        lengths = self._tables.lengths.get(fieldname)
        return default if lengths is None else lengths.one[docnum] or default

    def field_length(self, fieldname: str) -> int:
        """How long a field is in all documents together, exactly."""
        lengths = self._tables.lengths.get(fieldname)
        return 0 if lengths is None else lengths.total

    def min_field_length(self, fieldname: str) -> float:
        """How long a field is where it is shortest, rounded up."""
        lengths = self._tables.lengths.get(fieldname)
        return 0 if lengths is None else float(lengths.scored.min())

    def max_field_length(self, fieldname: str) -> float:
        """How long a field is where it is longest, rounded up."""
        lengths = self._tables.lengths.get(fieldname)
        return 0 if lengths is None else float(lengths.scored.max())

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The article's id; everything else of it is in the snapshot."""
        return {KEY: self._tables.article_id(docnum)}


def _info(table: TermTable, ordinal: int) -> Any:
    postings = table.postings(ordinal)
    # A new one each time: Whoosh changes those of single segments when it joins them.
    return TermInfo(
        weight=float(table.total(ordinal)),
        df=len(postings),
        minlength=float(postings.lengths.min()),
        maxlength=float(postings.lengths.max()),
        maxweight=float(postings.weights.max()),
        minid=postings.ids[0],
        maxid=postings.ids[-1],
    )
