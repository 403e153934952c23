"""What do machines that read pages get? JSON-LD in the words of schema.org, and citation tags.

Only what is stated is said: these forms have no room for a doubt. Sentences are quotations that
stand in reports; that something happened is not claimed. Keeps out: how it gets into a page.
"""

from __future__ import annotations

from typing import Any

from search.results.passages import ArticleSummary, PassageView
from search.results.timeline import EntryView
from search.vocabulary import Basis, Metadatum
from web import links
from web.exports.entry_table import interval
from web.publisher import safe_url

Tags = tuple[tuple[str, str], ...]


def report_data(summary: ArticleSummary, *, base: str) -> dict[str, Any]:
    """A report as a NewsArticle."""
    return {"@context": "https://schema.org", **_report(summary, base)}


def report_tags(summary: ArticleSummary, *, base: str) -> Tags:
    """The `citation_*` tags of a report, as name and content."""
    tags = [("citation_title", summary.title.value if summary.title else summary.opening)]
    for name, fact in (("author", summary.byline), ("publisher", summary.source)):
        if value := _stated(fact):
            tags.append((f"citation_{name}", value))
    published = summary.published
    if published is not None and published.basis is not Basis.INFERRED:
        tags.append(("citation_publication_date", published.day.strftime("%Y/%m/%d")))
    if summary.language:
        tags.append(("citation_language", summary.language))
    if url := safe_url(summary.url):
        tags.append(("citation_fulltext_html_url", url))
    return (*tags, ("citation_public_url", base + links.article(summary.id)))


def entry_data(view: EntryView, *, base: str) -> dict[str, Any]:
    """An entry as a collection of quotations."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Collection",
        "@id": base + links.entry(view.entry.id),
        "name": view.headline.text,
        "hasPart": [_quotation(passage, base) for passage in view.passages],
    }
    if view.entry.days is not None and view.entry.basis is not Basis.INFERRED:
        data["temporalCoverage"] = interval(view.entry.days)
    if view.places:
        data["contentLocation"] = [
            {"@type": "Place", "name": place.name, "@id": base + links.entity(place.id)}
            for place in view.places
        ]
    return data


def passage_data(view: PassageView, *, base: str) -> dict[str, Any]:
    """A passage by itself as a quotation."""
    return {"@context": "https://schema.org", **_quotation(view, base)}


def _quotation(view: PassageView, base: str) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "@id": base + links.entry(view.passage.id),
        "text": view.text,
        "isPartOf": _report(view.article, base),
    }


def _report(summary: ArticleSummary, base: str) -> dict[str, Any]:
    address = base + links.article(summary.id)
    data: dict[str, Any] = {"@type": "NewsArticle", "@id": address, "mainEntityOfPage": address}
    if summary.title is not None:
        data["headline" if _stated(summary.title) else "name"] = summary.title.value
    if author := _stated(summary.byline):
        data["author"] = author
    if publisher := _stated(summary.source):
        data["publisher"] = {"@type": "Organization", "name": publisher}
    published = summary.published
    if published is not None and published.basis is not Basis.INFERRED:
        data["datePublished"] = (published.at or published.day).isoformat()
    if summary.language:
        data["inLanguage"] = summary.language
    if url := safe_url(summary.url):
        data["url"] = url
    return data


def _stated(fact: Metadatum | None) -> str:
    return "" if fact is None or fact.basis is Basis.INFERRED else fact.value
