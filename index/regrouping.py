"""Which timeline entries are different when some articles are? Those of the buckets they touch.

Marked buckets are grouped anew from the working file and compared with what the index shows, and
with them those in which passages without a day may have found a better place, or lost one. Keeps
out: how passages are grouped (timeline/entries.py), and when that is done (rounds.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from index.model.entries import TimelineEntry
from index.store import Snapshot
from index.timeline.buckets import Bucket
from index.timeline.entries import EntriesOf, in_time
from index.working import Marked, WorkingStore

# Bytes that a passage and its entries take while its bucket is grouped; measured.
BYTES_A_PASSAGE = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """What a commit must say of timeline entries.

    Args:
        entries: new and changed ones.
        dropped: ids of those that are no more.
        buckets: the buckets that the index then shows as they are.
    """

    entries: tuple[TimelineEntry, ...]
    dropped: frozenset[str]
    buckets: tuple[Bucket, ...]


def regroup(
    working: WorkingStore,
    snapshot: Snapshot | None,
    touched: Collection[str],
    *,
    last: bool,
    most: int,
) -> Regrouped:
    """Group the buckets anew that must not wait.

    While more rounds follow, a bucket of days waits until half of it is new: grouping a large one
    again for every round would take longer than everything else. Its entries meanwhile keep what
    they list.

    Args:
        working: knows the articles of the generation to be made; buckets are marked there that a
            later round must group anew.
        snapshot: the generation before, or None.
        touched: ids of the articles that the commit adds or removes.
        last: whether no more articles follow.
        most: how many passages may be grouped, for the sake of memory; the rest waits.
    """
    listing = [] if snapshot is None else snapshot.entries_listing(touched)
    now, later = _parted(working.marked_buckets(), last=last, most=most)
    # A bucket that the working file does not know has nothing left in it.
    now |= {b for e in listing if (b := _bucket_of_days(e)) is not None and b not in later}
    entries_of = EntriesOf(working.passages)
    leaning = _neighbours(now, entries_of) - now - later
    if last:
        now |= leaning
    else:
        working.mark(leaning)
    old = {e.id: e for e in _standing(snapshot, now, entries_of)}
    old |= {e.id: e for e in listing if _bucket_of_days(e) not in later}
    present: set[str] = set()
    entries: list[TimelineEntry] = []
    for bucket in in_time(now):
        # The index takes these passages out and in again: their entries must be told anew.
        renewed = {one.id for one in entries_of.members(bucket) if one.article in touched}
        for entry in entries_of.in_bucket(bucket):
            present.add(entry.id)
            if old.get(entry.id) != entry or not renewed.isdisjoint(entry.passages):
                entries.append(entry)
    waiting = [e for e in listing if _bucket_of_days(e) in later and e.id not in present]
    return Regrouped(
        entries=(*entries, *waiting),
        dropped=frozenset(old).difference(present),
        buckets=tuple(sorted(now, key=str)),
    )


def _parted(
    marked: Collection[Marked], *, last: bool, most: int
) -> tuple[set[Bucket], set[Bucket]]:
    """The buckets to group now, and those that wait. Those without days never do."""
    now: set[Bucket] = set()
    later: set[Bucket] = set()
    for one in marked:
        due = last or 2 * one.touched >= one.passages
        if one.bucket.days is None or (due and (not now or one.passages <= most)):
            now.add(one.bucket)
            most -= one.passages
        else:
            later.add(one.bucket)
    return now, later


def _bucket_of_days(entry: TimelineEntry) -> Bucket | None:
    """The bucket of an entry's passages; None for an undated entry."""
    return None if entry.days is None else Bucket.of(entry.days, entry.precision)


def _neighbours(buckets: Iterable[Bucket], entries_of: EntriesOf) -> set[Bucket]:
    found: set[Bucket] = set()
    for bucket in in_time(buckets):
        found |= entries_of.neighbours(bucket)
    return found


def _standing(
    snapshot: Snapshot | None, buckets: Collection[Bucket], entries_of: EntriesOf
) -> Iterable[TimelineEntry]:
    """The entries that the index shows in some buckets."""
    if snapshot is None:
        return
    days = {bucket.days for bucket in buckets if bucket.days is not None}
    for entry in snapshot.entries_on(days):
        if _bucket_of_days(entry) in buckets:
            yield entry
    undated = [bucket for bucket in in_time(buckets) if bucket.days is None]
    founders = [one.id for bucket in undated for one in entries_of.members(bucket)]
    yield from (entry for entry in snapshot.entries_with(founders) if entry.days is None)
