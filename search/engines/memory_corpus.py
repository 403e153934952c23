"""What does the brute-force engine know of each article? Plain lists, made once, read many times.

Keeps out: matching and counting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.analysis import Token, tokens
from index.model.annotated import AnnotatedArticle
from index.model.article import BlockKind, Passage
from index.model.days import DayRange
from index.model.entries import TimelineEntry
from index.model.names import Entity
from index.timeline.placement import days_spoken_of
from search.leaves import Pattern
from search.marking import Marker, entities_named
from search.present import entry_view, firm_entities, home_entries, passage_view
from search.results.passages import PassageView
from search.results.timeline import EntryView


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """A passage with what is asked about it.

    Args:
        passage: the passage.
        words: the tokens of the body that begin in it.
        days: the day ranges of its resolved dates.
        entities: ids of its entities that count as facets.
        named: ids of all entities named in it, weak mentions too.
        kind: the value of the facet of kinds; a headline is a heading.
    """

    passage: Passage
    words: tuple[Token, ...]
    days: tuple[DayRange, ...]
    entities: frozenset[str]
    named: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Report:
    """An article with what is asked about it.

    Args:
        annotated: the article.
        title: the tokens of its title.
        body: the tokens of its body.
        sentences: its passages, in order.
        source: its source's name, or None.
    """

    annotated: AnnotatedArticle
    title: tuple[Token, ...]
    body: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    source: str | None

    @property
    def id(self) -> str:
        """The article's id."""
        return self.annotated.article.id


class MemoryCorpus:
    """All articles, entities and entries of one generation.

    Args:
        articles: the articles.
        entries: all timeline entries.
        entities: all entities by id.
    """

    def __init__(
        self,
        articles: Sequence[AnnotatedArticle],
        entries: Sequence[TimelineEntry],
        entities: Mapping[str, Entity],
    ) -> None:
        self.entities = entities
        self.reports = tuple(_report(annotated, entities) for annotated in articles)
        self.report = {report.id: report for report in self.reports}
        self.sentence = {
            sentence.passage.id: (report, sentence)
            for report in self.reports
            for sentence in report.sentences
        }
        held = (_with_held(entry, self.sentence) for entry in entries)
        self.entries = tuple(entry for entry in held if entry.passages)
        self.home = home_entries(self.entries)

    def named_by(self, pattern: Pattern) -> frozenset[str]:
        """The ids of the entities with a pattern in one of their names."""
        return entities_named(pattern, self.entities)

    def view(self, sentence: Sentence, marker: Marker) -> PassageView:
        """A passage ready to be shown."""
        passage = sentence.passage
        report, _ = self.sentence[passage.id]
        return passage_view(
            report.annotated, passage, marker=marker, entry=self.home.get(passage.id, "")
        )

    def entry_view(
        self, entry: TimelineEntry, sentences: Sequence[Sentence], marker: Marker
    ) -> EntryView:
        """An entry with the passages that are in."""
        return entry_view(
            entry,
            headline=self.view(self.sentence[entry.headline][1], marker),
            passages=[self.view(sentence, marker) for sentence in sentences],
            entities=self.entities,
        )

    def sentences_of(self, entry: TimelineEntry) -> list[Sentence]:
        """The passages of an entry, in the entry's order."""
        return [self.sentence[key][1] for key in entry.passages]

    @cached_property
    def mean_lengths(self) -> tuple[float, float]:
        """The mean number of tokens of titles and of bodies, over all articles."""
        count = len(self.reports) or 1
        return (
            sum(len(report.title) for report in self.reports) / count,
            sum(len(report.body) for report in self.reports) / count,
        )

    @cached_property
    def spellings(self) -> dict[str, Counter[str]]:
        """How each folded word is written in titles and bodies, and how often."""
        found: dict[str, Counter[str]] = {}
        for report in self.reports:
            article = report.annotated.article
            title = article.title.value if article.title is not None else ""
            for text, words in ((title, report.title), (article.body, report.body)):
                for word in words:
                    written = text[word.start : word.end]
                    found.setdefault(word.folded, Counter())[written] += 1
        return found

    @cached_property
    def terms(self) -> frozenset[str]:
        """Every stem of titles and bodies."""
        return frozenset(w.term for r in self.reports for w in (*r.title, *r.body))


def _with_held(entry: TimelineEntry, held: Container[str]) -> TimelineEntry:
    """The entry with only those of its passages that are held."""
    pairs = zip(entry.passages, entry.grounds, strict=True)
    kept = [(passage, ground) for passage, ground in pairs if passage in held]
    passages = tuple(passage for passage, _ in kept)
    shown = next((p for p in (entry.headline, entry.id, *passages) if p in held), "")
    grounds = tuple(ground for _, ground in kept)
    return replace(entry, passages=passages, grounds=grounds, headline=shown)


def _report(annotated: AnnotatedArticle, entities: Mapping[str, Entity]) -> Report:
    article = annotated.article
    body = tuple(tokens(article.body))
    return Report(
        annotated=annotated,
        title=tuple(tokens(article.title.value)) if article.title is not None else (),
        body=body,
        sentences=tuple(_sentence(annotated, p, body, entities) for p in annotated.passages),
        source=article.source.value if article.source is not None else None,
    )


def _sentence(
    annotated: AnnotatedArticle,
    passage: Passage,
    body: Sequence[Token],
    entities: Mapping[str, Entity],
) -> Sentence:
    def inside(offset: int) -> bool:
        return passage.start <= offset < passage.end

    named = frozenset(n.entity for n in annotated.names if inside(n.start) and n.entity in entities)
    kind = BlockKind.HEADING if passage.kind is BlockKind.HEADLINE else passage.kind
    return Sentence(
        passage=passage,
        words=tuple(word for word in body if inside(word.start)),
        days=days_spoken_of(annotated, passage),
        entities=named & firm_entities(annotated),
        named=named,
        kind=kind.value,
    )
