"""What are the columns of entries in a table? One row an entry, or one row a passage of an entry.

Keeps out: how cells are written (tables.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.results.passages import PassageView
from search.results.timeline import EntryView
from search.vocabulary import DateMention, DayRange, EntityKind
from web import links
from web.exports.tables import joined, table
from web.records import article_record, days_of

ENTRY_COLUMNS = (
    "entry",
    "address",
    "first_day",
    "last_day",
    "precision",
    "part_of_day",
    "basis",
    "headline",
    "sources",
    "places",
    "people",
    "organisations",
    "groups",
    "passages",
    "reports",
)
PASSAGE_COLUMNS = (
    "passage",
    "address",
    "entry",
    "first_day",
    "last_day",
    "precision",
    "part_of_day",
    "basis",
    "source",
    "article",
    "title",
    "published",
    "published_basis",
    "published_from",
    "published_to",
    "kind",
    "start",
    "end",
    "text",
    "dates",
    "figures",
)


def entries_table(entries: Iterable[EntryView], *, base: str) -> Iterator[str]:
    """Entries as a table; `base` stands before a path to make an address."""
    return table(ENTRY_COLUMNS, (_entry_row(view, base) for view in entries))


def passages_table(
    passages: Iterable[PassageView],
    *,
    entry: EntryView | None,
    base: str,
) -> Iterator[str]:
    """The passages of an entry as a table, or a lone one.

    Args:
        passages: its passages.
        entry: the entry, or None for a passage that belongs to none.
        base: what stands before a path to make an address.
    """
    when = _when_or_none(entry)
    return table(PASSAGE_COLUMNS, (_passage_row(view, when, base) for view in passages))


def collected_table(
    passages: Iterable[tuple[PassageView, EntryView | None]], *, base: str
) -> Iterator[str]:
    """Passages of several entries as a table, each with the entry in which it stands."""
    rows = (_passage_row(view, _when_or_none(entry), base) for view, entry in passages)
    return table(PASSAGE_COLUMNS, rows)


def _entry_row(view: EntryView, base: str) -> tuple[object, ...]:
    identifier, *when = _when(view)
    others = [
        joined(other.name for other in view.others if other.kind is kind)
        for kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP)
    ]
    return (
        identifier,
        base + links.entry(view.entry.id),
        *when,
        view.headline.text,
        joined(view.sources),
        joined(place.name for place in view.places),
        *others,
        len(view.passages),
        len({passage.article.id for passage in view.passages}),
    )


def _when_or_none(view: EntryView | None) -> tuple[str | None, ...]:
    return _when(view) if view is not None else (None,) * 6


def _when(view: EntryView) -> tuple[str | None, ...]:
    entry = view.entry
    first, last = days_of(entry.days)
    return (entry.id, first, last, entry.precision.value, entry.part or None, entry.basis.value)


def _passage_row(view: PassageView, when: tuple[str | None, ...], base: str) -> tuple[object, ...]:
    passage, article = view.passage, article_record(view.article)
    return (
        passage.id,
        base + links.entry(passage.id),
        *when,
        article["source"],
        article["article"],
        article["title"],
        article["published"],
        article["published_basis"],
        article["published_from"],
        article["published_to"],
        passage.kind.value,
        passage.start,
        passage.end,
        view.text,
        joined(_date(mention) for mention in view.dates),
        joined(claim.surface for claim in view.claims),
    )


def _date(mention: DateMention) -> str:
    """The words, the days as ISO 8601 writes an interval, and how they were reached."""
    if mention.days is None:
        return f"{mention.surface} → {mention.basis.value}"
    return f"{mention.surface} → {interval(mention.days)} ({mention.basis.value})"


def interval(days: DayRange) -> str:
    """A day, or the first and the last; ".." for an open side."""
    first, last = days_of(days)
    return f"{first}" if first == last else f"{first or '..'}/{last or '..'}"
