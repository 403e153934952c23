"""Is a timeline that grew by changes the one that is made at once?"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model.certainty import Basis
from index.model.days import DayRange, Grain
from index.model.entries import Ground, Precision, TimelineEntry
from index.stores.array_file import ArrayFile, ArrayWriter
from index.stores.timeline import Timeline, load_timeline
from index.stores.timeline_change import changed_timeline
from index.timeline.time_order import listed_order

FIRST = date(2031, 3, 6)


def days_of(random: Random) -> DayRange | None:
    """A few days, so that many entries stand on the same."""
    start = FIRST + timedelta(days=random.randrange(3))
    end = start + timedelta(days=random.choice((1, 1, 3)))
    return random.choice(
        (
            None,
            DayRange(start=start, end=end),
            DayRange(start=start, end=end),
            DayRange(start=start, end=None),
            DayRange(start=None, end=end),
        )
    )


def entry_of(random: Random, passages: Sequence[str]) -> TimelineEntry:
    """An entry of some passages; the first gives it its id, as the oldest does."""
    days = days_of(random)
    return TimelineEntry(
        id=passages[0],
        days=days,
        precision=Precision.UNDATED if days is None else random.choice(tuple(Precision)[:-1]),
        grain=random.choice((None, *Grain)),
        part=random.choice(("", "MO", "NI")),
        basis=random.choice(tuple(Basis)),
        headline=random.choice(passages),
        passages=tuple(passages),
        grounds=tuple(random.choice(tuple(Ground)) for _ in passages),
    )


def built(
    entries: Sequence[TimelineEntry],
    passages: Sequence[str],
    *,
    before: Timeline | None = None,
    moved: Sequence[int] | None = None,
    dropped: Sequence[str] = (),
) -> Timeline:
    """The timeline after a change, or made at once."""
    place = {passage: ordinal for ordinal, passage in enumerate(passages)}
    return changed_timeline(
        before,
        moved=None if moved is None else np.asarray(moved, dtype=np.int64),
        entries=entries,
        dropped=dropped,
        passage=lambda passage: place.get(passage, -1),
    )


def content(timeline: Timeline, path: Path) -> dict[str, list[object]]:
    """Every array of a timeline; ids as they are, since their width may differ."""
    with ArrayWriter(path) as file:
        timeline.save(file)
    found = ArrayFile(path)
    return {name: found[name].tolist() for name in found}


class History:
    """Passages and entries that change at random, with the timeline that follows them."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing secret
        self.passages: list[str] = []
        self.entries: dict[str, TimelineEntry] = {}
        self.timeline: Timeline | None = None
        self._issued = 0

    def change(self) -> None:
        """Some passages leave and come; some entries are dropped, changed and new."""
        random = self.random
        before = self.passages
        leaving = {p for p in before if random.random() < random.choice((0.0, 0.2))}
        coming = [f"p{self._issued + n:03d}" for n in range(random.randrange(6))]
        self._issued += len(coming)
        self.passages = [p for p in before if p not in leaving] + coming
        place = {passage: ordinal for ordinal, passage in enumerate(self.passages)}
        dropped = {key for key in self.entries if random.random() < 0.2}
        fresh = self._fresh()
        self.timeline = built(
            fresh,
            self.passages,
            before=self.timeline,
            moved=[place.get(p, -1) for p in before] if before else None,
            dropped=[*dropped, "unknown"],
        )
        kept = {key: one for key, one in self.entries.items() if key not in dropped}
        self.entries = kept | {entry.id: entry for entry in fresh}
        shown = {key: self.shown(entry) for key, entry in self.entries.items()}
        self.entries = {key: entry for key, entry in shown.items() if entry.passages}

    def _fresh(self) -> list[TimelineEntry]:
        """Entries of passages that are there, and of some that are not."""
        found: dict[str, TimelineEntry] = {}
        for _ in range(self.random.randrange(5)):
            known = [*self.passages, "absent"]
            chosen = self.random.sample(known, k=self.random.randrange(1, min(4, len(known)) + 1))
            found[chosen[0]] = entry_of(self.random, chosen)
        return list(found.values())

    def shown(self, entry: TimelineEntry) -> TimelineEntry:
        """An entry with those of its passages that are there."""
        kept = [n for n, p in enumerate(entry.passages) if p in self.passages]
        left = tuple(entry.passages[n] for n in kept)
        headline = entry.headline if entry.headline in left else (left or ("",))[0]
        return TimelineEntry(
            id=entry.id,
            days=entry.days,
            precision=entry.precision,
            grain=entry.grain,
            part=entry.part,
            basis=entry.basis,
            headline=headline,
            passages=left,
            grounds=tuple(entry.grounds[n] for n in kept),
        )

    def listed(self) -> list[TimelineEntry]:
        """The entries in order of time."""
        return sorted(self.entries.values(), key=listed_order)


def shown(timeline: Timeline, passages: Sequence[str]) -> list[TimelineEntry]:
    """Every entry as it is read back."""
    name: Callable[[int], str] = passages.__getitem__
    return [timeline.entry(row, name) for row in range(len(timeline))]


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_changes_lead_where_one_commit_leads(seed: int, steps: int) -> None:
    """Entries come, change and leave, passages move: nothing remembers the way."""
    history = History(seed)
    with tempfile.TemporaryDirectory() as folder:
        for step in range(steps):
            history.change()
            assert history.timeline is not None
            entries = history.listed()
            assert shown(history.timeline, history.passages) == entries
            history.random.shuffle(entries)
            again = built(entries, history.passages)
            paths = [Path(folder) / f"{step}.{kind}" for kind in ("changed", "again")]
            assert content(history.timeline, paths[0]) == content(again, paths[1])


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_entries_are_found_by_id_day_and_passage(seed: int) -> None:
    """Each look-up finds what looking at every entry would."""
    history = History(seed)
    for _ in range(4):
        history.change()
    timeline, entries, random = history.timeline, history.listed(), history.random
    assert timeline is not None
    assert timeline.dated == sum(entry.days is not None for entry in entries)
    assert [timeline.find(entry.id) for entry in entries] == list(range(len(entries)))
    for unknown in ("", "p", "zzz", "\ud800"):
        assert timeline.find(unknown) == -1
    wanted = [days for days in (days_of(random) for _ in range(3)) if days is not None]
    assert timeline.on(wanted).tolist() == [n for n, e in enumerate(entries) if e.days in wanted]
    assert timeline.on([]).tolist() == []
    total = len(history.passages)
    cuts = sorted(random.randrange(total + 1) for _ in range(4))
    ranges = [(cuts[0], cuts[1]), (cuts[2], cuts[3])]
    within = {history.passages[n] for low, high in ranges for n in range(low, high)}
    listing = [n for n, entry in enumerate(entries) if within.intersection(entry.passages)]
    assert timeline.listing(ranges).tolist() == listing
    assert timeline.listing([]).tolist() == []
    for ordinal, passage in enumerate(history.passages):
        rows = [n for n, entry in enumerate(entries) if passage in entry.passages]
        own = [n for n in rows if entries[n].id == passage]
        assert timeline.home(ordinal) == (own or rows or [-1])[0]


@pytest.mark.parametrize("day", [date.min, date.max - timedelta(days=1)])
def test_any_day_of_the_calendar_comes_back(tmp_path: Path, day: date) -> None:
    """Days of a thousand years ago fit, in order and from the disk; open sides stay open."""
    random = Random(2)  # noqa: S311 - nothing secret
    ranges = [DayRange.day(day), DayRange(start=day, end=None), DayRange(start=None, end=date.max)]
    entries = []
    for number, days in enumerate(ranges):
        plain = entry_of(random, [f"p{number}"])
        entries.append(
            TimelineEntry(
                id=plain.id,
                days=days,
                precision=Precision.DAY,
                grain=Grain.DAY,
                part="",
                basis=Basis.STATED,
                headline=plain.id,
                passages=plain.passages,
                grounds=plain.grounds,
            )
        )
    with ArrayWriter(tmp_path / "some.arrays") as file:
        built(entries, ["p0", "p1", "p2"]).save(file)
    timeline = load_timeline(ArrayFile(tmp_path / "some.arrays"))
    assert shown(timeline, ["p0", "p1", "p2"]) == sorted(entries, key=listed_order)
    for days in ranges:
        [row] = timeline.on([days]).tolist()
        assert timeline.entry(row, ["p0", "p1", "p2"].__getitem__).days == days
