"""What do all steps of the pipeline take and give? An article with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.article import Article, Passage
from index.model.claims import Claim
from index.model.dates import DateMention, EventDating, EventLeaning
from index.model.names import EntityMention


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with what was found in it; what every step of the pipeline takes and gives."""

    article: Article
    passages: tuple[Passage, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[EntityMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    datings: tuple[EventDating, ...] = ()
    leanings: tuple[EventLeaning, ...] = ()
