"""What is a segment? Some articles in document order: words, columns and records, never changed.

    <name>.words     vocabulary and postings of titles and bodies
    <name>.columns   what is counted
    <name>.records   the annotated articles

Keeps out: how segments are joined (joining.py), and which of them make up a generation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from index.model.annotated import AnnotatedArticle
from index.prepared import PreparedArticle
from index.stores.array_file import ArrayFile, ArrayWriter, smallest
from index.stores.columns import Columns, save_columns
from index.stores.inversion import BYTES_A_WORD
from index.stores.postings import FIELDS, PostingsReader, PostingsWriter
from index.stores.ragged import Int64s
from index.stores.records import RecordReader, RecordWriter
from index.stores.row_buffer import RowBuffer
from index.stores.rows import Rows, join_rows
from index.stores.vocabulary import Vocabulary, load_vocabulary
from index.stores.word_buffer import WordBuffer

WORDS, COLUMNS, RECORDS = "words", "columns", "records"
PARTS = (WORDS, COLUMNS, RECORDS)
RECORD_ENDS = "record_ends"


def part_path(folder: Path, name: str, part: str) -> Path:
    """The file of one part of a segment."""
    return folder / f"{name}.{part}"


class Segment:
    """One segment, opened; safe to share between threads.

    Args:
        folder: where its files are.
        name: its name.

    Raises:
        StoreError: a file is missing or damaged.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self._words = ArrayFile(part_path(folder, name, WORDS))
        self._counted = ArrayFile(part_path(folder, name, COLUMNS))
        self.columns = Columns(self._counted)
        self._records = RecordReader(part_path(folder, name, RECORDS), self._counted[RECORD_ENDS])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Its words."""
        return load_vocabulary(self._words)

    @cached_property
    def postings(self) -> dict[str, PostingsReader]:
        """Where they stand, by field."""
        return {field: PostingsReader(self._words, field) for field in FIELDS}

    def article(self, document: int) -> AnnotatedArticle:
        """One article; raises StoreError when its record is damaged."""
        return self._records.read(document)

    def record(self, document: int) -> bytes:
        """One article's record as it stands in its file."""
        return self._records.packed(document)

    def verify(self) -> None:
        """Compare words and columns with their checksums; raises StoreError for damage."""
        self._words.verify()
        self._counted.verify()

    def close(self) -> None:
        """Let go of the records; arrays stay valid."""
        self._records.close()


class SegmentBuffer:
    """Collects prepared articles and writes them as one segment.

    Args:
        folder: where the segment will be.
        name: its name.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self.name = folder, name
        self._words = WordBuffer()
        self._rows = RowBuffer()
        self._records = RecordWriter(part_path(folder, name, RECORDS))

    @property
    def bytes_held(self) -> int:
        """About how many bytes of memory it holds or will need, the sorting of words aside."""
        return self._words.bytes_held + self._rows.bytes_held

    def add(self, article: PreparedArticle) -> None:
        """Add one article."""
        self._records.add(article.record)
        self._words.add(article.title, article.body, [(p.start, p.end) for p in article.passages])
        self._rows.add(article)

    def write(self, *, memory_mb: int) -> None:
        """Write the segment; nothing can be added after.

        Args:
            memory_mb: what the sorting of words may hold in memory, in mebibytes.
        """
        self._records.close()
        words = self._words.invert()
        del self._words
        with ArrayWriter(part_path(self._folder, self.name, WORDS)) as file:
            words.vocabulary.save(file)
            for field in FIELDS:
                writer = PostingsWriter(file, field)
                for postings in words.postings(field, memory_mb * (1 << 20) // BYTES_A_WORD):
                    writer.add(postings)
                writer.close()
        rows = join_rows([self._rows.finish(words)])
        del words, self._rows
        write_columns(self._folder, self.name, rows, self._records.ends)

    def abandon(self) -> None:
        """Let go of its files without writing it."""
        self._records.close()


def write_columns(folder: Path, name: str, rows: Rows, record_ends: Int64s) -> None:
    """Write the columns of a segment."""
    with ArrayWriter(part_path(folder, name, COLUMNS)) as file:
        file.put(RECORD_ENDS, smallest(record_ends))
        save_columns(rows, file)


def words_of(articles: Sequence[PreparedArticle]) -> Vocabulary:
    """The words of some articles, counted."""
    buffer = WordBuffer()
    for article in articles:
        buffer.add(article.title, article.body, [])
    return buffer.invert().vocabulary
