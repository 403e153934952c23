"""Where do the timeline entries of a generation stand? Columns in order of time.

Passages are numbered through all segments of the generation. One file a generation, made from the
one before and what is different. Keeps out: how it is made (timeline_change.py), and which passages
make an entry (index.timeline.entries).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cached_property

import numpy as np

from index.model.certainty import Basis
from index.model.days import DayRange, Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.stores.array_file import Array, ArrayFile, ArrayWriter
from index.stores.calendars import OPEN_END, OPEN_START
from index.stores.ragged import Int64s, distinct, row_numbers
from index.stores.rows import day_bounds
from index.stores.strings import find_ordered

PRECISIONS, GRAINS, BASES = tuple(Precision), tuple(Grain), tuple(Basis)
GROUNDS = tuple(Ground)
NONE = 255
DAY_SHIFT = 16
UNDATED = int(np.iinfo(np.int64).max)
PER_ENTRY = ("id", "order", "start", "end", "precision", "grain", "part", "basis", "headline")


class Timeline:
    """The entries of one generation; every array is mapped and read-only.

    Args:
        arrays: `PER_ENTRY` arrays in order of time (undated entries last), `first` and `passages`
            (the passages of each entry, oldest first), `grounds` (why each stands there), `by_id`
            (ordinals of entries sorted by id), `by_passage` (ordinals in `passages` sorted by what
            stands there).
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self.arrays = arrays
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
        return int(np.searchsorted(self.arrays["order"], UNDATED))

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
        return find_ordered(self.id, self.arrays["by_id"], entry_id)

    def entry(self, row: int, passage_id: Callable[[int], str]) -> TimelineEntry:
        """One entry.

        Args:
            row: its ordinal.
            passage_id: gives the id of a passage by its ordinal.
        """
        arrays = self.arrays
        grain = int(arrays["grain"][row])
        listed = slice(self.first[row], self.first[row + 1])
        return TimelineEntry(
            id=self.id[row].decode(),
            days=None if row >= self.dated else _day_range(self.start[row], self.end[row]),
            precision=PRECISIONS[arrays["precision"][row]],
            grain=None if grain == NONE else GRAINS[grain],
            part=arrays["part"][row].decode(),
            basis=BASES[arrays["basis"][row]],
            headline=passage_id(int(self.headline[row])),
            passages=tuple(passage_id(passage) for passage in self.passages[listed].tolist()),
            grounds=tuple(GROUNDS[ground] for ground in arrays["grounds"][listed].tolist()),
        )

    def from_day(self, day: date) -> int:
        """The ordinal of the first entry whose place in order of time is on a day or later."""
        return int(np.searchsorted(self.arrays["order"], day.toordinal() << DAY_SHIFT))

    def by_day(self, row: int) -> list[bool]:
        """Whether each of an entry's passages stands there by a day of its own."""
        grounds = self.arrays["grounds"][self.first[row] : self.first[row + 1]]
        found: list[bool] = (grounds == GROUNDS.index(Ground.DAY)).tolist()
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
            own = [row for row in rows if self.arrays["own"][row] == passage]
            return (own or rows)[0]
        return rows[0] if rows else -1

    def save(self, file: ArrayWriter) -> None:
        """Write all columns into a file."""
        for name, array in self.arrays.items():
            file.put(name, array)


def load_timeline(file: ArrayFile) -> Timeline:
    """The timeline that was saved in a file."""
    return Timeline({name: file[name] for name in file})


def _day_range(start: int, end: int) -> DayRange:
    return DayRange(
        start=None if start == OPEN_START else date.fromordinal(int(start)),
        end=None if end == OPEN_END else date.fromordinal(int(end)),
    )
