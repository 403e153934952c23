"""How is a passage answered: its words, its article, what stands in it?"""

from __future__ import annotations

from dataclasses import dataclass

from index.model.article import Metadatum, Passage, Published
from index.model.claims import Claim
from index.model.dates import DateMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A stretch of plain text.

    Args:
        text: the words, not escaped.
        marked: whether the query found them.
    """

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """What a list needs to know of an article.

    Args:
        id: article id.
        title: the headline with its basis, or None.
        opening: the first words of the body, for an article without a headline.
        source: the publisher, or None when unknown.
        published: when, with its basis and bounds, or None.
        filed: its byline and dateline, as printed, where it has them.
        url: the publisher's address, or None when unknown.
        byline: who wrote it, as printed, or None when unknown.
        language: BCP 47 tag, or "".
    """

    id: str
    title: Metadatum | None
    opening: str
    source: Metadatum | None
    published: Published | None
    filed: tuple[str, ...] = ()
    url: Metadatum | None = None
    byline: Metadatum | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage ready to be shown.

    Args:
        passage: the passage.
        article: the article that it stands in.
        fragments: its text in order; joined they are the passage's text.
        dates: the date mentions within it, offsets into the body.
        names: ids of the entities named in it, in order, without repeats.
        claims: the figures of victims that it gives, in order; offsets into the body.
        entry: the id of its home entry, or "" when it belongs to none.
    """

    passage: Passage
    article: ArticleSummary
    fragments: tuple[Fragment, ...]
    dates: tuple[DateMention, ...] = ()
    names: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    entry: str = ""

    @property
    def text(self) -> str:
        """The passage's words."""
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePlace:
    """Where a passage id leads today.

    Args:
        passage: the id asked for, or the one that took its place.
        article: the article's id.
        entry: its home entry's id, or "" when it belongs to none.
    """

    passage: str
    article: str
    entry: str
