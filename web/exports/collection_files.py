"""What do programs and spreadsheets read of a collection? One record or row a sentence.

docs/records.md documents the keys. Keeps out: what the ids lead to (web.collected).
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from web.collected import Collected, Item
from web.exports.delivery import plain_words
from web.exports.entry_record import full_passage
from web.records import days_of


def collection_json(found: Collected, *, base: str) -> str:
    """A collection as JSON; `base` stands before a path to make an address."""
    record = {
        "title": found.collection.title or None,
        "address": base + found.collection.address(),
        "passages": [_record(item, base) for item in found.items],
        "lost": [
            {"id": one.id, "why": one.why.value, "article": one.article or None}
            for one in found.lost
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def counts_of(found: Collected) -> dict[str, str]:
    """What the headers of a file say of it."""
    lost = Counter(one.why.value for one in found.lost)
    told = ", ".join(f"{why}={lost[why]}" for why in ("changed", "removed", "unknown"))
    return {"Dateline-Given": str(len(found.items)), "Dateline-Left-Out": told}


def name_of_collection(found: Collected) -> str:
    """The name of a file of a collection, without its ending."""
    words = plain_words(found.collection.title)
    parts = ["dateline-collection", *([words] if words else [])]
    return "-".join([*parts, *(["incomplete"] if found.lost else [])])


def _record(item: Item, base: str) -> dict[str, Any]:
    entry = item.entry.entry if item.entry is not None else None
    first, last = days_of(entry.days if entry is not None else None)
    return {
        **full_passage(item.passage, base),
        "collected_as": item.id,
        "entry_first_day": first,
        "entry_last_day": last,
        "entry_precision": entry.precision.value if entry is not None else None,
        "entry_part_of_day": (entry.part or None) if entry is not None else None,
        "entry_basis": entry.basis.value if entry is not None else None,
    }
