"""In which forms can a page be taken along? Links to the files of the same question or entry."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import Query, Sort
from search.vocabulary import TimelineEntry
from web import links
from web.exports.delivery import BIBTEX, CALENDAR, CSL, JSON, RIS, TABLE, Form
from web.exports.icalendar import has_event
from web.exports.reading import LIMIT
from web.views.narrowing import Choice

FORMS = (("JSON", JSON), ("iCalendar", CALENDAR), ("CSV", TABLE))
CITATIONS = (("BibTeX", BIBTEX), ("RIS", RIS), ("CSL-JSON", CSL))
NO_CALENDAR = (("JSON", JSON), ("CSV", TABLE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A file for reference managers: what it is called, where it is, its media type."""

    label: str
    href: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAlong:
    """Links to files.

    Args:
        files: the page in several forms.
        citations: what reference managers read of it.
        figures: the figures in it, in several forms.
        feed: the address of the feed of the same question; "" for what has none.
        note: what the files lack; "" when nothing is known to be.
    """

    files: tuple[Choice, ...]
    figures: tuple[Choice, ...] = ()
    citations: tuple[Citation, ...] = ()
    feed: str = ""
    note: str = ""


def of_question(query: Query, *, total: int) -> TakeAlong:
    """The files of a timeline.

    Args:
        query: the question; page and order do not count.
        total: how many entries it has.
    """
    return TakeAlong(
        files=tuple(_choice(links.TIMELINE, name, form, query) for name, form in FORMS),
        figures=tuple(_choice(links.CLAIMS, name, form, query) for name, form in NO_CALENDAR),
        feed=links.feed(links.TIMELINE, query),
        note=f"the first {LIMIT:,} entries" if total > LIMIT else "",
    )


def of_results(query: Query, *, total: int) -> TakeAlong:
    """The files of a result list, in its order.

    Args:
        query: the question; its page does not count.
        total: how many reports it has.
    """
    return TakeAlong(
        files=tuple(
            Choice(label=name, href=links.file(links.SEARCH + form.suffix, query))
            for name, form in NO_CALENDAR
        ),
        feed=links.feed(links.SEARCH, query),
        note=f"the first {LIMIT:,} reports" if total > LIMIT else "",
    )


def of_entry(passage_id: str, entry: TimelineEntry | None) -> TakeAlong:
    """The files of an entry, or of a passage that belongs to none."""
    forms = FORMS if entry is not None and has_event(entry) else NO_CALENDAR
    address = links.entry(passage_id)
    return TakeAlong(
        files=tuple(Choice(label=name, href=address + form.suffix) for name, form in forms),
        citations=_citations(address),
    )


def of_article(article_id: str) -> TakeAlong:
    """The files of a report."""
    return TakeAlong(files=(), citations=_citations(links.article(article_id)))


def _citations(address: str) -> tuple[Citation, ...]:
    return tuple(
        Citation(label=name, href=address + form.suffix, type=form.media_type)
        for name, form in CITATIONS
    )


def _choice(path: str, name: str, form: Form, query: Query) -> Choice:
    plain = links.sorted_by(query, Sort.RELEVANCE)
    return Choice(label=name, href=links.file(path + form.suffix, plain))
