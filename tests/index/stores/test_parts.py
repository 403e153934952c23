"""Do the parts of a generation fit together, and is it told when they do not?"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from random import Random

import msgspec
import pytest
from random_reports import ENTITIES, random_reports

from index.errors import StoreError
from index.model.names import Entity, EntityKind
from index.prepared import prepare
from index.store import Change
from index.stores.array_file import ArrayFile, ArrayWriter
from index.stores.parts import (
    ORDINALS,
    SEGMENTS,
    SegmentEntry,
    load_parts,
    read_segments,
    write_segments,
)
from index.stores.segment import Segment
from index.stores.whoosh_store import WhooshStore

REPORTS = random_reports(Random(8), [f"k{n}" for n in range(9)])  # noqa: S311 - nothing secret
KNOWN = {key: Entity(id=key, kind=EntityKind.PERSON, name=key) for key in ENTITIES[:4]}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> WhooshStore:
    """A store of three segments, with some of the entities that they name."""
    store = WhooshStore(tmp_path_factory.mktemp("store") / "index")
    for first, last in ((0, 2), (2, 6), (6, 9)):
        added = REPORTS[first:last]
        store.commit(Change(added=map(prepare, added), entities=KNOWN))
    return store


@pytest.fixture
def folder(store: WhooshStore, tmp_path: Path) -> Path:
    """A copy of its generation, to damage."""
    with closing(store.open()) as snapshot:
        return Path(shutil.copytree(snapshot.folder, tmp_path / "generation"))


def load(folder: Path) -> None:
    """Open the parts of a generation, as a snapshot does."""
    entries = read_segments(folder)
    segments = [Segment(folder, entry.name) for entry in entries]
    try:
        load_parts(folder, entries, segments)
    finally:
        for segment in segments:
            segment.close()


def test_ordinals_lead_to_the_same_names(store: WhooshStore) -> None:
    """A segment's own numbers and the generation's speak of the same source and person."""
    with closing(store.open()) as snapshot:
        assert len(snapshot.parts) == 3
        for part in snapshot.parts:
            columns = part.segment.columns
            assert [snapshot.sources[n] for n in part.source.tolist()] == list(columns.sources)
            for own, ordinal in enumerate(part.entity.tolist()):
                key = columns.entities[own]
                # What the catalogue does not know has no ordinal.
                assert ordinal == snapshot.entities.ordinal(key)
                assert (ordinal >= 0) == (key in KNOWN)
        assert list(snapshot.sources) == sorted(set(snapshot.sources))


def test_documents_and_passages_are_numbered_through(store: WhooshStore) -> None:
    """Every number between the first and the last is one article or passage, in order."""
    with closing(store.open()) as snapshot:
        assert list(snapshot.article_ids) == [one.article.id for one in REPORTS]
        passages = [passage.id for one in REPORTS for passage in one.passages]
        assert [snapshot.passage_id(n) for n in range(snapshot.passages_total)] == passages
        assert [snapshot.passage(key) for key in passages] == list(range(len(passages)))
        for number, one in enumerate(REPORTS):
            first, last = snapshot.passages_of(number)
            assert passages[first:last] == [passage.id for passage in one.passages]
            assert all(snapshot.document_of(n) == number for n in range(first, last))
            assert snapshot.article_at(number) == one


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[",
        b'[{"name": "a"}]',
        b'[{"name": "a", "articles": "2", "passages": 1}]',
        b'[{"name": "a", "articles": 2, "passages": 1, "more": 0}]',
        b'[{"name": "\xff\xfe", "articles": 2, "passages": 1}]',
        b"\xff",
    ],
)
def test_damaged_list_of_segments_is_an_error(folder: Path, content: bytes) -> None:
    """The list is small and read by hand when something went wrong: the error names it."""
    (folder / SEGMENTS).write_bytes(content)
    with pytest.raises(StoreError, match=r"segments\.json"):
        load(folder)


def test_missing_list_of_segments_is_an_error(folder: Path) -> None:
    """A generation without its list must not pass for an empty one."""
    (folder / SEGMENTS).unlink()
    with pytest.raises(StoreError, match=r"segments\.json"):
        load(folder)


@pytest.mark.parametrize("key", ["articles", "passages"])
def test_list_that_does_not_fit_its_segments_is_an_error(folder: Path, key: str) -> None:
    """One article more or less, and every number behind it would be somebody else's."""
    entries = read_segments(folder)
    entries[1] = msgspec.structs.replace(entries[1], **{key: getattr(entries[1], key) + 1})
    (folder / SEGMENTS).unlink()
    write_segments(folder, entries)
    with pytest.raises(StoreError, match=f"does not fit the segment {entries[1].name}"):
        load(folder)


def test_list_of_unknown_segment_is_an_error(folder: Path) -> None:
    """The error names the file that is missing."""
    (folder / SEGMENTS).unlink()
    write_segments(folder, [SegmentEntry("nowhere", 1, 1)])
    with pytest.raises(StoreError, match="nowhere"):
        load(folder)


def test_ordinals_without_a_segment_are_an_error(folder: Path) -> None:
    """Tables of another generation are not taken for this one's."""
    before = ArrayFile(folder / ORDINALS)
    (folder / ORDINALS).unlink()
    name = read_segments(folder)[2].name
    with ArrayWriter(folder / ORDINALS) as file:
        for key in before:
            if not key.endswith(name):
                file.put(key, before[key])
    with pytest.raises(StoreError, match=f"no array 'source.{name}'"):
        load(folder)
