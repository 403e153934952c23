"""Which stored passages and entries are shown, and where do ids lead? Lookup over one generation.

Keeps out: matching and counting.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.model.days import DayRange
from index.stores.ragged import distinct
from index.stores.rows import day_bounds
from search.engines.whoosh_ground import Ground, Ints, Mask, flagged
from search.engines.whoosh_histogram import Spread
from search.marking import Marker
from search.present import entry_view, missing_thing, passage_view
from search.results.passages import PassageView
from search.results.timeline import EntryView


class Views:
    """Passages and entries of one generation, by their numbers.

    Args:
        ground: the generation.
    """

    def __init__(self, ground: Ground) -> None:
        self._snapshot = ground.snapshot
        self.timeline = ground.snapshot.timeline
        self._ground = ground

    def shown(self, days: DayRange | None) -> Mask:
        """The entries that may be shown under a range of days: those that overlap it."""
        if days is None:
            return np.ones(len(self.timeline), dtype=np.bool_)
        first, last = day_bounds(days)
        overlapping: Mask = (self.timeline.start < last) & (self.timeline.end > first)
        return overlapping

    @cached_property
    def listed(self) -> Ints:
        """The passages that any entry lists, ascending."""
        return distinct(self.timeline.passages)

    def passages_in(self, entries: Mask) -> Ints:
        """The passages that one of some entries lists, ascending."""
        if entries.all():
            return self.listed
        return distinct(self.timeline.passages[entries[self.timeline.row]])

    def spread(self, passages: Ints) -> Spread:
        """Passages over the days of the entries that list them.

        Args:
            passages: their numbers, ascending.
        """
        timeline = self.timeline
        flags = flagged(passages, self._ground.passages)
        # In the order of the passages, so that each one's ranges follow one another.
        rows = timeline.by_passage[flags[timeline.sorted_passages]]
        entry = timeline.row[rows]
        dated = entry < timeline.dated
        rows, entry = rows[dated], entry[dated]
        owner = np.searchsorted(passages, timeline.passages[rows])
        return Spread(len(passages), owner, timeline.start[entry], timeline.end[entry])

    def home_id(self, passage: int) -> str:
        """The id of a passage's home entry, or ""."""
        row = self.timeline.home(passage)
        key: bytes = self.timeline.id[row] if row >= 0 else b""
        return key.decode()

    def passage_number(self, passage_id: str) -> int:
        """The number of a passage; raises NotFoundError."""
        number = self._snapshot.passage(passage_id)
        if number < 0:
            raise missing_thing("passage", passage_id)
        return number

    def passage(self, number: int, marker: Marker) -> PassageView:
        """A passage ready to be shown."""
        document = self._snapshot.document_of(number)
        annotated = self._snapshot.article_at(document)
        passage = annotated.passages[number - self._snapshot.passages_of(document)[0]]
        return passage_view(annotated, passage, marker=marker, entry=self.home_id(number))

    def entry(self, row: int, marker: Marker, *, within: Ints | None = None) -> EntryView:
        """An entry ready to be shown.

        Args:
            row: its ordinal.
            marker: marks the query's words.
            within: the passages that are in, ascending, or None for all.
        """
        timeline = self.timeline
        own: Sequence[int] = timeline.passages[
            timeline.first[row] : timeline.first[row + 1]
        ].tolist()
        if within is not None:
            place = np.searchsorted(within, own)
            place[place == len(within)] = 0
            own = [n for n, at in zip(own, place.tolist(), strict=True) if within[at] == n]
        return entry_view(
            self._snapshot.entry_at(row),
            headline=self.passage(int(timeline.headline[row]), marker),
            passages=[self.passage(number, marker) for number in own],
            entities=self._snapshot.entities,
        )
