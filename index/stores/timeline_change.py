"""What is the timeline of a generation, made of the one before and what is different?

Keeps out: what is read of it (timeline.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from index.model.entries import TimelineEntry
from index.stores.array_file import Array
from index.stores.calendars import OPEN_END, OPEN_START
from index.stores.ragged import Int64s, first_positions, gather
from index.stores.rows import day_bounds
from index.stores.timeline import (
    BASES,
    DAY_SHIFT,
    GRAINS,
    GROUNDS,
    NONE,
    PER_ENTRY,
    PRECISIONS,
    UNDATED,
    Timeline,
)
from index.timeline.time_order import time_order

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
    passages, first, grounds = before.passages, before.first, before.arrays["grounds"]
    headline, own = before.headline, before.arrays["own"]
    if moved is not None:
        table = np.append(moved, -1)
        passages, headline, own = table[passages], table[headline], table[own]
        there = passages >= 0
        counts = np.bincount(before.row[there], minlength=len(before))
        passages, grounds = passages[there], grounds[there]
        first = first_positions(counts.astype(np.int64))
        stays &= counts > 0
    rows = np.flatnonzero(stays)
    arrays = before.arrays
    kept = {name: arrays[name][rows] for name in PER_ENTRY if name != "headline"}
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
            PRECISIONS.index(entry.precision),
            NONE if entry.grain is None else GRAINS.index(entry.grain),
            entry.part.encode(),
            BASES.index(entry.basis),
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
    found = ((passage(one), GROUNDS.index(ground)) for one, ground in pairs)
    return [(one, ground) for one, ground in found if one >= 0]


def _order(entry: TimelineEntry) -> int:
    """One number for the place in order of time, ids aside."""
    if entry.days is None:
        return UNDATED
    first, part, precision, _ = time_order(entry)
    return (first << DAY_SHIFT) + (part << 8) + precision


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
        name: np.concatenate([kept[name], fresh[name]])[source] for name in (*PER_ENTRY, "own")
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
