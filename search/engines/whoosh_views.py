"""Which stored passages and entries are shown, and where do ids lead? Lookup over one generation.

Keeps out: matching and counting.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from index.model import DayRange, TimelineEntry
from index.stores.columns import OPEN_END, OPEN_START, day_bounds
from index.stores.ragged import first_positions, row_numbers
from search.engines.whoosh_ground import Ground, Ints, Mask
from search.engines.whoosh_histogram import Spread
from search.marking import Marker
from search.present import entry_view, missing_thing, passage_view, time_order
from search.results import EntryView, PassageView


class Views:
    """Passages and entries of one generation, by ordinal.

    Args:
        ground: the arrays of the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    @cached_property
    def _listed(self) -> tuple[list[TimelineEntry], Ints, Ints]:
        """Entries with a passage that is there, and their passages: first, ordinals."""
        entries = list(self._ground.snapshot.entries)
        lengths = np.asarray([len(entry.passages) for entry in entries], dtype=np.int64)
        found = self._ground.passages_of([key for entry in entries for key in entry.passages])
        row = np.repeat(np.arange(len(entries)), lengths)[found >= 0]
        counts = np.bincount(row, minlength=len(entries))
        kept = [entry for entry, count in zip(entries, counts.tolist(), strict=True) if count]
        return kept, first_positions(counts[counts > 0]), found[found >= 0]

    @property
    def entries(self) -> list[TimelineEntry]:
        """All entries that have a passage here, in the order in which they were written."""
        return self._listed[0]

    @property
    def entry_passages(self) -> tuple[Ints, Ints]:
        """The passages of each entry: first, ordinals."""
        return self._listed[1], self._listed[2]

    @cached_property
    def entry_row(self) -> Ints:
        """The entry of each of `entry_passages`."""
        return row_numbers(self._listed[1])

    @cached_property
    def dated(self) -> Ints:
        """Ordinals of the entries that have a day, in order of time."""
        rows = [row for row, entry in enumerate(self.entries) if entry.days is not None]
        rows.sort(key=lambda row: time_order(self.entries[row]))
        return np.asarray(rows, dtype=np.int64)

    @cached_property
    def undated(self) -> Ints:
        """Ordinals of the entries that have no day, by id."""
        rows = [row for row, entry in enumerate(self.entries) if entry.days is None]
        rows.sort(key=lambda row: self.entries[row].id)
        return np.asarray(rows, dtype=np.int64)

    @cached_property
    def entry_days(self) -> tuple[Ints, Ints]:
        """First day and day after the last of each entry; for an undated one a range of nothing."""
        bounds = [
            (OPEN_END, OPEN_START) if entry.days is None else day_bounds(entry.days)
            for entry in self.entries
        ]
        pairs = np.asarray(bounds, dtype=np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def shown(self, days: DayRange | None) -> Mask:
        """The entries that may be shown under a range of days: those that overlap it."""
        if days is None:
            return np.ones(len(self.entries), dtype=np.bool_)
        start, end = self.entry_days
        first, last = day_bounds(days)
        overlapping: Mask = (start < last) & (end > first)
        return overlapping

    @cached_property
    def listed(self) -> Mask:
        """The passages that any entry lists."""
        return self.passages_in(np.ones(len(self.entries), dtype=np.bool_))

    def passages_in(self, entries: Mask) -> Mask:
        """The passages that one of some entries lists."""
        mask = np.zeros(self._ground.passages, dtype=np.bool_)
        mask[self._listed[2][entries[self.entry_row]]] = True
        return mask

    def spread(self, passages: Mask) -> Spread:
        """Passages over the days of the entries that list them."""
        things = np.flatnonzero(passages)
        start, end = self.entry_days
        listed = self._listed[2]
        rows = np.flatnonzero(passages[listed] & (start < end)[self.entry_row])
        entry = self.entry_row[rows]
        owner = np.searchsorted(things, listed[rows])
        return Spread(len(things), owner, start[entry], end[entry])

    @cached_property
    def entry_of(self) -> Mapping[str, int]:
        """The ordinal of each entry, by id."""
        return {entry.id: row for row, entry in enumerate(self.entries)}

    @cached_property
    def home(self) -> Ints:
        """The home entry of each passage, -1 where there is none.

        An entry's own id is at home in it; any other passage belongs to the first that lists it.
        """
        home = np.full(self._ground.passages, -1, dtype=np.int64)
        passages = self._listed[2]
        home[passages[::-1]] = self.entry_row[::-1]
        own = self._ground.passages_of([entry.id for entry in self.entries])
        listed = [entry.id in entry.passages for entry in self.entries]
        rows = np.flatnonzero((own >= 0) & np.asarray(listed, dtype=np.bool_))
        home[own[rows]] = rows
        return home

    def home_id(self, passage: int) -> str:
        """The id of a passage's home entry, or ""."""
        row = int(self.home[passage])
        return self.entries[row].id if row >= 0 else ""

    def passage_ordinal(self, passage_id: str) -> int:
        """The ordinal of a passage; raises NotFoundError."""
        ordinal = int(self._ground.passages_of([passage_id])[0])
        if ordinal < 0:
            raise missing_thing("passage", passage_id)
        return ordinal

    def passage(self, ordinal: int, marker: Marker) -> PassageView:
        """A passage ready to be shown."""
        article = int(self._ground.passage_article[ordinal])
        annotated = self._ground.snapshot.article_at(article)
        passage = annotated.passages[ordinal - int(self._ground.columns.passages[article])]
        return passage_view(annotated, passage, marker=marker, entry=self.home_id(ordinal))

    def entry(self, row: int, marker: Marker, *, within: Mask | None = None) -> EntryView:
        """An entry ready to be shown.

        Args:
            row: its ordinal.
            marker: marks the query's words.
            within: the passages that are in, or None for all.
        """
        entry = self.entries[row]
        first, passages = self.entry_passages
        own = passages[first[row] : first[row + 1]]
        shown = own if within is None else own[within[own]]
        headline = self._ground.passages_of([entry.headline, entry.id])
        chosen = next((int(ordinal) for ordinal in headline if ordinal >= 0), int(own[0]))
        return entry_view(
            entry,
            headline=self.passage(chosen, marker),
            passages=[self.passage(int(ordinal), marker) for ordinal in shown],
            entities=self._ground.snapshot.entities,
        )
