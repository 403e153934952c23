"""Which entries of a question go into a file, and how many stay out? Read slice by slice.

All slices come from one generation, and no more than one is in memory. Keeps out: what a file looks
like (one module a format) and how it is handed over (delivery.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search.answers import Answers
from search.query import Query, Window
from search.results.counts import Facet
from search.results.timeline import EntryView, TimelinePage
from search.vocabulary import Precision

LIMIT = 10_000
SLICE = 200  # the most that a Window holds

OPEN = (Precision.NOT_BEFORE, Precision.NOT_AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many entries of a question a file does not hold, by why.

    Args:
        undated: they have no day, and the form has no room for them or the limit came first.
        open: they are open on one side, and the form can only say days.
        limit: they come after as many as a file may hold.
    """

    undated: int
    open: int
    limit: int


class Reading:
    """The entries of a question in order of time, undated ones last; to be gone through once.

    Asks the first slice at once, so that a question that cannot be answered is told before anything
    is written.

    Args:
        answers: who is asked.
        query: the question; its page does not count.
        undated: whether entries without a day are wanted.
        open_ended: whether entries that are open on one side are wanted.
        limit: entries at most.
        size: entries a slice.
    """

    def __init__(
        self,
        answers: Answers,
        query: Query,
        *,
        undated: bool,
        open_ended: bool,
        limit: int = LIMIT,
        size: int = SLICE,
    ) -> None:
        self.answers = answers.held()
        self.query = query
        self._undated = undated
        self._open_ended = open_ended
        self._limit = limit
        self._size = size
        self._dated_given = self._undated_given = self._open_passed = 0
        self._first = self._slice(1)

    @property
    def partial_only(self) -> bool:
        """Whether no sentence has all of the words, so that these have some."""
        return self._first.partial_only

    @property
    def generation(self) -> int:
        """The generation of the index that answers."""
        return self._first.generation

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What the filters of the question are called."""
        return self._first.facets

    @property
    def total(self) -> int:
        """All entries of the question, undated ones too."""
        return self._first.total + self._first.undated_total

    @property
    def given(self) -> int:
        """How many entries were given so far."""
        return self._dated_given + self._undated_given

    @property
    def left_out(self) -> LeftOut:
        """What was not given, once no more is asked for."""
        return LeftOut(
            undated=self._first.undated_total - self._undated_given,
            open=self._open_passed,
            limit=self._first.total - self._dated_given - self._open_passed,
        )

    @property
    def complete(self) -> bool:
        """Whether everything that the form has room for was given."""
        left = self.left_out
        return not left.limit and not (self._undated and left.undated)

    def __iter__(self) -> Iterator[EntryView]:
        last = max(1, -(-self._first.total // self._size))
        number = 0
        while number < last or (self._undated and self._undated_given < self._first.undated_total):
            number += 1
            page = self._first if number == 1 else self._slice(number)
            if not page.entries and not page.undated:
                return
            for view in page.entries:
                if view.entry.precision in OPEN and not self._open_ended:
                    self._open_passed += 1
                    continue
                if self.given == self._limit:
                    return
                self._dated_given += 1
                yield view
            for view in page.undated if self._undated else ():
                if self.given == self._limit:
                    return
                self._undated_given += 1
                yield view

    def _slice(self, number: int) -> TimelinePage:
        return self.answers.timeline(self.query, Window(page=number, size=self._size))
