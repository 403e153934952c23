"""Does the store give back what it was given, and let go of what was removed?"""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.errors import StoreError
from index.model.annotated import AnnotatedArticle
from index.prepared import PreparedArticle, prepare
from index.store import Change
from index.stores.segment import PARTS, part_path
from index.stores.whoosh_store import WhooshStore


@pytest.fixture
def store(tmp_path: Path) -> WhooshStore:
    """A store without any generation."""
    return WhooshStore(tmp_path / "index")


def generations(folder: Path) -> list[str]:
    """The generations that are on the disk."""
    return sorted(path.name for path in (folder / "index").glob("g*"))


def every_byte(folder: Path) -> bytes:
    """All bytes of a folder, compressed records unpacked too."""
    data = b""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        data += str(path).encode() + content
        for found in re.finditer(b"\x78[\x01\x5e\x9c\xda]", content):
            unpacker = zlib.decompressobj()
            try:
                data += unpacker.decompress(content[found.start() :])
            except zlib.error:
                continue
    return data


def test_opening_without_a_generation_says_what_to_run(store: WhooshStore) -> None:
    """A first-time reader is told what to do, not shown a trace."""
    assert store.current() is None
    with pytest.raises(StoreError, match="dateline index"):
        store.open()


def test_articles_come_back_as_they_were_given(store: WhooshStore, material: Any) -> None:
    """Every article, entity and entry is the same after a journey to the disk."""
    articles = [material.article(n) for n in range(3)]
    change = material.change(articles)
    assert store.commit(change) == 1
    with closing(store.open()) as snapshot:
        assert list(snapshot.articles()) == articles
        assert snapshot.article("article001") == articles[1]
        assert snapshot.article("nowhere") is None
        assert dict(snapshot.entities) == dict(change.entities)
        assert list(snapshot.entries()) == list(change.entries)
        assert snapshot.generation == store.current() == 1


def test_added_articles_join_those_before(store: WhooshStore, material: Any) -> None:
    """A later run adds to the index; nothing of the first is written again."""
    first, second = material.article(1), material.article(2)
    store.commit(material.change([first]))
    with closing(store.open()) as before:
        store.commit(material.change([second]))
        with closing(store.open()) as after:
            assert {a.article.id for a in after.articles()} == {"article001", "article002"}
            segment = before.parts[0].segment
            for kind in PARTS:
                shared = part_path(before.folder, segment.name, kind)
                assert part_path(after.folder, segment.name, kind).samefile(shared)


def test_new_version_takes_the_place_of_the_old(store: WhooshStore, material: Any) -> None:
    """A corrected article stands once, and the words it lost are found no more."""
    store.commit(material.change([material.article(1, "calm"), material.article(2)]))
    newer = material.article(1, "gale")
    store.commit(material.change([newer], leaving=[material.article(1)]))
    with closing(store.open()) as snapshot:
        assert snapshot.article("article001") == newer
        assert len(list(snapshot.articles())) == 2
        vocabularies = [part.segment.vocabulary for part in snapshot.parts]
        assert [v.words.find("calm001") >= 0 for v in vocabularies] == [False, False]
        assert [v.words.find("calm002") >= 0 for v in vocabularies] == [True, False]
        assert [v.words.find("gale001") >= 0 for v in vocabularies] == [False, True]
        assert "person-calm001" not in snapshot.entities
        for part in snapshot.parts:
            assert "person-calm001" not in list(part.segment.columns.entities)


def test_columns_follow_the_documents(store: WhooshStore, material: Any) -> None:
    """Articles are numbered anew when one leaves; postings and columns must go with them."""
    articles = [material.article(n) for n in range(6)]
    store.commit(material.change(articles[:4]))
    store.commit(material.change(articles[4:], leaving=[articles[1]]))
    with closing(store.open()) as snapshot:
        assert list(snapshot.article_ids) == [f"article{n:03d}" for n in (0, 2, 3, 4, 5)]
        for annotated in articles[:1] + articles[2:]:
            document = snapshot.document(annotated.article.id)
            part = snapshot.part_of(document)
            own = document - part.first_document
            segment, columns = part.segment, part.segment.columns
            term = segment.vocabulary.terms.find(f"calm{annotated.article.id[-3:]}")
            assert segment.postings["body"].documents(term).tolist() == [own]
            assert snapshot.article_at(document) == annotated
            assert annotated.article.source is not None
            assert columns.sources[columns.source[own]] == annotated.article.source.value
            first = columns.first_passage[own]
            assert columns.passage_id[first].decode() == annotated.passages[0].id
            name = columns.name[columns.first_name[first]]
            assert columns.entities[name] == annotated.names[0].entity
            assert snapshot.entities.ids[part.entity[name]] == annotated.names[0].entity
            [entry] = snapshot.entries_listing([annotated.article.id])
            assert entry.passages == (annotated.passages[1].id,)


def test_removed_article_leaves_no_byte(store: WhooshStore, material: Any, tmp_path: Path) -> None:
    """Removal on request means every trace: words, names, source, ids, earlier generations."""
    secret = material.article(1, "secret")
    store.commit(material.change([secret, material.article(2)]))
    store.commit(material.change([material.article(3)]))
    assert b"secret001" in every_byte(tmp_path).lower()
    store.commit(material.change(leaving=[secret]))
    left = every_byte(tmp_path).lower()
    for trace in (b"secret", b"article001"):
        assert trace not in left
    assert b"calm002" in left
    assert generations(tmp_path) == ["g000003"]


def test_removing_everything_leaves_an_empty_index(store: WhooshStore, material: Any) -> None:
    """An index may become empty, and be filled again."""
    store.commit(material.change([material.article(1)]))
    store.commit(material.change(leaving=[material.article(1), material.article(9)]))
    with closing(store.open()) as snapshot:
        assert list(snapshot.articles()) == []
        assert snapshot.parts == ()
        assert snapshot.entry_total == len(snapshot.entities) == 0
    store.commit(material.change([material.article(1)]))
    with closing(store.open()) as snapshot:
        assert len(list(snapshot.articles())) == 1


def test_reader_keeps_its_generation_until_it_closes(
    store: WhooshStore, material: Any, tmp_path: Path
) -> None:
    """An answer under way is not cut short; what it held goes when it ends."""
    store.commit(material.change([material.article(1)]))
    reader = store.open()
    store.commit(material.change(leaving=[material.article(1)]))
    assert reader.article("article001") is not None
    assert store.lingering() == (1,)
    reader.close()
    assert generations(tmp_path) == ["g000002"]
    assert store.lingering() == ()


def test_forgotten_reader_lets_go(store: WhooshStore, material: Any, tmp_path: Path) -> None:
    """A server that swaps its engine closes nothing by hand; the old generation still goes."""
    store.commit(material.change([material.article(1)]))
    reader = store.open()
    assert reader.article("article001") is not None
    store.commit(material.change([material.article(2)]))
    assert generations(tmp_path) == ["g000001", "g000002"]
    del reader
    gc.collect()
    assert generations(tmp_path) == ["g000002"]


def test_failing_source_of_articles_leaves_the_index_as_it_was(
    store: WhooshStore, material: Any, tmp_path: Path
) -> None:
    """An error in the middle of a run costs the run, never the index, and leaves no litter."""
    store.commit(material.change([material.article(1)]))

    def failing() -> Iterator[PreparedArticle]:
        yield prepare(material.article(2))
        raise RuntimeError("the disk of articles went away")

    with pytest.raises(RuntimeError, match="went away"):
        store.commit(Change(added=failing()))
    with closing(store.open()) as snapshot:
        assert list(snapshot.article_ids) == ["article001"]
    assert sorted(p.name for p in (tmp_path / "index").iterdir()) == [
        "CURRENT",
        "g000001",
        "writer.lock",
    ]
    assert store.commit(material.change([material.article(3)])) == 2


@pytest.mark.parametrize("removed", [(), ("article001",)])
def test_article_that_comes_twice_is_refused(
    store: WhooshStore, material: Any, removed: tuple[str, ...]
) -> None:
    """Two versions at once, or one that comes and leaves, is a fault of the run, told as one."""
    articles = [material.article(1)] if removed else [material.article(1), material.article(1)]
    with pytest.raises(StoreError, match="article001"):
        store.commit(Change(added=map(prepare, articles), removed=removed))


def test_many_small_commits_are_joined(store: WhooshStore, material: Any) -> None:
    """A newsroom that adds one article at a time must not end with a thousand files."""
    articles: list[AnnotatedArticle] = []
    for number in range(20):
        annotated = material.article(number)
        store.commit(material.change([annotated]))
        articles.append(annotated)
        while store.tidy():
            pass
    with closing(store.open()) as snapshot:
        assert len(snapshot.parts) < 6
        assert list(snapshot.article_ids) == [a.article.id for a in articles]
        assert list(snapshot.articles()) == articles
        assert [e.id for e in snapshot.entries()] == [a.passages[1].id for a in articles]
    store.verify()


def test_second_writer_is_told_to_wait(store: WhooshStore, material: Any, tmp_path: Path) -> None:
    """Two runs at once would overwrite each other; the second one is told, and nothing waits."""
    store.commit(material.change([material.article(1)]))
    holder = (
        "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX);"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / "index" / "writer.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="Wait until"):
            store.commit(material.change([material.article(2)]))
        process.kill()
    # The kernel let go of the lock with its process: no hand is needed.
    assert store.commit(material.change([material.article(2)])) == 2
