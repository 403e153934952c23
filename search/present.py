"""How do stored articles become what is shown: summaries, passages, snippets, entries?

Shared by all engines, so that they differ in how they find things, never in how those look. Keeps
out: what matches and what is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from index.errors import NotFoundError
from index.model.annotated import AnnotatedArticle
from index.model.article import Article, BlockKind, Passage
from index.model.entries import TimelineEntry
from index.model.names import Entity, EntityKind, Tier
from index.spans import beginning_in
from index.timeline.time_order import listed_order
from search.engine import SNIPPETS
from search.leaves import Leaf
from search.marking import Marker
from search.query import FacetName, Window
from search.results.passages import ArticleSummary, Fragment, PassageView
from search.results.things import ArticleView
from search.results.timeline import EntryView

UNDATED_LIMIT = 50  # undated entries that the last page of a timeline shows
KEY_ENTRIES = 8
OVERVIEW_FACETS = (
    FacetName.PERSON,
    FacetName.PLACE,
    FacetName.ORGANISATION,
    FacetName.GROUP,
)
ENTITY_ARTICLES = 50
OPENING_LENGTH = 160  # code points: about two lines of a result list


def window_on(window: Window, *, before: int, dated: int) -> Window:
    """The window with the page that a wanted day leads to; as it is when no day is wanted.

    Args:
        window: the window as asked for.
        before: how many dated entries begin before the wanted day.
        dated: how many dated entries there are.
    """
    if window.at is None:
        return window
    last_page = max(1, -(-dated // window.size))
    return replace(window, page=min(last_page, before // window.size + 1))


def undated_on(window: Window, *, last_page: int) -> slice:
    """Which undated entries a page of the timeline lists, in their order.

    The last page of dated entries lists the first `UNDATED_LIMIT`; pages after it go on.

    Args:
        window: the page.
        last_page: the last page with dated entries, at least 1.
    """
    beyond = window.page - last_page
    if beyond < 0:
        return slice(0, 0)
    if beyond == 0:
        return slice(0, UNDATED_LIMIT)
    first = UNDATED_LIMIT + (beyond - 1) * window.size
    return slice(first, first + window.size)


def summarise(article: Article) -> ArticleSummary:
    """What a list needs to know of an article."""
    return ArticleSummary(
        id=article.id,
        title=article.title,
        opening=_opening(article),
        source=article.source,
        published=article.published,
        filed=tuple(one.value for one in (article.byline, article.dateline) if one is not None),
        url=article.url,
        byline=article.byline,
        language=article.language or "",
    )


def title_fragments(article: Article, marker: Marker) -> tuple[Fragment, ...]:
    """An article's title with the query's words marked; empty when it has none."""
    return marker.title(article.title.value) if article.title is not None else ()


def passage_view(
    annotated: AnnotatedArticle, passage: Passage, *, marker: Marker, entry: str
) -> PassageView:
    """A passage ready to be shown.

    Args:
        annotated: the article that holds it.
        passage: the passage.
        marker: marks the query's words.
        entry: the id of its home entry, or "".
    """
    return PassageView(
        passage=passage,
        article=summarise(annotated.article),
        fragments=marker.passage(annotated, passage),
        dates=tuple(beginning_in(annotated.dates, passage)),
        names=_named_in(annotated, passage),
        claims=tuple(beginning_in(annotated.claims, passage)),
        entry=entry,
    )


def _named_in(annotated: AnnotatedArticle, passage: Passage) -> tuple[str, ...]:
    """The entities that a passage names, in order; weak ones if the article is surer elsewhere."""
    names = beginning_in(annotated.names, passage)
    sure = {name.entity for name in names if name.tier is not Tier.WEAK}
    if not all(name.entity in sure for name in names):
        # The whole article is looked at only where the passage alone does not tell.
        sure = sure | firm_entities(annotated)
    return tuple(dict.fromkeys(name.entity for name in names if name.entity in sure))


def firm_entities(annotated: AnnotatedArticle) -> frozenset[str]:
    """Entities that the article names at least once by more than a weak rule.

    Weak mentions make no facet by themselves; beside a firmer one of the same entity they count.
    """
    return frozenset(name.entity for name in annotated.names if name.tier is not Tier.WEAK)


def best_passages(
    annotated: AnnotatedArticle,
    *,
    found: Sequence[Collection[Leaf]],
    meeting: Sequence[bool] | None,
    rarity: Mapping[Leaf, int],
) -> tuple[int, ...]:
    """The passages that show best why an article was found, in order of the text, at most 3.

    Those that meet the filters come before all others, then those with most of the query's words,
    then those with the rarest. The headline stands above the snippets already and is taken last.

    Args:
        annotated: the article.
        found: the wanted leaves that each passage holds itself, in the order of the passages.
        meeting: whether each passage meets the filters; None when no filter concerns passages.
        rarity: how many articles each leaf matches.

    Returns:
        Ordinals among the article's passages.
    """
    ranked: list[tuple[bool, bool, int, tuple[int, ...], int]] = []
    for ordinal, passage in enumerate(annotated.passages):
        leaves = found[ordinal]
        chosen = meeting is not None and meeting[ordinal]
        if leaves or chosen:
            rarest = tuple(sorted(rarity[leaf] for leaf in leaves))
            headline = passage.kind is BlockKind.HEADLINE
            ranked.append((not chosen, headline, -len(leaves), rarest, ordinal))
    if ranked:
        return tuple(sorted(place[-1] for place in sorted(ranked)[:SNIPPETS]))
    opening = [n for n, p in enumerate(annotated.passages) if p.kind is not BlockKind.HEADLINE]
    return tuple((opening or list(range(len(annotated.passages))))[:SNIPPETS])


def article_view(
    annotated: AnnotatedArticle, *, entities: Mapping[str, Entity], home: Mapping[str, str]
) -> ArticleView:
    """An article ready to be shown.

    Args:
        annotated: the article.
        entities: all entities by id.
        home: passage id -> id of its home entry; passages without one are absent.
    """
    firm = firm_entities(annotated)
    named = dict.fromkeys(name.entity for name in annotated.names if name.entity in firm)
    return ArticleView(
        annotated=annotated,
        summary=summarise(annotated.article),
        entries=tuple((p.id, home[p.id]) for p in annotated.passages if p.id in home),
        entities=tuple(entities[key] for key in named if key in entities),
    )


def entry_view(
    entry: TimelineEntry,
    *,
    headline: PassageView,
    passages: Sequence[PassageView],
    entities: Mapping[str, Entity],
) -> EntryView:
    """A timeline entry ready to be shown.

    Args:
        entry: the entry.
        headline: the view of its headline passage.
        passages: views of those of its passages that are in, oldest first.
        entities: all entities by id.
    """
    counted = Counter(key for view in passages for key in view.names if key in entities)
    named = sorted(counted, key=lambda key: (-counted[key], entities[key].name, key))
    others = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP)
    return EntryView(
        entry=entry,
        headline=headline,
        passages=tuple(passages),
        sources=tuple(
            sorted({v.article.source.value for v in passages if v.article.source is not None})
        ),
        places=tuple(entities[key] for key in named if entities[key].kind is EntityKind.PLACE),
        others=tuple(entities[key] for key in named if entities[key].kind in others),
    )


def home_entries(entries: Iterable[TimelineEntry]) -> dict[str, str]:
    """The home of every passage that stands in an entry: passage id -> entry id.

    An entry's own id is at home in it; any other passage belongs to the first entry that lists it,
    in order of time.
    """
    listed = sorted(entries, key=listed_order)
    home: dict[str, str] = {}
    for entry in listed:
        for passage in entry.passages:
            home.setdefault(passage, entry.id)
    home.update((entry.id, entry.id) for entry in listed if entry.id in entry.passages)
    return home


def missing_thing(what: str, value: str) -> NotFoundError:
    """The error for an id that leads nowhere.

    Args:
        what: the kind of thing, e.g. "article".
        value: the id that was asked for.
    """
    return NotFoundError(
        f"There is no {what} {value!r} in this index.",
        remedy="Check the address, or search for the words you remember.",
    )


def _opening(article: Article) -> str:
    first = next((b for b in article.blocks if b.kind is BlockKind.BODY), None)
    if first is None:
        first = next(iter(article.blocks), None)
    text = article.body if first is None else article.body[first.start : first.end]
    words = " ".join(text[: OPENING_LENGTH * 4].split())
    if len(words) <= OPENING_LENGTH:
        return words
    cut = words[: OPENING_LENGTH + 1].rpartition(" ")[0] or words[:OPENING_LENGTH]
    return f"{cut} …"
