"""The one door that the web and the command line use: understands a question and has it answered.

Parses what was typed, adds the other spellings of names, asks the engine of the current generation,
offers checked spellings, and follows addresses of passages that changed. Keeps out: HTTP, and how
an engine finds anything.
"""

from __future__ import annotations

from typing import Protocol

from search.query import Query, Window
from search.results import (
    ArticleView,
    EntityView,
    EntryView,
    Overview,
    PassagePlace,
    PassageView,
    Results,
    Suggestion,
    TimelinePage,
)


class Answers(Protocol):
    """What the front end may ask.

    A Query comes with its text and filters; its tree (`root`) is filled in here. Raises QueryError
    for a question that cannot be answered as typed, BusyError when too many run at once,
    NotFoundError and GoneError for addresses.
    """

    def search(self, query: Query) -> Results:
        """Answer a search."""
        ...

    def timeline(self, query: Query, window: Window) -> TimelinePage:
        """One page of the timeline under a query."""
        ...

    def overview(self) -> Overview:
        """The whole corpus at a glance."""
        ...

    def article(self, article_id: str) -> ArticleView:
        """One article."""
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

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Sources and entities that begin like what was typed."""
        ...
