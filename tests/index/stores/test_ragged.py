"""Do flat arrays hold the same rows as lists of lists?"""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.stores.ragged import first_positions, gather, row_numbers

tables = st.lists(st.lists(st.integers(0, 99), max_size=4), min_size=1, max_size=8)


@given(tables, st.data())
def test_rows_are_gathered_in_the_order_asked_for(
    table: list[list[int]], data: st.DataObject
) -> None:
    """Columns follow their articles into any new order, empty rows and repeats included."""
    rows = data.draw(st.lists(st.integers(0, len(table) - 1), max_size=8))
    first = first_positions(np.asarray([len(row) for row in table], dtype=np.int64))
    values = np.asarray([value for row in table for value in row], dtype=np.int64)
    found = values[gather(first, np.asarray(rows, dtype=np.int64))]
    assert found.tolist() == [value for row in rows for value in table[row]]


@given(tables)
def test_every_value_knows_its_row(table: list[list[int]]) -> None:
    """A passage leads back to its article."""
    first = first_positions(np.asarray([len(row) for row in table], dtype=np.int64))
    assert row_numbers(first).tolist() == [n for n, row in enumerate(table) for _ in row]
