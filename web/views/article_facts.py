"""What is known of a report beside its words? Each fact with its basis, and what was not taken.

Keeps out: the day of publication that was taken, which stands with its sign (passages.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from search.vocabulary import Alternative, Article, Metadatum
from web.publisher import safe_url
from web.views.dates import day_text

ALTERNATIVES = {
    "published": "day",
    "title": "title",
    "source": "source",
    "byline": "author",
    "url": "address",
    "language": "language",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A piece of metadata: what it is, its value, how it is known ("" where that is plain)."""

    term: str
    value: str
    basis: str
    note: str
    href: str = ""


def fact_rows(article: Article) -> tuple[FactRow, ...]:
    """What is known of an article, then what else was found and not taken, then its file."""
    given = [
        ("Source", article.source),
        ("By", article.byline),
        ("Filed", article.dateline),
        ("Text", article.extent),
        *(("Credit", credit) for credit in article.credits),
    ]
    rows = [_fact(term, fact) for term, fact in given if fact is not None]
    if article.url is not None:
        rows.append(replace(_fact("Address", article.url), href=safe_url(article.url)))
    rows.extend(_not_taken(other) for other in article.alternatives)
    return (*rows, FactRow(term="File", value=PurePath(article.path).name, basis="", note=""))


def _not_taken(other: Alternative) -> FactRow:
    value = other.value
    if other.field == "published":
        value = day_text(date.fromisoformat(value))
    term = f"Another {ALTERNATIVES[other.field]}"
    return FactRow(term=term, value=value, basis="not taken", note=other.note)


def _fact(term: str, fact: Metadatum) -> FactRow:
    return FactRow(term=term, value=fact.value, basis=fact.basis.value, note=fact.note)
