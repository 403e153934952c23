"""Is a damaged or foreign index one clear error that names the file and the remedy?"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.errors import StoreError
from index.stores import files
from index.stores.whoosh_store import WhooshStore


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory, material: Any) -> Path:
    """An index that is copied before it is damaged."""
    folder = tmp_path_factory.mktemp("healthy") / "index"
    WhooshStore(folder).commit(material.change([material.article(n) for n in range(3)]))
    return folder


@pytest.fixture
def folder(healthy: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    return Path(shutil.copytree(healthy, tmp_path / "index"))


def stored_files(folder: Path) -> list[Path]:
    """Every file of the generation but the empty one that readers lock."""
    generation = folder / "g000001"
    return sorted(
        path for path in generation.rglob("*") if path.is_file() and path.name != "reader.lock"
    )


def flip(path: Path) -> None:
    """Change one bit in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Lose the second half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def lose(path: Path) -> None:
    """Lose the file."""
    path.unlink()


def replace_by_foreign(path: Path) -> None:
    """Something else under the right name, as long as the file was."""
    path.write_bytes(b"x" * path.stat().st_size)


@pytest.mark.parametrize("damage", [flip, cut, lose, replace_by_foreign])
def test_every_damaged_file_is_one_error_that_names_it(folder: Path, damage: Any) -> None:
    """Whoosh itself notices a flipped bit nowhere; a wrong answer would go unseen."""
    for path in stored_files(folder):
        content = path.read_bytes()
        damage(path)
        with pytest.raises(StoreError, match="corpus store") as caught:
            WhooshStore(folder).open()
        assert path.name in str(caught.value)
        path.write_bytes(content)
    with closing(WhooshStore(folder).open()) as snapshot:
        assert len(list(snapshot.articles())) == 3


def test_flipped_bit_in_a_large_file_is_found_by_verify(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large files are not read whole at every start, but can be on demand."""
    monkeypatch.setattr(files, "_SMALL", 0)
    path = next((folder / "g000001").glob("*.words"))
    data = bytearray(path.read_bytes())
    WhooshStore(folder).verify()
    data[len(data) // 3] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreError, match="checksum differs"):
        WhooshStore(folder).verify()


def test_damaged_record_is_found_when_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record of a large file is checked by itself before anything of it is shown."""
    monkeypatch.setattr(files, "_SMALL", 0)
    path = next((folder / "g000001").glob("*.records"))
    data = bytearray(path.read_bytes())
    data[-30] ^= 1
    path.write_bytes(data)
    with (
        closing(WhooshStore(folder).open()) as snapshot,
        pytest.raises(StoreError, match="corpus store"),
    ):
        list(snapshot.articles())


@pytest.mark.parametrize(
    "pointer",
    [
        b"",
        b"g000001",
        b'{"format": 1}',
        b"\xff\xfe",
        b'{"format":4,"generation":1,"manifest":"\xff"}',
    ],
)
def test_damaged_pointer_is_an_error(folder: Path, pointer: bytes) -> None:
    """A pointer that cannot be read must not pass for an empty index."""
    (folder / "CURRENT").write_bytes(pointer)
    with pytest.raises(StoreError, match="CURRENT"):
        WhooshStore(folder).current()


def test_index_of_another_format_says_so(folder: Path) -> None:
    """After an upgrade the reader is told to index again, not shown half an index."""
    pointer = folder / "CURRENT"
    pointer.write_bytes(pointer.read_bytes().replace(b'"format":5', b'"format":9'))
    with pytest.raises(StoreError, match="format 9"):
        WhooshStore(folder).open()


def test_lost_pointer_is_not_an_empty_index(folder: Path, material: Any) -> None:
    """An index is never made anew in silence over one that merely lost its pointer."""
    store = WhooshStore(folder)
    store.commit(material.change([material.article(7)]))
    (folder / "CURRENT").unlink()
    with pytest.raises(StoreError, match="CURRENT"):
        store.commit(material.change([material.article(8)]))


def test_damaged_records_are_not_copied(
    folder: Path, material: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A segment that is written anew gets new checksums: damage must not get one of them."""
    monkeypatch.setattr(files, "_SMALL", 0)
    path = next((folder / "g000001").glob("*.records"))
    data = bytearray(path.read_bytes())
    data[-30] ^= 1
    path.write_bytes(data)
    store = WhooshStore(folder)
    with pytest.raises(StoreError, match="records"):
        store.commit(material.change(leaving=[material.article(0)]))
    assert store.current() == 1
