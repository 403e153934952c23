"""What do programs read of an answer? Plain values ready for JSON; docs/records.md documents them.

Days are inclusive ISO dates or null. Keeps out: anything for people (console.py, views/).
"""

from __future__ import annotations

from typing import Any

from search.duplicates import Suspicion
from search.results.counts import Facet, Histogram
from search.results.hits import Hit, Results
from search.results.passages import ArticleSummary, PassageView
from search.results.reading import Combined, Explanation, Reading
from search.results.things import ListedEntity
from search.results.timeline import EntryView, TimelinePage
from search.vocabulary import DateMention, DayRange


def results_record(results: Results) -> dict[str, Any]:
    """A search's answer."""
    return {
        "query": results.query.text,
        "total": results.total,
        "page": results.query.page,
        "size": results.query.size,
        "partial_only": results.partial_only,
        "hits": [hit_record(hit) for hit in results.hits],
        "partial": [hit_record(hit) for hit in results.partial],
        "facets": {facet.name.value: _facet(facet) for facet in results.facets},
        "events": _histogram(results.events),
        "published": _histogram(results.published),
        "also_searched": [
            {"typed": e.typed, "entity": e.entity, "name": e.label, "spellings": list(e.spellings)}
            for e in results.expansions
        ],
        "explanation": explanation_record(results.explanation),
        "corrections": list(results.corrections),
        "generation": results.generation,
    }


def timeline_record(page: TimelinePage) -> dict[str, Any]:
    """One page of a timeline."""
    return {
        "query": page.query.text,
        "total": page.total,
        "page": page.window.page,
        "size": page.window.size,
        "partial_only": page.partial_only,
        "entries": [_entry(entry) for entry in page.entries],
        "undated": [_entry(entry) for entry in page.undated],
        "undated_total": page.undated_total,
        "strip": _histogram(page.strip),
        "explanation": explanation_record(page.explanation),
        "generation": page.generation,
    }


def explanation_record(explanation: Explanation) -> dict[str, Any]:
    """How a question was read."""
    return {
        "reading": None if explanation.reading is None else _reading(explanation.reading),
        "passed_over": [
            {"word": one.text, "again": one.again or None} for one in explanation.passed_over
        ],
        "slips": [
            {"kind": one.kind.value, "typed": one.text, "corrected": one.corrected or None}
            for one in explanation.slips
        ],
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    """A report that a search found, with its best passages."""
    return {
        **article_record(hit.article),
        "score": round(hit.score, 4),
        "missing": list(hit.missing),
        "passages": [passage_record(passage) for passage in hit.snippets],
    }


def article_record(summary: ArticleSummary) -> dict[str, Any]:
    """A report in a list."""
    published = summary.published
    first, last = days_of(published.bounds) if published else (None, None)
    return {
        "article": summary.id,
        "title": summary.title.value if summary.title else None,
        "title_basis": summary.title.basis.value if summary.title else None,
        "source": summary.source.value if summary.source else None,
        "published": published.day.isoformat() if published else None,
        "published_basis": published.basis.value if published else None,
        "published_from": first,
        "published_to": last,
    }


def passage_record(view: PassageView) -> dict[str, Any]:
    """A passage with its dates."""
    return {
        "passage": view.passage.id,
        "article": view.article.id,
        "source": view.article.source.value if view.article.source else None,
        "kind": view.passage.kind.value,
        "start": view.passage.start,
        "end": view.passage.end,
        "text": view.text,
        "dates": [date_record(mention) for mention in view.dates],
        "entities": list(view.names),
        "entry": view.entry or None,
    }


def entity_record(row: ListedEntity) -> dict[str, Any]:
    """An entity with its spellings and why they stand for it."""
    entity = row.entity
    return {
        "entity": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": row.mentions,
        "reports": row.articles,
        "known_from": entity.source,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "country": entity.country,
        "wikidata": entity.wikidata or None,
        "geonames": entity.geonames or None,
        "spellings": [
            {
                "surface": way.surface,
                "count": times,
                "link": way.link.value,
                "leant_on": way.leant_on or None,
            }
            for way, times in row.spellings
        ],
    }


def suspicion_record(pair: Suspicion) -> dict[str, Any]:
    """Two entities that may be one, with what speaks for and against it."""
    return {
        "one": pair.one.id,
        "other": pair.other.id,
        "names": [pair.one.name, pair.other.name],
        "mentions": [pair.one.mentions, pair.other.mentions],
        "reason": pair.reason,
        "why_apart": pair.why_apart,
        "weight": round(pair.weight, 2),
    }


def date_record(mention: DateMention) -> dict[str, Any]:
    """A date expression with its resolved days."""
    first, last = days_of(mention.days)
    return {
        "surface": mention.surface,
        "type": mention.type.value,
        "value": mention.value,
        "mod": mention.mod or None,
        "first_day": first,
        "last_day": last,
        "grain": mention.grain.value if mention.grain else None,
        "basis": mention.basis.value,
        "anchor": mention.anchor or None,
        "rule": mention.rule,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    if isinstance(reading, Combined):
        return {
            "any" if reading.either else "all": [_reading(part) for part in reading.parts],
            "without": [_reading(part) for part in reading.without],
            "strict": reading.strict,
        }
    forms = reading.forms
    return {
        "typed": reading.text,
        "as": reading.manner.value,
        "field": reading.field.value,
        "covers": list(forms.words) if forms else [],
        "covers_total": forms.total if forms else None,
        "absent": reading.absent,
    }


def _entry(view: EntryView) -> dict[str, Any]:
    entry = view.entry
    first, last = days_of(entry.days)
    return {
        "entry": entry.id,
        "first_day": first,
        "last_day": last,
        "precision": entry.precision.value,
        "part_of_day": entry.part or None,
        "basis": entry.basis.value,
        "headline": view.headline.text,
        "sources": list(view.sources),
        "places": [place.id for place in view.places],
        "passages": [passage_record(passage) for passage in view.passages],
    }


def _facet(facet: Facet) -> list[dict[str, Any]]:
    return [{"value": v.value, "label": v.label, "count": v.count} for v in facet.values]


def _histogram(histogram: Histogram) -> dict[str, Any]:
    return {
        "grain": histogram.grain.value,
        "bars": [
            {
                "first_day": days_of(bar.days)[0],
                "last_day": days_of(bar.days)[1],
                "count": bar.count,
            }
            for bar in histogram.bars
            if bar.count
        ],
        "wider": histogram.wider,
        "undated": histogram.undated,
    }


def days_of(days: DayRange | None) -> tuple[str | None, str | None]:
    """First and last day, both included; null where there is none."""
    if days is None:
        return None, None
    first, last = days.first, days.last
    return (first.isoformat() if first else None, last.isoformat() if last else None)
