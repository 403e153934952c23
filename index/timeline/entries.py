"""What is a timeline entry made of? Groups of passages become entries, each with a headline.

A day is grouped by itself alone. A passage without a day joins the one entry of a day with the best
evidence, among the days that its article tells of; what joins none is grouped with others that have
no day. So adding an article changes no more than the days that it tells of and those that its
neighbours tell of. Deterministic for a given set of passages and their order of issue. Keeps out:
which passages tell of one event (grouping.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from index.model.article import BlockKind
from index.model.certainty import Basis
from index.model.days import Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.timeline.buckets import Bucket
from index.timeline.candidates import Candidate
from index.timeline.grouping import DayGroups, Group, Member, Offer, grouped_undated

_BASIS_ORDER = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNRESOLVED)
# On these grounds a passage makes an entry by itself.
_OWN = frozenset(Ground) - {Ground.SEQUEL}
# Buckets that are kept in mind; more than the days that articles look back on.
_KEPT = 32


Load = Callable[[Bucket], Sequence[Candidate]]


def build_entries(candidates: Iterable[Candidate]) -> tuple[TimelineEntry, ...]:
    """All timeline entries of a corpus.

    Args:
        candidates: every passage that can stand on a timeline, in any order.

    Returns:
        Entries ordered by first day, precision and id; every dated passage and every passage with
        a figure is in exactly one.
    """
    buckets: defaultdict[Bucket, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for bucket in (candidate.home, *candidate.visits):
            buckets[bucket].append(candidate)
    entries = EntriesOf(buckets.__getitem__)
    found = (entry for bucket in in_time(buckets) for entry in entries.in_bucket(bucket))
    return tuple(sorted(found, key=_order))


def in_time(buckets: Iterable[Bucket]) -> list[Bucket]:
    """Buckets in an order in which those that lean on each other stand near each other."""

    def first(bucket: Bucket) -> tuple[date, str]:
        day = bucket.near_day if bucket.days is None else bucket.days.start or bucket.days.last
        return (day or date.max, str(bucket))

    return sorted(buckets, key=first)


class EntriesOf:
    """The entries of buckets, looking at other buckets as far as is needed.

    Args:
        load: gives the passages that stand in a bucket or visit it.
    """

    def __init__(self, load: Load) -> None:
        self._load = lru_cache(maxsize=_KEPT)(load)
        self._groups = lru_cache(maxsize=_KEPT)(lambda bucket: DayGroups(self._load(bucket)))

    def members(self, bucket: Bucket) -> Sequence[Candidate]:
        """The passages that stand in a bucket or visit it."""
        return self._load(bucket)

    def in_bucket(self, bucket: Bucket) -> list[TimelineEntry]:
        """The entries of one bucket."""
        members = self._load(bucket)
        sequels: defaultdict[str, list[Candidate]] = defaultdict(list)
        for one in members:
            if one.goes_on:
                sequels[one.goes_on].append(one)
        groups = self._on_days(bucket) if bucket.days is not None else self._undated(members)
        followed = [
            [*group, *(Member(s, Ground.SEQUEL) for m in group for s in sequels[m.candidate.id])]
            for group in groups
        ]
        if bucket.days is None:
            followed += self._left(members, followed)
        return [_entry(group) for group in followed]

    def neighbours(self, bucket: Bucket) -> set[Bucket]:
        """The buckets whose entries may be different when a bucket is."""
        if bucket.days is None:
            return set()
        found: set[Bucket] = set()
        for one in self._load(bucket):
            if not one.is_dated:
                found.update((one.home, *one.visits))
        return found - {bucket}

    def _on_days(self, bucket: Bucket) -> list[Group]:
        day = self._groups(bucket)
        groups = [[Member(one, Ground.DAY) for one in group] for group in day.groups]
        for visitor in day.visitors:
            joined = self._joined(visitor)
            if joined is not None and joined[0] == bucket:
                groups[joined[1].group].append(Member(visitor, joined[1].ground))
        return groups

    def _undated(self, members: Iterable[Candidate]) -> list[Group]:
        return grouped_undated(
            one for one in members if not one.goes_on and self._joined(one) is None
        )

    def _left(self, members: Sequence[Candidate], groups: Iterable[Group]) -> Iterator[Group]:
        """Figures that go on with what is not shown itself."""
        told = {member.candidate.id for group in groups for member in group}
        roots = {one.id: one for one in members}
        for one in members:
            if not one.goes_on or not one.has_figure or one.id in told:
                continue
            if self._joined(roots[one.goes_on]) is None:
                yield [Member(one, Ground.ITSELF)]

    def _joined(self, visitor: Candidate) -> tuple[Bucket, Offer] | None:
        """The bucket of days with the best evidence for a passage without a day; None for none."""
        best: tuple[Bucket, Offer] | None = None
        for bucket in visitor.visits:
            offer = self._groups(bucket).offer(visitor)
            if offer is not None and (best is None or offer[:2] > best[1][:2]):
                best = bucket, offer
        return best


def _entry(group: Group) -> TimelineEntry:
    members = sorted(group, key=lambda m: (m.candidate.sequence, m.candidate.id))
    dated = [member.candidate for member in members if member.ground is Ground.DAY]
    leading = dated or [member.candidate for member in members if member.ground in _OWN]
    placements = [candidate.placement for candidate in leading]
    parts = {placement.part for placement in placements}
    part = parts.pop() if len(parts) == 1 else ""
    first = placements[0]
    precision = first.precision
    if precision in (Precision.DAY, Precision.PART_OF_DAY):
        precision = Precision.PART_OF_DAY if part else Precision.DAY
    return TimelineEntry(
        id=leading[0].id,
        days=first.days,
        precision=precision,
        grain=Grain.DAY if precision is Precision.DAY else first.grain,
        part=part,
        basis=min((p.basis for p in placements), key=_BASIS_ORDER.index),
        headline=_headline(leading).id,
        passages=tuple(member.candidate.id for member in members),
        grounds=tuple(member.ground for member in members),
    )


def _headline(leading: Sequence[Candidate]) -> Candidate:
    """The passage that shares most with the others; running text before captions and tweets."""
    seen: Counter[int] = Counter()
    for candidate in leading:
        seen.update(candidate.features.keys())

    def rank(candidate: Candidate) -> tuple[bool, int]:
        return (
            candidate.kind is BlockKind.BODY,
            sum(seen[feature] - 1 for feature in candidate.features),
        )

    return max(leading, key=rank)


def _order(entry: TimelineEntry) -> tuple[date, str, str]:
    days = entry.days
    first = date.max if days is None else (days.start or days.last or date.max)
    return (first, entry.precision.value, entry.id)
