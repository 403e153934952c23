"""How are single articles and entities answered?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from index.entities.attestation import Attested
from index.model.annotated import AnnotatedArticle
from index.model.names import Entity
from search.results.passages import ArticleSummary, PassageView


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article ready to be shown.

    Args:
        annotated: the article with everything found in it.
        summary: its summary.
        entries: passage id and home entry id, for passages that belong to an entry.
        entities: the entities named in it; those with weak mentions alone ("Syrian") are left out.
    """

    annotated: AnnotatedArticle
    summary: ArticleSummary
    entries: tuple[tuple[str, str], ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReports:
    """What other reports say in the home entry of some passages of an article.

    Args:
        entry: the id of the entry.
        reports: how many other reports have passages there.
        passages: a few of these, oldest first (`search.others.read_first`); empty for an entry
            that comes after the first `OTHERS_ENTRIES` of the article.
    """

    entry: str
    reports: int
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """An entity ready to be shown.

    Args:
        entity: the entity with its aliases.
        articles: the reports that name it, newest first, at most 50.
        article_total: how many do.
        passage_total: how many passages name it.
        spellings: each way of writing it with how often, most frequent first.
    """

    entity: Entity
    articles: tuple[ArticleSummary, ...]
    article_total: int
    passage_total: int
    spellings: tuple[tuple[Attested, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntity:
    """An entity in a list of all.

    Args:
        entity: the entity with its aliases.
        articles: how many reports it counts in.
        spellings: each way of writing it with how often, most frequent first.
    """

    entity: Entity
    articles: int
    spellings: tuple[tuple[Attested, int], ...]

    @property
    def mentions(self) -> int:
        """How often the reports name it."""
        return sum(count for _, count in self.spellings)


def most_frequent(ways: Counter[Attested]) -> tuple[tuple[Attested, int], ...]:
    """Ways of writing an entity, the most frequent first, ties by their words."""
    return tuple(sorted(ways.items(), key=lambda item: (-item[1], item[0])))
