"""What must an engine be able to do? The protocol that every engine meets.

The contract suite in tests/contract runs the same cases on every engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from index.model.names import Entity
from search.expand import Known
from search.figures import FiguresPage
from search.query import Filters, Node, Prefix, Query, ValuesWanted, Window, Word
from search.results.hits import Results
from search.results.passages import PassagePlace, PassageView
from search.results.places import PLACES, PlacesPage
from search.results.reading import Forms
from search.results.things import ArticleView, EntityView, ListedEntity, OtherReports
from search.results.timeline import EntryView, Highlights, Overview, TimelinePage
from search.results.values import ValuesPage
from search.salience import HIGHLIGHTS
from search.suggestions import Suggestion

FACET_LIMIT = 12
PREFIX_EXPANSIONS = 500
SNIPPETS = 3
PARTIAL_LIMIT = 10
FORMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What an engine is and can do.

    Args:
        name: e.g. "whoosh", "memory".
        persistent: whether it reads an index on disk.
        facet_limit: values a facet returns at most, selected ones not counted.
    """

    name: str
    persistent: bool
    facet_limit: int = FACET_LIMIT


class Engine(Protocol):
    """Answers questions over one generation of the index; safe to share between threads."""

    @property
    def capabilities(self) -> Capabilities:
        """What this engine is and can do."""
        ...

    @property
    def generation(self) -> int:
        """The generation that it answers from."""
        ...

    def verify(self) -> None:
        """Compare all that answers come from with what was written; raises StoreError.

        Opening looks at little, so that it is quick; this reads everything once.
        """
        ...

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Every entity of the corpus by id."""
        ...

    def search(self, query: Query) -> Results:
        """Answer a search; the query's tree already carries its spellings.

        Leaves `expansions`, `corrections` and `explanation` empty: the service fills them in.
        """
        ...

    def timeline(self, query: Query, window: Window) -> TimelinePage:
        """One page of the timeline under a query."""
        ...

    def highlights(self, query: Query, *, limit: int = HIGHLIGHTS) -> Highlights:
        """The entries that stand for the timeline under a query, one a day where days suffice.

        Args:
            query: the question, of which the timeline would show all entries.
            limit: how many at most.
        """
        ...

    def figures(self, query: Query) -> FiguresPage:
        """The figures of victims under a query, each with its passage."""
        ...

    def places(self, query: Query, *, limit: int = PLACES) -> PlacesPage:
        """The places that the passages under a query name.

        Args:
            query: the question.
            limit: how many at most, from 1 up.
        """
        ...

    def values(self, query: Query, wanted: ValuesWanted) -> ValuesPage:
        """One page of the values of a facet under a query, of all that there are.

        Args:
            query: the question.
            wanted: which facet, beside which list, and which of its values.
        """
        ...

    def overview(self) -> Overview:
        """The whole corpus at a glance."""
        ...

    def article(self, article_id: str) -> ArticleView:
        """One article; raises NotFoundError."""
        ...

    def others(self, article_id: str) -> tuple[OtherReports, ...]:
        """What other reports say in the home entries of an article's passages.

        In the order in which the article comes to these entries; those that hold no other report
        are left out. Raises NotFoundError.
        """
        ...

    def entry(self, entry_id: str) -> EntryView:
        """One entry by its own id, with all its passages; raises NotFoundError."""
        ...

    def passage(self, passage_id: str) -> PassageView:
        """One passage by itself; raises NotFoundError."""
        ...

    def place_of(self, passage_id: str) -> PassagePlace:
        """Where a passage of this generation stands; raises NotFoundError."""
        ...

    def entity(self, entity_id: str) -> EntityView:
        """One entity; raises NotFoundError."""
        ...

    def listed(self) -> Iterator[ListedEntity]:
        """Every entity with how often it is named, in the order of their ids."""
        ...

    def known(self, name: str) -> Known | None:
        """The one entity that a typed name can mean with its other spellings.

        None when it can mean none or several.
        """
        ...

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Sources and entities with a spelling that begins so, from any of its words on.

        The closest first (`Closeness`), then most articles, then by kind and value. What no article
        has is not suggested, and fewer than two letters suggest nothing.
        """
        ...

    def meanings(self, name: str) -> tuple[Suggestion, ...]:
        """The entities that a typed name can mean, of those that articles have; most first."""
        ...

    def count(self, filters: Filters) -> int:
        """How many articles meet some filters."""
        ...

    def spelling(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Indexed words (as they are written most often) that a misspelt word may have meant.

        Distance at most 2 (1 for words of fewer than 5 letters), same first letter; nearest first,
        then most frequent. Empty when the word itself is indexed, and for anything with a
        digit: no number is a misspelling of another.
        """
        ...

    def has(self, root: Node) -> bool:
        """Whether any article matches a tree, whatever the filters."""
        ...

    def forms(self, pattern: Word | Prefix, limit: int = FORMS) -> Forms:
        """Which words of titles and texts a word of one token or a prefix stands for.

        The commonest first, then by alphabet, each as it is written most often; for a word the
        others of its stem, for a prefix all that it expands to.

        Args:
            pattern: what was typed; its field does not matter.
            limit: how many are named at most.
        """
        ...
