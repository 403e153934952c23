"""Is an index of ours a Whoosh index that many threads can read, none can write, and all trust?"""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest
import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.formats
from whoosh import query as q
from whoosh.qparser import MultifieldParser, QueryParser
from whoosh.query import spans

from index.errors import StoreError
from index.stores import files
from index.stores.array_file import ArrayFile
from index.stores.whoosh_codec import DatelineCodec
from index.stores.whoosh_index import SnapshotIndex, open_index
from index.stores.whoosh_store import WhooshStore


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, material: Any) -> Path:
    """An index of two segments."""
    folder = tmp_path_factory.mktemp("whoosh") / "index"
    store = WhooshStore(folder)
    store.commit(material.change([material.article(n) for n in range(12)]))
    store.commit(material.change([material.article(n, "gale") for n in range(12, 16)]))
    return folder


@pytest.fixture
def index(folder: Path) -> Iterator[SnapshotIndex]:
    """The index, opened."""
    with closing(open_index(folder)) as index:
        yield index


def keys(index: SnapshotIndex, query: q.Query, **options: Any) -> list[str]:
    """The ids of the articles that a query finds, in order."""
    with index.searcher() as searcher:
        return [hit["key"] for hit in searcher.search(query, limit=None, **options)]


def test_words_of_a_query_are_read_as_those_of_an_article(index: SnapshotIndex) -> None:
    """Whoosh's own parser must fold and stem as the index did, and keep exact words apart."""
    parser = MultifieldParser(["title", "body"], index.schema)
    assert len(keys(index, parser.parse("LOCKS closing"))) == 16
    assert keys(index, parser.parse('"the gale012 lasted"')) == ["article012"]
    exact = QueryParser("body_exact", index.schema)
    assert len(keys(index, exact.parse("closed"))) == 16
    assert keys(index, exact.parse("close")) == []


def test_values_of_an_article_are_fields(index: SnapshotIndex) -> None:
    """Ids, sources and days of publication narrow a query, and give an order."""
    first = index.reader().leaf_readers()[0][0]
    day = first.schema["published"].from_bytes(next(iter(first.lexicon("published"))))
    assert keys(index, q.Term("source", "The Gale013 Letter")) == ["article013"]
    assert keys(index, q.NumericRange("published", day + 11, day + 12)) == [
        "article011",
        "article012",
    ]
    newest = keys(index, q.Every(), sortedby="published", reverse=True)
    assert newest == [f"article{n:03d}" for n in reversed(range(16))]
    with index.searcher() as searcher:
        assert searcher.document(key="article014") == {"key": "article014"}
        assert searcher.document_number(key="article014") == 14
        assert searcher.document(key="article099") is None


def test_index_says_what_it_is(index: SnapshotIndex, folder: Path) -> None:
    """Whoosh's callers ask an index for its size, generation and segments."""
    assert (index.doc_count(), index.doc_count_all(), index.is_empty()) == (16, 16, False)
    assert index.latest_generation() == index.reader().generation() == 2
    assert index.up_to_date()
    with index.searcher() as searcher:
        assert searcher.up_to_date()
        assert searcher.refresh() is searcher
    names = {name for segment in index.reader().segments() for name in segment.list_files()}
    assert names <= {path.name for path in (folder / "g000002").iterdir()}


def test_empty_index_answers_nothing(tmp_path: Path, material: Any) -> None:
    """An index from which everything was removed is no error."""
    store = WhooshStore(tmp_path / "index")
    store.commit(material.change([material.article(1)]))
    store.commit(material.change(leaving=[material.article(1)]))
    with closing(open_index(tmp_path / "index")) as index:
        assert index.is_empty()
        assert keys(index, q.Or([q.Term("body", "calm"), q.Every()])) == []


def test_reader_keeps_its_generation(tmp_path: Path, material: Any) -> None:
    """What was opened does not change under a query; what is new is opened anew."""
    store = WhooshStore(tmp_path / "index")
    store.commit(material.change([material.article(1)]))
    with closing(open_index(tmp_path / "index")) as before:
        store.commit(material.change([material.article(2)], leaving=[material.article(1)]))
        with closing(open_index(tmp_path / "index")) as after:
            assert keys(before, q.Every()) == ["article001"]
            assert keys(after, q.Every()) == ["article002"]


@pytest.mark.parametrize(
    "write",
    [
        lambda index: index.writer(),
        lambda index: index.optimize(),
        lambda index: index.add_field("more", None),
        lambda index: index.delete_by_term("key", "article001"),
        lambda index: index.reader().segments()[0].delete_document(0),
        lambda _: DatelineCodec().field_writer(None, None),
        lambda _: DatelineCodec().per_document_writer(None, None),
        lambda _: DatelineCodec().new_segment(None, "MAIN"),
    ],
)
def test_writing_through_whoosh_is_refused(index: SnapshotIndex, write: Any) -> None:
    """Whoever writes is told how; nothing is half written."""
    with pytest.raises(StoreError, match=r"read-only.*dateline index"):
        write(index)


def test_nothing_is_unpickled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crafted index must not run code; Whoosh's own lists of segments and positions could."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("unpickled")

    for module, name in (
        (pickle, "load"),
        (pickle, "loads"),
        (pickle, "Unpickler"),
        (whoosh.formats, "loads"),
        (whoosh.columns, "loads"),
        (whoosh.codec.whoosh3, "loads"),
    ):
        monkeypatch.setattr(module, name, refuse)
    with closing(open_index(folder)) as index, index.searcher() as searcher:
        for query in (
            q.Phrase("body", ["close", "the", "lock"]),
            q.Prefix("body_exact", "ca"),
            q.FuzzyTerm("body_exact", "closd"),
            q.Every("title"),
            q.And([q.Term("title", "lock"), q.Not(q.Term("source", "Nobody"))]),
        ):
            assert len(searcher.search(query, limit=3))
        (leaf, _), *_ = searcher.leaf_searchers()
        matcher = leaf.postings("body", "lock")
        assert matcher.format.decode_positions(matcher.value()) == matcher.value_as("positions")
        assert dict(searcher.stored_fields(3)) == {"key": "article003"}


def test_one_searcher_serves_many_threads(index: SnapshotIndex) -> None:
    """On Whoosh's own codec threads that share a searcher get each other's postings."""
    queries = [
        q.Or([q.Term("body", f"calm{n:03d}"), q.Phrase("body", ["gale012", "last"])])
        for n in range(12)
    ] * 8
    with index.searcher() as searcher:

        def found(query: q.Query) -> list[tuple[str, float]]:
            return [(hit["key"], hit.score) for hit in searcher.search(query, limit=5)]

        expected = [found(query) for query in queries]
        with ThreadPoolExecutor(8) as pool:
            for _ in range(3):
                assert list(pool.map(found, queries)) == expected
    assert all(expected)


def test_cache_is_bounded_and_not_needed(folder: Path) -> None:
    """A long run of queries must not fill the memory, and answers do not hang on what is kept."""
    query = q.Or([q.Prefix("body_exact", letter) for letter in "acgltw"])
    with closing(SnapshotIndex(WhooshStore(folder).open(), cache_bytes=2_000)) as small:
        found = keys(small, query)
        assert small.cache.bytes_held <= 2_000
    with closing(open_index(folder)) as large:
        assert keys(large, query) == found
        assert large.cache.bytes_held > 2_000


@pytest.fixture
def copied(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy whose files count as large, so that opening looks at their sizes alone."""
    monkeypatch.setattr(files, "_SMALL", 0)
    return Path(shutil.copytree(folder, tmp_path / "index"))


def words_file(folder: Path) -> Path:
    """The words of the first segment."""
    return min((folder / "g000002").glob("*.words"))


@pytest.mark.parametrize("cut", [True, False])
def test_damaged_words_are_an_error_of_ours(copied: Path, cut: bool) -> None:
    """A shorter or foreign file is one clear error that names it, at opening."""
    path = words_file(copied)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] if cut else b"x" * len(data))
    with pytest.raises(StoreError, match=path.name):
        open_index(copied)


@pytest.mark.parametrize(
    "array", ["body.first_position", "body.documents.start", "body.positions.start"]
)
def test_impossible_postings_are_an_error_of_ours(copied: Path, array: str) -> None:
    """What a flipped bit makes impossible is an error at the query, not an answer or a trace."""
    path = words_file(copied)
    at, size = _place(path, array)
    data = bytearray(path.read_bytes())
    data[at : at + size] = bytes(byte ^ 0x7F for byte in data[at : at + size])
    path.write_bytes(data)
    with closing(open_index(copied)) as index:
        terms = [
            q.Term("body", word) for word in index.reader().leaf_readers()[0][0].lexicon("body")
        ]
        with pytest.raises(StoreError, match=path.name):
            keys(index, spans.SpanOr(terms))


def _place(path: Path, array: str) -> tuple[int, int]:
    """Where an array begins in its file, and how many bytes it has."""
    file = ArrayFile(path)
    first = path.read_bytes().index(bytes(file["terms.data"]))
    return first + file[array].ctypes.data - file["terms.data"].ctypes.data, file[array].nbytes
