"""Do strings in arrays answer as a sorted list would, and change as a list would?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.stores.array_file import ArrayFile, ArrayWriter
from index.stores.strings import Splice, Strings, load_strings, strings_of

# Few letters, so that beginnings are shared; the greatest code point, NUL, and a text of two bytes.
LETTERS = "ab\0é\U0010ffff\uffff"
words = st.text(st.sampled_from(LETTERS), max_size=4)
# What a reader types may hold half a pair, which no stored string does.
typed = words | st.text(st.sampled_from([*LETTERS, "\ud800"]), max_size=3)
lists = st.lists(words, max_size=12)


def encoded(texts: list[str]) -> Strings:
    """Strings in the order of a list."""
    return strings_of(text.encode() for text in texts)


@given(lists)
def test_strings_come_back_in_order(texts: list[str]) -> None:
    """Names, ids and words are read by ordinal; empty ones count too."""
    strings = encoded(texts)
    assert len(strings) == len(texts)
    assert list(strings) == texts
    assert strings.all_encoded() == [text.encode() for text in texts]


@given(lists, typed)
def test_look_up_agrees_with_a_sorted_list(texts: list[str], wanted: str) -> None:
    """A name found at the wrong place is somebody else's; one with half a pair is nobody's."""
    texts = sorted(texts)
    strings = encoded(texts)
    assert strings.find(wanted) == (texts.index(wanted) if wanted in texts else -1)
    assert list(strings.equal(wanted)) == [n for n, t in enumerate(texts) if t == wanted]
    assert list(strings.beginning(wanted)) == [
        n for n, t in enumerate(texts) if t.startswith(wanted)
    ]


@given(lists, words)
def test_place_is_where_a_sorted_list_would_take_it(texts: list[str], wanted: str) -> None:
    """New rows are put there, so that the table stays sorted; bytes sort as code points do."""
    texts = sorted(texts)
    place = encoded(texts).place(wanted.encode())
    assert all(text < wanted for text in texts[:place])
    assert all(text >= wanted for text in texts[place:])


@settings(deadline=None, max_examples=30)
@given(texts=lists)
def test_saved_strings_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """Mapped from the disk they are what they were in memory, none at all included."""
    path = tmp_path_factory.mktemp("strings") / "some.arrays"
    with ArrayWriter(path) as file:
        encoded(texts).save(file, "names")
    assert list(load_strings(ArrayFile(path), "names")) == texts


def test_very_long_string_is_one_string() -> None:
    """A page of base64 is one word; no length is cut off."""
    texts = ["a", "a" * 1_000_000, "b"]
    strings = encoded(texts)
    assert strings.find("a" * 1_000_000) == 1
    assert list(strings.beginning("a" * 999)) == [1]


@given(st.data(), lists, lists)
def test_splice_changes_all_columns_as_a_list_is_changed(
    data: st.DataObject, old: list[str], new: list[str]
) -> None:
    """Rows that leave, stay and come stand in one order, in columns of numbers and of strings."""
    leaving = sorted(data.draw(st.sets(st.integers(0, len(old) - 1))) if old else set())
    places = sorted(data.draw(st.integers(0, len(old))) for _ in new)
    expected: list[tuple[str, int]] = []
    for row in range(len(old) + 1):
        expected += [(new[n], 100 + n) for n, place in enumerate(places) if place == row]
        if row < len(old) and row not in leaving:
            expected.append((old[row], row))
    splice = Splice(len(old), leaving, places)
    strings = splice.strings(encoded(old), [text.encode() for text in new])
    numbers = splice.array(np.arange(len(old)), np.arange(len(new)) + 100).tolist()
    assert list(strings) == [text for text, _ in expected]
    assert numbers == [number for _, number in expected]
    assert splice.inserted.tolist() == [numbers.index(100 + n) for n in range(len(new))]
    assert splice.renumbered.tolist() == [
        -1 if row in leaving else numbers.index(row) for row in range(len(old))
    ]


def test_splice_of_mapped_strings_leaves_them_as_they_are(tmp_path: Path) -> None:
    """The generation before is still read while the next one is made from it."""
    path = tmp_path / "before.arrays"
    with ArrayWriter(path) as file:
        encoded(["a", "b"]).save(file, "names")
    before = load_strings(ArrayFile(path), "names")
    after = Splice(2, [0], [2]).strings(before, [b"c"])
    assert list(after) == ["b", "c"]
    assert list(before) == ["a", "b"]
