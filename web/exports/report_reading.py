"""Which reports of a question go into a file, and how many stay out? Read page by page.

All pages come from one generation, and no more than one is in memory. Reports that lack some of the
words are in only where none has them all. Keeps out: what a file looks like (one module a form) and
how it is handed over (delivery.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.answers import Answers
from search.query import Query
from search.results.counts import Facet
from search.results.hits import Hit, Results
from web.exports.reading import LIMIT

PAGE = 100  # the most that a page holds


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsLeftOut:
    """How many reports of a question a file does not hold, by why.

    Args:
        undated: no day of publication is known, and the form cannot do without.
        limit: they come after as many as a file may hold.
    """

    undated: int
    limit: int


class ReportReading:
    """The reports of a question in its order; to be gone through once.

    Asks the first page at once, so that a question that cannot be answered is told before anything
    is written.

    Args:
        answers: who is asked.
        query: the question; its page does not count.
        undated: whether reports without a known day of publication are wanted.
        limit: reports at most.
        size: reports a page.
    """

    def __init__(
        self,
        answers: Answers,
        query: Query,
        *,
        undated: bool = True,
        limit: int = LIMIT,
        size: int = PAGE,
    ) -> None:
        self._answers = answers.held()
        self.query = replace(query, page=1, size=min(size, limit))
        self._undated = undated
        self._limit = limit
        self.given = 0
        self._first = self._page(1)

    @property
    def partial_only(self) -> bool:
        """Whether no report has all of the words, so that these have some."""
        return self._first.partial_only

    @property
    def generation(self) -> int:
        """The generation of the index that answers."""
        return self._first.generation

    @property
    def total(self) -> int:
        """All reports of the question."""
        return self._first.total

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What the filters of the question are called."""
        return self._first.facets

    @property
    def left_out(self) -> ReportsLeftOut:
        """What was not given, once no more is asked for."""
        undated = 0
        if not self._undated and self.query.filters.published is None:
            undated = self._first.published.undated
        return ReportsLeftOut(undated=undated, limit=self.total - self.given - undated)

    @property
    def complete(self) -> bool:
        """Whether everything that the form has room for was given."""
        return not self.left_out.limit

    def __iter__(self) -> Iterator[Hit]:
        for number in range(1, -(-self.total // self.query.size) + 1):
            page = self._first if number == 1 else self._page(number)
            for hit in page.hits:
                if hit.article.published is None and not self._undated:
                    continue
                if self.given == self._limit:
                    return
                self.given += 1
                yield hit

    def _page(self, number: int) -> Results:
        return self._answers.search(replace(self.query, page=number))
