"""What does a collection's page show? Each sentence with who says it, when, and how that is known.

Keeps out: what the ids lead to (web.collected).
"""

from __future__ import annotations

from dataclasses import dataclass

from search.results.hits import Results
from search.results.passages import PassageView
from web import links
from web.collected import Collected, Item, Loss, Lost
from web.collection import LIMIT, Collection
from web.exports.delivery import BIBTEX, CSL, JSON, RIS, TABLE, Form
from web.views.certainty import UNDATED, Sign, sign_of_entry
from web.views.counts import count
from web.views.entries import evidence_of
from web.views.entry import Testimony, entry_when, testimony_of
from web.views.narrowing import Choice
from web.views.passages import SentenceView, When, headline_of, sentence_of, source_of
from web.views.sources import SourceMark, SourceMarks
from web.views.take_along import TakeAlong

FORMS = (("JSON", JSON), ("CSV", TABLE), ("BibTeX", BIBTEX), ("RIS", RIS), ("CSL-JSON", CSL))
LOSSES = {
    Loss.CHANGED: "A later version of its report no longer has this sentence.",
    Loss.REMOVED: "Its report was removed from here on purpose.",
    Loss.UNKNOWN: "No sentence here has or had this id.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedView:
    """A sentence of a collection.

    Args:
        testimony: the sentence, its report, its dates.
        source: who says it.
        when: the days of the entry in which it stands; None when it has none.
        sign: how sure these are.
        in_entry: whether it stands in an entry.
        evidence: what else stands in that entry; "" for nothing.
        address: its permanent address in full.
        href: the same without the host.
        followed: the id that was collected, where this sentence took its place; else "".
        remove_href: the collection without it.
    """

    testimony: Testimony
    source: SourceMark
    when: When | None
    sign: Sign
    in_entry: bool
    evidence: str
    address: str
    href: str
    followed: str
    remove_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LostView:
    """An id that leads to no sentence: why, its report where that is kept, and how to drop it."""

    id: str
    why: str
    article_href: str
    remove_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundView:
    """A sentence that was found.

    Args:
        sentence: the sentence.
        source: who says it.
        headline: in which report.
        add_href: the collection with it; "" where it cannot be added.
        note: why it cannot; "".
    """

    sentence: SentenceView
    source: SourceMark
    headline: str
    add_href: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPage:
    """A collection's page.

    Args:
        title: its title; "" for none.
        empty: whether nothing was collected.
        total: how many sentences, from how many reports.
        items: its sentences.
        lost: what leads to none.
        kept: the ids as hidden fields of the form.
        permalink: its address in full.
        in_time_href: the same in order of time; "" when it is.
        take_along: its files.
        asked: the words that were searched for to add to it; "" for none.
        found: what they find.
        found_total: how many reports they find, and how far they match; "" without words.
        limit: how many sentences a collection holds.
    """

    title: str
    empty: bool
    total: str
    items: tuple[CollectedView, ...]
    lost: tuple[LostView, ...]
    kept: tuple[str, ...]
    permalink: str
    in_time_href: str
    take_along: TakeAlong
    asked: str
    found: tuple[FoundView, ...]
    found_total: str
    limit: int = LIMIT


def collection_page(
    found: Collected, *, asked: str, results: Results | None, marks: SourceMarks, base: str
) -> CollectionPage:
    """A collection as its page shows it.

    Args:
        found: what it leads to.
        asked: the words that were searched for to add to it; "" for none.
        results: what they find.
        marks: the marks of the sources.
        base: what stands before a path to make an address.
    """
    collection = found.collection
    reports = {item.passage.article.id for item in found.items}
    sentences = count(len(found.items), "sentence")
    return CollectionPage(
        title=collection.title,
        empty=not collection.ids,
        total=f"{sentences} from {count(len(reports), 'report')}" if reports else sentences,
        items=tuple(_item(item, collection, marks, base) for item in found.items),
        lost=tuple(_lost(one, collection) for one in found.lost),
        kept=collection.ids,
        permalink=base + collection.address(),
        in_time_href=_in_time(found),
        take_along=TakeAlong(files=tuple(_file(name, form, collection) for name, form in FORMS)),
        asked=asked,
        found=_found(results, found, asked, marks) if results is not None else (),
        found_total=_found_total(results) if results is not None else "",
    )


def _item(item: Item, collection: Collection, marks: SourceMarks, base: str) -> CollectedView:
    href = links.entry(item.passage.passage.id)
    entry = item.entry
    dated = entry is not None and entry.entry.days is not None
    return CollectedView(
        testimony=testimony_of(item.passage, marks, ground=""),
        source=source_of(item.passage.article, marks),
        when=entry_when(entry) if entry is not None else None,
        sign=sign_of_entry(entry.entry) if entry is not None and dated else UNDATED,
        in_entry=entry is not None,
        evidence=evidence_of(entry) if entry is not None and len(entry.passages) > 1 else "",
        address=base + href,
        href=href,
        followed=item.id if item.followed else "",
        remove_href=collection.without(item.id).address(),
    )


def _lost(one: Lost, collection: Collection) -> LostView:
    return LostView(
        id=one.id,
        why=LOSSES[one.why],
        article_href=links.article(one.article) if one.article else "",
        remove_href=collection.without(one.id).address(),
    )


def _in_time(found: Collected) -> str:
    ordered = found.in_time
    if len(found.items) < 2 or ordered == found.collection.ids:
        return ""
    return found.collection.in_order(ordered).address()


def _file(name: str, form: Form, collection: Collection) -> Choice:
    return Choice(label=name, href=collection.address(form.suffix))


def _found_total(results: Results) -> str:
    if results.partial_only:
        return "No report has all of these words; sentences of those that have most of them."
    shown = f", the best sentences of the first {len(results.hits)}"
    return f"{count(results.total, 'report')}{shown if results.total > len(results.hits) else ''}."


def _found(
    results: Results, found: Collected, asked: str, marks: SourceMarks
) -> tuple[FoundView, ...]:
    return tuple(_offer(view, found, asked, marks) for hit in results.hits for view in hit.snippets)


def _offer(view: PassageView, found: Collected, asked: str, marks: SourceMarks) -> FoundView:
    """A sentence with the way to add it, which comes back to what was found."""
    collection, note = found.collection, ""
    if any(item.passage.passage.id == view.passage.id for item in found.items):
        note = "In the collection."
    elif len(collection.ids) >= LIMIT:
        note = "The collection is full."
    return FoundView(
        sentence=sentence_of(view),
        source=source_of(view.article, marks),
        headline=headline_of(view.article).text,
        add_href="" if note else collection.adding([view.passage.id]).searching(asked),
        note=note,
    )
