"""The engine of the product: answers over one generation of the Whoosh index, by arrays.

Each question is answered by modules of its own (search, timeline); here stand single things and the
whole corpus at a glance. Safe to share between threads: everything it holds is read-only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from index.analysis import fold, stem, tokens
from index.errors import StoreError
from index.model import DayRange, Entity
from index.store import Snapshot
from index.stores.columns import OPEN_START
from index.stores.whoosh_schema import BODY, TITLE
from index.stores.whoosh_snapshot import WhooshSnapshot
from search.distance import distance
from search.engine import FACET_LIMIT, Capabilities
from search.engines import whoosh_search, whoosh_timeline
from search.engines.whoosh_facets import Facets, Inside
from search.engines.whoosh_ground import Ground, Ints
from search.engines.whoosh_histogram import histogram
from search.engines.whoosh_names import Names
from search.engines.whoosh_views import Views
from search.marking import Marker
from search.present import (
    ENTITY_ARTICLES,
    KEY_ENTRIES,
    OVERVIEW_FACETS,
    article_view,
    missing_thing,
    summarise,
)
from search.query import FacetName, Filters, Query, Window
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

_SHORT_WORD = 5  # letters; shorter words may differ by one edit only


class WhooshEngine:
    """Answers questions over one generation.

    Args:
        snapshot: the generation, open; whoever opened it closes it after the last question.
    """

    def __init__(self, snapshot: WhooshSnapshot) -> None:
        self.ground = Ground(snapshot)
        self.names = Names(self.ground)
        self.views = Views(self.ground)
        self._snapshot = snapshot
        self._unmarked = Marker(None, {})

    @property
    def capabilities(self) -> Capabilities:
        """What this engine is and can do."""
        return Capabilities(name="whoosh", persistent=True, facet_limit=FACET_LIMIT)

    @property
    def generation(self) -> int:
        """The generation that it answers from."""
        return self._snapshot.generation

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Every entity of the corpus by id."""
        return self._snapshot.entities

    def search(self, query: Query) -> Results:
        """Answer a search."""
        return whoosh_search.search(self, query)

    def timeline(self, query: Query, window: Window) -> TimelinePage:
        """One page of the timeline under a query."""
        return whoosh_timeline.timeline(self, query, window)

    def overview(self) -> Overview:
        """The whole corpus at a glance."""
        ground = self.ground
        everything = Inside(np.ones(ground.articles, dtype=np.bool_), None)
        facets = Facets(ground, Filters())
        days = ground.columns.published_day
        known = days[days != OPEN_START]
        counted = facets.article_entities(everything)
        return Overview(
            articles=ground.articles,
            passages=ground.passages,
            entries=len(self.views.dated),
            sources=facets.articles_by(FacetName.SOURCE, everything, limit=None).values,
            published=DayRange.inclusive(
                date.fromordinal(int(known.min())), date.fromordinal(int(known.max()))
            )
            if len(known)
            else None,
            strip=histogram(self.views.spread(self.views.listed), grain=None),
            key_entries=tuple(self.views.entry(int(r), self._unmarked) for r in self._key()),
            facets=tuple(facets.entities(name, counted) for name in OVERVIEW_FACETS),
            generation=self.generation,
        )

    def article(self, article_id: str) -> ArticleView:
        """One article; raises NotFoundError."""
        annotated = self._snapshot.article(article_id)
        if annotated is None:
            raise missing_thing("article", article_id)
        first = int(self.ground.columns.passages[self._snapshot.document[article_id]])
        homes = {p.id: self.views.home_id(first + n) for n, p in enumerate(annotated.passages)}
        return article_view(
            annotated,
            entities=self.entities,
            home={key: entry for key, entry in homes.items() if entry},
        )

    def entry(self, entry_id: str) -> EntryView:
        """One entry by its own id, with all its passages; raises NotFoundError."""
        row = self.views.entry_of.get(entry_id)
        if row is None:
            raise missing_thing("entry", entry_id)
        return self.views.entry(row, self._unmarked)

    def passage(self, passage_id: str) -> PassageView:
        """One passage by itself; raises NotFoundError."""
        return self.views.passage(self.views.passage_ordinal(passage_id), self._unmarked)

    def place_of(self, passage_id: str) -> PassagePlace:
        """Where a passage of this generation stands; raises NotFoundError."""
        ordinal = self.views.passage_ordinal(passage_id)
        article = int(self.ground.passage_article[ordinal])
        return PassagePlace(
            passage=passage_id,
            article=self._snapshot.article_ids[article],
            entry=self.views.home_id(ordinal),
        )

    def entity(self, entity_id: str) -> EntityView:
        """One entity; raises NotFoundError."""
        if entity_id not in self.entities:
            raise missing_thing("entity", entity_id)
        ground = self.ground
        passages = np.zeros(0, dtype=np.int64)
        ordinal = ground.entity_ordinal.get(entity_id)
        if ordinal is not None:
            first, rows = ground.passages_naming
            passages = ground.name_passage[rows[first[ordinal] : first[ordinal + 1]]]
        articles = np.unique(ground.passage_article[passages])
        newest = articles[np.argsort(ground.newest_rank[articles])]
        written = self._snapshot.surfaces.get(entity_id, {})
        return EntityView(
            entity=self.entities[entity_id],
            articles=tuple(
                summarise(self._snapshot.article_at(int(document)).article)
                for document in newest[:ENTITY_ARTICLES]
            ),
            article_total=len(articles),
            passage_total=len(passages),
            spellings=tuple(sorted(written.items(), key=lambda item: (-item[1], item[0]))),
        )

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Sources and entities with a spelling that has a word beginning so."""
        letters = [token.folded for token in tokens(prefix)]
        if sum(map(len, letters)) < 2:
            return ()
        owners = {(word.owner, word.of_source) for word in self.names.beginning(letters)}
        found = [
            self._source_suggestion(owner) if of_source else self._entity_suggestion(owner)
            for owner, of_source in owners
        ]
        found = [suggestion for suggestion in found if suggestion.count]
        found.sort(key=lambda s: (-s.count, s.text, s.kind, s.value))
        return tuple(found[:limit])

    def spelling(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Indexed words that a misspelt word may have meant."""
        meant = fold(word.strip())
        if not meant or any(self._snapshot.postings.has(f, stem(meant)) for f in (TITLE, BODY)):
            return ()
        farthest = 1 if len(meant) < _SHORT_WORD else 2
        near: list[tuple[int, int, str]] = []
        for folded, written in self._snapshot.words.items():
            if folded[0] != meant[0]:
                continue
            edits = distance(meant, folded, limit=farthest)
            if edits is not None:
                usual = min(written, key=lambda spelling: (-written[spelling], spelling))
                near.append((edits, -sum(written.values()), usual))
        return tuple(usual for _, _, usual in sorted(near)[:limit])

    def _key(self) -> Ints:
        """The entries with the most sources, then passages, then on the fullest days."""
        ground, views = self.ground, self.views
        first, passages = views.entry_passages
        sources = len(ground.columns.sources) + 1
        # The last column stands for an unknown source, which counts for none.
        source = ground.columns.source[ground.passage_article[passages]].astype(np.int64)
        pairs = np.unique((views.entry_row * sources + source)[source >= 0])
        many = np.bincount(pairs // sources, minlength=len(views.entries))
        dated = views.dated
        size = np.diff(first)
        _, day = np.unique(np.stack(views.entry_days), axis=1, return_inverse=True)
        weight = np.bincount(day.ravel(), weights=size)[day.ravel()]
        order = np.lexsort((np.arange(len(dated)), -weight[dated], -size[dated], -many[dated]))
        return dated[np.sort(order[:KEY_ENTRIES])]

    def _source_suggestion(self, source: str) -> Suggestion:
        ordinal = self.ground.source_ordinal[source]
        count = int(np.count_nonzero(self.ground.columns.source == ordinal))
        return Suggestion(text=source, kind="source", value=source, count=count)

    def _entity_suggestion(self, entity_id: str) -> Suggestion:
        entity = self.entities[entity_id]
        ordinal = self.ground.entity_ordinal.get(entity_id)
        count = int(self.ground.entity_articles[ordinal]) if ordinal is not None else 0
        return Suggestion(text=entity.name, kind=entity.kind.value, value=entity_id, count=count)


def engine_over(snapshot: Snapshot) -> WhooshEngine:
    """The engine for an open generation; raises StoreError for one of another kind of store."""
    if not isinstance(snapshot, WhooshSnapshot):
        raise StoreError(
            f"The Whoosh engine cannot read a {type(snapshot).__name__}.",
            remedy="Open the index with the store that wrote it.",
        )
    return WhooshEngine(snapshot)
