"""Which timeline entries are different when some articles are? Those of the buckets they touch.

Marked buckets are grouped anew from the working file and compared with what the index shows. Keeps
out: how passages are grouped (entries.py), and when that is done (rounds.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from index.model.entries import TimelineEntry
from index.store import Snapshot
from index.timeline.entries import Bucket, bucket_of_entry, entries_of
from index.working import Marked, WorkingStore

# Bytes that a passage and its entries take while its bucket is grouped; measured.
BYTES_A_PASSAGE = 1_000


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

    While more rounds follow, a bucket waits until half of it is new: grouping a large one again
    for every round would take longer than everything else. Its entries meanwhile keep what they
    list.

    Args:
        working: knows the articles of the generation to be made.
        snapshot: the generation before, or None.
        touched: ids of the articles that the commit adds or removes.
        last: whether no more articles follow.
        most: how many passages may be grouped, for the sake of memory; the rest waits.
    """
    listing = [] if snapshot is None else snapshot.entries_listing(touched)
    now, later = _parted(working.marked_buckets(), last=last, most=most)
    # A bucket that the working file does not know has nothing left in it.
    now |= {bucket: None for e in listing if (bucket := bucket_of_entry(e)) not in later}
    old = {entry.id: entry for entry in listing if bucket_of_entry(entry) in now}
    if snapshot is not None:
        days = {bucket.days for bucket in now if bucket.days is not None}
        standing = snapshot.entries_on(days)
        old |= {entry.id: entry for entry in standing if bucket_of_entry(entry) in now}
    present: set[str] = set()
    entries: list[TimelineEntry] = []
    for bucket in now:
        passages = working.passages(bucket)
        # The index takes these passages out and in again: their entries must be told anew.
        renewed = {passage.id for passage in passages if passage.article in touched}
        for entry in entries_of(passages):
            present.add(entry.id)
            if old.get(entry.id) != entry or not renewed.isdisjoint(entry.passages):
                entries.append(entry)
    waiting = [e for e in listing if bucket_of_entry(e) in later and e.id not in present]
    return Regrouped(
        entries=(*entries, *waiting),
        dropped=frozenset(old).difference(present),
        buckets=tuple(now),
    )


def _parted(
    marked: Collection[Marked], *, last: bool, most: int
) -> tuple[dict[Bucket, None], set[Bucket]]:
    """The buckets to group now, in order, and those that wait."""
    now: dict[Bucket, None] = {}
    later: set[Bucket] = set()
    for one in marked:
        if (last or 2 * one.touched >= one.passages) and (not now or one.passages <= most):
            now[one.bucket] = None
            most -= one.passages
        else:
            later.add(one.bucket)
    return now, later
