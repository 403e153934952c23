"""Are packed numbers the numbers that were packed, read by the row, by some, or by many rows?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.stores.array_file import ArrayFile, ArrayWriter
from index.stores.packed import BYTEWISE, FINE, PackedRows, PackedWriter, load_packed, pack
from index.stores.ragged import Int64s, first_positions

Table = list[list[int]]


@st.composite
def rows_of_numbers(draw: st.DrawFn) -> list[int]:
    """Numbers of one width, a few of them perhaps much larger: these become exceptions."""
    width = draw(st.integers(0, 32))
    numbers = draw(st.lists(st.integers(0, 2**width - 1), max_size=40))
    for place in draw(st.lists(st.integers(0, 39), max_size=2)):
        if place < len(numbers):
            numbers[place] = draw(st.integers(0, 2**32 - 1))
    return numbers


tables = st.lists(rows_of_numbers(), max_size=6)
widths = st.sampled_from([BYTEWISE, FINE])


def flat(table: Table) -> tuple[Int64s, Int64s]:
    """All numbers, and where each row begins."""
    first = first_positions(np.asarray([len(row) for row in table], dtype=np.int64))
    return np.asarray([n for row in table for n in row], dtype=np.int64), first


def read(packed: PackedRows, first: Int64s) -> Table:
    """Every row, one after the other."""
    counts = np.diff(first).tolist()
    return [packed.row(n, int(first[n]), count).tolist() for n, count in enumerate(counts)]


@settings(deadline=None)
@given(tables, widths)
def test_rows_come_back(table: Table, allowed: tuple[int, ...]) -> None:
    """A posting that came back as another number would be a wrong answer that nobody notices."""
    values, first = flat(table)
    assert read(pack(values, first, allowed), first) == table


@settings(deadline=None)
@given(tables, widths, st.data())
def test_some_numbers_and_several_rows_agree_with_whole_rows(
    table: Table, allowed: tuple[int, ...], data: st.DataObject
) -> None:
    """A search reads one number here and many rows there; all three ways say the same."""
    values, first = flat(table)
    packed = pack(values, first, allowed)
    for row, numbers in enumerate(table):
        places = data.draw(st.lists(st.integers(0, len(numbers) - 1)) if numbers else st.just([]))
        found = packed.some(row, int(first[row]), np.asarray(places, dtype=np.int64))
        assert found.tolist() == [numbers[place] for place in places]
    wanted = data.draw(st.lists(st.integers(0, len(table) - 1)) if table else st.just([]))
    several = packed.rows(np.asarray(wanted, dtype=np.int64), first)
    assert several.tolist() == [number for row in wanted for number in table[row]]


@pytest.mark.parametrize("allowed", [BYTEWISE, FINE])
@pytest.mark.parametrize("bits", range(33))
def test_every_width_holds_its_largest_number(allowed: tuple[int, ...], bits: int) -> None:
    """A number cut off by one bit shows at the largest of each width alone, at any place."""
    for count in (1, 7, 8, 9, 65):
        table = [[1], [2**bits - 1] * count, [2**bits - 1] * (count - 1) + [0], [3]]
        values, first = flat(table)
        packed = pack(values, first, allowed)
        assert read(packed, first) == table
        assert packed.rows(np.arange(4), first).tolist() == values.tolist()


def test_outliers_do_not_widen_their_row() -> None:
    """One common word in a long report must not cost the whole row 32 bits a number."""
    table = [[1] * 5_000 + [2**32 - 1, 2**31] + [1] * 5_000, [0] * 9_999 + [7]]
    values, first = flat(table)
    packed = pack(values, first, BYTEWISE)
    assert len(packed.data) < 10_002 // 8 + 20
    assert packed.patch_at.tolist() == [5_000, 5_001, 20_001]
    assert read(packed, first) == table


@settings(deadline=None, max_examples=40)
@given(st.lists(tables, max_size=4), widths)
def test_batches_written_to_a_file_are_one_table(
    tmp_path_factory: pytest.TempPathFactory, batches: list[Table], allowed: tuple[int, ...]
) -> None:
    """However the memory cuts a commit into batches, the file holds the same rows."""
    path = tmp_path_factory.mktemp("packed") / "rows.arrays"
    with ArrayWriter(path) as file:
        writer = PackedWriter(file, "n", allowed)
        for table in batches:
            writer.add(*flat(table))
        writer.close()
    whole = [row for table in batches for row in table]
    values, first = flat(whole)
    packed = load_packed(ArrayFile(path), "n")
    assert read(packed, first) == whole
    assert packed.rows(np.arange(len(whole)), first).tolist() == values.tolist()


def test_rows_reach_beyond_four_gibibytes() -> None:
    """Bits are counted in 64: a large index has more than 2**32 of them in one file."""
    start = 2**29 + 1
    at = np.asarray([0, start], dtype=np.int64)
    # Sparse: the memory is asked for but never touched.
    data = np.zeros(start + 16, dtype=np.uint8)
    data[start : start + 4] = (1, 2, 3, 255)
    packed = PackedRows(
        width=np.asarray([0, 8], dtype=np.uint8),
        start=at,
        data=data,
        patch_at=np.zeros(0, dtype=np.int64),
        patch=np.zeros(0, dtype=np.uint32),
    )
    first = np.asarray([0, 2**33, 2**33 + 4], dtype=np.int64)
    assert packed.row(1, 2**33, 4).tolist() == [1, 2, 3, 255]
    assert packed.some(1, 2**33, np.asarray([3, 0])).tolist() == [255, 1]
    assert packed.rows(np.asarray([1]), first).tolist() == [1, 2, 3, 255]
