"""The brute-force engine: looks at every article for every question, and is obviously right.

It is the oracle that faster engines are compared with, and serves small collections in tests. It
shares the presentation with them, and no matching or counting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from index.analysis import fold, stem
from index.entities.attestation import Attested, attested
from index.entities.typed import NamesInMemory, TypedNames
from index.model.annotated import AnnotatedArticle
from index.model.days import DayRange, Grain
from index.model.entries import TimelineEntry
from index.model.names import Entity
from index.timeline.time_order import time_order
from search.distance import distance, is_correctable, tolerance
from search.engine import FORMS, Capabilities
from search.engines import (
    memory_figures,
    memory_forms,
    memory_highlights,
    memory_others,
    memory_places,
    memory_search,
    memory_suggest,
    memory_timeline,
    memory_values,
)
from search.engines.memory_corpus import MemoryCorpus
from search.engines.memory_count import Filter, histogram
from search.engines.memory_match import Matcher
from search.expand import Known
from search.figures import FiguresPage
from search.marking import Marker
from search.names import known_name
from search.present import (
    ENTITY_ARTICLES,
    KEY_ENTRIES,
    OVERVIEW_FACETS,
    article_view,
    missing_thing,
    summarise,
)
from search.query import FacetName, Filters, Node, Prefix, Query, ValuesWanted, Window, Word
from search.results.hits import Results
from search.results.passages import PassagePlace, PassageView
from search.results.places import PLACES, PlacesPage
from search.results.reading import Forms
from search.results.things import (
    ArticleView,
    EntityView,
    ListedEntity,
    OtherReports,
    most_frequent,
)
from search.results.timeline import EntryView, Highlights, Overview, TimelinePage
from search.results.values import ValuesPage
from search.salience import HIGHLIGHTS
from search.suggestions import Suggestion, by_count


class MemoryEngine:
    """Answers questions over articles in memory; immutable, so safe to share between threads.

    Args:
        articles: the articles, in any order.
        entries: all timeline entries.
        entities: all entities by id.
        generation: the number it answers with.
    """

    def __init__(
        self,
        articles: Sequence[AnnotatedArticle],
        entries: Sequence[TimelineEntry],
        entities: Mapping[str, Entity],
        generation: int = 1,
    ) -> None:
        self._corpus = MemoryCorpus(articles, entries, entities)
        self._generation = generation
        self._typed = TypedNames(entities, NamesInMemory(entities))
        self._unmarked = Marker(None, self._corpus.named_by)

    @property
    def capabilities(self) -> Capabilities:
        """What this engine is and can do."""
        return Capabilities(name="memory", persistent=False)

    @property
    def generation(self) -> int:
        """The generation that it answers from."""
        return self._generation

    def verify(self) -> None:
        """Nothing: what is in memory was never written."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Every entity of the corpus by id."""
        return self._corpus.entities

    def search(self, query: Query) -> Results:
        """Answer a search."""
        return memory_search.search(self._corpus, query, self._generation)

    def timeline(self, query: Query, window: Window) -> TimelinePage:
        """One page of the timeline under a query."""
        return memory_timeline.timeline(self._corpus, query, window, self._generation)

    def highlights(self, query: Query, *, limit: int = HIGHLIGHTS) -> Highlights:
        """The entries that stand for the timeline under a query."""
        return memory_highlights.highlights(self._corpus, query, limit, self._generation)

    def figures(self, query: Query) -> FiguresPage:
        """The figures of victims under a query."""
        return memory_figures.page_of(self._corpus, query, self._generation)

    def places(self, query: Query, *, limit: int = PLACES) -> PlacesPage:
        """The places that the passages under a query name."""
        return memory_places.page_of(self._corpus, query, limit, self._generation)

    def values(self, query: Query, wanted: ValuesWanted) -> ValuesPage:
        """One page of the values of a facet under a query."""
        return memory_values.page_of(self._corpus, query, wanted, self._generation)

    def overview(self) -> Overview:
        """The whole corpus at a glance."""
        corpus = self._corpus
        dated = [entry for entry in corpus.entries if entry.days is not None]
        views = [self.entry(entry.id) for entry in dated]
        on_day: Counter[DayRange | None] = Counter()
        for view in views:
            on_day[view.entry.days] += len(view.passages)
        views.sort(
            key=lambda view: (
                -len(view.sources),
                -len(view.passages),
                -on_day[view.entry.days],
                time_order(view.entry),
            )
        )
        known = [r.annotated.article.published for r in corpus.reports]
        days = [published.day for published in known if published is not None]
        facets = {
            name: memory_search.article_facet(
                corpus,
                name,
                reports=corpus.reports,
                filters=Filters(),
                limit=None if name is FacetName.SOURCE else self.capabilities.facet_limit,
            )
            for name in (FacetName.SOURCE, *OVERVIEW_FACETS)
        }
        return Overview(
            articles=len(corpus.reports),
            passages=len(corpus.sentence),
            entries=len(dated),
            sources=facets[FacetName.SOURCE].values,
            published=DayRange.inclusive(min(days), max(days)) if days else None,
            strip=histogram(
                [
                    days
                    for identifier, days in memory_timeline.entry_days(corpus).items()
                    if identifier in corpus.sentence
                ],
                grain=Grain.DAY,
            ),
            key_entries=tuple(sorted(views[:KEY_ENTRIES], key=lambda v: time_order(v.entry))),
            facets=tuple(facets[name] for name in OVERVIEW_FACETS),
            generation=self._generation,
        )

    def article(self, article_id: str) -> ArticleView:
        """One article."""
        if article_id not in self._corpus.report:
            raise missing_thing("article", article_id)
        annotated = self._corpus.report[article_id].annotated
        return article_view(annotated, entities=self.entities, home=self._corpus.home)

    def others(self, article_id: str) -> tuple[OtherReports, ...]:
        """What other reports say in the home entries of an article's passages."""
        if article_id not in self._corpus.report:
            raise missing_thing("article", article_id)
        return memory_others.others(self._corpus, article_id, self._unmarked)

    def entry(self, entry_id: str) -> EntryView:
        """One entry by its own id, with all its passages."""
        for entry in self._corpus.entries:
            if entry.id == entry_id:
                sentences = self._corpus.sentences_of(entry)
                return self._corpus.entry_view(entry, sentences, self._unmarked)
        raise missing_thing("entry", entry_id)

    def passage(self, passage_id: str) -> PassageView:
        """One passage by itself."""
        if passage_id not in self._corpus.sentence:
            raise missing_thing("passage", passage_id)
        return self._corpus.view(self._corpus.sentence[passage_id][1], self._unmarked)

    def place_of(self, passage_id: str) -> PassagePlace:
        """Where a passage of this generation stands."""
        if passage_id not in self._corpus.sentence:
            raise missing_thing("passage", passage_id)
        report, _ = self._corpus.sentence[passage_id]
        return PassagePlace(
            passage=passage_id, article=report.id, entry=self._corpus.home.get(passage_id, "")
        )

    def entity(self, entity_id: str) -> EntityView:
        """One entity."""
        if entity_id not in self.entities:
            raise missing_thing("entity", entity_id)
        naming = [
            report
            for report in self._corpus.reports
            if any(entity_id in sentence.named for sentence in report.sentences)
        ]
        naming.sort(key=memory_search.newest_first)
        return EntityView(
            entity=self.entities[entity_id],
            articles=tuple(summarise(r.annotated.article) for r in naming[:ENTITY_ARTICLES]),
            article_total=len(naming),
            passage_total=sum(entity_id in s.named for r in naming for s in r.sentences),
            spellings=self._spellings(entity_id),
        )

    def listed(self) -> Iterator[ListedEntity]:
        """Every entity with how often it is named."""
        for entity_id, entity in sorted(self.entities.items()):
            yield ListedEntity(
                entity=entity,
                articles=memory_suggest.offered(self._corpus, entity).count,
                spellings=self._spellings(entity_id),
            )

    def _spellings(self, entity_id: str) -> tuple[tuple[Attested, int], ...]:
        names = (name for report in self._corpus.reports for name in report.annotated.names)
        ways = attested(name for name in names if name.entity == entity_id)
        return most_frequent(Counter({way: count for (_, way), count in ways.items()}))

    def known(self, name: str) -> Known | None:
        """The one entity that a typed name can mean with its other spellings, or None."""
        return known_name(self._typed, name)

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Sources and entities with a spelling that begins so, from any of its words on."""
        return memory_suggest.suggest(self._corpus, prefix, limit)

    def meanings(self, name: str) -> tuple[Suggestion, ...]:
        """The entities that a typed name can mean, of those that articles have; most first."""
        found = (memory_suggest.offered(self._corpus, one) for one in self._typed.find(name))
        return tuple(sorted((one for one in found if one.count), key=by_count))

    def count(self, filters: Filters) -> int:
        """How many articles meet some filters."""
        met = Filter(filters, self.entities)
        return sum(map(met.article, self._corpus.reports))

    def spelling(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Indexed words that a misspelt word may have meant."""
        meant = fold(word.strip())
        if not is_correctable(meant) or stem(meant) in self._corpus.terms:
            return ()
        farthest = tolerance(meant)
        near: list[tuple[int, int, str]] = []
        for folded, written in self._corpus.spellings.items():
            if folded[0] != meant[0]:
                continue
            edits = distance(meant, folded, limit=farthest)
            if edits is not None:
                usual = min(written, key=lambda surface: (-written[surface], surface))
                near.append((edits, -sum(written.values()), usual))
        return tuple(usual for _, _, usual in sorted(near)[:limit])

    def has(self, root: Node) -> bool:
        """Whether any article matches a tree, whatever the filters."""
        matcher = Matcher(self._corpus, root)
        return any(matcher.full(report) is not None for report in self._corpus.reports)

    def forms(self, pattern: Word | Prefix, limit: int = FORMS) -> Forms:
        """Which words of titles and texts a word or a prefix stands for."""
        return memory_forms.forms(self._corpus, pattern, limit)
