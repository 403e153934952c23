"""Do arrays come back from their file as they were put, and is every damage told?"""

from __future__ import annotations

import struct
import tempfile
import zlib
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.errors import StoreError
from index.stores import array_file
from index.stores.array_file import Array, ArrayFile, ArrayWriter, smallest

ARRAYS: dict[str, Array] = {
    "bytes": np.frombuffer(b"any bytes", dtype=np.uint8),
    "days": np.asarray([-(2**31), 0, 2**31 - 1], dtype=np.int32),
    "sizes": np.asarray([0, 2**64 - 1], dtype=np.uint64),
    "flags": np.asarray([True, False]),
    "shares": np.asarray([0.1, -2.5], dtype=np.float64),
    "ids": np.asarray([b"one", b"twelve"], dtype=np.bytes_),
    "nothing": np.zeros(0, dtype=np.int64),
    "no_ids": np.zeros(0, dtype="S12"),
}
PARTS = (np.arange(3), np.arange(0), np.arange(100_000))


def write(path: Path) -> Path:
    """A file with an array of every type, and one that came in parts."""
    with ArrayWriter(path) as file:
        for name, array in ARRAYS.items():
            file.put(name, array)
        for part in PARTS:
            file.extend("grown", part)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of arrays."""
    return write(tmp_path / "some.arrays")


def write_two_types(file: ArrayWriter) -> None:
    """Put something, and try to make an array of parts of two types."""
    file.put("days", ARRAYS["days"])
    file.extend("grown", np.arange(3, dtype=np.int64))
    file.extend("grown", np.arange(3, dtype=np.int32))


def forge(path: Path, directory: bytes) -> None:
    """Put another directory into a file, its checksum right."""
    data = path.read_bytes()
    size, _, _, magic = struct.Struct("<QQI18s").unpack(data[-38:])
    trailer = struct.pack("<QQI18s", size, len(directory), zlib.crc32(directory), magic)
    path.write_bytes(data[:size] + directory + trailer)


def test_arrays_come_back_as_they_were_put(path: Path) -> None:
    """Values, types and lengths are those written, empty arrays too."""
    file = ArrayFile(path)
    file.verify()
    assert list(file) == [*ARRAYS, "grown"]
    for name, array in ARRAYS.items():
        assert name in file
        assert file[name].dtype == array.dtype
        assert file[name].tolist() == array.tolist()
    assert file["grown"].tolist() == np.concatenate(PARTS).tolist()


def test_arrays_are_aligned_and_cannot_be_written(path: Path) -> None:
    """Threads share what is mapped: nobody may change it; and unaligned numbers are read slowly."""
    file = ArrayFile(path)
    for name in file:
        assert not file[name].flags.writeable
        assert file[name].flags.aligned
        assert file[name].ctypes.data % 64 == 0


def test_array_outlives_its_file(path: Path) -> None:
    """An answer under way keeps what it reads when the generation is swept away."""
    found = ArrayFile(path)["days"]
    path.unlink()
    assert found.tolist() == ARRAYS["days"].tolist()


def test_parts_of_one_array_are_of_one_type(tmp_path: Path) -> None:
    """A part of another width would be read as other numbers, in silence."""
    with ArrayWriter(tmp_path / "new") as file, pytest.raises(ValueError, match="grown"):
        write_two_types(file)


def test_file_that_failed_half_way_is_no_file(tmp_path: Path) -> None:
    """What an error left behind is never taken for a whole file."""
    path = tmp_path / "half.arrays"
    with pytest.raises(ValueError, match="grown"), ArrayWriter(path) as file:
        write_two_types(file)
    with pytest.raises(StoreError, match=r"half\.arrays"):
        ArrayFile(path)


@pytest.mark.parametrize("content", [b"", b"x", b"DATELINE ARRAYS 1\n", b"x" * 1_000])
def test_foreign_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    """An empty file cannot be mapped, a short one has no trailer; both are one clear error."""
    path = tmp_path / "foreign.arrays"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"foreign\.arrays"):
        ArrayFile(path)


def test_missing_file_and_array_are_named(path: Path, tmp_path: Path) -> None:
    """The error says what is missing, for whoever has to mend it."""
    with pytest.raises(StoreError, match="nowhere"):
        ArrayFile(tmp_path / "nowhere")
    with pytest.raises(StoreError, match=r"some\.arrays has no array 'absent'"):
        ArrayFile(path)["absent"]


@settings(max_examples=60)
@given(st.data())
def test_file_of_any_shorter_length_is_an_error(data: st.DataObject) -> None:
    """A copy that broke off is found when it is opened, wherever it broke off."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "cut.arrays")
        whole = path.read_bytes()
        tail = st.integers(len(whole) - 1_500, len(whole) - 1)
        path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1) | tail)])
        with pytest.raises(StoreError, match=r"cut\.arrays"):
            ArrayFile(path)


@settings(max_examples=200)
@given(st.data())
def test_no_flipped_bit_changes_what_is_read(data: st.DataObject) -> None:
    """Any bit of header, arrays, directory or trailer: told at opening or by verify, or harmless.

    Only the gaps between arrays, which nobody reads, are harmless.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "flipped.arrays")
        content = bytearray(path.read_bytes())
        ends = st.integers(0, 700) | st.integers(len(content) - 1_500, len(content) - 1)
        content[data.draw(st.integers(0, len(content) - 1) | ends)] ^= 1 << data.draw(
            st.integers(0, 7)
        )
        path.write_bytes(content)
        try:
            file = ArrayFile(path)
            file.verify()
        except StoreError as error:
            told = str(error)
        else:
            told = ""
            found = {name: file[name].tolist() for name in file}
            grown = np.concatenate(PARTS).tolist()
            assert found == {n: array.tolist() for n, array in ARRAYS.items()} | {"grown": grown}
        assert not told or "flipped.arrays" in told


def test_flipped_bit_of_every_array_is_named_by_verify(path: Path) -> None:
    """The name of the array tells whether words or dates are lost."""
    content = path.read_bytes()
    file = ArrayFile(path)
    at = {n: content.find(file[n].tobytes(), 18) for n in file if len(file[n])}
    for name, place in at.items():
        changed = bytearray(content)
        changed[place] ^= 4
        path.write_bytes(changed)
        with pytest.raises(StoreError, match=f"array '{name}' differs"):
            ArrayFile(path).verify()


@pytest.mark.parametrize(
    ("dtype", "length", "offset"),
    [("<i8", 10**9, 64), ("<i8", 1, 10**9), ("|O", 1, 64), ("nonsense", 1, 64), ("<i8", -1, 64)],
)
def test_impossible_array_is_an_error(path: Path, dtype: str, length: int, offset: int) -> None:
    """Nothing is read beyond the file, or unpickled, whatever the directory says."""
    entry = {"name": "odd", "dtype": dtype, "length": length, "offset": offset, "crc": 0}
    forge(path, msgspec.json.encode([entry]))
    with pytest.raises(StoreError, match="impossible array 'odd'"):
        ArrayFile(path)


@pytest.mark.parametrize("directory", [b"", b"[", b'[{"name": 1}]', b'[{"name":"\xff\xfe"}]'])
def test_unreadable_directory_is_an_error(path: Path, directory: bytes) -> None:
    """No error of the JSON library reaches whoever opens an index."""
    forge(path, directory)
    with pytest.raises(StoreError, match="cannot be read"):
        ArrayFile(path)


def test_array_larger_than_a_block_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes in parts waits on the disk and is copied by the block; its checksum covers all."""
    monkeypatch.setattr(array_file, "_BLOCK", 100)
    monkeypatch.setattr(array_file, "_SPOOL", 50)
    file = ArrayFile(write(tmp_path / "some.arrays"))
    file.verify()
    assert file["grown"].tolist() == np.concatenate(PARTS).tolist()


@given(st.lists(st.integers(0, 2**40)))
@example([2**32 - 1])
@example([2**32])
def test_smallest_keeps_every_number(numbers: list[int]) -> None:
    """32 bits are used where they suffice; a number that needs more is never cut off."""
    found = smallest(np.asarray(numbers, dtype=np.int64))
    assert found.tolist() == numbers
    assert (found.dtype == np.uint32) == all(number < 2**32 for number in numbers)
