"""What can be cited, and what is known of it? A report with the sentences quoted, or an entry.

Where a value is inferred, a note says so and from what; what is not known is empty, and a note says
that where a reader would look for it. Keeps out: how any form writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.results.passages import ArticleSummary, PassageView
from search.results.timeline import EntryView
from search.vocabulary import Basis, DayRange, Metadatum, Published
from web import links
from web.publisher import safe_url
from web.views.certainty import sign_of_entry
from web.views.dates import bounds_text, plain, write_published, write_range
from web.views.entries import evidence_of

COLLECTOR = "Dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Something to cite.

    Args:
        id: its key, unlike any other's: "dateline-" and the id of the report or entry.
        is_entry: whether it is an entry of the timeline rather than a report.
        title: one line.
        author: as printed; "" when unknown.
        source: who published it; "" when unknown.
        published: when, or None.
        days: the days that an entry speaks of, where both ends are known; else None.
        judged: whether these days are inferred.
        url: the publisher's page; "" when unknown.
        address: its permanent address here, in full.
        language: BCP 47 tag; "" when unknown.
        notes: sentences that say what is inferred, what is unknown, and what is quoted.
    """

    id: str
    is_entry: bool
    title: str
    author: str
    source: str
    published: Published | None
    days: DayRange | None
    judged: bool
    url: str
    address: str
    language: str
    notes: tuple[str, ...]

    @property
    def circa(self) -> bool:
        """Whether the day of publication is inferred."""
        return self.published is not None and self.published.basis is Basis.INFERRED

    @property
    def best_url(self) -> str:
        """The publisher's page, or else the permanent address."""
        return self.url or self.address


def report_work(summary: ArticleSummary, quoted: Iterable[PassageView], *, base: str) -> Work:
    """A report with the sentences that are quoted from it.

    Args:
        summary: the report.
        quoted: passages of it.
        base: what stands before a path to make an address.
    """
    address = base + links.article(summary.id)
    quotes = (f"“{_line(view.text)}” {base}{links.entry(view.passage.id)}" for view in quoted)
    title = summary.title.value if summary.title is not None else summary.opening
    return Work(
        id=f"dateline-{summary.id}",
        is_entry=False,
        title=_line(title),
        author=_line(summary.byline.value) if summary.byline is not None else "",
        source=_line(summary.source.value) if summary.source is not None else "",
        published=summary.published,
        days=None,
        judged=False,
        url=safe_url(summary.url),
        address=address,
        language=summary.language,
        notes=(*_doubts(summary), *quotes, f"Read in {COLLECTOR}: {address}"),
    )


def entry_work(view: EntryView, *, base: str) -> Work:
    """An entry of the timeline, by its headline sentence."""
    entry = view.entry
    days = entry.days
    closed = days if days is not None and None not in (days.start, days.end) else None
    sources = f": {', '.join(view.sources)}" if view.sources else ""
    return Work(
        id=f"dateline-{entry.id}",
        is_entry=True,
        title=_line(view.headline.text),
        author="",
        source=COLLECTOR,
        published=None,
        days=closed,
        judged=entry.basis is Basis.INFERRED,
        url="",
        address=base + links.entry(entry.id),
        language=view.headline.article.language,
        notes=(
            spoken_of(view),
            f"The title is a sentence of a report. {evidence_of(view)}{sources}.",
        ),
    )


def works_of_reports(passages: Iterable[PassageView], *, base: str) -> tuple[Work, ...]:
    """The reports in which passages stand, each once, with these as what is quoted."""
    gathered: dict[str, list[PassageView]] = {}
    for view in passages:
        gathered.setdefault(view.article.id, []).append(view)
    return tuple(report_work(said[0].article, said, base=base) for said in gathered.values())


def spoken_of(view: EntryView) -> str:
    """Which days an entry speaks of and how they are known, as a sentence."""
    entry = view.entry
    sign = sign_of_entry(entry)
    if entry.days is None:
        return "It has no known day."
    grain = None if entry.days.is_one_day else entry.grain
    days = plain(write_range(entry.days, grain=grain, weekday=True, part=entry.part))
    return f"Speaks of {days} ({sign.word})."


def day_told(published: Published | None) -> str:
    """A day of publication in words, with its doubt: "8 March 2025 (inferred; … possible)"."""
    if published is None:
        return "no date of publication is known"
    day = plain(write_published(published))
    if published.basis is not Basis.INFERRED:
        return day
    bounds = bounds_text(published)
    return f"{day} (inferred{f'; {bounds} possible' if bounds else ''})"


def _doubts(summary: ArticleSummary) -> list[str]:
    """What is inferred of a report or not known, a sentence each."""
    found = []
    if summary.title is None:
        found.append("It has no headline; the title is its first words.")
    for name, fact in (
        ("headline", summary.title),
        ("author", summary.byline),
        ("publisher", summary.source),
        ("publisher's address", summary.url),
    ):
        found += _inferred(name, fact)
    if summary.source is None:
        found.append("The publisher is not known.")
    if summary.published is None:
        found.append("The day of publication is not known.")
    elif summary.published.basis is Basis.INFERRED:
        note = f" {_line(summary.published.note)}" if summary.published.note else ""
        found.append(f"Published {day_told(summary.published)}.{note}")
    return found


def _inferred(name: str, fact: Metadatum | None) -> list[str]:
    if fact is None or fact.basis is not Basis.INFERRED:
        return []
    return [f"The {name} is inferred{f': {_line(fact.note)}' if fact.note else '.'}"]


def _line(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())
