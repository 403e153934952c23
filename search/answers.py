"""What may the front end ask, and whom does the service ask where an address leads?

The protocols that the service gives and takes. Keeps out: how it answers (service.py).
"""

from __future__ import annotations

from typing import Protocol

from index.issued import Address
from search.figures import FiguresPage
from search.query import Filters, Query, ValuesWanted, Window
from search.results.hits import Results
from search.results.passages import PassagePlace, PassageView
from search.results.places import PLACES, PlacesPage
from search.results.things import ArticleView, EntityView, OtherReports
from search.results.timeline import EntryView, Highlights, Overview, TimelinePage
from search.results.values import ValuesPage
from search.salience import HIGHLIGHTS
from search.suggestions import Completion


class Answers(Protocol):
    """What the front end may ask.

    A Query comes with its text and filters; its tree (`root`) is filled in here. Raises QueryError
    for a question that cannot be answered as typed, BusyError when too many run at once,
    NotFoundError, GoneError and NotIndexedError for addresses.
    """

    def search(self, query: Query) -> Results:
        """Answer a search."""
        ...

    def timeline(self, query: Query, window: Window) -> TimelinePage:
        """One page of the timeline under a query."""
        ...

    def highlights(self, query: Query, *, limit: int = HIGHLIGHTS) -> Highlights:
        """The entries that stand for the timeline under a query."""
        ...

    def figures(self, query: Query) -> FiguresPage:
        """The figures of victims under a query."""
        ...

    def places(self, query: Query, *, limit: int = PLACES) -> PlacesPage:
        """The places that the passages under a query name."""
        ...

    def values(self, query: Query, wanted: ValuesWanted) -> ValuesPage:
        """One page of the values of a facet under a query."""
        ...

    def overview(self) -> Overview:
        """The whole corpus at a glance."""
        ...

    def article(self, article_id: str) -> ArticleView:
        """One article."""
        ...

    def others(self, article_id: str) -> tuple[OtherReports, ...]:
        """What other reports say in the entries of an article's passages."""
        ...

    def locate(self, passage_id: str) -> PassagePlace:
        """Where an address leads today, whatever index generation issued it."""
        ...

    def entry(self, entry_id: str) -> EntryView:
        """One entry by its canonical id."""
        ...

    def passage(self, passage_id: str) -> PassageView:
        """One passage by itself."""
        ...

    def entity(self, entity_id: str) -> EntityView:
        """One entity."""
        ...

    def renamed(self, entity_id: str) -> str | None:
        """The id today of an entity whose id was made from one of its spellings, or None."""
        ...

    def complete(self, text: str, limit: int = 8) -> Completion:
        """What the end of a question may become."""
        ...

    def count(self, filters: Filters) -> int:
        """How many articles meet some filters."""
        ...

    def held(self) -> Answers:
        """The same answers, all from the generation of this moment."""
        ...


class Addresses(Protocol):
    """Where issued passage ids lead; the corpus store knows."""

    def address(self, passage_id: str) -> Address | None:
        """Where an id leads that was ever issued; None for one that never was."""
        ...

    def is_removed(self, article_id: str) -> bool:
        """Whether an article was removed on purpose."""
        ...
