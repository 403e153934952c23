"""How does an answer read in a terminal? Plain lines for people.

Keeps out: JSON (records.py) and pages (views/).
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from search.duplicates import Candidate, Suspicion
from search.results.hits import Hit, Results
from search.results.passages import ArticleSummary
from search.results.things import ListedEntity
from search.results.timeline import EntryView, TimelinePage
from search.vocabulary import Basis, DateMention
from web.views.counts import count
from web.views.dates import plain, write_published, write_range
from web.views.entity import why

_WIDTH = 96


def results_lines(results: Results) -> Iterator[str]:
    """A search's answer, a few lines a hit."""
    if results.partial_only and results.hits:
        yield "No report has all of these words. The best partial matches:"
    yield f"{results.total} {'report' if results.total == 1 else 'reports'}"
    for expansion in results.expansions:
        yield f"Also searching {', '.join(expansion.spellings)} (for {expansion.typed})"
    for correction in results.corrections:
        yield f"Did you mean: {correction}"
    for hit in results.hits:
        yield from _hit_lines(hit)
    if results.partial:
        yield ""
        yield "These lack some of the words:"
        for hit in results.partial:
            yield from _hit_lines(hit)


def timeline_lines(page: TimelinePage) -> Iterator[str]:
    """One page of a timeline, grouped by day."""
    if page.partial_only and page.entries:
        yield "No passage has all of these words. Passages with some of them:"
    yield f"{page.total} {'entry' if page.total == 1 else 'entries'}"
    heading = ""
    for view in page.entries:
        when = _when(view)
        if when != heading:
            heading = when
            yield ""
            yield heading
        yield from _entry_lines(view)
    if page.undated:
        yield ""
        yield f"Undated ({page.undated_total})"
        for view in page.undated:
            yield from _entry_lines(view)


def entity_lines(rows: Sequence[ListedEntity], *, total: int) -> Iterator[str]:
    """Entities, each with its spellings and why they stand for it."""
    for row in rows:
        entity = row.entity
        named = f"{count(row.mentions, 'mention')} in {count(row.articles, 'report')}"
        yield f"{entity.name}  ({entity.kind.value}, {named})  {entity.id}"
        for way, times in row.spellings:
            reason = why(way, name=entity.name)
            yield f"  {times:>5}  {way.surface}" + (f"  ({reason})" if reason else "")
    if total > len(rows):
        yield f"{total - len(rows)} more; --limit shows them."


def suspicion_lines(pairs: Sequence[Suspicion], *, total: int) -> Iterator[str]:
    """Pairs of names that may be one, with what speaks for it and why they were not merged."""
    if not pairs:
        yield "No two names look like one."
    for pair in pairs:
        yield f"{_candidate(pair.one)}  =?  {_candidate(pair.other)}"
        yield f"  {pair.reason}; not merged: {pair.why_apart}"
    if total > len(pairs):
        yield f"{total - len(pairs)} more; --limit shows them."
    if pairs:
        yield "Join two with: dateline entities join ID ID"


def _candidate(one: Candidate) -> str:
    return f"{one.name} ({count(one.mentions, 'mention')}, {one.id})"


def explanation_lines(mention: DateMention) -> Iterator[str]:
    """A date expression with the chain that resolved it."""
    days = mention.days
    yield f"{mention.surface}"
    yield f"  days:   {plain(write_range(days, grain=mention.grain)) if days else 'none'}"
    yield f"  grain:  {mention.grain.value if mention.grain else 'none'}"
    yield f"  TIMEX3: {', '.join(_timex(mention))}"
    yield f"  rule:   {mention.rule}"
    yield f"  anchor: {mention.anchor or 'none'}"
    yield f"  basis:  {mention.basis.value}"
    for number, step in enumerate(mention.steps, start=1):
        yield f"  {number}. {step}"


def _timex(mention: DateMention) -> Iterator[str]:
    yield f"type {mention.type.value}"
    yield f"value {mention.value}"
    yield f"mod {mention.mod or 'none'}"
    if mention.quant:
        yield f"quant {mention.quant}"
    if mention.freq:
        yield f"freq {mention.freq}"


def _hit_lines(hit: Hit) -> Iterator[str]:
    yield ""
    yield f"{_title(hit.article)}"
    yield f"  {_origin(hit.article)}  [{hit.article.id}]"
    if hit.missing:
        yield f"  lacks: {', '.join(hit.missing)}"
    for snippet in hit.snippets:
        text = "".join(f"*{f.text}*" if f.marked else f.text for f in snippet.fragments)
        yield from _wrapped(text)


def _entry_lines(view: EntryView) -> Iterator[str]:
    yield from _wrapped(view.headline.text)
    count = len(view.passages)
    passages = f"{count} {'passage' if count == 1 else 'passages'}"
    yield f"    {passages}: {', '.join(view.sources)}  /entry/{view.entry.id}"


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        " ".join(text.split()), _WIDTH, initial_indent="  ", subsequent_indent="  "
    )


def _when(view: EntryView) -> str:
    entry = view.entry
    if entry.days is None:
        return "undated"
    return plain(write_range(entry.days, grain=entry.grain, weekday=True, part=entry.part))


def _title(summary: ArticleSummary) -> str:
    return summary.title.value if summary.title else f"{summary.opening} …"


def _origin(summary: ArticleSummary) -> str:
    source = summary.source.value if summary.source else "unknown source"
    if summary.published is None:
        return f"{source}, publication day unknown"
    published = summary.published
    inferred = f" ({published.basis.value})" if published.basis is not Basis.STATED else ""
    return f"{source}, {plain(write_published(published))}{inferred}"
