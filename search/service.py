"""The one door that the web and the command line use: understands a question and has it answered.

Parses what was typed, adds the other spellings of names, asks the engine of the current generation,
offers checked spellings, and follows addresses of passages that changed. Keeps out: HTTP, and how
an engine finds anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import replace
from threading import BoundedSemaphore
from typing import TypeVar

from index.errors import BusyError, GoneError, NotFoundError, NotIndexedError, QueryError
from index.model.names import Entity
from search.ambiguous import ambiguities
from search.answers import Addresses
from search.endings import endings
from search.engine import Engine
from search.expand import expansions
from search.figures import FiguresPage
from search.query import FacetName, Filters, Query, ValuesWanted, Window
from search.respelling import respellings
from search.results.hits import Results
from search.results.passages import PassagePlace, PassageView
from search.results.places import PLACES, PlacesPage
from search.results.things import ArticleView, EntityView, ListedEntity, OtherReports
from search.results.timeline import EntryView, Highlights, Overview, TimelinePage
from search.results.values import ValuesPage
from search.salience import HIGHLIGHTS
from search.suggestions import Completion
from search.understanding import Understood, explanation_of, understand

# Answers tell what the question was understood as.
_Answer = TypeVar("_Answer", Results, TimelinePage, FiguresPage, PlacesPage)
_Page = TypeVar("_Page", TimelinePage, FiguresPage, PlacesPage)

# How long a question waits for its turn, in seconds, before it is told to come again.
_PATIENCE = 2.0


class Service:
    """Answers questions from the engine of the current generation; safe to share between threads.

    Args:
        engine: gives the engine to use for one question.
        addresses: follows ids that the current generation does not know.
        concurrency: questions that may run at once.
    """

    def __init__(
        self, engine: Callable[[], Engine], addresses: Addresses, *, concurrency: int = 4
    ) -> None:
        self._engine = engine
        self._addresses = addresses
        self._turns = BoundedSemaphore(concurrency)

    def search(self, query: Query) -> Results:
        """Answer a search."""
        with self._turn():
            engine = self._engine()
            understood = understand(engine, query)
            results = engine.search(understood.query)
            lacking = results.partial_only or results.total == 0
            return replace(
                _explained(results, engine, understood, lacking=lacking),
                corrections=respellings(engine, query, understood) if lacking else (),
            )

    def timeline(self, query: Query, window: Window) -> TimelinePage:
        """One page of the timeline under a query."""
        return self._by_passage(query, lambda engine, asked: engine.timeline(asked, window))

    def highlights(self, query: Query, *, limit: int = HIGHLIGHTS) -> Highlights:
        """The entries that stand for the timeline under a query."""
        with self._turn():
            engine = self._engine()
            return engine.highlights(understand(engine, query).query, limit=limit)

    def figures(self, query: Query) -> FiguresPage:
        """The figures of victims under a query."""
        return self._by_passage(query, lambda engine, asked: engine.figures(asked))

    def places(self, query: Query, *, limit: int = PLACES) -> PlacesPage:
        """The places that the passages under a query name."""
        return self._by_passage(query, lambda engine, asked: engine.places(asked, limit=limit))

    def values(self, query: Query, wanted: ValuesWanted) -> ValuesPage:
        """One page of the values of a facet under a query."""
        with self._turn():
            engine = self._engine()
            return engine.values(understand(engine, query).query, wanted)

    def overview(self) -> Overview:
        """The whole corpus at a glance."""
        with self._turn():
            return self._engine().overview()

    def article(self, article_id: str) -> ArticleView:
        """One article; GoneError when it was removed on purpose."""
        try:
            return self._engine().article(article_id)
        except NotFoundError:
            if self._addresses.is_removed(article_id):
                raise _gone("article", article_id) from None
            raise

    def others(self, article_id: str) -> tuple[OtherReports, ...]:
        """What other reports say in the entries of an article's passages."""
        return self._engine().others(article_id)

    def locate(self, passage_id: str) -> PassagePlace:
        """Where an address leads today, whatever index generation issued it.

        The passage is "" when its sentence is no longer in the article and nothing took its place.
        While a run is at work the corpus may be ahead of the index: then an address leads to what
        the index shows in the place of its sentence.

        Raises:
            NotFoundError: it was never issued.
            GoneError: its article was removed on purpose.
            NotIndexedError: its article is kept, but cannot be shown now.
        """
        engine = self._engine()
        try:
            return engine.place_of(passage_id)
        except NotFoundError:
            address = self._addresses.address(passage_id)
            if address is None:
                raise
        if address.removed:
            raise _gone("passage", passage_id)
        for candidate in address.way:
            with suppress(NotFoundError):
                return engine.place_of(candidate)
        if address.passage:
            _expect(engine, address.article, passage_id)
        return PassagePlace(passage="", article=address.article, entry="")

    def entry(self, entry_id: str) -> EntryView:
        """One entry by its canonical id."""
        return self._engine().entry(entry_id)

    def passage(self, passage_id: str) -> PassageView:
        """One passage by itself."""
        return self._engine().passage(passage_id)

    def entity(self, entity_id: str) -> EntityView:
        """One entity."""
        return self._engine().entity(entity_id)

    def renamed(self, entity_id: str) -> str | None:
        """The id today of an entity whose id was made from one of its spellings, or None.

        An id is made of the kind and the name; a row of the gazetteer can give another name.
        """
        kind, _, name = entity_id.partition("-")
        meant = [one for one in self.meant(name.replace("-", " ")) if one.kind.value == kind]
        return meant[0].id if len(meant) == 1 else None

    def listed(self) -> Iterator[ListedEntity]:
        """Every entity with how often it is named."""
        return self._engine().listed()

    def meant(self, name: str) -> tuple[Entity, ...]:
        """The entity of an id, or those that a typed name can mean, most reports first."""
        engine = self._engine()
        if name in engine.entities:
            return (engine.entities[name],)
        return tuple(engine.entities[found.value] for found in engine.meanings(name))

    def complete(self, text: str, limit: int = 8) -> Completion:
        """What the end of a question may become: the longest end that begins a name counts."""
        engine = self._engine()
        for ending in endings(text):
            found = engine.suggest(ending.typed, limit)
            if found:
                return Completion(kept=ending.kept, typed=ending.typed, found=found)
        return Completion(kept=text.strip(), typed="")

    def count(self, filters: Filters) -> int:
        """How many articles meet some filters."""
        with self._turn():
            return self._engine().count(filters)

    def held(self) -> Service:
        """The same service over the generation of this moment, for an answer made of several."""
        engine = self._engine()
        held = copy(self)
        held._engine = lambda: engine
        return held

    def named(self, facet: FacetName, name: str) -> str:
        """The id of the entity that a name or id stands for; QueryError when none or several do."""
        engine = self._engine()
        if name in engine.entities:
            return name
        known = engine.known(name)
        if known is None or known.entity.kind.value != facet.value:
            near = [s.text for s in engine.suggest(name) if s.kind == facet.value]
            raise QueryError(
                f"No one {facet.value} in this collection goes by {name!r}.",
                remedy=f"Try: {', '.join(near)}." if near else "Look it up in the filters.",
            )
        return known.entity.id

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=_PATIENCE):
            raise BusyError(
                "Too many searches are running at once.", remedy="Try again in a few seconds."
            )
        try:
            yield
        finally:
            self._turns.release()

    def _by_passage(self, query: Query, ask: Callable[[Engine, Query], _Page]) -> _Page:
        """An answer by passage."""
        with self._turn():
            engine = self._engine()
            understood = understand(engine, query)
            page = ask(engine, understood.query)
            lacking = page.partial_only or _is_empty(page)
            return _explained(page, engine, understood, lacking=lacking)


def _explained(
    answer: _Answer, engine: Engine, understood: Understood, *, lacking: bool
) -> _Answer:
    """An answer with what its question was understood as."""
    return replace(
        answer,
        expansions=expansions(understood.query.root),
        ambiguities=ambiguities(understood.parsed.root, engine.meanings),
        explanation=explanation_of(engine, understood, lacking=lacking),
    )


def _is_empty(page: TimelinePage | FiguresPage | PlacesPage) -> bool:
    if isinstance(page, TimelinePage):
        return page.total == 0 and page.undated_total == 0
    return page.passages == 0


def _expect(engine: Engine, article_id: str, passage_id: str) -> None:
    """Raise NotIndexedError unless the engine has the article of a passage."""
    try:
        engine.article(article_id)
    except NotFoundError:
        raise NotIndexedError(
            f"The report of passage {passage_id} is kept, but it is not in the index at present.",
            remedy="Try again later. If it stays so, whoever runs this collection is told why by: "
            "dateline index.",
        ) from None


def _gone(what: str, identifier: str) -> GoneError:
    return GoneError(
        f"The {what} {identifier} was removed from this collection.",
        remedy="Ask whoever runs it; the text is no longer kept here.",
    )
