"""What do programs read of one entry? Every passage, how each date was reached, and the figures.

docs/records.md documents the keys. Keeps out: what else a list shows of an entry (web.records).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from search.figures import figure_record
from search.independence import independence
from search.results.passages import PassageView
from search.results.timeline import EntryView
from search.vocabulary import Entity
from web import links
from web.records import article_record, date_record, days_of, passage_record


def entry_json(
    entry: EntryView | None, passages: Sequence[PassageView], *, permanent_id: str, base: str
) -> str:
    """An entry as JSON, or a lone passage under the same keys.

    Args:
        entry: the entry, or None for a passage that belongs to none.
        passages: its passages.
        permanent_id: the permanent id.
        base: what stands before a path to make an address.
    """
    grounds = {} if entry is None else _grounds(entry)
    record = {
        "address": base + links.entry(permanent_id),
        **(_NONE if entry is None else _entry(entry)),
        "passages": [
            {**full_passage(view, base), "ground": grounds.get(view.passage.id)}
            for view in passages
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


_NONE: dict[str, Any] = {
    "entry": None,
    "first_day": None,
    "last_day": None,
    "precision": None,
    "grain": None,
    "part_of_day": None,
    "basis": None,
    "headline": None,
    "headline_passage": None,
    "sources": [],
    "places": [],
    "others": [],
    "voices": None,
}


def _entry(view: EntryView) -> dict[str, Any]:
    entry = view.entry
    first, last = days_of(entry.days)
    return {
        "entry": entry.id,
        "first_day": first,
        "last_day": last,
        "precision": entry.precision.value,
        "grain": entry.grain.value if entry.grain else None,
        "part_of_day": entry.part or None,
        "basis": entry.basis.value,
        "headline": view.headline.text,
        "headline_passage": entry.headline,
        "sources": list(view.sources),
        "places": [_entity(place) for place in view.places],
        "others": [_entity(other) for other in view.others],
        "voices": independence(view.passages).voices,
    }


def _grounds(view: EntryView) -> dict[str, str]:
    """Why each passage of an entry stands there."""
    pairs = zip(view.entry.passages, view.entry.grounds, strict=True)
    return {passage: ground.value for passage, ground in pairs}


def _entity(entity: Entity) -> dict[str, str]:
    return {"entity": entity.id, "kind": entity.kind.value, "name": entity.name}


def full_passage(view: PassageView, base: str) -> dict[str, Any]:
    """A passage with its report, how each date was reached, and the figures."""
    published = view.article.published
    return {
        **passage_record(view),
        **article_record(view.article),
        "published_note": published.note or None if published else None,
        "address": base + links.entry(view.passage.id),
        "dates": [
            {
                "start": mention.start,
                "end": mention.end,
                **date_record(mention),
                "steps": list(mention.steps),
            }
            for mention in view.dates
        ],
        "figures": [figure_record(claim) for claim in view.claims],
    }
