"""The engine of the product: answers over one generation of the index, by arrays.

Each question is answered by a module of its own (search, timeline and the like); here stand single
things. Safe to share between threads: everything it holds is read-only, or kept under a lock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

import numpy as np

from index.analysis import fold, stem
from index.entities.attestation import Attested
from index.entities.typed import TypedNames
from index.errors import StoreError
from index.model.names import Entity
from index.store import Snapshot
from index.stores.byte_cache import ByteCache
from index.stores.ragged import distinct
from index.stores.whoosh_snapshot import WhooshSnapshot
from search.distance import is_correctable
from search.engine import FORMS, Capabilities
from search.engines import (
    whoosh_figures,
    whoosh_highlights,
    whoosh_others,
    whoosh_overview,
    whoosh_places,
    whoosh_search,
    whoosh_timeline,
)
from search.engines.whoosh_filters import Narrowing
from search.engines.whoosh_forms import WordForms
from search.engines.whoosh_ground import Ground
from search.engines.whoosh_names import Names
from search.engines.whoosh_search import ANSWERS_BYTES, Answer, FoundPage
from search.engines.whoosh_spelling import corrections
from search.engines.whoosh_suggest import Suggester
from search.engines.whoosh_terms import Terms
from search.engines.whoosh_values import Values
from search.engines.whoosh_views import Views
from search.expand import Known
from search.figures import FiguresPage
from search.marking import Marker
from search.names import known_name
from search.present import ENTITY_ARTICLES, article_view, missing_thing, summarise
from search.query import Filters, Node, Prefix, Query, ValuesWanted, Window, Word
from search.results.hits import Results
from search.results.passages import PassagePlace, PassageView
from search.results.places import PLACES, PlacesPage
from search.results.reading import Forms
from search.results.things import ArticleView, EntityView, ListedEntity, OtherReports, most_frequent
from search.results.timeline import EntryView, Highlights, Overview, TimelinePage
from search.results.values import ValuesPage
from search.salience import HIGHLIGHTS
from search.suggestions import Suggestion, by_count


class WhooshEngine:
    """Answers questions over one generation.

    Args:
        snapshot: the generation, open; whoever opened it closes it after the last question.
        answers_bytes: what may be kept of answers for their further pages and orders.
    """

    def __init__(self, snapshot: WhooshSnapshot, *, answers_bytes: int = ANSWERS_BYTES) -> None:
        self.ground = Ground(snapshot)
        self.names = Names(self.ground)
        self.terms = Terms(self.ground)
        self.views = Views(self.ground)
        self.answers: ByteCache[Answer] = ByteCache(answers_bytes)
        self._snapshot = snapshot
        self._suggester = Suggester(self.ground)
        self._values = Values(self, self._suggester)
        self._typed = TypedNames(snapshot.entities, snapshot.entities)
        self._forms = WordForms(self.ground, self.terms)
        self._unmarked = Marker(None, self.names.named_by)

    @property
    def capabilities(self) -> Capabilities:
        """What this engine is and can do."""
        return Capabilities(name="whoosh", persistent=True)

    @property
    def generation(self) -> int:
        """The generation that it answers from."""
        return self._snapshot.generation

    def verify(self) -> None:
        """Compare the files that opening did not read with their checksums; raises StoreError."""
        self._snapshot.verify_unread()

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Every entity of the corpus by id."""
        return self._snapshot.entities

    def search(self, query: Query) -> Results:
        """Answer a search."""
        with self._damage_told():
            return whoosh_search.search(self, query)

    def timeline(self, query: Query, window: Window) -> TimelinePage:
        """One page of the timeline under a query."""
        with self._damage_told():
            return whoosh_timeline.timeline(self, query, window)

    def highlights(self, query: Query, *, limit: int = HIGHLIGHTS) -> Highlights:
        """The entries that stand for the timeline under a query."""
        with self._damage_told():
            return whoosh_highlights.highlights(self, query, limit)

    def figures(self, query: Query) -> FiguresPage:
        """The figures of victims under a query."""
        with self._damage_told():
            return whoosh_figures.page_of(self, query)

    def places(self, query: Query, *, limit: int = PLACES) -> PlacesPage:
        """The places that the passages under a query name."""
        with self._damage_told():
            return whoosh_places.page_of(self, query, limit)

    def values(self, query: Query, wanted: ValuesWanted) -> ValuesPage:
        """One page of the values of a facet under a query."""
        with self._damage_told():
            return self._values.page(query, wanted)

    def find(self, query: Query) -> FoundPage:
        """One page of a search, before its articles are read and shown."""
        with self._damage_told():
            return whoosh_search.find(self, query)

    def known(self, name: str) -> Known | None:
        """The one entity that a typed name can mean with its other spellings, or None."""
        return known_name(self._typed, name)

    def forget(self) -> None:
        """Give up everything that is kept to be quicker the next time."""
        self.terms.forget()
        self.answers.forget()

    def overview(self) -> Overview:
        """The whole corpus at a glance."""
        return self._overview

    @cached_property
    def _overview(self) -> Overview:
        return whoosh_overview.overview(self.ground, self.views, self._unmarked)

    def article(self, article_id: str) -> ArticleView:
        """One article; raises NotFoundError."""
        document = self._snapshot.document(article_id)
        if document < 0:
            raise missing_thing("article", article_id)
        annotated = self._snapshot.article_at(document)
        first, _ = self._snapshot.passages_of(document)
        homes = {p.id: self.views.home_id(first + n) for n, p in enumerate(annotated.passages)}
        return article_view(
            annotated,
            entities=self.entities,
            home={key: entry for key, entry in homes.items() if entry},
        )

    def others(self, article_id: str) -> tuple[OtherReports, ...]:
        """What other reports say in the home entries of an article's passages."""
        document = self._snapshot.document(article_id)
        if document < 0:
            raise missing_thing("article", article_id)
        with self._damage_told():
            return whoosh_others.others(self.views, self.ground, document, self._unmarked)

    def entry(self, entry_id: str) -> EntryView:
        """One entry by its own id, with all its passages; raises NotFoundError."""
        row = self.views.timeline.find(entry_id)
        if row < 0:
            raise missing_thing("entry", entry_id)
        return self.views.entry(row, self._unmarked)

    def passage(self, passage_id: str) -> PassageView:
        """One passage by itself; raises NotFoundError."""
        return self.views.passage(self.views.passage_number(passage_id), self._unmarked)

    def place_of(self, passage_id: str) -> PassagePlace:
        """Where a passage of this generation stands; raises NotFoundError."""
        number = self.views.passage_number(passage_id)
        part, own = self.ground.slice_of(self._snapshot.document_of(number))
        key: bytes = part.columns.article_id[own]
        return PassagePlace(
            passage=passage_id, article=key.decode(), entry=self.views.home_id(number)
        )

    def entity(self, entity_id: str) -> EntityView:
        """One entity; raises NotFoundError."""
        if entity_id not in self.entities:
            raise missing_thing("entity", entity_id)
        passages = 0
        ranked: list[tuple[int, bytes, int]] = []
        spellings: Counter[Attested] = Counter()
        for part in self.ground.slices:
            columns = part.columns
            own = columns.entities.find(entity_id)
            if own < 0:
                continue
            named = self.names.mentions_of(part, own)
            passages += len(named)
            articles = distinct(columns.passage_article[named].astype(np.int64))
            rows = articles[np.argsort(columns.newest_rank[articles])]
            ranked += [
                (
                    -int(columns.published_day[n]),
                    columns.article_id[n],
                    part.part.first_document + n,
                )
                for n in rows.tolist()
            ]
            spellings += columns.spellings(own)
        ranked.sort()
        return EntityView(
            entity=self.entities[entity_id],
            articles=tuple(
                summarise(self._snapshot.article_at(document).article)
                for _, _, document in ranked[:ENTITY_ARTICLES]
            ),
            article_total=len(ranked),
            passage_total=passages,
            spellings=most_frequent(spellings),
        )

    def listed(self) -> Iterator[ListedEntity]:
        """Every entity with how often it is named."""
        articles: Counter[str] = Counter()
        spellings: defaultdict[str, Counter[Attested]] = defaultdict(Counter)
        for part in self.ground.slices:
            columns = part.columns
            for ordinal, entity_id in enumerate(columns.entities):
                articles[entity_id] += int(columns.entity_articles[ordinal])
                spellings[entity_id] += columns.spellings(ordinal)
        for entity_id, entity in self.entities.items():
            yield ListedEntity(
                entity=entity,
                articles=articles[entity_id],
                spellings=most_frequent(spellings[entity_id]),
            )

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Sources and entities with a spelling that begins so, from any of its words on."""
        with self._damage_told():
            return self._suggester.suggest(prefix, limit)

    def meanings(self, name: str) -> tuple[Suggestion, ...]:
        """The entities that a typed name can mean, of those that articles have; most first."""
        ordinals = [self._snapshot.entities.ordinal(one.id) for one in self._typed.find(name)]
        found = (self._suggester.entity(ordinal) for ordinal in ordinals)
        return tuple(sorted((one for one in found if one.count), key=by_count))

    def count(self, filters: Filters) -> int:
        """How many articles meet some filters."""
        narrowing = Narrowing(self.ground, self.names, filters)
        return sum(
            len(narrowing.candidates(part, np.arange(part.articles)).inside().articles)
            for part in self.ground.slices
        )

    def spelling(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Indexed words that a misspelt word may have meant."""
        meant = fold(word.strip())
        if not is_correctable(meant) or self.terms.has(stem(meant)):
            return ()
        return corrections(self.ground, meant, limit)

    def has(self, root: Node) -> bool:
        """Whether any article matches a tree, whatever the filters."""
        with self._damage_told():
            return whoosh_search.has(self, root)

    def forms(self, pattern: Word | Prefix, limit: int = FORMS) -> Forms:
        """Which words of titles and texts a word or a prefix stands for."""
        with self._damage_told():
            return self._forms.forms(pattern, limit)

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Tell an error that damaged files explain as that: StoreError names file and remedy."""
        try:
            yield
        except (ArithmeticError, LookupError, ValueError):
            self._snapshot.verify()
            raise


def engine_over(snapshot: Snapshot) -> WhooshEngine:
    """The engine for an open generation; raises StoreError for one of another kind of store."""
    if not isinstance(snapshot, WhooshSnapshot):
        raise StoreError(
            f"The Whoosh engine cannot read a {type(snapshot).__name__}.",
            remedy="Open the index with the store that wrote it.",
        )
    return WhooshEngine(snapshot)
