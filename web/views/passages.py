"""How is a passage shown away from its article? Its words, its dates, where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from search.results.passages import ArticleSummary, Fragment, PassageView
from search.vocabulary import BlockKind, DateMention, Published
from web import links
from web.views.certainty import Sign, sign_of_mention, sign_of_published
from web.views.dates import (
    Written,
    bounds_text,
    plain,
    write_mention,
    write_published,
)
from web.views.sources import SourceMark, SourceMarks

DATES_SHOWN = 3
KIND_WORDS = {
    BlockKind.HEADLINE: "headline",
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "caption",
    BlockKind.TWEET: "tweet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date for people with its sign.

    Args:
        written: the date.
        sign: how sure it is.
        bounds: the days that are possible, for an inferred one; else "".
        note: from what it is known; else "".
    """

    written: Written
    sign: Sign
    bounds: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An article's headline, or its opening words when it has none.

    Args:
        fragments: the words.
        inferred: whether the headline does not stand in the text.
        note: how it is known then.
        opening: True when these are the opening words, for want of a headline.
    """

    fragments: tuple[Fragment, ...]
    inferred: bool = False
    note: str = ""
    opening: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A passage in a list.

    Args:
        id: its id.
        fragments: its words.
        href: its place in the article.
        kind: "caption", "tweet" and so on; "" for running text.
        dates: the days that it speaks of, without repeats.
        more_dates: how many more there are.
    """

    id: str
    fragments: tuple[Fragment, ...]
    href: str
    kind: str
    dates: tuple[When, ...]
    more_dates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article in a list."""

    href: str
    headline: Headline
    source: SourceMark
    published: When | None


def published_when(published: Published | None) -> When | None:
    """The day of publication with its sign and bounds."""
    if published is None:
        return None
    return When(
        written=write_published(published),
        sign=sign_of_published(published),
        bounds=bounds_text(published),
        note=published.note,
    )


def headline_of(summary: ArticleSummary, fragments: tuple[Fragment, ...] = ()) -> Headline:
    """The headline of an article, with the query's words marked when fragments carry them."""
    if summary.title is None:
        return Headline(fragments=(Fragment(text=summary.opening),), opening=True)
    return Headline(
        fragments=fragments or (Fragment(text=summary.title.value),),
        inferred=summary.title.basis.value == "inferred",
        note=summary.title.note,
    )


def article_line(summary: ArticleSummary, marks: SourceMarks) -> ArticleLine:
    """An article in a list."""
    return ArticleLine(
        href=links.article(summary.id),
        headline=headline_of(summary),
        source=source_of(summary, marks),
        published=published_when(summary.published),
    )


def source_of(summary: ArticleSummary, marks: SourceMarks) -> SourceMark:
    """The mark of an article's source."""
    return marks.mark(summary.source.value if summary.source is not None else None)


def sentence_of(view: PassageView) -> SentenceView:
    """A passage in a list."""
    dates = _distinct(view.dates)
    return SentenceView(
        id=view.passage.id,
        fragments=view.fragments,
        href=links.article(view.article.id, passage=view.passage.id),
        kind=KIND_WORDS.get(view.passage.kind, ""),
        dates=dates[:DATES_SHOWN],
        more_dates=max(0, len(dates) - DATES_SHOWN),
    )


def when_of_mention(mention: DateMention) -> When:
    """What a date expression stands for, with its sign."""
    return When(written=write_mention(mention), sign=sign_of_mention(mention))


def _distinct(mentions: tuple[DateMention, ...]) -> tuple[When, ...]:
    """The resolved dates, each once, in the order of the text."""
    found: dict[str, When] = {}
    for mention in mentions:
        when = when_of_mention(mention)
        if when.written:
            found.setdefault(plain(when.written), when)
    return tuple(found.values())
