"""Where do the timeline entries of a generation stand? Columns in order of time.

Passages are numbered through all segments of the generation. One file a generation, made from the
one before and what is different. Keeps out: which passages make an entry (index.timeline.entries).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from index.model.certainty import Basis
from index.model.days import DayRange, Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.stores.array_file import Array, ArrayFile, ArrayWriter
from index.stores.calendars import OPEN_END, OPEN_START
from index.stores.ragged import Int64s, distinct, first_positions, gather, row_numbers
from index.stores.rows import day_bounds
from index.stores.strings import find_ordered
from index.timeline.time_order import time_order

_PRECISIONS, _GRAINS, _BASES = tuple(Precision), tuple(Grain), tuple(Basis)
_GROUNDS = tuple(Ground)
_NONE = 255
_DAY_SHIFT = 16
_UNDATED = int(np.iinfo(np.int64).max)
_PER_ENTRY = ("id", "order", "start", "end", "precision", "grain", "part", "basis", "headline")
_TYPES: dict[str, Any] = {
    "order": np.int64,
    "start": np.int32,
    "end": np.int32,
    "precision": np.uint8,
    "grain": np.uint8,
    "part": "S8",
    "basis": np.uint8,
    "headline": np.int64,
}


class Timeline:
    """The entries of one generation; every array is mapped and read-only.

    Args:
        arrays: `_PER_ENTRY` arrays in order of time (undated entries last), `first` and `passages`
            (the passages of each entry, oldest first), `grounds` (why each stands there), `by_id`
            (ordinals of entries sorted by id), `by_passage` (ordinals in `passages` sorted by what
            stands there).
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._arrays = arrays
        self.id: Array = arrays["id"]
        self.start: Array = arrays["start"]
        self.end: Array = arrays["end"]
        self.headline: Int64s = arrays["headline"]
        self.first: Int64s = arrays["first"]
        self.passages: Int64s = arrays["passages"]
        self.by_passage: Int64s = arrays["by_passage"]

    def __len__(self) -> int:
        return len(self.id)

    @cached_property
    def dated(self) -> int:
        """How many entries are dated; they come first."""
        return int(np.searchsorted(self._arrays["order"], _UNDATED))

    @cached_property
    def row(self) -> Int64s:
        """The entry of each of `passages`."""
        return row_numbers(self.first)

    @cached_property
    def sorted_passages(self) -> Int64s:
        """`passages`, ascending, in the order of `by_passage`."""
        found: Int64s = self.passages[self.by_passage]
        return found

    def find(self, entry_id: str) -> int:
        """The ordinal of an entry, or -1."""
        return find_ordered(self.id, self._arrays["by_id"], entry_id)

    def entry(self, row: int, passage_id: Callable[[int], str]) -> TimelineEntry:
        """One entry.

        Args:
            row: its ordinal.
            passage_id: gives the id of a passage by its ordinal.
        """
        arrays = self._arrays
        grain = int(arrays["grain"][row])
        listed = slice(self.first[row], self.first[row + 1])
        return TimelineEntry(
            id=self.id[row].decode(),
            days=None if row >= self.dated else _day_range(self.start[row], self.end[row]),
            precision=_PRECISIONS[arrays["precision"][row]],
            grain=None if grain == _NONE else _GRAINS[grain],
            part=arrays["part"][row].decode(),
            basis=_BASES[arrays["basis"][row]],
            headline=passage_id(int(self.headline[row])),
            passages=tuple(passage_id(passage) for passage in self.passages[listed].tolist()),
            grounds=tuple(_GROUNDS[ground] for ground in arrays["grounds"][listed].tolist()),
        )

    def from_day(self, day: date) -> int:
        """The ordinal of the first entry whose place in order of time is on a day or later."""
        return int(np.searchsorted(self._arrays["order"], day.toordinal() << _DAY_SHIFT))

    def by_day(self, row: int) -> list[bool]:
        """Whether each of an entry's passages stands there by a day of its own."""
        grounds = self._arrays["grounds"][self.first[row] : self.first[row + 1]]
        found: list[bool] = (grounds == _GROUNDS.index(Ground.DAY)).tolist()
        return found

    def on(self, days: Collection[DayRange]) -> Int64s:
        """The ordinals of the entries that stand on exactly one of some ranges of days."""
        if not days:
            return np.zeros(0, dtype=np.int64)
        wanted = np.asarray([day_bounds(one) for one in days], dtype=np.int64)
        shift = 1 << 32
        own = self.start[: self.dated].astype(np.int64) * shift + self.end[: self.dated]
        return np.flatnonzero(np.isin(own, wanted[:, 0] * shift + wanted[:, 1]))

    def listing(self, ranges: Iterable[tuple[int, int]]) -> Int64s:
        """The ordinals of the entries that list a passage of some half-open ranges of passages."""
        found = [self.first[:0]]
        for first, last in ranges:
            low, high = np.searchsorted(self.sorted_passages, (first, last))
            found.append(self.row[self.by_passage[low:high]])
        return distinct(np.concatenate(found))

    def home(self, passage: int) -> int:
        """The home entry of a passage, or -1.

        An entry's own passage, which gave it its id, is at home in it; any other belongs to the
        first entry that lists it.
        """
        low, high = np.searchsorted(self.sorted_passages, (passage, passage + 1)).tolist()
        rows = sorted(int(self.row[n]) for n in self.by_passage[low:high])
        if len(rows) > 1:
            own = [row for row in rows if self._arrays["own"][row] == passage]
            return (own or rows)[0]
        return rows[0] if rows else -1

    def save(self, file: ArrayWriter) -> None:
        """Write all columns into a file."""
        for name, array in self._arrays.items():
            file.put(name, array)


def load_timeline(file: ArrayFile) -> Timeline:
    """The timeline that was saved in a file."""
    return Timeline({name: file[name] for name in file})


def changed_timeline(
    before: Timeline | None,
    *,
    moved: Int64s | None,
    entries: Sequence[TimelineEntry],
    dropped: Iterable[str],
    passage: Callable[[str], int],
) -> Timeline:
    """The timeline after a change.

    Args:
        before: the one before, or None.
        moved: what became of each passage of the generation before, -1 for one that has left; None
            when none has.
        entries: new and changed entries.
        dropped: ids of those that leave.
        passage: the ordinal of a passage by its id, -1 where there is none.
    """
    kept = _kept(before, moved, {*dropped, *(entry.id for entry in entries)})
    fresh = _columns(entries, passage)
    places = _insertions(kept, fresh)
    return Timeline(_with_orders(_merged(kept, fresh, places)))


_Arrays = dict[str, Array]


def _kept(before: Timeline | None, moved: Int64s | None, leaving: set[str]) -> _Arrays:
    """The columns of the entries that stay, without passages that have left."""
    if before is None:
        return _columns((), lambda _: -1)
    stays = np.ones(len(before), dtype=np.bool_)
    stays[[row for row in map(before.find, leaving) if row >= 0]] = False
    passages, first, grounds = before.passages, before.first, before._arrays["grounds"]
    headline, own = before.headline, before._arrays["own"]
    if moved is not None:
        table = np.append(moved, -1)
        passages, headline, own = table[passages], table[headline], table[own]
        there = passages >= 0
        counts = np.bincount(before.row[there], minlength=len(before))
        passages, grounds = passages[there], grounds[there]
        first = first_positions(counts.astype(np.int64))
        stays &= counts > 0
    rows = np.flatnonzero(stays)
    arrays = before._arrays
    kept = {name: arrays[name][rows] for name in _PER_ENTRY if name != "headline"}
    listed = gather(first, rows)
    kept["passages"], kept["grounds"] = passages[listed], grounds[listed]
    kept["first"] = first_positions(np.diff(first)[rows])
    kept["own"] = own[rows]
    oldest = kept["passages"][kept["first"][:-1]] if len(rows) else kept["passages"]
    itself = np.where(kept["own"] >= 0, kept["own"], oldest)
    kept["headline"] = np.where(headline[rows] >= 0, headline[rows], itself)
    return kept


def _columns(entries: Sequence[TimelineEntry], passage: Callable[[str], int]) -> _Arrays:
    """The columns of some entries, sorted; those without a passage are left out."""
    listed = [(entry, _listed(entry, passage)) for entry in entries]
    listed = [(entry, own) for entry, own in listed if own]
    rows = [(_order(entry), entry.id.encode(), entry, own) for entry, own in listed]
    rows.sort(key=lambda row: row[:2])
    values: dict[str, list[Any]] = {name: [] for name in (*_TYPES, "own")}
    for order, _, entry, own in rows:
        start, end = (OPEN_END, OPEN_START) if entry.days is None else day_bounds(entry.days)
        itself = passage(entry.id)
        headline = passage(entry.headline)
        passages = [one for one, _ in own]
        row = (
            order,
            start,
            end,
            _PRECISIONS.index(entry.precision),
            _NONE if entry.grain is None else _GRAINS.index(entry.grain),
            entry.part.encode(),
            _BASES.index(entry.basis),
            headline if headline >= 0 else (itself if itself >= 0 else passages[0]),
            itself if itself in passages else -1,
        )
        for name, value in zip(values, row, strict=True):
            values[name].append(value)
    arrays: _Arrays = {
        name: np.asarray(values[name], dtype=_TYPES.get(name, np.int64)) for name in values
    }
    arrays["id"] = np.asarray([identity for _, identity, _, _ in rows] or [], dtype=np.bytes_)
    if not rows:
        arrays["id"] = np.zeros(0, dtype="S1")
    lengths = np.asarray([len(own) for *_, own in rows], dtype=np.int64)
    arrays["first"] = first_positions(lengths)
    both = [pair for *_, own in rows for pair in own]
    arrays["passages"] = np.asarray([one for one, _ in both], dtype=np.int64)
    arrays["grounds"] = np.asarray([ground for _, ground in both], dtype=np.uint8)
    return arrays


def _listed(entry: TimelineEntry, passage: Callable[[str], int]) -> list[tuple[int, int]]:
    """The ordinals of an entry's passages that there are, and the numbers of their grounds."""
    pairs = zip(entry.passages, entry.grounds, strict=True)
    found = ((passage(one), _GROUNDS.index(ground)) for one, ground in pairs)
    return [(one, ground) for one, ground in found if one >= 0]


def _order(entry: TimelineEntry) -> int:
    """One number for the place in order of time, ids aside."""
    if entry.days is None:
        return _UNDATED
    first, part, precision, _ = time_order(entry)
    return (first << _DAY_SHIFT) + (part << 8) + precision


def _insertions(kept: _Arrays, fresh: _Arrays) -> Int64s:
    """Before which of the sorted kept entries each of the sorted new ones stands."""
    orders, ids = kept["order"], kept["id"]
    low = np.searchsorted(orders, fresh["order"], side="left").tolist()
    high = np.searchsorted(orders, fresh["order"], side="right").tolist()
    return np.asarray(
        [
            bisect_left(ids, identity, lo=first, hi=last)
            for first, last, identity in zip(low, high, fresh["id"].tolist(), strict=True)
        ],
        dtype=np.int64,
    )


def _merged(kept: _Arrays, fresh: _Arrays, places: Int64s) -> _Arrays:
    """Kept and new entries in one order."""
    size, count = len(kept["id"]), len(places)
    new_row = places + np.arange(count)
    old_row = np.arange(size) + np.searchsorted(places, np.arange(size), side="right")
    source = np.empty(size + count, dtype=np.int64)
    source[old_row], source[new_row] = np.arange(size), size + np.arange(count)
    merged = {
        name: np.concatenate([kept[name], fresh[name]])[source] for name in (*_PER_ENTRY, "own")
    }
    first = np.concatenate([kept["first"], kept["first"][-1] + fresh["first"][1:]])
    listed = gather(first, source)
    for name in ("passages", "grounds"):
        merged[name] = np.concatenate([kept[name], fresh[name]])[listed]
    merged["first"] = first_positions(np.diff(first)[source])
    return merged


def _with_orders(arrays: _Arrays) -> _Arrays:
    return {
        **arrays,
        "by_id": np.argsort(arrays["id"], kind="stable").astype(np.int64),
        "by_passage": np.argsort(arrays["passages"], kind="stable").astype(np.int64),
    }


def _day_range(start: int, end: int) -> DayRange:
    return DayRange(
        start=None if start == OPEN_START else date.fromordinal(int(start)),
        end=None if end == OPEN_END else date.fromordinal(int(end)),
    )
